import type { Act } from '../schema/index.ts'
import type { DisputeRule } from './disputes.ts'
import { ofAnswer } from './of-answer.ts'

const DEMANDS: readonly Act[] = ['demand', 'request', 'propose']

/** A demand, request or proposal that somebody of another side rejects. */
export const demandRejected: DisputeRule = async (entry, finder) => {
  if (finder.lookup.wording(entry).act !== 'reject') return undefined
  const [answer] = await finder.takenUpBy([entry])
  if (answer === undefined) return undefined
  return DEMANDS.includes(answer.signs.asked) ? ofAnswer('demand-rejected', answer) : undefined
}
