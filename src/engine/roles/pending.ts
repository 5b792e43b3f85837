import type { Act, Statement } from '../../schema/index.ts'

/** How often a statement of an act leaves something to come. */
const AWAITED: Readonly<Partial<Record<Act, number>>> = {
  promise: 0.75,
  threaten: 0.85,
  request: 0.75,
  propose: 0.5,
}

/**
 * What a statement promises, asks for or expects that is not yet seen: what it says, where its act is one that leaves
 * something to come. Absent where it leaves nothing, or denies to have said it.
 */
export function pendingOf(statement: Pick<Statement, 'act' | 'content' | 'negated'>): Statement['pending'] {
  const probability = AWAITED[statement.act.value]
  if (probability === undefined || statement.negated || statement.content.length === 0) return undefined
  return { value: statement.content, rule: `act-${statement.act.value}`, probability }
}
