import type { DisputeSide, Holder, PendingItem } from '../views/index.ts'
import type { Gathered } from './gather.ts'

/**
 * What a brief is written from without some entries: what rests on one of them goes with it. Something awaited by several, or told of by
 * several stories, stays while one of them does.
 *
 * @param ids of statements, exchanges and links.
 */
export function leaveOut(gathered: Gathered, ids: ReadonlySet<string>): Gathered {
  if (ids.size === 0) return gathered
  const stays = ({ id }: { readonly id: string }) => !ids.has(id)
  return {
    ...gathered,
    statements: gathered.statements.filter(stays),
    issues: gathered.issues.map((issue) => ({
      ...issue,
      actors: issue.actors.flatMap((holder) => holderWithout(holder, ids)),
      sides: issue.sides.flatMap((holder) => holderWithout(holder, ids)),
    })),
    exchanges: gathered.exchanges.filter(stays).flatMap((exchange) => {
      const told = exchange.told.filter(stays)
      return told.length === 0 ? [] : [{ ...exchange, told }]
    }),
    answers: gathered.answers.filter((link) => stays(link) && stays(link.asked) && stays(link.answer)),
    disputes: gathered.disputes.filter((link) => stays(link) && link.sides.every((side) => !ids.has(idOfSide(side)))),
    pending: gathered.pending.filter(stays).flatMap((item) => pendingWithout(item, ids)),
  }
}

/** A trend that began or ended at what is left out is no longer seen. */
function holderWithout(holder: Holder, ids: ReadonlySet<string>): Holder[] {
  const positions = holder.positions.filter(({ statement }) => !ids.has(statement.id))
  if (positions.length === 0) return []
  if (positions.length === holder.positions.length) return [holder]
  const { trend: _, ...rest } = holder
  return [{ ...rest, nPositions: holder.nPositions - (holder.positions.length - positions.length), positions }]
}

function idOfSide(side: DisputeSide): string {
  if (side.kind === 'statement') return side.statement.id
  return side.kind === 'claim' ? side.within.id : side.exchange.id
}

/** Without what settled it, it is not known what became of it: then it is not told of. */
function pendingWithout(item: PendingItem, ids: ReadonlySet<string>): PendingItem[] {
  const settledBy = item.outcome?.evidence
  if (ids.has(settledBy?.statement ?? '') || ids.has(settledBy?.exchange ?? '')) return []
  const statements = item.statements.filter(({ id }) => !ids.has(id))
  return statements.length === 0 ? [] : [{ ...item, statements }]
}
