import { SparseWeights } from '../model/weights.ts'
import type { Features } from './features.ts'

/** A linear model: how much the features from `from` on speak for yes. */
export interface Scorer {
  score(features: Features, from?: number): number
}

/** Reads a linear model with one class from its bytes. */
export function loadScorer(bytes: Uint8Array): Scorer {
  const weights = SparseWeights.of(bytes)
  const sum = new Int32Array(1)
  return {
    score(features, from = 0) {
      sum[0] = 0
      for (let at = from; at < features.length; at++) weights.add(features.ids[at], sum)
      return sum[0] * weights.scale
    },
  }
}
