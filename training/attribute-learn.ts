import { FEATURE_BITS, type Features } from '../src/engine/attribute/features.ts'
import type { Scorer } from '../src/engine/attribute/scorer.ts'
import { type FeatureWeights, packWeights } from './weights.ts'

const N_FEATURES = 1 << FEATURE_BITS

/** Decisions to learn from: lists of features (parts), and examples made of them. */
export class LearningData {
  private features = new Int32Array(1 << 20)
  private nFeatures = 0
  private readonly starts: number[] = [0]
  readonly examples: Example[] = []

  /** Stores the features collected from `from` on; gives the part's number. */
  addPart(features: Features, from = 0): number {
    const needed = this.nFeatures + features.length - from
    if (needed > this.features.length) {
      const larger = new Int32Array(Math.max(needed, Math.ceil(this.features.length * 1.5)))
      larger.set(this.features)
      this.features = larger
    }
    this.features.set(features.ids.subarray(from, features.length), this.nFeatures)
    this.nFeatures = needed
    this.starts.push(needed)
    return this.starts.length - 2
  }

  /** The features of a part. */
  part(index: number): Int32Array {
    return this.features.subarray(this.starts[index], this.starts[index + 1])
  }

  /** How often each feature occurs. */
  counts(): Int32Array {
    const counts = new Int32Array(N_FEATURES)
    for (let at = 0; at < this.nFeatures; at++) counts[this.features[at]]++
    return counts
  }
}

/**
 * Candidates, each the sum of a few parts, and how right each is; a yes-or-no decision has one candidate. Of several
 * right ones it is enough that one is likely.
 */
export interface Example {
  readonly fold: number
  readonly candidates: readonly (readonly number[])[]
  readonly targets: readonly number[]
}

/** Weights as they are learned. */
export class DenseScorer implements Scorer {
  readonly weights = new Float32Array(N_FEATURES)

  score(features: Features, from = 0): number {
    let sum = 0
    for (let at = from; at < features.length; at++) sum += this.weights[features.ids[at]]
    return sum
  }
}

/** How to learn. */
export interface LearningOptions {
  readonly rate: number
  readonly epochs: number
  /** Features that occur less often are left out. */
  readonly leastCount: number
  /** How strongly weights are drawn towards 0; not at all where absent. */
  readonly decay?: number
  /** Examples to learn from; all where absent. */
  readonly chosen?: (example: Example) => boolean
}

/**
 * Learns weights with AdaGrad: logistic for examples with one candidate; for others a softmax over the candidates, of
 * which the right ones together are to be likely.
 */
export function learn(data: LearningData, options: LearningOptions): DenseScorer {
  const scorer = new DenseScorer()
  const squares = new Float32Array(N_FEATURES).fill(1e-3)
  const counts = data.counts()
  const chosen = data.examples.filter(options.chosen ?? (() => true))
  const averaged = new Float32Array(N_FEATURES)
  const random = randomSource(7)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(chosen, random)
    for (const example of chosen) step(data, example, scorer.weights, squares, counts, options)
    if (epoch >= options.epochs - 2) for (let i = 0; i < N_FEATURES; i++) averaged[i] += scorer.weights[i] / 2
  }
  scorer.weights.set(averaged)
  return scorer
}

function step(
  data: LearningData,
  { candidates, targets }: Example,
  weights: Float32Array,
  squares: Float32Array,
  counts: Int32Array,
  { rate, leastCount, decay = 0 }: LearningOptions,
): void {
  const partScores = new Map<number, number>()
  const scoreOf = (part: number) => {
    const known = partScores.get(part)
    if (known !== undefined) return known
    let sum = 0
    for (const feature of data.part(part)) sum += weights[feature]
    partScores.set(part, sum)
    return sum
  }
  const scores = candidates.map((parts) => parts.reduce((sum, part) => sum + scoreOf(part), 0))
  const shares = candidates.length === 1 ? [1 / (1 + Math.exp(-scores[0]))] : softmax(scores)
  const wanted = candidates.length === 1 ? targets : sharesOfRight(shares, targets)
  const gradients = new Map<number, number>()
  candidates.forEach((parts, i) => {
    for (const part of parts) gradients.set(part, (gradients.get(part) ?? 0) + shares[i] - wanted[i])
  })
  for (const [part, gradient] of gradients) {
    if (Math.abs(gradient) < 1e-4) continue
    for (const feature of data.part(part)) {
      if (counts[feature] < leastCount) continue
      const slope = gradient + decay * weights[feature]
      squares[feature] += slope * slope
      weights[feature] -= (rate * slope) / Math.sqrt(squares[feature])
    }
  }
}

/** The shares that the right candidates have among themselves. */
function sharesOfRight(shares: readonly number[], targets: readonly number[]): number[] {
  const masses = shares.map((share, i) => Math.max(1e-12, share) * targets[i])
  const sum = masses.reduce((total, mass) => total + mass, 0)
  return masses.map((mass) => mass / sum)
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores)
  const parts = scores.map((score) => Math.exp(score - highest))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

/** Packs learned weights, small ones dropped, largest cut. */
export function packScorer(scorer: DenseScorer, least: number, largest = 2): Uint8Array {
  const rows: FeatureWeights[] = []
  scorer.weights.forEach((weight, feature) => {
    if (Math.abs(weight) >= least) rows.push({ feature, weights: new Map([[0, weight]]) })
  })
  return packWeights(rows, largest)
}

function shuffle(items: Example[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j], items[i]]
  }
}

/** A repeatable source of numbers from 0 to 1 (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
