import { agreement, type ChainModels, findCues, findSource } from '../src/engine/attribute/chain.ts'
import { type ContentCandidate, contentCandidates } from '../src/engine/attribute/content-candidates.ts'
import { describeEnd, describeStart } from '../src/engine/attribute/content-edges.ts'
import {
  describeCuePart,
  findCueSpan,
  REACH_AFTER,
  REACH_BEFORE,
  type WordRange,
} from '../src/engine/attribute/cue-span.ts'
import { Features } from '../src/engine/attribute/features.ts'
import { describeWhole } from '../src/engine/attribute/find-content.ts'
import { describeCue, mayBeCue } from '../src/engine/attribute/find-cue.ts'
import {
  type Cue,
  cueAt,
  describeNoSource,
  describeSource,
  describeSourcePart,
  sourceCandidates,
} from '../src/engine/attribute/find-source.ts'
import { LEAST_LOGIT } from '../src/engine/attribute/learned.ts'
import type { Trees } from '../src/engine/attribute/trees.ts'
import { sentenceEnd, sentenceFirst } from '../src/engine/attribute/walk.ts'
import type { GoldRelation } from './attribute-gold.ts'
import { type DenseScorer, type Example, LearningData, type LearningOptions, learn } from './attribute-learn.ts'

/** A document ready to learn from. */
export interface Lesson {
  readonly trees: Trees
  readonly relations: readonly GoldRelation[]
  /** Words that annotators left out. */
  readonly discarded: ReadonlySet<number>
  /** 0 or 1: which half it belongs to when one half's models read the other. */
  readonly fold: number
}

/** Models as learned. */
export type LearnedChain = { readonly [step in keyof ChainModels]: DenseScorer }

const RATES: { readonly [step in keyof ChainModels]: LearningOptions } = {
  cue: { rate: 0.02, epochs: 8, leastCount: 15 },
  cueSpan: { rate: 0.1, epochs: 5, leastCount: 8 },
  source: { rate: 0.05, epochs: 4, leastCount: 8 },
  sourcePart: { rate: 0.1, epochs: 8, leastCount: 5 },
  content: { rate: 0.03, epochs: 3, leastCount: 16 },
}

/** Learns the chain thrice: from each half, so that each half is read by models that never saw it, and from all. */
export function learnChain(
  lessons: readonly Lesson[],
  say: (line: string) => void,
): { halves: LearnedChain[]; whole: LearnedChain } {
  const cue = threefold(cueData(lessons), RATES.cue, say, 'cue')
  for (const { trees, fold } of lessons) findCues(trees, cue[1 - fold], LEAST_LOGIT, new Features())
  const cueSpan = threefold(cueSpanData(lessons), RATES.cueSpan, say, 'cue span')
  const spans = (lesson: Lesson, head: number) =>
    findCueSpan(lesson.trees, head, cueSpan[1 - lesson.fold], new Features())
  const source = threefold(sourceData(lessons, spans), RATES.source, say, 'source')
  const sourcePart = threefold(sourcePartData(lessons, spans), RATES.sourcePart, say, 'source part')
  const sources = (lesson: Lesson, found: Cue) =>
    findSource(
      lesson.trees,
      found,
      { source: source[1 - lesson.fold], sourcePart: sourcePart[1 - lesson.fold] },
      new Features(),
    ).source
  const content = threefold(contentData(lessons, spans, sources, say), RATES.content, say, 'content')
  const chains = [0, 1, 2].map((i) => ({
    cue: cue[i],
    cueSpan: cueSpan[i],
    source: source[i],
    sourcePart: sourcePart[i],
    content: content[i],
  }))
  return { halves: chains.slice(0, 2), whole: chains[2] }
}

function threefold(
  data: LearningData,
  options: LearningOptions,
  say: (line: string) => void,
  name: string,
): DenseScorer[] {
  const started = performance.now()
  const learned = [
    learn(data, { ...options, leastCount: options.leastCount / 2, chosen: (example) => example.fold === 0 }),
    learn(data, { ...options, leastCount: options.leastCount / 2, chosen: (example) => example.fold === 1 }),
    learn(data, options),
  ]
  const weights = learned[2].weights.reduce((count, weight) => count + (weight === 0 ? 0 : 1), 0)
  say(
    `${name}: ${data.examples.length} examples, ${weights} weights, ${Math.round((performance.now() - started) / 1000)} s`,
  )
  return learned
}

function cueData(lessons: readonly Lesson[]): LearningData {
  const data = new LearningData()
  const features = new Features()
  for (const { trees, relations, discarded, fold } of lessons) {
    const heads = new Set(relations.map((relation) => relation.cueHead))
    for (let word = 0; word < trees.nWords; word++) {
      if (discarded.has(word) || !mayBeCue(trees, word)) continue
      features.clear()
      describeCue(trees, word, features)
      data.examples.push(single(data, features, fold, heads.has(word)))
    }
  }
  return data
}

function single(data: LearningData, features: Features, fold: number, isRight: boolean): Example {
  return { fold, candidates: [[data.addPart(features)]], targets: [isRight ? 1 : 0] }
}

function cueSpanData(lessons: readonly Lesson[]): LearningData {
  const data = new LearningData()
  const features = new Features()
  for (const { trees, relations, fold } of lessons) {
    for (const { cueHead, cue } of relations) {
      const lowest = Math.max(sentenceFirst(trees, cueHead), cueHead - REACH_BEFORE)
      const highest = Math.min(sentenceEnd(trees, cueHead) - 1, cueHead + REACH_AFTER)
      for (let word = lowest; word <= highest; word++) {
        if (word === cueHead) continue
        features.clear()
        describeCuePart(trees, cueHead, word, features)
        data.examples.push(single(data, features, fold, cue.has(word)))
      }
    }
  }
  return data
}

