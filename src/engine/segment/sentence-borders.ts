import { finish, HASH_SEED, mix } from '../model/hash.ts'
import type { SparseWeights } from '../model/weights.ts'
import type { Token } from '../sentence.ts'
import { isAlphanumeric, isLetter, KIND, kindAt, level } from './characters.ts'

/** How many features a place between two words has at most. */
export const MAX_END_FEATURES = 32

/** The words of one paragraph with what the features ask of each, computed once. */
export interface Line {
  readonly tokens: readonly Token[]
  /** Hash of the levelled word. */
  readonly hashes: Int32Array
  readonly shapes: Uint8Array
  /** Whether white space stands before the word. */
  readonly spaced: Uint8Array
}

/** What a word looks like, as far as ends of sentences go. */
const SHAPE = {
  none: 0,
  lower: 1,
  capitalised: 2,
  capitals: 3,
  initial: 4,
  number: 5,
  mixed: 6,
  abbreviation: 7,
  period: 8,
  mark: 9,
  ellipsis: 10,
  comma: 11,
  colon: 12,
  semicolon: 13,
  opening: 14,
  closing: 15,
  openBracket: 16,
  closeBracket: 17,
  dash: 18,
  hyphen: 19,
  clitic: 20,
  symbol: 21,
  emoticon: 22,
} as const

/** Prepares the words of a paragraph. */
export function lineOf(text: string, tokens: readonly Token[]): Line {
  const hashes = new Int32Array(tokens.length)
  const shapes = new Uint8Array(tokens.length)
  const spaced = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const { start, end } = tokens[i]
    hashes[i] = hashLevel(text, start, Math.min(end, start + 24))
    spaced[i] = i === 0 || tokens[i - 1].end < start ? 1 : 0
    shapes[i] = shapeOf(text, tokens, i)
  }
  return { tokens, hashes, shapes, spaced }
}

/** Whether a sentence may end after word `i` at all: not between two plain small words. */
export function mayEnd(line: Line, i: number): boolean {
  return !(
    line.shapes[i] === SHAPE.lower &&
    (line.shapes[i + 1] === SHAPE.lower || line.shapes[i + 1] === SHAPE.clitic)
  )
}

/**
 * Fills `into` with the features of the place after word `i`, in a sentence that began at word `first`, and says how
 * many they are.
 */
export function endFeatures(line: Line, first: number, i: number, quotes: number, into: Int32Array): number {
  const { hashes, shapes, spaced, tokens } = line
  const word = (at: number) => (first <= at && at < tokens.length ? hashes[at] : 0)
  const shape = (at: number) => (first <= at && at < tokens.length ? shapes[at] : 0)
  const space = (at: number) => (at < tokens.length ? spaced[at] : 1)
  const [w1, w0, v1, v2] = [word(i - 1), word(i), word(i + 1), word(i + 2)]
  const [s2, s1, s0, t1, t2, t3] = [shape(i - 2), shape(i - 1), shape(i), shape(i + 1), shape(i + 2), shape(i + 3)]
  const spaces = (space(i) << 2) | (space(i + 1) << 1) | space(i + 2)
  const soFar = Math.min(i - first, 5)
  const left = Math.min(tokens.length - i, 4)
  const near = (((s1 * 32 + s0) * 32 + t1) * 32 + t2) | 0
  let n = 0
  const add = (template: number, one: number, other: number) => {
    into[n++] = finish(mix(mix(template, one), other))
  }
  add(1, near, spaces)
  add(2, near, (s2 << 8) | t3)
  add(3, near, (soFar << 8) | (quotes << 4) | left)
  add(4, (s0 << 8) | t1, spaces)
  add(5, (s0 << 8) | t1, (soFar << 2) | quotes)
  add(6, w0, t1)
  add(7, w0, (t1 << 8) | t2)
  add(8, s0, v1)
  add(9, (s1 << 8) | s0, v1)
  add(10, w0, v1)
  add(11, w1, (s0 << 8) | t1)
  add(12, w1, w0)
  add(13, v1, (s0 << 8) | t2)
  add(14, v1, v2)
  add(15, (s0 << 8) | t1, v2)
  add(16, w0, quotes)
  add(17, (s0 << 8) | t1, Math.min((i - first) >> 2, 12))
  add(18, w0, (soFar << 3) | spaces)
  add(19, v1, soFar)
  add(20, word(first), (s0 << 8) | t1)
  add(21, (s1 << 8) | s0, (t1 << 4) | spaces)
  add(22, (s0 << 16) | (t1 << 8) | t2, (space(i + 1) << 4) | left)
  add(23, s0, t1)
  add(24, w1, v1)
  add(25, w0, tokens.length - i === 1 ? 1 : first === 0 ? 2 : 3)
  add(26, near, Math.min(tokens.length, 63) >> 2)
  return n
}

