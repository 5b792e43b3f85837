import { hashText } from '../model/hash.ts'
import type { ContentCandidate } from './content-candidates.ts'
import type { WordRange } from './cue-span.ts'
import { type Features, pair } from './features.ts'
import type { Cue } from './find-source.ts'
import { CLOSING, OPENING, type Trees } from './trees.ts'
import { countStep, PUNCTUATION, path, sentenceEnd, sentenceFirst } from './walk.ts'

/** The ways a content can lie to its cue, as numbers. */
export const KIND = { right: 1, left: 2, around: 3 } as const
const NONE = hashText('<none>')

/** Describes where a content starts. Depends on the candidate's kind and start alone, so it may be scored once. */
export function describeStart(
  trees: Trees,
  cue: Cue,
  source: WordRange | undefined,
  kind: ContentCandidate['kind'],
  start: number,
  features: Features,
): void {
  const { form, wordClass, quote, left } = trees
  const side = KIND[kind]
  const root = topAt(trees, cue, start, left)
  const way = path(trees, cue.head, root)
  const before = start > 0 ? form[start - 1] : NONE
  const beforeClass = start > 0 ? wordClass[start - 1] : NONE
  const toCue = gapTo(cue, start)
  const toSource = source ? gapTo(source, start) : 99
  const place = pair(start === sentenceFirst(trees, start) ? 1 : 0, trees.sentence[start] - trees.sentence[cue.head])
  const quotes = quote[start] * 4 + (start > 0 ? quote[start - 1] : 0)
  features.add2(1, side, way)
  features.add2(2, side, trees.fullRelation[root])
  features.add2(3, side, wordClass[start])
  features.add2(4, side, form[start])
  features.add2(5, side, before)
  features.add2(6, side, beforeClass)
  features.add2(7, side, toCue)
  features.add2(8, side, toSource)
  features.add3(9, side, toCue, toSource)
  features.add2(10, side, quotes)
  features.add2(11, side, place)
  features.add3(12, side, quotes, place)
  features.add3(13, side, wordClass[root], trees.fullRelation[root])
  features.add3(14, side, form[start], before)
  features.add3(15, side, wordClass[start], beforeClass)
  for (let key = 0; key < cue.keys.length; key++) {
    const value = pair(pair(key, cue.keys[key]), side)
    features.add2(20, value, way)
    features.add2(21, value, quotes)
    features.add2(22, value, form[start])
    features.add2(23, value, wordClass[start])
    features.add2(24, value, toCue)
    features.add2(25, value, place)
    features.add2(26, value, toSource)
    features.add(27, value)
  }
}

/** Describes where a content ends. */
export function describeEnd(
  trees: Trees,
  cue: Cue,
  kind: ContentCandidate['kind'],
  end: number,
  features: Features,
): void {
  const { form, wordClass, quote, right, relation } = trees
  const side = KIND[kind] + 4
  const root = topAt(trees, cue, end, right)
  const way = path(trees, cue.head, root)
  const stop = sentenceEnd(trees, end)
  const next = end + 1 < stop ? form[end + 1] : NONE
  const nextClass = end + 1 < stop ? wordClass[end + 1] : NONE
  const follows = afterMarks(trees, end + 1, stop)
  const followForm = follows >= 0 ? form[follows] : NONE
  const followRoot = follows >= 0 ? topAt(trees, cue, follows, trees.left) : -1
  const followWay = followRoot >= 0 ? path(trees, cue.head, followRoot) : 0
  const followRelation = followRoot >= 0 ? pair(relation[followRoot], wordClass[followRoot]) : 0
  const quotes = quote[end] * 4 + (end + 1 < trees.nWords ? quote[end + 1] : 0)
  const later = trees.sentence[end] - trees.sentence[cue.head]
  const place = pair(end === stop - 1 ? 1 : follows < 0 ? 2 : 0, later)
  features.add2(1, side, way)
  features.add2(2, side, trees.fullRelation[root])
  features.add2(3, side, wordClass[end])
  features.add2(4, side, form[end])
  features.add2(5, side, next)
  features.add2(6, side, nextClass)
  features.add2(7, side, followForm)
  features.add2(8, side, followWay)
  features.add2(9, side, followRelation)
  features.add2(10, side, quotes)
  features.add2(11, side, place)
  features.add3(12, side, quotes, place)
  features.add3(13, side, next, followRelation)
  features.add3(14, side, followWay, next)
  features.add3(15, side, followForm, next)
  features.add3(16, side, wordClass[end], nextClass)
  for (let key = 0; key < cue.keys.length; key++) {
    const value = pair(pair(key, cue.keys[key]), side)
    features.add2(20, value, way)
    features.add2(21, value, quotes)
    features.add2(22, value, next)
    features.add2(23, value, followWay)
    features.add2(24, value, followRelation)
    features.add2(25, value, place)
    features.add2(26, value, followForm)
  }
}

/** Which of a cue's keys a whole content is crossed with: kind, quotation marks, lemma. */
const WHOLE_KEYS = [0, 3, 4]

