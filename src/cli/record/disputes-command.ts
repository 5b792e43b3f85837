import { linkOptionsOf } from '../../queries/index.ts'
import type { Paging } from '../../record/index.ts'
import { type Dispute, type DisputeSide, disputes } from '../../views/index.ts'
import { headLines, lineOf, saidLine, wordsOf } from './link-lines.ts'
import { type LinkListOptions, linkFilterOf } from './link-options.ts'
import { printParts } from './page-parts.ts'
import { withViewed } from './viewed.ts'

/** `readout disputes`: what cannot both hold, the newest contradiction first. */
export async function disputesCommand(options: LinkListOptions): Promise<void> {
  await withViewed(options, async (viewed) => {
    const filter = await linkFilterOf(options, viewed)
    const find = (paging: Paging) => disputes(viewed, filter, paging, linkOptionsOf(options))
    const linesOf = (items: readonly Dispute[], width: number) => items.flatMap((item) => disputeLines(item, width))
    await printParts(options, find, linesOf, 'disputes')
  })
}

function disputeLines(dispute: Dispute, width: number): string[] {
  const [other, own] = dispute.sides
  return [...headLines(dispute.kind, dispute, width), sideLine(other, width), sideLine(own, width)]
}

function sideLine(side: DisputeSide, width: number): string {
  if (side.kind === 'statement') return saidLine('  ', side.statement, width)
  if (side.kind === 'claim') {
    const { by, claim, within } = side
    return lineOf('  ', `${within.said ?? ''} ${by.exact} (claim told by the other side): ${claim.exact}`, width)
  }
  const { kind, date, day, participants, evidence, id } = side.exchange
  const between = participants.map(({ name }) => name).join(', ')
  return lineOf('  ', `${date ?? day ?? ''} ${kind} (${between}): ${wordsOf(evidence)}`, width, [id])
}
