import type { Page, Paging } from '../record/index.ts'

/** How many pages of entries are looked through for one page of links, where there are few. */
const PAGES_LOOKED_THROUGH = 10

/**
 * A page of links that entries make, at most one an entry: as many as asked for, or fewer where ten pages of entries hold no
 * more; `next` goes on from there.
 */
export async function pageOfLinks<E, T>(
  entriesOf: (paging: Paging) => Promise<Page<E>>,
  paging: Paging,
  linksOf: (entries: readonly E[]) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const items: T[] = []
  let after = paging.after
  for (let page = 0; page < PAGES_LOOKED_THROUGH && items.length < paging.limit; page++) {
    const limit = paging.limit - items.length
    const found = await entriesOf({ ...paging, limit, ...(after !== undefined && { after }) })
    items.push(...(await linksOf(found.items)))
    if (found.next === undefined) return { items }
    after = found.next
  }
  return { items, ...(after !== undefined && { next: after }) }
}
