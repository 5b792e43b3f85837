import { hashText } from '../model/hash.ts'
import type { WordRange } from './cue-span.ts'
import { type Features, pair } from './features.ts'
import { signature } from './find-cue.ts'
import type { Scorer } from './scorer.ts'
import { CLOSING, OPENING, type Trees } from './trees.ts'
import {
  countStep,
  dominates,
  inferredSubject,
  isNominal,
  marker,
  PUNCTUATION,
  path,
  sentenceEnd,
  sentenceFirst,
} from './walk.ts'

/** A cue with what the steps after it keep asking of it. */
export interface Cue extends WordRange {
  readonly head: number
  /** What its features are crossed with. */
  readonly keys: readonly number[]
  readonly subject: number
}

const FARTHEST = 60

/** A cue's range and head, with its keys and the subject its tree gives it. */
export function cueAt(trees: Trees, head: number, range: WordRange): Cue {
  const kind = pair(trees.step[head], trees.wordClass[head])
  const keys = [
    kind,
    signature(trees, head),
    trees.relation[head],
    trees.quote[head] * 4 + quotesIn(trees, head),
    trees.lemma[head],
  ]
  return { head, first: range.first, last: range.last, keys, subject: inferredSubject(trees, head) }
}

function quotesIn(trees: Trees, word: number): number {
  let marks = 0
  const end = sentenceEnd(trees, word)
  for (let at = sentenceFirst(trees, word); at < end; at++) if (trees.quote[at] === OPENING) marks |= at < word ? 1 : 2
  return marks
}

/** The words that can head the cue's source: nominals of its sentence, nearest first in neither way but in order. */
export function sourceCandidates(trees: Trees, cue: Cue): number[] {
  const found: number[] = []
  const from = Math.max(sentenceFirst(trees, cue.head), cue.first - FARTHEST)
  const to = Math.min(sentenceEnd(trees, cue.head), cue.last + FARTHEST)
  for (let at = from; at < to; at++) {
    if ((at < cue.first || cue.last < at || at !== cue.head) && isNominal(trees, at)) found.push(at)
  }
  return found
}

/** Describes having no source in the sentence. */
export function describeNoSource(trees: Trees, cue: Cue, nCandidates: number, features: Features): void {
  features.add(1, countStep(nCandidates))
  features.add(2, cue.subject >= 0 ? 1 : 0)
  for (let key = 0; key < cue.keys.length; key++) {
    features.add2(3, key, cue.keys[key])
    features.add3(4, key, cue.keys[key], cue.subject >= 0 ? 1 : 0)
  }
  features.add(5, trees.form[cue.first])
}

/** Describes a nominal as the head of the cue's source. */
export function describeSource(trees: Trees, cue: Cue, word: number, features: Features): void {
  const { relation, wordClass, quote, step, head } = trees
  const side = word < cue.first ? 0 : word > cue.last ? 1 : 2
  const gap = side === 0 ? cue.first - word : word - cue.last
  const way = path(trees, cue.head, word)
  const isSubject = word === cue.subject ? 1 : cue.subject >= 0 ? 0 : 2
  const between = marksBetween(trees, cue, word)
  const tied = marker(trees, word)
  const before = word > 0 ? trees.form[word - 1] : 0
  const inCue = cue.first <= word && word <= cue.last ? 1 : 0
  features.add(10, way)
  features.add2(11, relation[word], side)
  features.add2(12, wordClass[word], side)
  features.add2(13, side, countStep(gap))
  features.add2(14, isSubject, side)
  features.add(15, between)
  features.add2(16, tied, side)
  features.add2(17, quote[word], quote[cue.head])
  features.add2(18, trees.isCapital[word], wordClass[word])
  features.add(19, trees.lemma[word])
  features.add2(20, trees.lemma[word], isSubject)
  features.add2(21, before, side)
  features.add2(22, step[word], wordClass[word])
  features.add2(23, inCue, relation[word])
  features.add2(24, head[word] >= 0 ? trees.step[head[word]] : 9, relation[word])
  features.add2(25, isSubject, way)
  features.add3(26, isSubject, side, countStep(gap))
  features.add3(27, between, side, isSubject)
  features.add2(28, nominalsBetween(trees, cue, word), side)
  const right = trees.right[word]
  const next = right + 1 < trees.nWords ? right + 1 : right
  features.add2(40, trees.cluster[word], isSubject)
  features.add3(41, trees.cluster[word], side, between)
  features.add3(42, side, trees.form[next], next < cue.first ? trees.wordClass[next] : 0)
  features.add3(43, trees.relation[word], trees.form[word], isSubject)
  features.add3(44, trees.isCapital[word], trees.wordClass[word], way)
  features.add3(45, side, trees.tag[word], trees.relation[word])
  features.add3(
    46,
    head[word] >= 0 && head[word] !== cue.head ? trees.likely[head[word]] : 9,
    relation[word],
    isSubject,
  )
  for (let key = 0; key < cue.keys.length; key++) {
    const value = pair(key, cue.keys[key])
    features.add2(30, value, way)
    features.add3(31, value, isSubject, side)
    features.add3(32, value, relation[word], side)
    features.add3(33, value, side, countStep(gap))
    features.add3(34, value, tied, side)
    features.add3(35, value, quote[word], side)
    features.add3(36, value, wordClass[word], between)
    features.add3(37, value, inCue, 0)
  }
}

