import { finish, HASH_SEED, mix } from '../model/hash.ts'
import type { SparseWeights } from '../model/weights.ts'
import { isAlphanumeric, isLetter, KIND, kindAt, level } from './characters.ts'

/** How many features a place between two characters has at most. */
export const MAX_BORDER_FEATURES = 32

/** Words of letters alone that may fall apart (`cannot`, `gonna`): hash of the levelled word → offset of the border. */
export type Splits = ReadonlyMap<number, number>

/** A run of characters without white space, and where its words may end. */
export interface Chunk {
  readonly start: number
  readonly end: number
}

/**
 * Whether a word may end at `at`, inside a chunk: between letters only before `n't` and where `splits` knows the word.
 */
export function isCandidate(text: string, chunk: Chunk, at: number, splits: Splits): boolean {
  const before = kindAt(text, at - 1)
  const after = kindAt(text, at)
  if (isLetter(before) && isLetter(after)) return beginsNot(text, at) || isSplit(text, chunk, at, splits)
  if (before === KIND.digit && after === KIND.digit) return false
  return !isLowSurrogate(text, at) && !isInAddress(text, chunk, at)
}

/** Whether a word ends at `at` whatever the model says: a long dash is a word of its own. */
export function isSure(text: string, at: number): boolean {
  const before = kindAt(text, at - 1)
  const after = kindAt(text, at)
  return (before === KIND.dash) !== (after === KIND.dash)
}

/** The hash under which `Splits` knows the word from `start` to `end`. */
export function splitKey(text: string, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = mix(hash, level(text.charCodeAt(at)))
  return finish(hash)
}

/**
 * Fills `into` with the features of the place `at` in a chunk whose current word begins at `word`, and says how many
 * they are. Looks at a bounded number of characters.
 */
export function borderFeatures(text: string, chunk: Chunk, word: number, at: number, into: Int32Array): number {
  const { start, end } = chunk
  const unit = (place: number) => (start <= place && place < end ? level(text.charCodeAt(place)) : 0)
  const kind = (place: number) => (start <= place && place < end ? kindAt(text, place) : 0)
  const [c3, c2, c1, c0, d1, d2] = [unit(at - 3), unit(at - 2), unit(at - 1), unit(at), unit(at + 1), unit(at + 2)]
  const [k3, k2, k1, k0, l1, l2] = [kind(at - 3), kind(at - 2), kind(at - 1), kind(at), kind(at + 1), kind(at + 2)]
  const left = runStart(text, start, at)
  const right = runEnd(text, at, end)
  const leftRun = hashLevel(text, left, at)
  const rightRun = hashLevel(text, at, right)
  const soFar = hashLevel(text, Math.max(word, at - REACH), at)
  const rest = hashLevel(text, at, Math.min(end, at + REACH))
  const web = isWeb(text, start, end) ? 1 : 0
  const around = (before(text, start) << 8) | after(text, end)
  const ends = (Math.min(at - word, 3) << 2) | Math.min(end - at, 3)
  const kinds = (((k2 * 32 + k1) * 32 + k0) * 32 + l1) | 0
  let n = 0
  const add = (template: number, one: number, other: number) => {
    into[n++] = finish(mix(mix(template, one), other))
  }
  add(1, c1, c0)
  add(2, (c2 << 16) | c1, c0)
  add(3, c1, (c0 << 16) | d1)
  add(4, (c2 << 16) | c1, (c0 << 16) | d1)
  add(5, (c3 << 16) | c2, c1)
  add(6, c0, (d1 << 16) | d2)
  add(7, kinds, 0)
  add(8, kinds, k3 * 32 + l2)
  add(9, kinds, ends)
  add(10, kinds, web)
  add(11, kinds, around)
  add(12, leftRun, c0)
  add(13, c1, rightRun)
  add(14, leftRun, rightRun)
  add(15, soFar, c0)
  add(16, soFar, 0)
  add(17, rest, c1)
  add(18, rest, 0)
  add(19, soFar, rest)
  add(20, runKinds(text, start, at), runKinds(text, at, end))
  add(21, (k1 << 8) | k0, (Math.min(at - left, 7) << 4) | Math.min(right - at, 7))
  add(22, (k1 << 8) | k0, web)
  add(23, nextWord(text, end), soFar)
  add(24, previousWord(text, start), rest)
  add(25, (c1 << 16) | c0, around)
  add(26, (c1 << 16) | c0, runKinds(text, word, at))
  return n
}

