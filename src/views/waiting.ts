import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import { type Answer, answerSearch } from './answers.ts'
import { type Dispute, disputeSearch } from './disputes.ts'
import type { Link, LinkOptions } from './link.ts'
import type { Viewed } from './lookup.ts'
import { type LinkSearch, lookThrough } from './page-of-links.ts'
import { type PendingItem, type PendingOptions, pendingSearch } from './pending.ts'

/**
 * How much is looked up for one look, as `Lookup.work` counts: some thousand statements, and about a second, however large
 * the record is.
 */
export const WORK_OF_A_LOOK = 6000

/** Links that nobody decided on, of a bounded number of statements: `next` goes on within those. */
export interface WaitingLinks<T> extends Page<T> {
  /** How many statements were looked at. */
  readonly nLookedAt: number
  /** Where older statements begin, which were not looked at: a page after it is of those; absent where there are none. */
  readonly older?: string
}

/**
 * Answers that wait for a decision, the least probable first. Links are computed and not kept, so that nobody can tell the least
 * probable of a large record: those are put in order that a filter’s newest statements make, as many as one look takes; then,
 * after `older`, those of older ones.
 *
 * @throws RangeError when the cursor is none.
 */
export function waitingAnswers(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<WaitingLinks<Answer>> {
  return waitingLinks(answerSearch(viewed, filter, options), paging)
}

/** As `waitingAnswers`, of disputes. */
export function waitingDisputes(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<WaitingLinks<Dispute>> {
  return waitingLinks(disputeSearch(viewed, filter, options), paging)
}

/** As `waitingAnswers`, of what is pending. */
export function waitingPending(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: PendingOptions = {},
): Promise<WaitingLinks<PendingItem>> {
  return waitingLinks(pendingSearch(viewed, filter, options), paging)
}

/** The links of one look that wait, in pages. */
export async function waitingLinks<T extends Link>(
  search: LinkSearch<StatementEntry, T>,
  { limit, after }: Paging,
  mostWork = WORK_OF_A_LOOK,
): Promise<WaitingLinks<T>> {
  const { start, last } = placeIn(after)
  const all = { limit: Number.POSITIVE_INFINITY, ...(start !== undefined && { after: start }) }
  const { items, next: older, nLookedAt } = await lookThrough(search, all, mostWork)
  const waiting = items.filter(({ review }) => review === undefined).toSorted(byProbability)
  const left = last === undefined ? waiting : waiting.filter((link) => byProbability(link, last) > 0)
  const shown = left.slice(0, limit)
  return {
    items: shown,
    ...(shown.length < left.length && { next: cursorAfter(shown[shown.length - 1], start) }),
    nLookedAt,
    ...(older !== undefined && { older }),
  }
}

type Place = Pick<Link, 'id' | 'probability'>

/** The least probable first; of those as probable the one whose id comes first. */
function byProbability(one: Place, other: Place): number {
  return one.probability - other.probability || (one.id < other.id ? -1 : Number(one.id > other.id))
}

/** A place within a look: where its statements begin, the newest where nothing says, and the link before. */
function cursorAfter({ id, probability }: Place, start = ''): string {
  return `${start}~${probability}~${id}`
}

function placeIn(after: string | undefined): { readonly start?: string; readonly last?: Place } {
  if (after === undefined) return {}
  const [, start, probability, id] = /^(?=.)([0-9a-z]*)(?:~([01](?:\.\d{1,3})?)~(l[0-9a-f]{24}))?$/.exec(after) ?? []
  if (start === undefined) throw new RangeError(`Expected the "next" or "older" of a page as cursor, got ${after}`)
  return { ...(start !== '' && { start }), ...(id !== undefined && { last: { id, probability: Number(probability) } }) }
}