/** Describes a content as a whole. */
export function describeWhole(
  trees: Trees,
  cue: Cue,
  source: WordRange | undefined,
  candidate: ContentCandidate,
  features: Features,
): void {
  const { first, second } = candidate
  const side = KIND[candidate.kind]
  const end = (second ?? first).last
  const balance = pair(balanceOf(trees, first), second ? balanceOf(trees, second) : 9)
  const exact = quoteExact(trees, first) * 4 + (second ? quoteExact(trees, second) : 3)
  const width = countStep(Math.ceil((first.last - first.first + 1 + (second ? second.last - second.first + 1 : 0)) / 2))
  const sentences = Math.min(4, trees.sentence[end] - trees.sentence[first.first])
  const roots = rootsIn(trees, cue, first)
  const takesSource = source && (inside(source.first, first) || (second && inside(source.first, second))) ? 1 : 0
  const takesCue = inside(cue.last, first) || (second && inside(cue.first, second)) ? 1 : 0
  const cut = cutOff(trees, cue, end)
  features.add2(40, side, balance)
  features.add2(41, side, exact)
  features.add2(42, side, width)
  features.add2(43, side, sentences)
  features.add2(44, side, roots.ways)
  features.add2(45, side, roots.count)
  features.add3(46, side, takesSource, takesCue)
  features.add2(47, side, cut)
  features.add2(48, side, cuesIn(trees, first))
  features.add3(49, side, balance, sentences)
  features.add3(50, side, exact, quotesLeftOut(trees, cue, candidate))
  features.add3(51, side, roots.count, cut)
  features.add3(52, side, trees.form[first.first], trees.form[end])
  features.add3(53, side, trees.quote[first.first], trees.quote[end])
  if (second) {
    features.add3(54, trees.form[first.last], trees.form[second.first], balance)
    features.add2(55, path(trees, cue.head, topAt(trees, cue, first.first, trees.left)), roots.count)
    features.add2(56, trees.quote[first.last] * 4 + trees.quote[second.first], sentences)
    features.add2(57, second.first - cue.last, trees.quote[second.first])
  }
  for (const key of WHOLE_KEYS) {
    const value = pair(pair(key, cue.keys[key]), side)
    features.add2(60, value, width)
    features.add2(61, value, exact)
    features.add2(62, value, balance)
    features.add2(63, value, sentences)
    features.add2(64, value, roots.ways)
    features.add2(65, value, cut)
    features.add3(66, value, takesSource, takesCue)
  }
}

/** The highest word whose subtree has its edge (`left` or `right`) at `at` and does not cover the cue. */
function topAt(trees: Trees, cue: Cue, at: number, edge: Int32Array): number {
  let top = at
  for (let steps = 0; steps < 12; steps++) {
    const above = trees.head[top]
    if (above < 0 || edge[above] !== at) break
    if (trees.left[above] <= cue.head && cue.head <= trees.right[above]) break
    top = above
  }
  return top
}

function gapTo(range: WordRange, at: number): number {
  if (at > range.last) return Math.min(6, at - range.last)
  if (at < range.first) return -countStep(range.first - at)
  return 10
}

function afterMarks(trees: Trees, from: number, stop: number): number {
  let at = from
  while (at < stop && trees.wordClass[at] === PUNCTUATION) at++
  return at < stop ? at : -1
}

function inside(at: number, range: WordRange): boolean {
  return range.first <= at && at <= range.last
}

/** 0 balanced, 1 opens without closing, 2 closes without opening, 3 both; +4 where it holds any mark. */
function balanceOf(trees: Trees, range: WordRange): number {
  let depth = 0
  let stray = 0
  let any = 0
  for (let at = range.first; at <= range.last; at++) {
    if (trees.quote[at] === OPENING) {
      depth++
      any = 4
    } else if (trees.quote[at] === CLOSING) {
      any = 4
      if (depth > 0) depth--
      else stray = 2
    }
  }
  return any + stray + (depth > 0 ? 1 : 0)
}

/** 2 where the range is exactly one quotation, 1 where it starts and ends with marks, else 0. */
function quoteExact(trees: Trees, range: WordRange): number {
  if (trees.quote[range.first] !== OPENING || trees.quote[range.last] !== CLOSING) return 0
  return trees.quotation[range.first] === trees.quotation[range.last] ? 2 : 1
}

function rootsIn(trees: Trees, cue: Cue, range: WordRange): { count: number; ways: number } {
  let count = 0
  let ways = 0
  const end = Math.min(range.last, sentenceEnd(trees, range.first) - 1)
  for (let at = range.first; at <= end; at++) {
    const above = trees.head[at]
    if ((above >= range.first && above <= range.last) || trees.wordClass[at] === PUNCTUATION) continue
    count++
    if (count <= 3) ways = pair(ways, path(trees, cue.head, at))
  }
  return { count: Math.min(4, count), ways }
}

/** The relation by which something right after `end` hangs from a word before it: what the end cuts off. */
function cutOff(trees: Trees, cue: Cue, end: number): number {
  const stop = sentenceEnd(trees, end)
  const next = afterMarks(trees, end + 1, stop)
  if (next < 0) return 0
  const top = topAt(trees, cue, next, trees.left)
  const above = trees.head[top]
  if (above < 0) return 1
  if (above > end) return 2
  return pair(trees.relation[top], inside(above, cue) ? 1 : 0)
}

function cuesIn(trees: Trees, range: WordRange): number {
  let count = 0
  for (let at = range.first; at <= range.last && count < 3; at++) if (trees.step[at] >= 4) count++
  return count
}

/** Whether the cue's sentence holds quoted words that the content leaves out. */
function quotesLeftOut(trees: Trees, cue: Cue, { first, second }: ContentCandidate): number {
  const stop = sentenceEnd(trees, cue.head)
  for (let at = sentenceFirst(trees, cue.head); at < stop; at++) {
    if (trees.quote[at] === OPENING && !inside(at, first) && !(second && inside(at, second))) return 1
  }
  return 0
}
