import { isSpace } from '../../text/index.ts'
import { section } from '../model/archive.ts'
import { SparseWeights } from '../model/weights.ts'
import type { Sentence, Token } from '../sentence.ts'
import type { Segmenter } from './segment.ts'
import {
  endFeatures,
  endScore,
  type Line,
  lineOf,
  looksOpen,
  MAX_END_FEATURES,
  mayEnd,
  quotesAfter,
} from './sentence-borders.ts'
import { borderFeatures, isBorder, isCandidate, isSure, MAX_BORDER_FEATURES, type Splits } from './word-borders.ts'

/**
 * The segmenter of a language written with spaces, from the sections of its archive and the abbreviations that stand
 * before names.
 */
export function spacedSegmenter(
  sections: ReadonlyMap<string, Uint8Array>,
  abbreviations: readonly string[],
): Segmenter {
  const model: Model = {
    words: SparseWeights.of(section(sections, 'words')),
    sentences: SparseWeights.of(section(sections, 'sentences')),
    splits: splitsOf(section(sections, 'splits')),
    abbreviations: new Set(abbreviations),
    features: new Int32Array(Math.max(MAX_BORDER_FEATURES, MAX_END_FEATURES)),
    score: new Int32Array(1),
  }
  return { segment: (text) => segmentWith(model, text) }
}

/** The stretches of a text between line breaks that hold more than white space. */
export function paragraphs(text: string): Token[] {
  const found: Token[] = []
  for (let start = 0; start < text.length; ) {
    let end = start
    let black = false
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) {
      if (!isSpace(text.charCodeAt(end))) black = true
      end++
    }
    if (black) found.push({ start, end })
    start = end + 1
  }
  return found
}

/** The stretches of a paragraph between white space. */
export function chunks(text: string, paragraph: Token): Token[] {
  const found: Token[] = []
  for (let at = paragraph.start; at < paragraph.end; ) {
    while (at < paragraph.end && isSpace(text.charCodeAt(at))) at++
    const start = at
    while (at < paragraph.end && !isSpace(text.charCodeAt(at))) at++
    if (start < at) found.push({ start, end: at })
  }
  return found
}

interface Model {
  readonly words: SparseWeights
  readonly sentences: SparseWeights
  readonly splits: Splits
  readonly abbreviations: ReadonlySet<string>
  // Room for the features of one place, used again and again.
  readonly features: Int32Array
  readonly score: Int32Array
}

const MAX_TOKENS = 600
const MAX_UNITS = 3000
// How much surer the model must be of an end after a word that looks like the middle of a sentence.
const OPEN_BAR = 50

function segmentWith(model: Model, text: string): Sentence[] {
  return paragraphs(text).flatMap((paragraph, index) => {
    const line = lineOf(text, wordsOf(model, text, paragraph))
    return sentencesOf(model, text, line, index)
  })
}

function wordsOf(model: Model, text: string, paragraph: Token): Token[] {
  const words: Token[] = []
  for (const chunk of chunks(text, paragraph)) {
    let start = chunk.start
    for (let at = start + 1; at < chunk.end; at++) {
      if (!isSure(text, at) && !isLikely(model, text, chunk, start, at)) continue
      if (at + 1 === chunk.end && model.abbreviations.has(text.slice(start, chunk.end))) continue
      words.push({ start, end: at })
      start = at
    }
    words.push({ start, end: chunk.end })
  }
  return words
}

function isLikely(model: Model, text: string, chunk: Token, start: number, at: number): boolean {
  if (!isCandidate(text, chunk, at, model.splits)) return false
  const nFeatures = borderFeatures(text, chunk, start, at, model.features)
  return isBorder(model.words, model.features, nFeatures, model.score)
}

function sentencesOf(model: Model, text: string, line: Line, paragraph: number): Sentence[] {
  const { tokens } = line
  const sentences: Sentence[] = []
  let first = 0
  let quotes = 0
  for (let i = 0; i < tokens.length; i++) {
    quotes = quotesAfter(text, tokens[i], quotes)
    if (i + 1 < tokens.length && (isTitle(model, text, line, i) || !isEnd(model, line, first, i, quotes))) continue
    const words = tokens.slice(first, i + 1)
    sentences.push({ start: words[0].start, end: tokens[i].end, paragraph, tokens: words })
    first = i + 1
  }
  return sentences
}

/** Whether a name follows its title: said Rep. Ana Teslic. */
function isTitle({ abbreviations }: Model, text: string, { tokens }: Line, i: number): boolean {
  const { start, end } = tokens[i]
  return (
    end - start <= LONGEST_TITLE &&
    abbreviations.has(text.slice(start, end)) &&
    /^\p{Lu}/u.test(text.slice(tokens[i + 1].start, tokens[i + 1].end))
  )
}

const LONGEST_TITLE = 8

function isEnd(model: Model, line: Line, first: number, i: number, quotes: number): boolean {
  const tooLong = i - first + 1 >= MAX_TOKENS || line.tokens[i + 1].end - line.tokens[first].start > MAX_UNITS
  if (tooLong) return true
  if (!mayEnd(line, i)) return false
  const nFeatures = endFeatures(line, first, i, quotes, model.features)
  const score = endScore(model.sentences, model.features, nFeatures, model.score)
  return score > (looksOpen(line, i) ? OPEN_BAR : 0)
}

function splitsOf(bytes: Uint8Array): Splits {
  const pairs = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  const splits = new Map<number, number>()
  for (let at = 0; at < pairs.length; at += 2) splits.set(pairs[at], pairs[at + 1])
  return splits
}

/** Line feed, carriage return, line and paragraph separator, and their kin. */
function isLineBreak(unit: number): boolean {
  return (10 <= unit && unit <= 13) || unit === 0x2028 || unit === 0x2029
}
