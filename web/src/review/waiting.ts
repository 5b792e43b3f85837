import { get, type Query } from '../api/ask.ts'
import type { Answer, Dispute, PendingItem, StatementEntry } from '../api/entries.ts'
import type { Page } from '../api/paged.svelte.ts'
import { linksGathered } from './gather.ts'

/** The kinds of entry that a queue can be of. */
export const ENTRIES = ['statement', 'answer', 'dispute', 'pending'] as const

export type EntryKind = (typeof ENTRIES)[number]

/** A link that waits for a decision. */
export type WaitingLink =
  | { readonly kind: 'answer'; readonly id: string; readonly link: Answer }
  | { readonly kind: 'dispute'; readonly id: string; readonly link: Dispute }
  | { readonly kind: 'pending'; readonly id: string; readonly link: PendingItem }

/** Something that waits for a decision. */
export type Waiting = WaitingLink | { readonly kind: 'statement'; readonly id: string; readonly entry: StatementEntry }

type LinkKind = WaitingLink['kind']
type Link = WaitingLink['link']

/** Among how many statements links were looked for. */
export interface LinkLook {
  readonly nLookedAt: number
  /** Where older ones begin, as `after`; absent where there are none. */
  readonly older?: string
}

/** A page of what waits, of links with where they were looked for. */
export interface WaitingPage extends Page<Waiting> {
  readonly look?: LinkLook
}

/** As `WaitingPage`, of links. */
export interface LinkPage extends Page<WaitingLink> {
  readonly look: LinkLook
}

/** The kind that an address names; statements, where it names none. */
export function entryIn(query: URLSearchParams): EntryKind {
  return ENTRIES.find((kind) => kind === query.get('entry')) ?? 'statement'
}

const PATHS = { answer: '/queue/answers', dispute: '/queue/disputes', pending: '/queue/pending' } as const

/** Which page is asked for: the one after a cursor, else the first; of links among statements from `start` on. */
export interface WaitingPlace {
  readonly start?: string | undefined
  readonly after?: string | undefined
}

/** A page of what waits, the least probable first. */
export async function waitingPage(
  kind: EntryKind,
  query: Query,
  place: WaitingPlace,
  signal: AbortSignal,
): Promise<WaitingPage> {
  if (kind === 'statement') {
    const { after } = place
    const { items, ...rest } = await get<Page<StatementEntry>>('/queue', { ...query, after, limit: 20 }, signal)
    return { ...rest, items: items.map((entry) => ({ kind, id: entry.id, entry })) }
  }
  const looked = (after: string | undefined) => linksLookedFor(kind, { ...query, after }, signal)
  return place.after === undefined ? linksGathered(looked, place.start) : looked(place.after)
}

/** The links of one look, as the server has them: a page of them is looked for anew, so that few are asked for. */
async function linksLookedFor(kind: LinkKind, query: Query, signal: AbortSignal): Promise<LinkPage> {
  const page = await get<Page<Link> & LinkLook>(PATHS[kind], { ...query, limit: 100 }, signal)
  const { items, next, ...look } = page
  const waiting = items.map((link) => ({ kind, id: link.id, link }) as WaitingLink)
  return { items: waiting, look, ...(next !== undefined && { next }) }
}

/** Where what waits can be read: of a link, its latest statement. */
export function statementShown(item: Waiting): StatementEntry | undefined {
  if (item.kind === 'statement') return item.entry
  if (item.kind === 'answer') return item.link.answer
  if (item.kind === 'pending') return item.link.statements.at(-1)
  return item.link.sides.flatMap((side) => (side.kind === 'statement' ? side.statement : [])).at(-1)
}

/** The next one that nobody decided on in this sitting, counted on from a place; absent where there is none. */
export function nextUndecided(
  items: readonly Waiting[],
  from: number,
  isDecided: (id: string) => boolean,
): number | undefined {
  const found = items.findIndex(({ id }, at) => at >= from && !isDecided(id))
  return found < 0 ? undefined : found
}