function marksBetween(trees: Trees, cue: Cue, word: number): number {
  let marks = 0
  let cues = 0
  const from = word < cue.first ? word + 1 : cue.last + 1
  const to = Math.max(word, cue.first)
  for (let at = from; at < to; at++) {
    if (trees.wordClass[at] === PUNCTUATION) marks++
    if (trees.step[at] >= 4) cues++
  }
  return Math.min(3, marks) * 4 + Math.min(2, cues)
}

function nominalsBetween(trees: Trees, cue: Cue, word: number): number {
  let count = 0
  const from = word < cue.first ? word + 1 : cue.last + 1
  const to = Math.max(word, cue.first)
  for (let at = from; at < to && count < 4; at++) if (isNominal(trees, at)) count++
  return count
}

/** Describes a child of the source's head as a part of the source. */
export function describeSourcePart(trees: Trees, cue: Cue, head: number, child: number, features: Features): void {
  const { relation, fullRelation, left, right, form, wordClass } = trees
  const side = child < head ? 0 : 1
  const width = countStep(right[child] - left[child] + 1)
  const first = left[child]
  const before = first > 0 ? form[first - 1] : 0
  const tie = pair(fullRelation[child], side)
  features.add(1, tie)
  features.add2(2, tie, width)
  features.add2(3, tie, form[first])
  features.add2(4, tie, form[right[child]])
  features.add2(5, tie, trees.lemma[child])
  features.add2(6, tie, wordClass[first] === PUNCTUATION ? form[first] : before)
  features.add2(7, tie, wordClass[child])
  features.add3(8, tie, wordClass[head], width)
  features.add3(9, tie, head < cue.first ? 0 : 1, wordClass[first] === PUNCTUATION ? 1 : 0)
  features.add2(10, tie, trees.isCapital[child] * 2 + trees.isCapital[head])
  features.add3(11, tie, dominates(trees, child, cue.head) ? 1 : 0, width)
  features.add2(12, tie, trees.lemma[head])
  features.add2(13, tie, trees.quote[child])
  features.add3(14, tie, right[child] + 1 < trees.nWords ? form[right[child] + 1] : 0, width)
  features.add2(15, relation[child], cue.keys[0])
  const after = right[child] + 1 < trees.nWords ? right[child] + 1 : right[child]
  const marks = pair(wordClass[first] === PUNCTUATION ? form[first] : before, form[after])
  const meets = cue.first <= after && after <= cue.last + 1 ? 1 : cue.first <= after + 1 && after < cue.last ? 2 : 0
  features.add3(16, tie, marks, meets)
  features.add3(17, tie, marks, form[first])
  features.add3(18, tie, trees.cluster[child], trees.cluster[head])
  features.add2(19, tie, trees.cluster[child])
  features.add3(20, tie, meets, width)
  features.add3(21, tie, width, trees.quote[cue.head])
}

/**
 * The source around its head: the head with the subtrees of its children that belong, as one stretch that does not
 * cross the cue or a quotation mark.
 */
export function sourceSpan(trees: Trees, cue: Cue, head: number, scorer: Scorer, features: Features): WordRange {
  let first = head
  let last = head
  const children: number[] = []
  for (let child = trees.firstChild[head]; child >= 0; child = trees.nextSibling[child]) children.push(child)
  for (const child of children.filter((at) => at < head).reverse()) {
    if (!belongs(trees, cue, head, child, scorer, features)) break
    first = Math.min(first, trees.left[child])
  }
  for (const child of children.filter((at) => at > head)) {
    if (!belongs(trees, cue, head, child, scorer, features)) {
      if (trees.wordClass[child] === PUNCTUATION) continue
      break
    }
    last = Math.max(last, trees.right[child])
  }
  return cut(trees, cue, head, first, last)
}

function belongs(trees: Trees, cue: Cue, head: number, child: number, scorer: Scorer, features: Features): boolean {
  features.clear()
  describeSourcePart(trees, cue, head, child, features)
  return scorer.score(features) > 0
}

/** How many words a quotation inside a source may have: a nickname. */
const NICKNAME = 4
const BRACKET = hashText(')')

/**
 * The part of the stretch around the head that keeps off the cue and does not cross a quotation mark but around a
 * nickname, without punctuation at its ends.
 */
function cut(trees: Trees, cue: Cue, head: number, first: number, last: number): WordRange {
  const stops = (at: number) => (cue.first <= at && at <= cue.last) || isBorder(trees, head, at)
  let from = head
  let to = head
  while (from > first && !stops(from - 1)) from--
  while (to < last && !stops(to + 1)) to++
  while (from < head && trees.wordClass[from] === PUNCTUATION) from++
  while (to > head && trees.wordClass[to] === PUNCTUATION && trees.form[to] !== BRACKET) to--
  return { first: from, last: to }
}

function isBorder(trees: Trees, head: number, at: number): boolean {
  if (trees.quote[at] !== OPENING && trees.quote[at] !== CLOSING) return false
  if (trees.quotation[at] === trees.quotation[head]) return true
  const step = at < head ? -1 : 1
  for (let other = at + step, n = 0; n <= NICKNAME && 0 <= other && other < trees.nWords; other += step, n++) {
    if (trees.quotation[other] !== trees.quotation[at]) return true
    if (trees.quote[other] === OPENING || trees.quote[other] === CLOSING) return false
  }
  return true
}
