import type { FeatureWeights } from './weights.ts'

/** Learns to choose one of a few classes: an averaged perceptron over hashed features. */
export class ClassLearner {
  private readonly nClasses: number
  private readonly rows: Map<number, number> = new Map()
  private weights: Int16Array
  private totals: Float64Array
  private nSeen = 0
  private readonly scores: Int32Array

  constructor(nClasses: number) {
    this.nClasses = nClasses
    this.weights = new Int16Array(nClasses << 16)
    this.totals = new Float64Array(nClasses << 16)
    this.scores = new Int32Array(nClasses)
  }

  /** Chooses a class and, where it or its lead is not good enough, learns. Gives what was chosen. */
  learn(features: Int32Array, count: number, answer: number, margin: number): number {
    this.nSeen++
    const { scores } = this
    this.sum(features, count)
    let best = 0
    let rival = -1
    for (let at = 0; at < this.nClasses; at++) {
      if (scores[at] > scores[best]) best = at
      if (at !== answer && (rival < 0 || scores[at] > scores[rival])) rival = at
    }
    if (scores[answer] <= scores[rival] + margin) this.update(features, count, answer, rival)
    return best
  }

  /** The mean weights over all that was seen. */
  *averaged(): Generator<FeatureWeights> {
    for (const [feature, row] of this.rows) {
      const weights = new Map<number, number>()
      for (let at = 0; at < this.nClasses; at++) {
        const slot = row * this.nClasses + at
        const weight = this.weights[slot] - this.totals[slot] / (this.nSeen + 1)
        if (weight !== 0) weights.set(at, weight)
      }
      yield { feature, weights }
    }
  }

  private sum(features: Int32Array, count: number): void {
    const { scores, nClasses } = this
    scores.fill(0)
    for (let i = 0; i < count; i++) {
      const row = this.rows.get(features[i])
      if (row === undefined) continue
      const from = row * nClasses
      for (let at = 0; at < nClasses; at++) scores[at] += this.weights[from + at]
    }
  }

  private update(features: Int32Array, count: number, answer: number, rival: number): void {
    for (let i = 0; i < count; i++) {
      const from = this.rowOf(features[i]) * this.nClasses
      this.weights[from + answer]++
      this.totals[from + answer] += this.nSeen
      this.weights[from + rival]--
      this.totals[from + rival] -= this.nSeen
    }
  }

  private rowOf(feature: number): number {
    const known = this.rows.get(feature)
    if (known !== undefined) return known
    const row = this.rows.size
    this.rows.set(feature, row)
    if ((row + 1) * this.nClasses > this.weights.length) this.grow()
    return row
  }

  private grow(): void {
    const weights = new Int16Array(this.weights.length * 2)
    weights.set(this.weights)
    this.weights = weights
    const totals = new Float64Array(this.totals.length * 2)
    totals.set(this.totals)
    this.totals = totals
  }
}
