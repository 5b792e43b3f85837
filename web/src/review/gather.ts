import type { LinkPage } from './waiting.ts'

/** So few links are not worth a pause: more statements are looked at then, but not for longer than so many looks. */
const FEW = { links: 10, looks: 4 }

/** The links of one look, or of several where they are few: in one order. */
export async function linksGathered(
  looked: (after: string | undefined) => Promise<LinkPage>,
  start: string | undefined,
): Promise<LinkPage> {
  const first = await looked(start)
  let { items, look } = first
  for (let n = 1; n < FEW.looks && look.older !== undefined && items.length < FEW.links; n++) {
    const page = await looked(look.older)
    // A look that takes pages stays by itself.
    if (page.next !== undefined) break
    items = [...items, ...page.items].toSorted((one, other) => one.link.probability - other.link.probability)
    look = { ...page.look, nLookedAt: look.nLookedAt + page.look.nLookedAt }
  }
  return { ...first, items, look }
}
