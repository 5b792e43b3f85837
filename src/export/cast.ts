import type { ActorEntry } from '../schema/index.ts'
import { type Country, countryNamed } from './countries.ts'

/** All actors of the record, by id: few enough to be held. */
export type Cast = ReadonlyMap<string, ActorEntry>

/** The actors, by id. */
export async function castOf(actors: AsyncIterable<ActorEntry>): Promise<Map<string, ActorEntry>> {
  const cast = new Map<string, ActorEntry>()
  for await (const actor of actors) cast.set(actor.id, actor)
  return cast
}

/** The state that an actor is, or stands for; absent where it is none, or none that its English names tell. */
export function countryOf(cast: Cast, id: string): Country | undefined {
  const actor = cast.get(id)
  const state = actor?.standsFor === undefined ? actor : cast.get(actor.standsFor)
  if (state?.kind !== 'state') return undefined
  for (const name of [state.name, ...state.aliases]) {
    const country = countryNamed(name)
    if (country) return country
  }
  return undefined
}
