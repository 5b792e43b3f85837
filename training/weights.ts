import { bytesOf, writeArchive } from './archive.ts'

/** One feature with its weights by class, in the unit they were trained in. */
export interface FeatureWeights {
  /** 32-bit hash. */
  readonly feature: number
  /** Class → weight; at most 255 of them. */
  readonly weights: ReadonlyMap<number, number>
}

/**
 * Packs a linear model's weights for `SparseWeights.of`: quantised to int8 by one scale, pairs that round to 0 dropped.
 *
 * @param largest the weight that 127 stands for; larger ones are cut to it.
 */
export function packWeights(rows: Iterable<FeatureWeights>, largest: number): Uint8Array {
  const kept: { feature: number; pairs: [number, number][] }[] = []
  for (const { feature, weights } of rows) {
    const pairs = [...weights].map(([label, weight]): [number, number] => [label, quantised(weight, largest)])
    const lasting = pairs.filter(([, value]) => value !== 0).sort((a, b) => a[0] - b[0])
    if (lasting.length > 0) kept.push({ feature: feature | 0, pairs: lasting })
  }
  kept.sort((a, b) => (a.feature >>> 0) - (b.feature >>> 0))
  const pairs = kept.flatMap((row) => row.pairs)
  return writeArchive(
    new Map([
      ['keys', bytesOf(Int32Array.from(kept, (row) => row.feature))],
      ['counts', bytesOf(Uint8Array.from(kept, (row) => row.pairs.length))],
      ['classes', bytesOf(Uint8Array.from(pairs, ([label]) => label))],
      ['values', bytesOf(Int8Array.from(pairs, ([, value]) => value))],
      ['scale', bytesOf(Float32Array.of(largest / 127))],
    ]),
  )
}

function quantised(weight: number, largest: number): number {
  return Math.max(-127, Math.min(127, Math.round((weight / largest) * 127)))
}
