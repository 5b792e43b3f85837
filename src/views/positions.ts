import type { StatementFilter } from '../record/index.ts'
import type { Act, Dossier, Issue, StatementEntry } from '../schema/index.ts'
import { type Evidence, statementEvidence } from './link.ts'
import { actorsIn, Lookup, type Viewed } from './lookup.ts'
import { common, inScope, scopeOf } from './scope.ts'

/** What an actor did on an issue, when: an act with its statement. */
export interface Position {
  readonly act: Act
  /** The rule and probability by which the act was told. */
  readonly rule: string
  readonly probability: number
  /** Day it was said; absent where none is known. */
  readonly day?: string
  readonly statement: StatementEntry
  readonly evidence: Evidence
}

/** Which way positions went, from the first act to the latest that takes a stand; of acts of one day none is the later. */
export interface Trend {
  readonly from: Act
  readonly to: Act
  readonly direction: 'towards' | 'away' | 'steady'
}

/** The positions of an actor, or of all of a side, on an issue, the latest first. */
export interface Holder {
  /** Id of the actor; of a side, that of its state. */
  readonly id: string
  readonly name: string
  /** Id of the side that the actor is on. */
  readonly side: string
  /** How many positions there are, however many are given. */
  readonly nPositions: number
  readonly positions: readonly Position[]
  readonly trend?: Trend
}

/** Who did what on an issue. */
export interface IssuePositions {
  readonly issue: Issue
  /** Each actor by itself, those with the most positions first. */
  readonly actors: readonly Holder[]
  /** Each side with all who stand for it: states, bodies, people. */
  readonly sides: readonly Holder[]
  /** How many actors, and how many sides, have positions on it, however many are given. */
  readonly nActors: number
  readonly nSides: number
  /** Whether there are more statements on it than were looked at. */
  readonly isCut: boolean
}

/** Most statements on one issue that are looked at, the newest. */
const MOST = 400

/**
 * Where everybody stands on each issue of a dossier, of its cast where it names one: by the statements that are of it. What the filter
 * says is asked for beside the dossier.
 */
export async function positions(
  viewed: Viewed,
  dossier: Dossier,
  filter: StatementFilter = {},
): Promise<readonly IssuePositions[]> {
  const lookup = new Lookup(viewed)
  const { parties, ...scope } = (await scopeOf(viewed.reader, dossier)).statements
  const ofCast = parties && { sources: common(parties, filter.sources) }
  const asked = { ...inScope(scope, filter), ...ofCast }
  const found: IssuePositions[] = []
  for (const issue of dossier.issues) found.push(await onIssue(issue, asked, viewed, lookup))
  return found
}

async function onIssue(
  issue: Issue,
  filter: StatementFilter,
  { reader }: Viewed,
  lookup: Lookup,
): Promise<IssuePositions> {
  const anyWords = Object.values(issue.terms).flat()
  const { items: entries, next } = await reader.statements({ ...filter, anyWords }, { limit: MOST })
  await lookup.knowStates(entries.flatMap((entry) => actorsIn(entry, 'source')))
  const actors = holders(entries, (entry) => actorsIn(entry, 'source'), lookup)
  const sides = holders(entries, (entry) => [...lookup.sidesIn(entry, 'source')], lookup)
  const [nActors, nSides] = [actors.length, sides.length]
  return { issue, actors, sides, nActors, nSides, isCut: next !== undefined }
}

function holders(
  entries: readonly StatementEntry[],
  idsOf: (entry: StatementEntry) => readonly string[],
  lookup: Lookup,
): Holder[] {
  const byId = new Map<string, StatementEntry[]>()
  for (const entry of entries) for (const id of idsOf(entry)) byId.set(id, [...(byId.get(id) ?? []), entry])
  const found = [...byId].map(([id, own]) => holderOf(id, own, lookup))
  return found.toSorted((a, b) => b.positions.length - a.positions.length || (a.id < b.id ? -1 : 1))
}

function holderOf(id: string, entries: readonly StatementEntry[], lookup: Lookup): Holder {
  const latestFirst = entries.toSorted(byDay).map(positionOf)
  const trend = trendOf(latestFirst)
  const name = lookup.actor(id)?.name ?? entries[0].actors.find(({ actor }) => actor === id)?.name ?? id
  const nPositions = latestFirst.length
  return { id, name, side: lookup.sideOf(id), nPositions, positions: latestFirst, ...(trend && { trend }) }
}

function byDay(one: StatementEntry, other: StatementEntry): number {
  const [day, otherDay] = [one.said ?? '', other.said ?? '']
  if (day !== otherDay) return day < otherDay ? 1 : -1
  return one.id < other.id ? 1 : -1
}

function positionOf(entry: StatementEntry): Position {
  const { value, rule, probability } = entry.statement.act
  const day = entry.said
  const evidence = statementEvidence(entry)
  return { act: value, rule, probability, ...(day !== undefined && { day }), statement: entry, evidence }
}

/** How far an act goes towards the other side; absent of acts that take no stand. */
const STANDS: Readonly<Partial<Record<Act, number>>> = {
  threaten: -3,
  condemn: -2,
  accuse: -2,
  reject: -2,
  deny: -1,
  warn: -1,
  decline: -1,
  demand: -1,
  request: 0,
  question: 0,
  propose: 1,
  acknowledge: 1,
  promise: 2,
  support: 2,
  agree: 2,
}

function trendOf(latestFirst: readonly Position[]): Trend | undefined {
  const taking = latestFirst.filter(({ act }) => STANDS[act] !== undefined)
  const [latest, first] = [taking[0], taking.at(-1)]
  if (latest === undefined || first === undefined || latest.day === first.day) return undefined
  const step = (STANDS[latest.act] ?? 0) - (STANDS[first.act] ?? 0)
  return { from: first.act, to: latest.act, direction: step > 0 ? 'towards' : step < 0 ? 'away' : 'steady' }
}
