import type { ContentCandidate } from './content-candidates.ts'
import { contentCandidates } from './content-candidates.ts'
import { describeEnd, describeStart, KIND } from './content-edges.ts'
import { findCueSpan, type WordRange } from './cue-span.ts'
import { Features } from './features.ts'
import { describeWhole } from './find-content.ts'
import { describeCue, mayBeCue } from './find-cue.ts'
import { type Cue, cueAt, describeNoSource, describeSource, sourceCandidates, sourceSpan } from './find-source.ts'
import type { Scorer } from './scorer.ts'
import type { Trees } from './trees.ts'

/** The models of the chain, one a step. */
export interface ChainModels {
  readonly cue: Scorer
  readonly cueSpan: Scorer
  readonly source: Scorer
  readonly sourcePart: Scorer
  readonly content: Scorer
}

/** What the chain finds for one cue, with how sure each step is. */
export interface Link {
  readonly cue: Cue
  /** Log odds that it is a cue. */
  readonly cueLogit: number
  readonly source?: WordRange
  readonly sourceProbability: number
  readonly content?: ContentCandidate
  /** How likely the content is right but for small change. */
  readonly contentProbability: number
}

/** Two contents that share this much of what they cover together count as one. */
const NEAR = 0.8

/** The links of the text's cues: every word more likely a cue than `least`, in log odds, with its source and content. */
export function findLinks(trees: Trees, models: ChainModels, least: number): Link[] {
  const features = new Features()
  return findCues(trees, models.cue, least, features).map(({ word, logit }) =>
    linkAt(trees, word, logit, models, features),
  )
}

/** From which log odds on a cue is likely. */
const LIKELY = 0.5

/** The words that head cues, by log odds; `trees.likely` tells of them from now on. */
export function findCues(
  trees: Trees,
  scorer: Scorer,
  least: number,
  features: Features,
): { word: number; logit: number }[] {
  const found: { word: number; logit: number }[] = []
  for (let word = 0; word < trees.nWords; word++) {
    if (!mayBeCue(trees, word)) continue
    features.clear()
    describeCue(trees, word, features)
    const logit = scorer.score(features)
    if (logit > least) found.push({ word, logit })
    trees.likely[word] = logit > LIKELY ? 2 : logit > least ? 1 : 0
  }
  return found
}

function linkAt(trees: Trees, word: number, cueLogit: number, models: ChainModels, features: Features): Link {
  const cue = cueAt(trees, word, findCueSpan(trees, word, models.cueSpan, features))
  const { source, probability } = findSource(trees, cue, models, features)
  const content = findContent(trees, cue, source, models.content, features)
  return {
    cue,
    cueLogit,
    ...(source && { source }),
    sourceProbability: probability,
    ...(content && { content: content.candidate }),
    contentProbability: content?.probability ?? 0,
  }
}

/** The likeliest source of a cue, or none, and how likely it is. */
export function findSource(
  trees: Trees,
  cue: Cue,
  models: Pick<ChainModels, 'source' | 'sourcePart'>,
  features: Features,
): { source?: WordRange; probability: number } {
  const candidates = sourceCandidates(trees, cue)
  features.clear()
  describeNoSource(trees, cue, candidates.length, features)
  const scores = [models.source.score(features)]
  for (const candidate of candidates) {
    features.clear()
    describeSource(trees, cue, candidate, features)
    scores.push(models.source.score(features))
  }
  const shares = softmax(scores)
  const best = argmax(shares)
  if (best === 0) return { probability: shares[0] }
  const source = sourceSpan(trees, cue, candidates[best - 1], models.sourcePart, features)
  return { source, probability: shares[best] }
}

function findContent(
  trees: Trees,
  cue: Cue,
  source: WordRange | undefined,
  scorer: Scorer,
  features: Features,
): { candidate: ContentCandidate; probability: number } | undefined {
  const candidates = contentCandidates(trees, cue, source)
  if (candidates.length === 0) return undefined
  const starts = new Map<number, number>()
  const ends = new Map<number, number>()
  const scores = candidates.map((candidate) => {
    const { kind, first, second } = candidate
    const last = (second ?? first).last
    const start = cached(starts, first.first * 4 + KIND[kind], () => {
      features.clear()
      describeStart(trees, cue, source, kind, first.first, features)
      return scorer.score(features)
    })
    const end = cached(ends, last * 4 + KIND[kind], () => {
      features.clear()
      describeEnd(trees, cue, kind, last, features)
      return scorer.score(features)
    })
    features.clear()
    describeWhole(trees, cue, source, candidate, features)
    return start + end + scorer.score(features)
  })
  return likeliest(trees, candidates, softmax(scores))
}

function cached(known: Map<number, number>, key: number, make: () => number): number {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

/** The likeliest candidate where most of the probability lies, counting each one's near doubles with it. */
function likeliest(
  trees: Trees,
  candidates: readonly ContentCandidate[],
  shares: readonly number[],
): { candidate: ContentCandidate; probability: number } {
  const order = shares.map((_, i) => i).sort((a, b) => shares[b] - shares[a] || a - b)
  const top = order.slice(0, 8)
  let best = top[0]
  let bestMass = -1
  for (const i of top) {
    let mass = 0
    for (const j of order.slice(0, 24))
      if (i === j || agreement(trees, candidates[i], candidates[j]) >= NEAR) mass += shares[j]
    if (mass > bestMass + 1e-9) {
      best = i
      bestMass = mass
    }
  }
  const chosen = top.find((i) => i === best || agreement(trees, candidates[i], candidates[best]) >= NEAR) ?? best
  return { candidate: candidates[chosen], probability: Math.min(1, bestMass) }
}

/** The characters two contents share over those they cover together. */
export function agreement(trees: Trees, one: ContentCandidate, other: ContentCandidate): number {
  let shared = 0
  let together = 0
  for (const a of partsOf(one)) {
    together += width(trees, a.first, a.last)
    for (const b of partsOf(other)) shared += width(trees, Math.max(a.first, b.first), Math.min(a.last, b.last))
  }
  for (const b of partsOf(other)) together += width(trees, b.first, b.last)
  return shared / Math.max(1, together - shared)
}

function partsOf(candidate: ContentCandidate): WordRange[] {
  return candidate.second ? [candidate.first, candidate.second] : [candidate.first]
}

function width(trees: Trees, first: number, last: number): number {
  return first > last ? 0 : trees.end[last] - trees.start[first]
}

function softmax(scores: readonly number[]): number[] {
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const parts = scores.map((score) => Math.exp(score - highest))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

function argmax(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i
  return best
}
