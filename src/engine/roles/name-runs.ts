import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import { isUnspaced } from './names.ts'
import type { Naming } from './naming.ts'

/** Words that stand as one name, titles included: "Sen. Ada Orr", タク前首相. Indexes of the first and the last. */
export interface NameRun {
  readonly first: number
  readonly last: number
}

/** The names in a sentence, in order, as its words look and as the tagger took them. */
export function nameRuns({ words }: ParsedSentence, naming: Naming): NameRun[] {
  const runs: NameRun[] = []
  for (let first = 0; first < words.length; first++) {
    if (!opens(words, first)) continue
    let last = first
    while (goesOn(words, last, naming)) last++
    runs.push({ first, last })
    first = last
  }
  return runs
}

function opens(words: readonly ParsedWord[], at: number): boolean {
  const { form, class: tagged } = words[at]
  if (isUnspaced(form)) return tagged === 'PROPN' || /^[\p{sc=Katakana}ー]{2,}$/u.test(form)
  if (!/^\p{Lu}/u.test(form) || /^(?:PRON|DET|ADP|SCONJ|CCONJ|AUX)$/.test(tagged)) return false
  if (/^(?:VERB|ADV)$/.test(tagged)) return false
  const isFirst = at === 0 || /^\p{P}$/u.test(words[at - 1].form)
  return tagged === 'PROPN' || !isFirst || words[at + 1]?.class === 'PROPN'
}

function goesOn(words: readonly ParsedWord[], at: number, { particle }: Naming): boolean {
  const [word, next, second] = [words[at], words[at + 1], words[at + 2]]
  if (next === undefined) return false
  if (isUnspaced(word.form) || /^[・＝=]$/.test(word.form)) return word.end === next.start && goesOnUnspaced(word, next)
  if (isHyphen(next) || isHyphen(word)) return isHyphenated(words, at)
  if (particle.test(next.form)) return second !== undefined && /^\p{Lu}/u.test(second.form)
  return /^\p{Lu}/u.test(next.form) && !/^(?:PRON|DET|AUX|VERB|ADV|ADP|SCONJ|CCONJ)$/.test(next.class)
}

function goesOnUnspaced({ form }: ParsedWord, next: ParsedWord): boolean {
  if (/^[・＝=]$/.test(next.form)) return /[\p{sc=Katakana}ー]$/u.test(form)
  if (/^[・＝=]$/.test(form)) return /^[\p{sc=Katakana}ー]/u.test(next.form)
  return /^(?:NOUN|PROPN|PART)$/.test(next.class) && /^[\p{sc=Han}\p{sc=Katakana}ー々]+$/u.test(next.form)
}

const isHyphen = ({ form }: ParsedWord) => form === '-'

/** Whether a word, or the hyphen that it is, goes on in the next: Geun-hye. */
function isHyphenated(words: readonly ParsedWord[], at: number): boolean {
  const hyphen = isHyphen(words[at]) ? at : at + 1
  const [before, { start, end }, behind] = [words[hyphen - 1], words[hyphen], words[hyphen + 1]]
  return before?.end === start && behind?.start === end && /^\p{L}/u.test(behind.form)
}
