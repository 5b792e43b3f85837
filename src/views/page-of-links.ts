import type { Page, Paging } from '../record/index.ts'
import type { Lookup } from './lookup.ts'

/** How much is looked up for one page of links: once so much is, the page ends, full or not. See `Lookup.work`. */
const MOST_WORK = 120
/** So many entries are asked for at once. */
const AT_ONCE = 20

/**
 * A page of links that entries make, at most one an entry. It ends when it has as many as asked for, or when a bounded
 * number of entries was looked through for it: it may then have fewer, even none, and `next` goes on from there. Where it
 * ends follows from the record alone.
 */
export async function pageOfLinks<E, T>(
  entriesOf: (paging: Paging) => Promise<Page<E>>,
  paging: Paging,
  lookup: Lookup,
  linkOf: (entry: E) => Promise<T | undefined>,
): Promise<Page<T>> {
  const items: T[] = []
  const most = lookup.work + MOST_WORK
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
    if (n < found.items.length) return withNext(items, (await entriesOf({ ...part, limit: n })).next)
    if (found.next === undefined || items.length === paging.limit || lookup.work >= most) {
      return withNext(items, found.next)
    }
    after = found.next
  }
}

function roomIn({ limit }: Paging, { length }: readonly unknown[]): number {
  return Math.min(AT_ONCE, limit - length)
}

function withNext<T>(items: readonly T[], next: string | undefined): Page<T> {
  return next === undefined ? { items } : { items, next }
}
