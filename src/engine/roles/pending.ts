import type { Statement } from '../../schema/index.ts'
import { contentText } from './acts.ts'

/** What leaves something to come: a row of a pack's `pending.tsv`. */
export interface PendingRow {
  /** How often the row is right. */
  readonly probability: number
  readonly rule: string
  readonly act: RegExp
  readonly cue: RegExp
  readonly content: RegExp
}

/** Rows of probability, pattern of the act, pattern of the cue, pattern of the content; an empty pattern matches anything. */
export function readPending(rows: readonly (readonly string[])[]): PendingRow[] {
  return rows.map(([probability, act = '', cue = '', content = ''], at) => ({
    probability: Number(probability),
    rule: `pending.tsv:${at + 1}`,
    act: new RegExp(`^(?:${act})`, 'u'),
    cue: new RegExp(cue, 'u'),
    content: new RegExp(content, 'iu'),
  }))
}

/**
 * What a statement promises, asks for or expects that is not yet seen: what it says, by the first row that matches.
 * Absent where none does, or where the cue is denied.
 */
export function pendingOf(
  statement: Pick<Statement, 'act' | 'content' | 'negated'>,
  cue: string,
  rows: readonly PendingRow[],
): Statement['pending'] {
  if (statement.negated || statement.content.length === 0) return undefined
  const content = contentText(statement)
  const { value } = statement.act
  const row = rows.find((each) => each.act.test(value) && each.cue.test(cue) && each.content.test(content))
  return row && { value: statement.content, rule: row.rule, probability: row.probability }
}
