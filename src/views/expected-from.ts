import type { Act, StatementEntry } from '../schema/index.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import { nameRuns } from './name-runs.ts'

/** Whom something is expected from. All empty where nothing tells. */
export interface Expected {
  /** Whether the record knows by name whom it is expected from. */
  readonly isKnownByName: boolean
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
export async function expectedFrom(
  entry: StatementEntry,
  awaits: string | undefined,
  lookup: Lookup,
): Promise<Expected> {
  const said = entry.statement.pending?.from ?? []
  const called: string[] = []
  for (const { exact } of said) {
    called.push(...(await lookup.actorsCalled(exact, entry.language)).map(({ id }) => id))
  }
  const byAct = called.length > 0 ? called : actorsByAct(entry)
  const isTold = byAct.length > 0 || said.length > 0
  const actors = isTold ? byAct : await namedFirst(entry, awaits, lookup)
  const worded = isTold
    ? said.map(({ exact }) => exact)
    : nameRuns(actors.length > 0 ? lookup.wording(entry).content : '', 1)
  await lookup.knowActors(actors)
  const names = actors.flatMap((actor) => lookup.namesOfSide(actor))
  const isKnownByName = actors.some((actor) => (lookup.actor(actor)?.kind ?? 'unnamed') !== 'unnamed')
  return {
    isKnownByName,
    actors: [...new Set(actors)],
    sides: [...new Set(actors.map((actor) => lookup.sideOf(actor)))],
    names: [...new Set([...names, ...worded])].slice(0, MOST_NAMES),
  }
}

const MOST_NAMES = 20

function actorsByAct(entry: StatementEntry): string[] {
  const { value } = entry.statement.act
  if (BY_SOURCE.includes(value)) return actorsIn(entry, 'source')
  return BY_ADDRESSEE.includes(value) ? actorsIn(entry, 'addressee') : []
}

/** Whom a demand names first: “that Selmia withdraw”; or who awaits an answer: “waiting for Selmia’s answer”. */
async function namedFirst(entry: StatementEntry, awaits: string | undefined, lookup: Lookup): Promise<string[]> {
  if (!BY_ADDRESSEE.includes(entry.statement.act.value) && awaits !== 'answer') return []
  const own = actorsIn(entry, 'source').map((actor) => lookup.sideOf(actor))
  const [name] = nameRuns(lookup.wording(entry).content, 1)
  const called = name === undefined ? [] : await lookup.actorsCalled(name, entry.language)
  return called.map(({ id }) => id).filter((actor) => !own.includes(lookup.sideOf(actor)))
}
