import { carrier } from '../text/index.ts'
import { alterationsOf } from './alterations.ts'
import { matchStatements } from './match-statements.ts'
import { type ReadVersion, type Said, saidIn } from './said.ts'

/** A statement of one version and the one of another that it became, by their ids. */
export interface StatementPair {
  readonly before: string
  readonly after: string
  /** Whether neither what is said nor who says it was altered. */
  readonly isSame: boolean
}

/** The statements that `diffStatements` ties, in the order of `before`, without what else was altered in them: that takes longer. */
export function pairStatements(before: ReadVersion, after: ReadVersion): StatementPair[] {
  const [one, other] = [saidIn(before), saidIn(after)]
  return matchStatements(one, other, carrier(before.text, after.text)).map((match) => ({
    before: match.before.statement.id,
    after: match.after.statement.id,
    isSame: isSame(match.before, match.after),
  }))
}

function isSame(before: Said, after: Said): boolean {
  if (before.content.plain !== after.content.plain) return false
  return alterationsOf(before, after).every(({ kind }) => MINOR.has(kind))
}

/** Alterations of how it is said, and not of what or by whom. */
const MINOR: ReadonlySet<string> = new Set(['act', 'channel', 'addressee', 'via', 'cue', 'quotation', 'dates'])
