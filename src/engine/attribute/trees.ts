import { hashText } from '../model/hash.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import { levelHash } from '../tag/word-keys.ts'
import type { WordTable } from '../tag/word-table.ts'
import type { ParsedText } from './draft.ts'
import type { CueLexicon } from './lexicon.ts'
import { findQuotations, type Quoted } from './quotes.ts'

/** Where a word stands to the quotation marks: outside, inside, or being a mark. */
export const OUTSIDE = 0
export const INSIDE = 1
export const OPENING = 2
export const CLOSING = 3

/**
 * All words of a text in flat arrays, by the word's index in the text. Strings are hashes (`hashText`); relations are
 * without subtype except in `fullRelation`.
 */
export interface Trees {
  readonly text: string
  readonly nWords: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** Of the lower-cased form. */
  readonly form: Int32Array
  readonly lemma: Int32Array
  /** Of the last three characters. */
  readonly suffix: Int32Array
  /** The tagger's cluster of words that stand in like places; 0 for none. */
  readonly cluster: Int32Array
  readonly wordClass: Int32Array
  readonly tag: Int32Array
  readonly relation: Int32Array
  readonly fullRelation: Int32Array
  /** Index of the head in the text; -1 for a root. */
  readonly head: Int32Array
  /** First and last word of the subtree, both inside it. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** First child and next sibling, -1 for none. */
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  readonly sentence: Int32Array
  /** First word of each sentence, and one past the last sentence's words. */
  readonly sentenceStart: Int32Array
  readonly paragraph: Int32Array
  readonly isCapital: Uint8Array
  /** Step of the cue lexicon. */
  readonly step: Uint8Array
  /** Whether a word heads a cue, by the chain's first step, which fills it in: 0 no, 1 maybe, 2 likely. */
  readonly likely: Uint8Array
  /** How many words of the text are nearly always cues. */
  readonly nStrong: number
  readonly quote: Uint8Array
  /** Index in `quotations` of the innermost quotation; -1 outside. */
  readonly quotation: Int32Array
  readonly quotations: readonly Quoted[]
  /** Words since the last closing and to the next opening mark in the paragraph, in steps; 7 for none. */
  readonly sinceClosing: Uint8Array
  readonly toOpening: Uint8Array
}

/** From which step on a word is nearly always a cue. */
export const STRONG = 5

/** Lays a parsed text out in flat arrays, in one pass. */
export function layOut(parsed: ParsedText, lexicon: CueLexicon, table?: WordTable): Trees {
  const { text, sentences } = parsed
  const nWords = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  const ints = () => new Int32Array(nWords)
  const none = () => new Int32Array(nWords).fill(-1)
  const trees: Trees & { nStrong: number } = {
    text,
    nWords,
    start: ints(),
    end: ints(),
    form: ints(),
    lemma: ints(),
    suffix: ints(),
    cluster: ints(),
    wordClass: ints(),
    tag: ints(),
    relation: ints(),
    fullRelation: ints(),
    head: none(),
    left: ints(),
    right: ints(),
    firstChild: none(),
    nextSibling: none(),
    sentence: ints(),
    sentenceStart: new Int32Array(sentences.length + 1),
    paragraph: ints(),
    isCapital: new Uint8Array(nWords),
    step: new Uint8Array(nWords),
    likely: new Uint8Array(nWords),
    nStrong: 0,
    quote: new Uint8Array(nWords),
    quotation: none(),
    quotations: findQuotations(text),
    sinceClosing: new Uint8Array(nWords),
    toOpening: new Uint8Array(nWords),
  }
  const hashes = new Map<string, number>()
  let first = 0
  sentences.forEach((sentence, i) => {
    trees.sentenceStart[i] = first
    addWords(trees, sentence, i, first, lexicon, hashes)
    addEdges(trees, first, first + sentence.words.length)
    first += sentence.words.length
  })
  trees.sentenceStart[sentences.length] = first
  for (const step of trees.step) if (step >= STRONG) trees.nStrong++
  if (table) for (let at = 0; at < nWords; at++) trees.cluster[at] = clusterOf(trees, at, table)
  addQuoteStates(trees)
  addQuoteDistances(trees)
  return trees
}

function clusterOf({ text, start, end }: Trees, word: number, table: WordTable): number {
  return table.cluster(table.row(levelHash(text, start[word], end[word])))
}

