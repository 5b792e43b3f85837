import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { Dossier, StatementEntry } from '../schema/index.ts'
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
  return {
    dossier,
    ...(today !== undefined && { today }),
    statements,
    isCut: page.next !== undefined,
    issues: await positions(viewed, dossier, onlyProbable(options)),
    nLeftOut: leftOut.size,
    exchanges: (await exchangesOf(viewed, dossier, statements, shown)).filter(isLeft),
    answers: unique(await answersOf(viewed, statements, shown)).filter(isLeft),
    disputes: unique(await disputesOf(viewed, statements, shown)).filter(isLeft),
    pending: (await pendingOf(viewed, dossier, filter, { ...shown, ...(today !== undefined && { today }) })).filter(
      isLeft,
    ),
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

/** Most occasions or things awaited that are looked at; and the pages that are asked for, which may hold few. */
const MOST_FOUND = 1000
const MOST_PAGES = 400

/** Occasions that the stories of some statements tell of, within the dossier’s days. */
async function exchangesOf(
  viewed: Viewed,
  { since, until }: Dossier,
  statements: readonly StatementEntry[],
  options: LinkOptions,
): Promise<MergedExchange[]> {
  const stories = new Set(statements.map(({ story }) => story))
  const filter = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const found = await pages((paging) => exchanges(viewed, filter, paging, options))
  return found.filter(({ told }) => told.some(({ story }) => stories.has(story)))
}

async function pendingOf(
  viewed: Viewed,
  dossier: Dossier,
  filter: StatementFilter,
  options: LinkOptions & { readonly today?: string },
): Promise<PendingItem[]> {
  const found = await pages((paging) => pending(viewed, filter, paging, options))
  const own = found.filter(({ statements }) => statements.some((entry) => isOfStories(entry, dossier)))
  return unique(own).toSorted((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state))
}

/** What is overdue comes first, then what is open; what is settled last. */
const STATES: readonly PendingItem['state'][] = ['overdue', 'open', 'rejected', 'fulfilled']

async function pages<T>(find: (paging: Paging) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES && found.length < MOST_FOUND; page++) {
    const { items, next } = await find({ limit: MOST_FOUND - found.length, ...(after !== undefined && { after }) })
    found.push(...items)
    if (next === undefined) break
    after = next
  }
  return found
}

/** Links by id, each once; those that people rejected are left out by the views. */
function unique<T extends Link>(links: readonly T[]): T[] {
  return [...new Map(links.map((link) => [link.id, link])).values()]
}
