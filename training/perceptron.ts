import type { FeatureWeights } from './weights.ts'

/** An averaged perceptron over hashed features, for a few hundred labels; keeps only what it ever got wrong. */
export class Perceptron {
  readonly nLabels: number
  private readonly allowed: ReadonlySet<number> | undefined
  private slots = new Int32Array(1 << 16).fill(-1)
  private keys = new Int32Array(1 << 14)
  private starts = new Int32Array(1 << 14)
  private sizes = new Uint16Array(1 << 14)
  private rooms = new Uint16Array(1 << 14)
  private nRows = 0
  private labels = new Uint8Array(1 << 16)
  private weights = new Float32Array(1 << 16)
  private totals = new Float64Array(1 << 16)
  private stamps = new Int32Array(1 << 16)
  private nPairs = 0
  private time = 0

  /** @param allowed the only features that may weigh anything; all where it is left out. */
  constructor(nLabels: number, allowed?: ReadonlySet<number>) {
    this.nLabels = nLabels
    this.allowed = allowed
  }

  /** The label of the highest score, the lowest of several; fills in all scores. */
  guess(features: Int32Array, nFeatures: number, scores: Float64Array): number {
    scores.fill(0)
    for (let i = 0; i < nFeatures; i++) {
      const row = this.rowOf(features[i])
      if (row < 0) continue
      const end = this.starts[row] + this.sizes[row]
      for (let at = this.starts[row]; at < end; at++) scores[this.labels[at]] += this.weights[at]
    }
    let best = 0
    for (let label = 1; label < this.nLabels; label++) if (scores[label] > scores[best]) best = label
    return best
  }

  /** Counts one example, and learns from it where the guess was wrong. */
  learn(features: Int32Array, nFeatures: number, gold: number, guess: number): void {
    this.time++
    if (gold === guess) return
    for (let i = 0; i < nFeatures; i++) {
      this.change(features[i], gold, 1)
      this.change(features[i], guess, -1)
    }
  }

  /** The average of the weights over all examples so far. */
  averaged(): FeatureWeights[] {
    const rows: FeatureWeights[] = []
    for (let row = 0; row < this.nRows; row++) {
      const weights = new Map<number, number>()
      const end = this.starts[row] + this.sizes[row]
      for (let at = this.starts[row]; at < end; at++) {
        const total = this.totals[at] + this.weights[at] * (this.time - this.stamps[at])
        weights.set(this.labels[at], total / this.time)
      }
      rows.push({ feature: this.keys[row], weights })
    }
    return rows
  }

  private change(feature: number, label: number, by: number): void {
    let row = this.rowOf(feature)
    if (row < 0) {
      if (this.allowed && !this.allowed.has(feature)) return
      row = this.addRow(feature)
    }
    const at = this.pairOf(row, label)
    this.totals[at] += this.weights[at] * (this.time - this.stamps[at])
    this.stamps[at] = this.time
    this.weights[at] += by
  }

  private rowOf(feature: number): number {
    const mask = this.slots.length - 1
    for (let slot = feature & mask; this.slots[slot] >= 0; slot = (slot + 1) & mask) {
      if (this.keys[this.slots[slot]] === feature) return this.slots[slot]
    }
    return -1
  }

  private addRow(feature: number): number {
    if (this.nRows === this.keys.length) {
      this.keys = grown(this.keys, new Int32Array(2 * this.nRows))
      this.starts = grown(this.starts, new Int32Array(2 * this.nRows))
      this.sizes = grown(this.sizes, new Uint16Array(2 * this.nRows))
      this.rooms = grown(this.rooms, new Uint16Array(2 * this.nRows))
    }
    const row = this.nRows++
    this.keys[row] = feature
    this.starts[row] = this.room(2)
    this.rooms[row] = 2
    if (this.nRows * 2 > this.slots.length) this.rehash()
    else this.place(row)
    return row
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1)
    for (let row = 0; row < this.nRows; row++) this.place(row)
  }

  private place(row: number): void {
    const mask = this.slots.length - 1
    let slot = this.keys[row] & mask
    while (this.slots[slot] >= 0) slot = (slot + 1) & mask
    this.slots[slot] = row
  }

  private pairOf(row: number, label: number): number {
    const start = this.starts[row]
    for (let at = start; at < start + this.sizes[row]; at++) if (this.labels[at] === label) return at
    if (this.sizes[row] === this.rooms[row]) this.move(row)
    const at = this.starts[row] + this.sizes[row]++
    this.labels[at] = label
    this.stamps[at] = this.time
    return at
  }

  private move(row: number): void {
    const start = this.starts[row]
    const size = this.sizes[row]
    const moved = this.room(2 * size)
    this.labels.copyWithin(moved, start, start + size)
    this.weights.copyWithin(moved, start, start + size)
    this.totals.copyWithin(moved, start, start + size)
    this.stamps.copyWithin(moved, start, start + size)
    this.starts[row] = moved
    this.rooms[row] = 2 * size
  }

  private room(size: number): number {
    const start = this.nPairs
    this.nPairs += size
    if (this.nPairs > this.labels.length) {
      const length = 2 * this.labels.length
      this.labels = grown(this.labels, new Uint8Array(length))
      this.weights = grown(this.weights, new Float32Array(length))
      this.totals = grown(this.totals, new Float64Array(length))
      this.stamps = grown(this.stamps, new Int32Array(length))
    }
    return start
  }
}

function grown<T extends Int32Array | Uint16Array | Uint8Array | Float32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
