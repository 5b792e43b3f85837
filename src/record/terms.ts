import { searchTerms } from '../text/index.ts'
import type { StatementRow } from './rows.ts'

/** Parts of a statement between which no phrase may run. */
const BREAK = 'zzbreakzz'

/** The terms that a statement is found by: of its source, cue and content. */
export function termsOf({ statement }: StatementRow): string {
  const parts = [statement.source, statement.cue, statement.content].flat().map(({ exact }) => searchTerms(exact))
  return parts.map((terms) => terms.join(' ')).join(` ${BREAK} `)
}
