import type { Answer } from './answers.ts'
import type { DisputeKind, FoundDispute } from './disputes.ts'

/** The dispute that an answer makes. */
export function ofAnswer(
  kind: DisputeKind,
  { rule, probability, asked, answer, review }: Answer,
): FoundDispute | undefined {
  if (review?.decision === 'rejected') return undefined
  const other = { kind: 'statement', statement: asked, spans: asked.statement.content } as const
  return { kind, rule, probability, other, spans: answer.statement.content }
}
