import type { Act, ExchangeEntry, StatementEntry } from '../schema/index.ts'
import { overlaps } from '../text/index.ts'
import type { Lookup } from './lookup.ts'

const NOT_YET: readonly Act[] = ['demand', 'request', 'propose', 'predict', 'promise', 'question', 'deny', 'threaten']

/** Whether a report tells of an exchange as having been: not only as wanted, promised, foreseen or denied. */
export async function isEstablished({ story, evidence }: ExchangeEntry, lookup: Lookup): Promise<boolean> {
  const statements = await lookup.storyStatements(story)
  return evidence.some((span) =>
    statements.every((entry) => !leavesOpen(entry) || !entry.statement.content.some((whole) => overlaps(span, whole))),
  )
}

function leavesOpen({ statement }: StatementEntry): boolean {
  const { pending, future, negated, conditional, act } = statement
  return [pending, future, negated, conditional].some((mark) => mark !== undefined) || NOT_YET.includes(act.value)
}
