import type { Page, Paging } from '../record/index.ts'
import type { Lookup } from './lookup.ts'

/**
 * How much is looked up for one page of links, as `Lookup.work` counts: once so much is, the page ends, full or not. Who asks for
 * a longer page waits longer: so much for each link asked for.
 */
const LEAST_WORK = 80
const WORK_FOR_EACH = 1.6
/** So many entries are asked for at once. */
const AT_ONCE = 16

/** Where links of a kind are looked for: entries, of which each makes one at most. */
export interface LinkSearch<E, T> {
  readonly entriesOf: (paging: Paging) => Promise<Page<E>>
  readonly lookup: Lookup
  /** The link that an entry makes; absent where it makes none that is shown. */
  readonly linkOf: (entry: E) => Promise<T | undefined>
  /** Which of the links that are found together stay; all where absent. */
  readonly among?: (links: readonly T[]) => readonly T[]
}

/** What was found among entries, the place where looking ended, and how many entries were looked at. */
export interface Look<T> extends Page<T> {
  readonly nLookedAt: number
}

/**
 * A page of links that entries make, at most one an entry. It ends when it has as many as asked for, or when a bounded
 * number of entries was looked through for it: it may then have fewer, even none, and `next` goes on from there. Where it
 * ends follows from the record alone.
 */
export async function pageOfLinks<E, T>(search: LinkSearch<E, T>, paging: Paging): Promise<Page<T>> {
  const { items, next } = await lookThrough(search, paging, Math.max(LEAST_WORK, paging.limit * WORK_FOR_EACH))
  return next === undefined ? { items } : { items, next }
}

/** Looks through entries until as many links are found as asked for, or so much was looked up. */
export async function lookThrough<E, T>(
  { entriesOf, lookup, linkOf, among = (links) => links }: LinkSearch<E, T>,
  paging: Paging,
  mostWork: number,
): Promise<Look<T>> {
  const items: T[] = []
  let nLookedAt = 0
  const most = lookup.work + mostWork
  const lookAt = (next: string | undefined): Look<T> => {
    return { items: among(items), nLookedAt, ...(next !== undefined && { next }) }
  }
  for (let after = paging.after; ; ) {
    // No more than there is room for: a page that is full ends where they do.
    const part = { ...paging, ...(after !== undefined && { after }), limit: roomIn(paging, items) }
    const found = await entriesOf(part)
    let n = 0
    while (n < found.items.length && (n === 0 || lookup.work < most)) {
      const link = await linkOf(found.items[n++])
      if (link !== undefined) items.push(link)
      lookup.work++
    }
    nLookedAt += n
    if (n < found.items.length) return lookAt((await entriesOf({ ...part, limit: n })).next)
    if (found.next === undefined || items.length === paging.limit || lookup.work >= most) return lookAt(found.next)
    after = found.next
  }
}

function roomIn({ limit }: Paging, { length }: readonly unknown[]): number {
  return Math.min(AT_ONCE, limit - length)
}
