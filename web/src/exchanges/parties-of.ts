import type { ActorEntry } from '../api/entries.ts'
import { OTHERS, type Party, type Said } from './scene.ts'

/** What is known of actors beside their names. */
export type Known = ReadonlyMap<string, Pick<ActorEntry, 'kind' | 'standsFor' | 'name'>>

/** Whom a lifeline stands for: each actor alone, or all who speak for one state. */
export type LifelineBy = 'side' | 'actor'

/** Tells the party that an actor belongs to. */
export type PartyOf = (actor: string) => string

/** Who takes part, the most active first; who is unnamed comes behind those with a name who do as much. */
export function partiesOf(found: Said, known: Known, by: LifelineBy): readonly Party[] {
  const names = new Map<string, string>()
  const weights = new Map<string, number>()
  const count = (actor: string, name: string, weight: number) => {
    const party = partyOf(known, by)(actor)
    if (!names.has(party) || party === actor) names.set(party, known.get(party)?.name ?? name)
    const isUnnamed = known.get(actor)?.kind === 'unnamed'
    weights.set(party, (weights.get(party) ?? 0) + (isUnnamed ? weight / 8 : weight))
  }
  for (const { actors } of found.statements) {
    for (const { actor, name, role } of actors) if (role !== 'via') count(actor, name, role === 'source' ? 1 : 2)
  }
  for (const { participants } of found.exchanges) {
    for (const { actor, name } of participants) count(actor, name, participants.length > 1 ? 2 : 1)
  }
  return [...weights]
    .map(([id, weight]) => ({ id, name: names.get(id) ?? id, weight }))
    .toSorted((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
}

/** The party of an actor: its state where lifelines are sides and it speaks for one, else itself. */
export function partyOf(known: Known, by: LifelineBy): PartyOf {
  return (actor) => (by === 'side' ? (known.get(actor)?.standsFor ?? actor) : actor)
}

/**
 * The lifelines: those that were chosen, in their order, else the most active, and a last one for all the rest.
 *
 * @param chosen ids of parties; those that take no part are left out.
 * @param othersName what the last one is called.
 */
export function lifelines(
  parties: readonly Party[],
  chosen: readonly string[],
  nMost: number,
  othersName: string,
): readonly Party[] {
  const byId = new Map(parties.map((party) => [party.id, party]))
  const wanted = [...new Set(chosen)].flatMap((id) => byId.get(id) ?? [])
  // A lifeline for the rest is no gain where the rest is one.
  const shown = wanted.length > 0 ? wanted : parties.slice(0, parties.length === nMost + 1 ? nMost + 1 : nMost)
  return [...shown, { id: OTHERS, name: othersName, weight: 0 }]
}
