import { readArchive, section } from './archive.ts'

/**
 * A linear model's weights: feature (a 32-bit hash) → a few (class, weight) pairs. Weights are small integers, so that
 * scores are exact and the same on every machine; `scale` turns a score into the unit it was trained in.
 *
 * As stored: `keys` (uint32, ascending), `counts` (uint8, pairs a feature), `classes` (uint8 a pair), `values` (int8 a
 * pair), `scale` (float32, one). A feature that is not there weighs nothing.
 */
export class SparseWeights {
  readonly scale: number
  private readonly slots: Int32Array
  private readonly keys: Int32Array
  private readonly starts: Uint32Array
  private readonly classes: Uint8Array
  private readonly values: Int8Array
  private readonly mask: number

  private constructor(keys: Int32Array, counts: Uint8Array, classes: Uint8Array, values: Int8Array, scale: number) {
    this.keys = keys
    this.classes = classes
    this.values = values
    this.scale = scale
    this.starts = new Uint32Array(keys.length + 1)
    for (let row = 0; row < keys.length; row++) this.starts[row + 1] = this.starts[row] + counts[row]
    let capacity = 16
    while (capacity < 2 * keys.length) capacity *= 2
    this.mask = capacity - 1
    this.slots = new Int32Array(capacity).fill(-1)
    for (let row = 0; row < keys.length; row++) {
      let slot = keys[row] & this.mask
      while (this.slots[slot] >= 0) slot = (slot + 1) & this.mask
      this.slots[slot] = row
    }
  }

  /** Reads weights from the bytes that `training/weights.ts` writes. */
  static of(bytes: Uint8Array): SparseWeights {
    const sections = readArchive(bytes)
    const keys = section(sections, 'keys')
    const values = section(sections, 'values')
    const scale = section(sections, 'scale')
    return new SparseWeights(
      new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4),
      section(sections, 'counts'),
      section(sections, 'classes'),
      new Int8Array(values.buffer, values.byteOffset, values.byteLength),
      new Float32Array(scale.buffer, scale.byteOffset, 1)[0],
    )
  }

  /** The row of a feature, or -1 where it weighs nothing. */
  row(feature: number): number {
    let slot = feature & this.mask
    for (let row = this.slots[slot]; row >= 0; row = this.slots[slot]) {
      if (this.keys[row] === feature) return row
      slot = (slot + 1) & this.mask
    }
    return -1
  }

  /** Adds a feature's weights to the scores of the classes. */
  add(feature: number, scores: Int32Array): void {
    const row = this.row(feature)
    if (row < 0) return
    const end = this.starts[row + 1]
    for (let at = this.starts[row]; at < end; at++) scores[this.classes[at]] += this.values[at]
  }
}
