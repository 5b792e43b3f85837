import { readArchive, section } from '../model/archive.ts'
import { FEATURE_BITS, type Features } from './features.ts'

/** A linear model: how much the features from `from` on speak for yes. */
export interface Scorer {
  score(features: Features, from?: number): number
}

/** Reads a linear model with one class, as `training/weights.ts` writes it, into one flat table: a look-up a feature. */
export function loadScorer(bytes: Uint8Array): Scorer {
  const sections = readArchive(bytes)
  const keys = section(sections, 'keys')
  const features = new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4)
  const values = section(sections, 'values')
  const weights = new Int8Array(values.buffer, values.byteOffset, values.byteLength)
  const numbers = section(sections, 'scale')
  const scale = new Float32Array(numbers.buffer, numbers.byteOffset, 1)[0]
  const table = new Int8Array(1 << FEATURE_BITS)
  for (let row = 0; row < features.length; row++) table[features[row]] = weights[row]
  return {
    score({ ids, length }, from = 0) {
      let sum = 0
      for (let at = from; at < length; at++) sum += table[ids[at]]
      return sum * scale
    },
  }
}
