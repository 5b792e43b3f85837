import type { ContentCandidate } from './content-candidates.ts'
import { afterMarks, KIND, topAt } from './content-edges.ts'
import type { WordRange } from './cue-span.ts'
import { type Features, pair } from './features.ts'
import type { Cue } from './find-source.ts'
import { CLOSING, OPENING, type Trees } from './trees.ts'
import { countStep, PUNCTUATION, path, sentenceEnd, sentenceFirst } from './walk.ts'

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
  const likely = likelyIn(trees, first)
  features.add2(58, side, likely)
  features.add3(59, side, likely, roots.count)
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

/** How many words of a stretch are likely cues. */
function likelyIn(trees: Trees, range: WordRange): number {
  let count = 0
  for (let at = range.first; at <= range.last && count < 3; at++) if (trees.likely[at] === 2) count++
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