/**
 * Whether word `i` looks like the middle of a sentence: a plain word or a comma, as before the signature of a letter.
 * Letters abound in what the model learnt from, less so in news.
 */
export function looksOpen(line: Line, i: number): boolean {
  const shape = line.shapes[i]
  return shape <= SHAPE.mixed || shape === SHAPE.comma || shape === SHAPE.dash
}

/** The state of quotation marks after word `i`: 1 inside a pair of double ones, 0 outside. */
export function quotesAfter(text: string, token: Token, quotes: number): number {
  if (token.end - token.start > 2) return quotes
  const unit = text.charCodeAt(token.start)
  if (unit === 0x201c) return 1
  if (unit === 0x201d) return 0
  return unit === 34 || (token.end - token.start === 2 && kindAt(text, token.start) === KIND.single)
    ? 1 - quotes
    : quotes
}

/** The score of a sentence's end at the place the features tell of; positive where it is likelier than not. */
export function endScore(weights: SparseWeights, features: Int32Array, nFeatures: number, score: Int32Array): number {
  score[0] = 0
  for (let i = 0; i < nFeatures; i++) weights.add(features[i], score)
  return score[0]
}

function hashLevel(text: string, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = mix(hash, level(text.charCodeAt(at)))
  return hash
}

function shapeOf(text: string, tokens: readonly Token[], i: number): number {
  const { start, end } = tokens[i]
  const first = kindAt(text, start)
  if (isAlphanumeric(first)) return wordShape(text, start, end)
  if (first === KIND.single || first === KIND.double) return quoteShape(text, tokens, i)
  if (end - start === 1) return MARKS[first]
  if (first === KIND.period) return SHAPE.ellipsis
  if (first === KIND.mark) return SHAPE.mark
  if (first === KIND.hyphen) return kindAt(text, end - 1) === KIND.hyphen ? SHAPE.dash : SHAPE.mixed
  if (isAlphanumeric(kindAt(text, end - 1))) return SHAPE.mixed
  return first === KIND.colon ? SHAPE.emoticon : SHAPE.symbol
}

const MARKS: Readonly<Record<number, number>> = {
  [KIND.period]: SHAPE.period,
  [KIND.comma]: SHAPE.comma,
  [KIND.mark]: SHAPE.mark,
  [KIND.hyphen]: SHAPE.hyphen,
  [KIND.dash]: SHAPE.dash,
  [KIND.open]: SHAPE.openBracket,
  [KIND.close]: SHAPE.closeBracket,
  [KIND.colon]: SHAPE.colon,
  [KIND.slash]: SHAPE.symbol,
  [KIND.currency]: SHAPE.number,
  [KIND.percent]: SHAPE.symbol,
  [KIND.ellipsis]: SHAPE.ellipsis,
  [KIND.symbol]: SHAPE.symbol,
}

function wordShape(text: string, start: number, end: number): number {
  const last = kindAt(text, end - 1)
  const first = kindAt(text, start)
  if (last === KIND.period) return SHAPE.abbreviation
  if (first === KIND.digit) return isLetter(last) ? SHAPE.mixed : SHAPE.number
  if (first !== KIND.upper) return SHAPE.lower
  if (end - start === 1) return SHAPE.initial
  return last === KIND.upper ? SHAPE.capitals : SHAPE.capitalised
}

function quoteShape(text: string, tokens: readonly Token[], i: number): number {
  const { start, end } = tokens[i]
  if (isLetter(kindAt(text, end - 1))) return SHAPE.clitic
  const unit = text.charCodeAt(start)
  if (unit === 0x201c || unit === 96) return SHAPE.opening
  if (unit === 0x201d) return SHAPE.closing
  const spaceBefore = i === 0 || tokens[i - 1].end < start
  const spaceAfter = i + 1 === tokens.length || tokens[i + 1].start > end
  if (spaceBefore === spaceAfter) return SHAPE.symbol
  return spaceBefore ? SHAPE.opening : SHAPE.closing
}
