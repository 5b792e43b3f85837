import { hashText } from '../model/hash.ts'
import type { Link } from './chain.ts'
import { type Features, pair } from './features.ts'
import type { Scorer } from './scorer.ts'
import { STRONG, type Trees } from './trees.ts'
import { countStep, sentenceEnd, sentenceFirst } from './walk.ts'

/** The models that judge a link when all steps are done: whether its cue is one, and whether all of it is right. */
export interface VerdictModels {
  readonly cue: Scorer
  readonly all: Scorer
}

/** What the links of a text say of each other. */
export interface Around {
  readonly nSure: number
  /** The heads of likely cues, in order. */
  readonly sure: Int32Array
  /** How often a source stands with a likely cue. */
  readonly bySource: ReadonlyMap<number, number>
  /** Whether a word lies in the content of a likely cue. */
  readonly inside: Uint8Array
}

/** Looks over the links of a text, which are in order. */
export function lookAround(trees: Trees, links: readonly Link[]): Around {
  const likely = links.filter(({ cueLogit, content }) => cueLogit > 0 && content !== undefined)
  const bySource = new Map<number, number>()
  const inside = new Uint8Array(trees.nWords)
  for (const link of likely) {
    const key = sourceKey(trees, link)
    bySource.set(key, (bySource.get(key) ?? 0) + 1)
    for (const range of [link.content?.first, link.content?.second]) {
      if (range) inside.fill(1, range.first, range.last + 1)
    }
  }
  return { nSure: likely.length, sure: Int32Array.from(likely, ({ cue }) => cue.head), bySource, inside }
}

function sourceKey(trees: Trees, { source }: Link): number {
  return source ? trees.form[source.last] : 0
}

/** How many words lie between a word and the nearest other one in a list that is in order. */
function nearest(words: Int32Array, word: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle] < word) low = middle + 1
    else high = middle
  }
  const after = words[low] === word ? low + 1 : low
  const before = low - 1
  return Math.min(after < words.length ? words[after] - word : 1000, before >= 0 ? word - words[before] : 1000)
}

const NONE = hashText('<none>')

/** What tells a right link from a wrong one: the steps' own confidence, and what kind of cue, source and content it has. */
export function describeVerdict(trees: Trees, link: Link, around: Around, features: Features): void {
  const { cue, source, content } = link
  const { head } = cue
  const sure = bucket(link.cueLogit, 2, -4, 12)
  const ofSource = bucket(-Math.log(Math.max(0.01, link.sourceProbability)), 4, 0, 12)
  const ofContent = bucket(-Math.log(Math.max(0.01, link.contentProbability)), 4, 0, 12)
  const kind = pair(trees.step[head], trees.wordClass[head])
  const report = reporting(trees, head)
  features.add(1, sure)
  features.add(2, ofSource)
  features.add(3, ofContent)
  features.add2(4, sure, ofContent)
  features.add2(5, ofSource, ofContent)
  features.add3(6, sure >> 1, ofSource >> 1, ofContent >> 1)
  features.add(7, kind)
  features.add2(8, kind, sure)
  features.add2(9, kind, report)
  features.add2(10, sure, report)
  features.add(11, trees.lemma[head])
  features.add2(12, trees.lemma[head], ofContent >> 1)
  features.add2(13, trees.fullRelation[head], trees.wordClass[head])
  features.add2(14, trees.quote[head], kind)
  features.add(15, cue.last - cue.first)
  describeAround(trees, link, around, pair(kind, sure >> 1), features)
  describeSourceFound(trees, link, features)
  if (!content) return
  const last = (content.second ?? content.first).last
  const first = content.first.first
  const quotes = trees.quote[first] * 4 + trees.quote[last]
  const sentences = Math.min(4, trees.sentence[last] - trees.sentence[first])
  const length = countStep(last - first + 1)
  const end = sentenceEnd(trees, last)
  const next = last + 1 < end ? trees.wordClass[last + 1] : NONE
  const side = pair(content.kind === 'left' ? 1 : content.kind === 'right' ? 2 : 3, content.second ? 1 : 0)
  features.add2(30, side, quotes)
  features.add3(31, side, quotes, sentences)
  features.add2(32, side, length)
  features.add2(33, side, next)
  features.add2(34, next, ofContent)
  features.add2(35, trees.form[first], side)
  features.add2(36, side, ofContent)
  features.add3(37, quotes, ofContent, side)
  features.add2(38, cuesBetween(trees, first, last, head), side)
  features.add2(39, kind, side)
  features.add2(40, first === sentenceFirst(trees, first) ? 1 : 0, source ? Math.sign(source.first - cue.first) : 2)
}

/** What the rest of the text's links say of this one. */
function describeAround(trees: Trees, link: Link, around: Around, kind: number, features: Features): void {
  const { head } = link.cue
  const nSure = around.nSure - (link.cueLogit > 0 ? 1 : 0)
  const density = bucket((nSure * 100) / trees.nWords, 2, 0, 10)
  const near = nearest(around.sure, head)
  const sameSource = link.source ? Math.min(3, around.bySource.get(sourceKey(trees, link)) ?? 0) : 4
  const inside = around.inside[head]
  features.add(70, density)
  features.add2(71, density, kind)
  features.add2(72, countStep(near), kind)
  features.add2(73, sameSource, kind)
  features.add2(74, inside, kind)
  features.add2(75, inside, trees.lemma[head])
  features.add2(76, Math.min(4, trees.sentence[head]), trees.sentenceStart.length > 2 ? 1 : 0)
}

function describeSourceFound(trees: Trees, { cue, source }: Link, features: Features): void {
  if (!source) {
    features.add2(20, trees.wordClass[cue.head], cue.subject >= 0 ? 1 : 0)
    return
  }
  const isSubject = source.first <= cue.subject && cue.subject <= source.last ? 1 : cue.subject >= 0 ? 0 : 2
  features.add2(21, trees.wordClass[source.last], trees.isCapital[source.last])
  features.add2(22, isSubject, countStep(source.last - source.first + 1))
  features.add2(23, trees.form[source.first], isSubject)
  features.add(24, trees.lemma[source.last])
  features.add3(25, isSubject, source.first < cue.first ? 0 : 1, countStep(Math.abs(source.first - cue.first)))
}

/** How many other words between two are mostly cues. */
function cuesBetween(trees: Trees, first: number, last: number, head: number): number {
  let count = 0
  for (let at = first; at <= last && count < 3; at++) if (at !== head && trees.step[at] >= STRONG) count++
  return count
}

/** How much reporting the rest of the text does, in steps. */
function reporting(trees: Trees, head: number): number {
  const others = trees.nStrong - (trees.step[head] >= STRONG ? 1 : 0)
  const step = others < 2 ? others : others < 5 ? 2 : 3
  return step * 2 + (trees.sentenceStart.length > 2 ? 1 : 0)
}

function bucket(value: number, scale: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value * scale)))
}

/** The probability of a log odds. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
