import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { BriefLanguage, Dossier, StatementEntry } from '../schema/index.ts'
import {
  type Answer,
  answersOf,
  type Dispute,
  disputesOf,
  dossierFilter,
  exchanges,
  type IssuePositions,
  type Link,
  type LinkOptions,
  type MergedExchange,
  type PendingItem,
  pending,
  positions,
  type Viewed,
} from '../views/index.ts'

/** What a brief is told beside its dossier. */
export interface BriefOptions {
  /** The language that it is written in; English where absent. What is quoted stays in its own. */
  readonly language?: BriefLanguage
  /** The day that deadlines are held against; the day of the record’s newest story where absent. */
  readonly today?: string
  /** Leaves out statements and links less probable than this. */
  readonly minProbability?: number
  /** First and last day, both included, within the dossier’s. */
  readonly since?: string
  readonly until?: string
  /** Ids of the only issues that are written of. */
  readonly issues?: readonly string[]
  /** Ids of statements, exchanges and links that nothing is built from. */
  readonly leaveOut?: readonly string[]
}

/** All that a brief is written from. */
export interface Gathered {
  readonly dossier: Dossier
  /** The day that deadlines are held against; absent where the record has no day. */
  readonly today?: string
  /** The newest statements on any of the issues, newest first. */
  readonly statements: readonly StatementEntry[]
  /** Whether there are more. */
  readonly isCut: boolean
  /** Whether the record was too large to look through all of it for occasions, or for what is awaited: only the newest are told of. */
  readonly areExchangesCut: boolean
  readonly isPendingCut: boolean
  /** How many entries somebody chose to leave out. */
  readonly nLeftOut: number
  readonly issues: readonly IssuePositions[]
  readonly exchanges: readonly MergedExchange[]
  readonly answers: readonly Answer[]
  readonly disputes: readonly Dispute[]
  readonly pending: readonly PendingItem[]
}

/** Most statements that links are looked for among: the newest. */
export const MOST_STATEMENTS = 400

/** Asks the record and the views for what a dossier is about. */
export async function gather(viewed: Viewed, whole: Dossier, options: BriefOptions): Promise<Gathered> {
  const dossier = partOf(whole, options)
  const leftOut = new Set(options.leaveOut)
  const isLeft = ({ id }: Link) => !leftOut.has(id)
  const filter = await filterOf(viewed, dossier, options)
  const page = await viewed.reader.statements(filter, { limit: MOST_STATEMENTS })
  const statements = page.items.filter((entry) => isOfStories(entry, dossier))
  const today = options.today ?? (await latestDay(viewed))
  const shown: LinkOptions = options.minProbability === undefined ? {} : { minProbability: options.minProbability }
  const met = await exchangesOf(viewed, dossier, statements, shown)
  const awaited = await pendingOf(viewed, dossier, filter, { ...shown, ...(today !== undefined && { today }) })
  return {
    dossier,
    ...(today !== undefined && { today }),
    statements,
    isCut: page.next !== undefined,
    issues: await positions(viewed, dossier, onlyProbable(options)),
    nLeftOut: leftOut.size,
    exchanges: met.found.filter(isLeft),
    areExchangesCut: met.isCut,
    answers: unique(await answersOf(viewed, statements, shown)).filter(isLeft),
    disputes: unique(await disputesOf(viewed, statements, shown)).filter(isLeft),
    pending: awaited.found.filter(isLeft),
    isPendingCut: awaited.isCut,
  }
}

/** The part of a dossier that is asked for. */
function partOf(dossier: Dossier, { since, until, issues }: BriefOptions): Dossier {
  const first = [dossier.since, since]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  const last = [dossier.until, until].filter((day) => day !== undefined).sort()[0]
  return {
    ...dossier,
    issues: dossier.issues.filter(({ id }) => issues === undefined || issues.includes(id)),
    ...(first !== undefined && { since: first }),
    ...(last !== undefined && { until: last }),
  }
}

function onlyProbable({ minProbability }: BriefOptions): StatementFilter {
  return minProbability === undefined ? {} : { minProbability }
}

async function filterOf(viewed: Viewed, dossier: Dossier, options: BriefOptions): Promise<StatementFilter> {
  const anyWords = dossier.issues.flatMap(({ terms }) => Object.values(terms).flat())
  return { ...(await dossierFilter(viewed, dossier)), ...onlyProbable(options), anyWords: [...new Set(anyWords)] }
}

function isOfStories({ story }: { readonly story: string }, { stories }: Dossier): boolean {
  return stories === undefined || stories.includes(story)
}

async function latestDay({ reader }: Viewed): Promise<string | undefined> {
  const stories = await reader.stories({}, { limit: 1 })
  return stories.items[0]?.published
}

/** Most occasions or things awaited that are looked at; and the pages that are asked for, which may hold few: the newest. */
const MOST_FOUND = 300
const MOST_PAGES = 12

/** What was found of something, and whether there may be more. */
interface Found<T> {
  readonly found: T[]
  readonly isCut: boolean
}

/** Occasions that the stories of some statements tell of, within the dossier’s days. */
async function exchangesOf(
  viewed: Viewed,
  { since, until }: Dossier,
  statements: readonly StatementEntry[],
  options: LinkOptions,
): Promise<Found<MergedExchange>> {
  const stories = new Set(statements.map(({ story }) => story))
  const filter = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const { found, isCut } = await pages((paging) => exchanges(viewed, filter, paging, options))
  return { found: found.filter(({ told }) => told.some(({ story }) => stories.has(story))), isCut }
}

async function pendingOf(
  viewed: Viewed,
  dossier: Dossier,
  filter: StatementFilter,
  options: LinkOptions & { readonly today?: string },
): Promise<Found<PendingItem>> {
  const { found, isCut } = await pages((paging) => pending(viewed, filter, paging, options))
  const own = found.filter(({ statements }) => statements.some((entry) => isOfStories(entry, dossier)))
  const byState = unique(own).toSorted((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state))
  return { found: byState, isCut }
}

/** What is overdue comes first, then what is open; what is settled last. */
const STATES: readonly PendingItem['state'][] = ['overdue', 'open', 'rejected', 'fulfilled']

async function pages<T>(find: (paging: Paging) => Promise<Page<T>>): Promise<Found<T>> {
  const found: T[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES && found.length < MOST_FOUND; page++) {
    const { items, next } = await find({ limit: MOST_FOUND - found.length, ...(after !== undefined && { after }) })
    found.push(...items)
    if (next === undefined) return { found, isCut: false }
    after = next
  }
  return { found, isCut: true }
}

/** Links by id, each once; those that people rejected are left out by the views. */
function unique<T extends Link>(links: readonly T[]): T[] {
  return [...new Map(links.map((link) => [link.id, link])).values()]
}
