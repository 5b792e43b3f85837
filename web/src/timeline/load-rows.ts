import { get, type Query } from '../api/ask.ts'
import type { MergedExchange, StatementEntry } from '../api/entries.ts'
import type { AskPage, Page } from '../api/paged.svelte.ts'
import { rowsOf, type TimelineRow } from './rows-of.ts'

/** What the timeline asks for. */
export interface RowsAsked {
  readonly filter: Query
  readonly since?: string
  readonly until?: string
  readonly isOldestFirst: boolean
}

const A_PAGE = 60
/** So many exchanges are asked for of the days of a page: those that are looked up in one go. */
const MOST_EXCHANGES = 200

/** Asks for rows, page by page: statements, with the exchanges of their days. */
export function askRows(asked: RowsAsked): AskPage<TimelineRow> {
  const { filter, since, until, isOldestFirst } = asked
  const seen = new Set<string>()
  let lastDay: string | undefined
  return async (after, signal) => {
    const query = { ...filter, since, until, limit: A_PAGE, after, ...(isOldestFirst && { oldestFirst: true }) }
    const page = await get<Page<StatementEntry>>('/statements', query, signal)
    const found = await exchangesOf(asked, page, lastDay, signal)
    const stories = new Set(page.items.map(({ story }) => story))
    const exchanges = found.filter((one) => !seen.has(one.id) && isAbout(one, page.items, stories, filter))
    for (const { id } of exchanges) seen.add(id)
    const items = rowsOf(page.items, exchanges, { isOldestFirst, ...(lastDay !== undefined && { lastDay }) })
    lastDay = items.at(-1)?.day ?? lastDay
    return { items, ...(page.next !== undefined && { next: page.next }) }
  }
}

/** The exchanges from the day that the page before ended with to the last of this one’s; at the ends of the record, all beyond. */
async function exchangesOf(
  { filter, since, until, isOldestFirst }: RowsAsked,
  page: Page<StatementEntry>,
  lastDay: string | undefined,
  signal: AbortSignal,
): Promise<readonly MergedExchange[]> {
  const end = page.next === undefined ? undefined : page.items.at(-1)?.said
  const days = isOldestFirst
    ? { since: lastDay ?? since, until: end ?? until }
    : { since: end ?? since, until: lastDay ?? until }
  const { dossier, issue, channel } = filter
  const query = { ...days, dossier, issue, kind: channel, limit: MOST_EXCHANGES }
  return (await get<Page<MergedExchange>>('/exchanges', query, signal)).items
}

/**
 * Nobody says what an occasion was about: where statements are asked for in an act, of somebody, of an outlet, those occasions are shown
 * that such statements were made in, or that a report of theirs tells of. Which are of a dossier the record tells.
 */
function isAbout(
  { told, statements }: MergedExchange,
  entries: readonly StatementEntry[],
  stories: ReadonlySet<string>,
  filter: Query,
): boolean {
  const isStrict = ['source', 'act'].some((name) => filter[name] !== undefined)
  if (isStrict) return statements.some((id) => entries.some((entry) => entry.id === id))
  const isLimited = ['outlet', 'language'].some((name) => filter[name] !== undefined)
  return !isLimited || told.some(({ story }) => stories.has(story))
}
