import { type Features, pair } from './features.ts'
import type { Scorer } from './scorer.ts'
import type { Trees } from './trees.ts'
import { path, sentenceEnd, sentenceFirst } from './walk.ts'

/** A stretch of words, both ends inside it. */
export interface WordRange {
  readonly first: number
  readonly last: number
}

/** How far a cue reaches before and after its head. */
export const REACH_BEFORE = 6
export const REACH_AFTER = 8

/** Describes a word near a cue's head as a part of the cue. */
export function describeCuePart(trees: Trees, head: number, word: number, features: Features): void {
  const { form, lemma, wordClass, relation, quote, step } = trees
  const offset = word - head
  const way = path(trees, head, word)
  const kind = pair(step[head], wordClass[head])
  const between = classesBetween(trees, head, word)
  features.add2(1, offset, wordClass[word])
  features.add2(2, offset, form[word])
  features.add(3, way)
  features.add2(4, way, wordClass[word])
  features.add2(5, way, kind)
  features.add2(6, way, form[word])
  features.add2(7, lemma[head], form[word])
  features.add3(8, lemma[head], wordClass[word], offset)
  features.add2(9, between, wordClass[word])
  features.add2(10, between, way)
  features.add3(11, between, kind, form[word])
  features.add2(12, relation[word], kind)
  features.add3(13, quote[word], quote[head], offset < 0 ? 0 : 1)
  features.add2(14, lemma[head], way)
  const next = word + (offset < 0 ? -1 : 1)
  if (sentenceFirst(trees, head) <= next && next < sentenceEnd(trees, head)) {
    features.add3(15, form[word], form[next], offset < 0 ? 0 : 1)
    features.add3(16, wordClass[word], wordClass[next], offset)
  }
  features.add3(17, step[word], wordClass[word], offset < 0 ? 0 : 1)
}

function classesBetween(trees: Trees, head: number, word: number): number {
  let hash = word < head ? 1 : 2
  const from = Math.min(head, word) + 1
  const to = Math.max(head, word)
  for (let at = from; at < to && at < from + 4; at++) hash = pair(hash, trees.wordClass[at])
  return pair(hash, Math.min(5, to - from))
}

/** The cue around its head: grown to each side as far as the sum of the words' scores is best. */
export function findCueSpan(trees: Trees, head: number, scorer: Scorer, features: Features): WordRange {
  const lowest = Math.max(sentenceFirst(trees, head), head - REACH_BEFORE)
  const highest = Math.min(sentenceEnd(trees, head) - 1, head + REACH_AFTER)
  return {
    first: grown(trees, head, -1, lowest, scorer, features),
    last: grown(trees, head, 1, highest, scorer, features),
  }
}

function grown(trees: Trees, head: number, step: -1 | 1, limit: number, scorer: Scorer, features: Features): number {
  let sum = 0
  let best = 0
  let edge = head
  for (let word = head + step; step < 0 ? word >= limit : word <= limit; word += step) {
    features.clear()
    describeCuePart(trees, head, word, features)
    sum += scorer.score(features)
    if (sum > best) {
      best = sum
      edge = word
    }
  }
  return edge
}