function addWords(
  trees: Trees,
  sentence: ParsedSentence,
  index: number,
  first: number,
  lexicon: CueLexicon,
  hashes: Map<string, number>,
): void {
  const hash = (text: string) => {
    const known = hashes.get(text)
    if (known !== undefined) return known
    const made = hashText(text)
    hashes.set(text, made)
    return made
  }
  sentence.words.forEach((word: ParsedWord, i) => {
    const at = first + i
    const lower = word.form.toLowerCase()
    const colon = word.relation.indexOf(':')
    trees.start[at] = word.start
    trees.end[at] = word.end
    trees.form[at] = hash(lower)
    trees.lemma[at] = hash(word.lemma)
    trees.suffix[at] = hash(lower.slice(-3))
    trees.wordClass[at] = hash(word.class)
    trees.tag[at] = hash(word.tag)
    trees.fullRelation[at] = hash(word.relation)
    trees.relation[at] = colon < 0 ? trees.fullRelation[at] : hash(word.relation.slice(0, colon))
    trees.head[at] = word.head < 0 ? -1 : first + word.head
    trees.sentence[at] = index
    trees.paragraph[at] = sentence.paragraph
    trees.isCapital[at] = word.form !== lower && word.form[0] !== lower[0] ? 1 : 0
    trees.step[at] = lexicon.get(`${word.lemma} ${word.class}`) ?? 0
  })
}

/** Children lists in order, and the edges of subtrees, leaves first. */
function addEdges(trees: Trees, first: number, end: number): void {
  const { head, left, right, firstChild, nextSibling } = trees
  const open = new Int32Array(end - first)
  for (let at = end - 1; at >= first; at--) {
    left[at] = at
    right[at] = at
    const parent = head[at]
    if (parent < 0) continue
    nextSibling[at] = firstChild[parent]
    firstChild[parent] = at
    open[parent - first]++
  }
  const ready: number[] = []
  for (let at = first; at < end; at++) if (open[at - first] === 0) ready.push(at)
  for (let i = 0; i < ready.length; i++) {
    const at = ready[i]
    const parent = head[at]
    if (parent < 0) continue
    if (left[at] < left[parent]) left[parent] = left[at]
    if (right[at] > right[parent]) right[parent] = right[at]
    if (--open[parent - first] === 0) ready.push(parent)
  }
}

function addQuoteStates(trees: Trees): void {
  const { quotations, start, end, quote, quotation } = trees
  const open: number[] = []
  let next = 0
  for (let at = 0; at < trees.nWords; at++) {
    while (open.length > 0 && quotations[open[open.length - 1]].end <= start[at]) open.pop()
    while (next < quotations.length && quotations[next].start < end[at]) {
      if (quotations[next].end > start[at]) open.push(next)
      next++
    }
    if (open.length === 0) continue
    const top = quotations[open[open.length - 1]]
    quotation[at] = open[open.length - 1]
    if (top.opening.end > start[at] && top.opening.start < end[at]) quote[at] = OPENING
    else if (top.closing && top.closing.start < end[at]) quote[at] = CLOSING
    else quote[at] = INSIDE
  }
}

function addQuoteDistances(trees: Trees): void {
  let last = -1000
  for (let at = 0; at < trees.nWords; at++) {
    if (at > 0 && trees.paragraph[at] !== trees.paragraph[at - 1]) last = -1000
    trees.sinceClosing[at] = distanceStep(at - last)
    if (trees.quote[at] === CLOSING) last = at
  }
  let next = trees.nWords + 1000
  for (let at = trees.nWords - 1; at >= 0; at--) {
    if (at + 1 < trees.nWords && trees.paragraph[at] !== trees.paragraph[at + 1]) next = trees.nWords + 1000
    trees.toOpening[at] = distanceStep(next - at)
    if (trees.quote[at] === OPENING) next = at
  }
}

function distanceStep(distance: number): number {
  if (distance <= 3) return distance
  if (distance <= 6) return 4
  if (distance <= 11) return 5
  return distance < 500 ? 6 : 7
}

/** The last word that starts at or before an offset; -1 where none does. */
export function wordAt(trees: Trees, offset: number): number {
  let low = 0
  let high = trees.nWords
  while (low < high) {
    const middle = (low + high) >> 1
    if (trees.start[middle] <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