type SpanOf = (lesson: Lesson, head: number) => WordRange

function sourceData(lessons: readonly Lesson[], spans: SpanOf): LearningData {
  const data = new LearningData()
  const features = new Features()
  for (const lesson of lessons) {
    const { trees, relations, fold } = lesson
    for (const { cueHead, source, sourceHead } of relations) {
      const cue = cueAt(trees, cueHead, spans(lesson, cueHead))
      const words = sourceCandidates(trees, cue)
      const right = words.includes(sourceHead) ? sourceHead : (words.find((word) => source.has(word)) ?? -1)
      if (right < 0 && source.size > 0) continue
      features.clear()
      describeNoSource(trees, cue, words.length, features)
      const candidates = [[data.addPart(features)]]
      for (const word of words) {
        features.clear()
        describeSource(trees, cue, word, features)
        candidates.push([data.addPart(features)])
      }
      const targets = [right < 0 ? 1 : 0, ...words.map((word) => (word === right ? 1 : 0))]
      if (candidates.length > 1) data.examples.push({ fold, candidates, targets })
    }
  }
  return data
}

function sourcePartData(lessons: readonly Lesson[], spans: SpanOf): LearningData {
  const data = new LearningData()
  const features = new Features()
  for (const lesson of lessons) {
    const { trees, relations, fold } = lesson
    for (const { cueHead, source, sourceHead } of relations) {
      if (sourceHead < 0) continue
      const cue = cueAt(trees, cueHead, spans(lesson, cueHead))
      for (let child = trees.firstChild[sourceHead]; child >= 0; child = trees.nextSibling[child]) {
        features.clear()
        describeSourcePart(trees, cue, sourceHead, child, features)
        data.examples.push(single(data, features, fold, source.has(child)))
      }
    }
  }
  return data
}

type SourceOf = (lesson: Lesson, cue: Cue) => WordRange | undefined

/** Candidates that agree this much with the gold content are right, or the best where none does. */
const RIGHT_AGREEMENT = 0.95
const LEAST_AGREEMENT = 0.5

function contentData(
  lessons: readonly Lesson[],
  spans: SpanOf,
  sources: SourceOf,
  say: (line: string) => void,
): LearningData {
  const data = new LearningData()
  let nExact = 0
  let nNear = 0
  let nAll = 0
  for (const lesson of lessons) {
    for (const { cueHead, content } of lesson.relations) {
      const cue = cueAt(lesson.trees, cueHead, spans(lesson, cueHead))
      const source = sources(lesson, cue)
      const candidates = contentCandidates(lesson.trees, cue, source)
      const gold = rangesOf(content)
      const agreements = candidates.map((candidate) => goldAgreement(lesson.trees, candidate, gold))
      const best = Math.max(0, ...agreements)
      nAll++
      if (best >= 0.8) nNear++
      if (best > 0.999) nExact++
      if (best < LEAST_AGREEMENT || candidates.length < 2) continue
      const least = Math.min(best, RIGHT_AGREEMENT)
      data.examples.push({
        fold: lesson.fold,
        candidates: contentParts(data, lesson.trees, cue, source, candidates),
        targets: agreements.map((share) => (share >= least ? 0.5 + share : 0)),
      })
    }
  }
  say(`content candidates: exact ${(nExact / nAll).toFixed(3)}, near ${(nNear / nAll).toFixed(3)} of ${nAll}`)
  return data
}

function contentParts(
  data: LearningData,
  trees: Trees,
  cue: Cue,
  source: WordRange | undefined,
  candidates: readonly ContentCandidate[],
): number[][] {
  const features = new Features()
  const known = new Map<string, number>()
  const part = (key: string, describe: () => void) => {
    const found = known.get(key)
    if (found !== undefined) return found
    features.clear()
    describe()
    const made = data.addPart(features)
    known.set(key, made)
    return made
  }
  return candidates.map((candidate) => {
    const { kind, first, second } = candidate
    const last = (second ?? first).last
    features.clear()
    return [
      part(`s${kind}${first.first}`, () => describeStart(trees, cue, source, kind, first.first, features)),
      part(`e${kind}${last}`, () => describeEnd(trees, cue, kind, last, features)),
      part(`w${kind}${first.first} ${first.last} ${second?.first} ${last}`, () =>
        describeWhole(trees, cue, source, candidate, features),
      ),
    ]
  })
}

/** Words as stretches, in order. */
export function rangesOf(words: ReadonlySet<number>): WordRange[] {
  const ranges: { first: number; last: number }[] = []
  for (const word of [...words].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last.last + 1 === word) last.last = word
    else ranges.push({ first: word, last: word })
  }
  return ranges
}

function goldAgreement(trees: Trees, candidate: ContentCandidate, gold: readonly WordRange[]): number {
  if (gold.length <= 2) {
    if (gold.length === 0) return 0
    return agreement(trees, candidate, { kind: 'right', first: gold[0], ...(gold[1] && { second: gold[1] }) })
  }
  const longest = [...gold].sort((a, b) => b.last - b.first - (a.last - a.first)).slice(0, 2)
  return 0.9 * agreement(trees, candidate, { kind: 'right', first: longest[0], second: longest[1] })
}