/** Whether a word ends at the place the features tell of. */
export function isBorder(weights: SparseWeights, features: Int32Array, nFeatures: number, score: Int32Array): boolean {
  score[0] = 0
  for (let i = 0; i < nFeatures; i++) weights.add(features[i], score)
  return score[0] > 0
}

const REACH = 14

function beginsNot(text: string, at: number): boolean {
  return (
    (text.charCodeAt(at) | 32) === 110 &&
    kindAt(text, at + 1) === KIND.single &&
    (text.charCodeAt(at + 2) | 32) === 116 &&
    !isLetter(kindAt(text, at + 3))
  )
}

function isSplit(text: string, chunk: Chunk, at: number, splits: Splits): boolean {
  const start = runStart(text, chunk.start, at)
  const end = runEnd(text, at, chunk.end)
  return end - start <= REACH && splits.get(splitKey(text, start, end)) === at - start
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return 0xdc00 <= unit && unit <= 0xdfff
}

/** Whether a web address goes on past `at`: it holds `://` before, and a letter or digit follows. */
function isInAddress(text: string, { start, end }: Chunk, at: number): boolean {
  const mark = text.slice(start, Math.min(at, start + 24)).indexOf('://')
  if (mark < 0) return false
  for (let place = at; place < Math.min(end, at + 24); place++) if (isAlphanumeric(kindAt(text, place))) return true
  return false
}

/** Where the run of one sort of characters that ends at `at` begins, at most `REACH + 1` before. */
function runStart(text: string, start: number, at: number): number {
  const least = Math.max(start, at - REACH - 1)
  const first = text.charCodeAt(at - 1)
  const word = isAlphanumeric(kindAt(text, at - 1))
  let place = at - 1
  while (place > least && (word ? isAlphanumeric(kindAt(text, place - 1)) : text.charCodeAt(place - 1) === first))
    place--
  return place
}

function runEnd(text: string, at: number, end: number): number {
  const most = Math.min(end, at + REACH + 1)
  const first = text.charCodeAt(at)
  const word = isAlphanumeric(kindAt(text, at))
  let place = at + 1
  while (place < most && (word ? isAlphanumeric(kindAt(text, place)) : text.charCodeAt(place) === first)) place++
  return place
}

function hashLevel(text: string, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = mix(hash, level(text.charCodeAt(at)))
  return hash
}

/** The kinds of a stretch with repeats left out, at most eight of them, nearest the border. */
function runKinds(text: string, start: number, end: number): number {
  let hash = HASH_SEED
  let last = 0
  const from = Math.max(start, end - REACH)
  for (let at = from; at < Math.min(end, from + REACH); at++) {
    const kind = kindAt(text, at)
    if (kind !== last) hash = mix(hash, kind)
    last = kind
  }
  return hash
}

function isWeb(text: string, start: number, end: number): boolean {
  for (let at = start; at < Math.min(end, start + 40); at++) {
    const unit = text.charCodeAt(at)
    if (unit === 64 || (unit === 58 && text.charCodeAt(at + 1) === 47)) return true
  }
  return (text.charCodeAt(start) | 32) === 119 && (text.charCodeAt(start + 1) | 32) === 119
}

/** The kind of the character before the white space before a chunk. */
function before(text: string, start: number): number {
  return kindAt(text, start - 1) === KIND.space ? kindAt(text, start - 2) : KIND.none
}

function after(text: string, end: number): number {
  return kindAt(text, end) === KIND.space ? kindAt(text, end + 1) : KIND.none
}

function nextWord(text: string, end: number): number {
  const start = Math.min(text.length, end + 1)
  return start < text.length ? hashLevel(text, start, runEnd(text, start, text.length)) : 0
}

function previousWord(text: string, start: number): number {
  return start > 1 ? hashLevel(text, runStart(text, 0, start - 1), start - 1) : 0
}
