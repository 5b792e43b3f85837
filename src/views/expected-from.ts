import type { Act, StatementEntry } from '../schema/index.ts'
import { actorsIn, type Lookup } from './lookup.ts'

/** Whom something is expected from. All empty where nothing tells. */
export interface Expected {
  /** Ids of the actors. */
  readonly actors: readonly string[]
  /** Ids of the sides that they are on. */
  readonly sides: readonly string[]
  /** What they are called, in every language the record knows; the report’s words where it knows nobody. */
  readonly names: readonly string[]
}

const BY_SOURCE: readonly Act[] = ['promise', 'threaten', 'announce']
const BY_ADDRESSEE: readonly Act[] = ['demand', 'request', 'propose', 'question']

/** Whom what a statement leaves to come is expected from: as it says; else who promises, or whom it asks. */
export async function expectedFrom(entry: StatementEntry, lookup: Lookup): Promise<Expected> {
  const said = entry.statement.pending?.from ?? []
  const called: string[] = []
  for (const { exact } of said) {
    called.push(...(await lookup.actorsCalled(exact, entry.language)).map(({ id }) => id))
  }
  const actors = said.length > 0 ? called : actorsByAct(entry)
  await lookup.knowActors(actors)
  const names = actors.flatMap((actor) => lookup.namesOfSide(actor))
  return {
    actors: [...new Set(actors)],
    sides: [...new Set(actors.map((actor) => lookup.sideOf(actor)))],
    names: [...new Set([...names, ...said.map(({ exact }) => exact)])].slice(0, MOST_NAMES),
  }
}

const MOST_NAMES = 20

function actorsByAct(entry: StatementEntry): string[] {
  const { value } = entry.statement.act
  if (BY_SOURCE.includes(value)) return actorsIn(entry, 'source')
  return BY_ADDRESSEE.includes(value) ? actorsIn(entry, 'addressee') : []
}
