import { searchTerms, soughtTerms } from '../text/index.ts'
import type { StatementFilter } from './filter.ts'
import type { StatementRow } from './rows.ts'

/** Parts of a statement between which no phrase may run. */
const BREAK = 'zzbreakzz'

/** The terms that a statement is found by: of its source, cue and content. */
export function termsOf({ statement }: Pick<StatementRow, 'statement'>): string {
  const parts = [statement.source, statement.cue, statement.content].flat().map(({ exact }) => searchTerms(exact))
  return parts.map((terms) => terms.join(' ')).join(` ${BREAK} `)
}

/** Whether a statement holds the phrases asked for. */
export function holdsWords(
  row: Pick<StatementRow, 'statement'>,
  { words = [], anyWords = [] }: Pick<StatementFilter, 'words' | 'anyWords'>,
): boolean {
  const terms = ` ${termsOf(row)} `
  const [all, any] = [words, anyWords].map((list) => list.map(soughtTerms).filter((phrase) => phrase.length > 0))
  const holds = (phrase: ReturnType<typeof soughtTerms>) =>
    terms.includes(` ${phrase.map(({ term }) => term).join(' ')}${phrase.at(-1)?.isPrefix ? '' : ' '}`)
  return all.every(holds) && (any.length === 0 || any.some(holds))
}
