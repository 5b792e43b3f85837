import type { Attribution } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'

/** Where a statement's cue stands: its sentence, and its words' indexes there. */
export interface Site {
  readonly sentence: ParsedSentence
  /** In order; empty where the statement has no cue. */
  readonly cue: readonly number[]
  /** Index of the cue's word that the others hang on; -1 where there is no cue. */
  readonly head: number
}

/** The sites of statements, by the sentences of their text, which are in order. */
export function findSites(statements: readonly Attribution[], sentences: readonly ParsedSentence[]): Site[] {
  return statements.map((statement) => {
    const at = statement.cue[0] ?? statement.content[0] ?? statement.source[0]
    return siteOf(statement, sentences[sentenceAt(sentences, at.start)])
  })
}

/** Index of the last sentence that starts at or before an offset; 0 where none does. */
export function sentenceAt(sentences: readonly ParsedSentence[], offset: number): number {
  let low = 0
  let high = sentences.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (sentences[middle].start <= offset) low = middle
    else high = middle
  }
  return low
}

function siteOf(statement: Attribution, sentence: ParsedSentence): Site {
  const cue = wordsIn(sentence.words, statement.cue)
  const head = cue.find((word) => !cue.includes(sentence.words[word].head)) ?? -1
  return { sentence, cue, head }
}

/** Indexes of the words that lie in any of some spans, in order. */
export function wordsIn(words: readonly ParsedWord[], spans: readonly Span[]): number[] {
  const inside = spans.flatMap(({ start, end }) => {
    const found: number[] = []
    for (let word = wordFrom(words, start); word < words.length && words[word].end <= end; word++) found.push(word)
    return found
  })
  return spans.length > 1 ? [...new Set(inside)].sort((a, b) => a - b) : inside
}

/** Index of the first word that starts at or behind an offset. */
export function wordFrom(words: readonly ParsedWord[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle].start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Indexes of a word's children, in order. */
export function childrenOf(words: readonly ParsedWord[], head: number): number[] {
  const children: number[] = []
  for (let word = 0; word < words.length; word++) if (words[word].head === head) children.push(word)
  return children
}

/** First and last word of a word's subtree. */
export function subtreeOf(
  words: readonly ParsedWord[],
  top: number,
): { readonly first: number; readonly last: number } {
  const below = (word: number) => {
    let at = word
    for (let steps = 0; at >= 0 && at !== top && steps < words.length; steps++) at = words[at].head
    return at === top
  }
  let first = top
  let last = top
  while (first > 0 && below(first - 1)) first--
  while (last + 1 < words.length && below(last + 1)) last++
  return { first, last }
}

/** A relation without its subtype. */
export function plain(relation: string): string {
  const colon = relation.indexOf(':')
  return colon < 0 ? relation : relation.slice(0, colon)
}

/** Whether an offset lies in any of some spans. */
export function insideOf(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  const starts: number[] = []
  const ends: number[] = []
  for (const { start, end } of sorted) {
    const last = ends.length - 1
    if (last >= 0 && start <= ends[last]) ends[last] = Math.max(ends[last], end)
    else {
      starts.push(start)
      ends.push(end)
    }
  }
  return (offset) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle] <= offset) low = middle + 1
      else high = middle
    }
    return low > 0 && offset < ends[low - 1]
  }
}
