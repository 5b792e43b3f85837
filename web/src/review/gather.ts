import type { LinkPage, WaitingLink } from './waiting.ts'

/** Of so few links more are looked for, in so many looks, unless so many milliseconds have passed: somebody waits. */
const FEW = { links: 10, looks: 4, patience: 2500 }

/** The links of one look, or of several where they are few: in one order. */
export async function linksGathered(
  looked: (after: string | undefined) => Promise<LinkPage>,
  start: string | undefined,
  clock: () => number = () => performance.now(),
): Promise<LinkPage> {
  const end = clock() + FEW.patience
  const isFew = ({ items, look }: LinkPage) => look.older !== undefined && items.length < FEW.links
  let gathered = await looked(start)
  for (let n = 1; n < FEW.looks && isFew(gathered) && clock() < end; n++) {
    const page = await looked(gathered.look.older)
    // A look that takes pages stays by itself.
    if (page.next !== undefined) break
    const items = [...gathered.items, ...page.items].toSorted(byProbability)
    gathered = { items, look: { ...page.look, nLookedAt: gathered.look.nLookedAt + page.look.nLookedAt } }
  }
  return gathered
}

function byProbability({ link: one }: WaitingLink, { link: other }: WaitingLink): number {
  return one.probability - other.probability
}
