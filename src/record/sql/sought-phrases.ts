import { soughtTerms, tellingTerms } from '../../text/index.ts'
import type { StatementFilter } from '../filter.ts'
import type { Phrase, Phrases } from './dialect.ts'

/** The lists of phrases of which a statement must have one each; none where its words have no letters or digits. */
export function phrasesOf({ words = [], anyWords = [] }: StatementFilter): Phrases {
  const phrases = (list: readonly string[]) => list.map(soughtTerms).filter((terms) => terms.length > 0)
  const any = phrases(anyWords)
  return [...phrases(words).map((phrase) => [phrase]), ...(any.length === 0 ? [] : [any])]
}

/**
 * What finds all that some phrases do, and perhaps more, in a fraction of the time: a few terms in the stead of each long phrase. A long one that
 * is one of several to choose from is asked for by itself. Undefined where none is long.
 */
export function likelyPhrases(lists: Phrases): readonly Phrases[] | undefined {
  let asked: readonly Phrases[] = [[]]
  for (const list of lists) {
    const choices = choicesOf(list)
    asked = asked.flatMap((before) => choices.map((choice) => [...before, ...choice]))
  }
  const isLong = lists.some((list) => list.some((phrase) => tellingTerms(phrase) !== undefined))
  return isLong && asked.length <= MOST ? asked : undefined
}

/** So many searches take the place of one at most. */
const MOST = 16

/** Each long phrase of a list by its telling terms, and all others together. */
function choicesOf(list: readonly Phrase[]): readonly Phrases[] {
  const short = list.filter((phrase) => tellingTerms(phrase) === undefined)
  const long = list.flatMap((phrase) => {
    const telling = tellingTerms(phrase)
    return telling === undefined ? [] : [telling.map((term) => [[term]])]
  })
  return [...(short.length > 0 ? [[short]] : []), ...long]
}
