import { hashText } from '../model/hash.ts'
import type { ContentCandidate } from './content-candidates.ts'
import type { WordRange } from './cue-span.ts'
import { type Features, pair } from './features.ts'
import type { Cue } from './find-source.ts'
import type { Trees } from './trees.ts'
import {
  AUX,
  childBy,
  countStep,
  MARK,
  NSUBJ,
  PRON,
  PROPN,
  PUNCTUATION,
  path,
  sentenceEnd,
  sentenceFirst,
  VERB,
} from './walk.ts'

/** The ways a content can lie to its cue, as numbers. */
export const KIND = { right: 1, left: 2, around: 3 } as const
const NONE = hashText('<none>')
const SCONJ = hashText('SCONJ')

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
  const clause = clauseAhead(trees, cue, start)
  features.add2(16, side, clause)
  features.add3(17, side, clause, wordClass[start])
  features.add3(18, side, clause, toCue)
  features.add3(19, side, trees.cluster[start], beforeClass)
  for (let key = 0; key < cue.keys.length; key++) {
    const value = pair(pair(key, cue.keys[key]), side)
    features.add2(28, value, clause)
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

/** How many words are looked through for the conjunction of a clause. */
const AHEAD = 10

/** Whether a clause begins with its conjunction at a word (1), or after it and before any verb, and hangs from the cue (2) or not (3); else 0. */
function clauseAhead(trees: Trees, cue: Cue, start: number): number {
  const stop = Math.min(sentenceEnd(trees, start), start + AHEAD)
  for (let at = start; at < stop; at++) {
    if (trees.wordClass[at] === VERB || trees.wordClass[at] === AUX || trees.quote[at] !== trees.quote[start]) return 0
    if (trees.relation[at] !== MARK || trees.wordClass[at] !== SCONJ) continue
    if (at === start) return 1
    const verb = trees.head[at]
    return verb >= 0 && trees.head[verb] === cue.head ? 2 : 3
  }
  return 0
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
  describeSwallowed(trees, root, end, side, features)
  if (followRoot >= 0) describeLeftOut(trees, cue, followRoot, follows, side, features)
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

/** How many dependents along the right edge of a content are described. */
const DEEPEST = 5

/** What the end of a content takes in: the dependents along its right edge, each with how it begins. */
function describeSwallowed(trees: Trees, root: number, end: number, side: number, features: Features): void {
  let at = end
  for (let depth = 0; depth < DEEPEST && at !== root && at >= 0; depth++) {
    const first = trees.left[at]
    if (first > 0) {
      const tie = pair(trees.fullRelation[at], trees.wordClass[first - 1] === PUNCTUATION ? trees.form[first - 1] : 0)
      const begins = pair(tie, trees.form[first])
      features.add3(30, side, tie, trees.wordClass[at])
      features.add2(31, side, begins)
      features.add3(32, side, begins, trees.wordClass[trees.head[at]])
      features.add3(33, side, tie, countStep(end - first + 1))
      features.add3(34, side, tie, trees.cluster[trees.head[at]])
      features.add3(35, side, tie, hasSubject(trees, at) * 4 + trees.likely[at])
    }
    at = trees.head[at]
  }
}

/** What begins right after the end of a content: whether it has its own doer, whether it reports, in which tense. */
function describeLeftOut(trees: Trees, cue: Cue, root: number, first: number, side: number, features: Features): void {
  const tie = pair(trees.fullRelation[root], trees.wordClass[first - 1] === PUNCTUATION ? trees.form[first - 1] : 0)
  const doer = hasSubject(trees, root)
  const begins = pair(tie, trees.form[first])
  const after = first + 1 < trees.nWords ? first + 1 : first
  features.add3(36, side, tie, trees.wordClass[root])
  features.add2(37, side, begins)
  features.add3(38, side, begins, doer)
  features.add3(39, side, tie, pair(trees.tag[root], trees.tag[cue.head]))
  features.add3(70, side, begins, trees.form[after])
  features.add3(71, side, begins, trees.wordClass[after])
  features.add3(72, side, tie, pair(trees.step[root], trees.wordClass[root]))
  features.add3(73, side, tie, countStep(trees.right[root] - first + 1))
  features.add3(74, side, trees.fullRelation[root], trees.cluster[root])
  features.add3(76, side, tie, trees.likely[root] * 4 + doer)
  features.add3(77, side, begins, trees.likely[root])
  if (trees.head[root] >= 0) features.add3(75, side, tie, trees.cluster[trees.head[root]])
}

/** 0 without a subject, 1 with a noun, 2 with a name, 3 with a pronoun. */
function hasSubject(trees: Trees, word: number): number {
  const subject = childBy(trees, word, NSUBJ)
  if (subject < 0) return 0
  return trees.wordClass[subject] === PRON ? 3 : trees.wordClass[subject] === PROPN ? 2 : 1
}

/** The highest word whose subtree has its edge (`left` or `right`) at `at` and does not cover the cue. */
export function topAt(trees: Trees, cue: Cue, at: number, edge: Int32Array): number {
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

/** The first word from `from` on, before `stop`, that is no mark; -1 where there is none. */
export function afterMarks(trees: Trees, from: number, stop: number): number {
  let at = from
  while (at < stop && trees.wordClass[at] === PUNCTUATION) at++
  return at < stop ? at : -1
}
