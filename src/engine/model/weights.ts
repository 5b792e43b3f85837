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
  // One place of the hash table is two numbers, side by side in memory: a feature, and where its pairs begin (upper 24
  // bits) with how many they are (lower 8); the second is 0 in an empty place. A pair is its class above its value.
  private readonly places: Int32Array
  private readonly pairs: Uint16Array
  private readonly mask: number

  private constructor(keys: Int32Array, counts: Uint8Array, classes: Uint8Array, values: Int8Array, scale: number) {
    this.scale = scale
    this.pairs = Uint16Array.from(classes, (label, at) => (label << 8) | (values[at] & 255))
    let capacity = 16
    while (capacity < 2 * keys.length) capacity *= 2
    this.mask = capacity - 1
    this.places = new Int32Array(2 * capacity)
    let start = 0
    for (let row = 0; row < keys.length; row++) {
      let place = keys[row] & this.mask
      while (this.places[2 * place + 1] !== 0) place = (place + 1) & this.mask
      this.places[2 * place] = keys[row]
      this.places[2 * place + 1] = (start << 8) | counts[row]
      start += counts[row]
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

  /** Adds a feature's weights to the scores of the classes. */
  add(feature: number, scores: Int32Array): void {
    const { places, pairs, mask } = this
    let place = feature & mask
    for (let found = places[2 * place + 1]; found !== 0; found = places[2 * place + 1]) {
      if (places[2 * place] === feature) {
        const end = (found >>> 8) + (found & 255)
        for (let at = found >>> 8; at < end; at++) scores[pairs[at] >> 8] += (pairs[at] << 24) >> 24
        return
      }
      place = (place + 1) & mask
    }
  }

  /** The class with the greatest sum of weights of the first `count` features; `scores` is left holding the sums. */
  best(features: Int32Array, count: number, scores: Int32Array): number {
    scores.fill(0)
    for (let at = 0; at < count; at++) this.add(features[at], scores)
    let found = 0
    for (let label = 1; label < scores.length; label++) if (scores[label] > scores[found]) found = label
    return found
  }
}

/** Whether a class's score is ahead of all others by `lead`. */
export function leads(scores: Int32Array, label: number, lead: number): boolean {
  const least = scores[label] - lead
  for (let other = 0; other < scores.length; other++) if (other !== label && scores[other] > least) return false
  return true
}
