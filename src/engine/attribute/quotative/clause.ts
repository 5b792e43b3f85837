import type { Span } from '../../../text/index.ts'
import type { ParsedSentence, ParsedWord } from '../../sentence.ts'
import { bracketDepths } from './brackets.ts'
import type { WordLists } from './word-lists.ts'

/** A sentence as the quotative rules look at it: its words, where their subtrees begin, and what stands in brackets. */
export interface Clause extends Span {
  readonly text: string
  readonly words: readonly ParsedWord[]
  /** For each word the first word of its subtree. */
  readonly firsts: Int32Array
  /** For each word how many brackets of quotation are open around it; an opening or closing mark counts as inside. */
  readonly depths: Uint8Array
  /** For each closing mark the word that opens its quotation, or -1; -1 for other words too. */
  readonly openers: Int32Array
  /** The pack's word lists. */
  readonly lists: WordLists
}

/** Makes a parsed sentence ready for the rules. */
export function clauseOf(text: string, sentence: ParsedSentence, lists: WordLists): Clause {
  const { words } = sentence
  const firsts = Int32Array.from(words, (_, i) => i)
  // Heads mostly stand to the right: one pass up from every word, bounded, reaches all ancestors.
  for (let i = 0; i < words.length; i++) {
    let above = words[i].head
    for (let steps = 0; above >= 0 && steps < 40; steps++) {
      if (firsts[above] > i) firsts[above] = i
      above = words[above].head
    }
  }
  return { start: sentence.start, end: sentence.end, text, words, firsts, lists, ...bracketDepths(words) }
}

/** The words `first` to `last` (inclusive) as a span; undefined where there are none. */
export function spanOf({ words }: Clause, first: number, last: number): Span | undefined {
  return first <= last && 0 <= first && last < words.length
    ? { start: words[first].start, end: words[last].end }
    : undefined
}

/** Whether the word is a comma or another mark that only separates. */
export function isComma(word: ParsedWord | undefined): boolean {
  return word !== undefined && /^[、，,]$/.test(word.form)
}

/** Whether the word ends a sentence, or there is none. */
export function isStop(word: ParsedWord | undefined): boolean {
  return word === undefined || /^[。．.！!？?]$/.test(word.form)
}

/** Whether the word is one that names things, people or numbers. */
export function isNominal(word: ParsedWord | undefined): boolean {
  return word !== undefined && /^(NOUN|PROPN|PRON|NUM|SYM|X)$/.test(word.class)
}

/** The forms of the words from `from`, `count` of them, written together. */
export function formsFrom({ words }: Clause, from: number, count: number): string {
  let forms = ''
  for (let at = from; at < Math.min(words.length, from + count); at++) forms += words[at].form
  return forms
}

/** Whether the content's last word closes a quotation, or would if it had been opened. */
export function endsInQuotation({ words }: Clause, last: number): boolean {
  return /^[」』”〟"]$/.test(words[last]?.form ?? '')
}
