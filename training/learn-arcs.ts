import { arcFeatures, N_ARC_FEATURES } from '../src/engine/tree/arc-features.ts'
import type { WordFacts } from '../src/engine/tree/words.ts'
import type { FeatureWeights } from './weights.ts'

const BITS = 20
const MASK = (1 << BITS) - 1

/** A sentence to learn from: what the features see, and each word's head (`n` is the root) and relation. */
export interface GoldTree {
  readonly facts: WordFacts
  readonly heads: Int16Array
  readonly labels: Int16Array
}

/** Learns the relation of an arc from its two words: a multi-class perceptron, averaged. */
export class ArcLearner {
  private readonly nLabels: number
  private readonly weights: Float32Array
  private readonly totals: Float32Array
  private readonly features = new Int32Array(N_ARC_FEATURES)
  private readonly scores: Float64Array
  private clock = 1

  constructor(nLabels: number) {
    this.nLabels = nLabels
    this.weights = new Float32Array(nLabels << BITS)
    this.totals = new Float32Array(nLabels << BITS)
    this.scores = new Float64Array(nLabels)
  }

  /** Goes once over the trees; gives the share of arcs whose relation was right before learning. */
  learn(trees: readonly GoldTree[]): number {
    let right = 0
    let all = 0
    for (const { facts, heads, labels } of trees) {
      for (let word = 0; word < heads.length; word++) {
        all++
        if (this.learnArc(facts, heads[word], word, labels[word])) right++
      }
    }
    return right / all
  }

  /** The best relation of an arc. */
  best(facts: WordFacts, head: number, dependent: number): number {
    const { scores, weights, nLabels } = this
    const count = arcFeatures(facts, head, dependent, MASK, this.features)
    scores.fill(0)
    for (let i = 0; i < count; i++) {
      const row = this.features[i] * nLabels
      for (let label = 0; label < nLabels; label++) scores[label] += weights[row + label]
    }
    let best = 0
    for (let label = 1; label < nLabels; label++) if (scores[label] > scores[best]) best = label
    return best
  }

  /** Puts the averaged weights in the place of the last ones. */
  average(): void {
    for (let i = 0; i < this.weights.length; i++) this.weights[i] -= this.totals[i] / this.clock
  }

  /** The weights, feature by feature. */
  *rows(smallest: number): Generator<FeatureWeights> {
    for (let feature = 0; feature <= MASK; feature++) {
      const weights = new Map<number, number>()
      for (let label = 0; label < this.nLabels; label++) {
        const weight = this.weights[feature * this.nLabels + label]
        if (Math.abs(weight) >= smallest) weights.set(label, weight)
      }
      if (weights.size > 0) yield { feature, weights }
    }
  }

  private learnArc(facts: WordFacts, head: number, dependent: number, gold: number): boolean {
    const guess = this.best(facts, head, dependent)
    this.clock++
    if (guess === gold) return true
    const count = arcFeatures(facts, head, dependent, MASK, this.features)
    for (let i = 0; i < count; i++) {
      this.change(this.features[i] * this.nLabels + gold, 1)
      this.change(this.features[i] * this.nLabels + guess, -1)
    }
    return false
  }

  private change(weight: number, by: number): void {
    this.weights[weight] += by
    this.totals[weight] += by * this.clock
  }
}
