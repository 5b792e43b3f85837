import { get, type Query } from '../api/ask.ts'
import type { Answer, Dispute, StatementEntry } from '../api/entries.ts'
import type { Page } from '../api/paged.svelte.ts'

/** The kinds of entry that a queue can be of. */
export const ENTRIES = ['statement', 'answer', 'dispute'] as const

export type EntryKind = (typeof ENTRIES)[number]

/** Something that waits for a decision. */
export type Waiting =
  | { readonly kind: 'statement'; readonly id: string; readonly entry: StatementEntry }
  | { readonly kind: 'answer'; readonly id: string; readonly link: Answer }
  | { readonly kind: 'dispute'; readonly id: string; readonly link: Dispute }

/** The kind that an address names; statements, where it names none. */
export function entryIn(query: URLSearchParams): EntryKind {
  return ENTRIES.find((kind) => kind === query.get('entry')) ?? 'statement'
}

/** A page of what waits: of statements the least probable first, of links the newest. */
export async function waitingPage(
  kind: EntryKind,
  query: Query,
  after: string | undefined,
  signal: AbortSignal,
): Promise<Page<Waiting>> {
  if (kind === 'statement') {
    const { items, ...rest } = await get<Page<StatementEntry>>('/queue', { ...query, after, limit: 20 }, signal)
    return { ...rest, items: items.map((entry) => ({ kind, id: entry.id, entry })) }
  }
  const path = kind === 'answer' ? '/answers' : '/disputes'
  const { items, ...rest } = await get<Page<Answer | Dispute>>(path, { ...query, after, limit: 20 }, signal)
  const undecided = items.filter(({ review }) => review === undefined)
  return { ...rest, items: undecided.map((link) => ({ kind, id: link.id, link }) as Waiting) }
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
