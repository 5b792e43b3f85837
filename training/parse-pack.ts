import { LAG_UNIT } from '../src/engine/parse/parser.ts'
import { N_ACTIONS } from '../src/engine/parse/states.ts'
import { bytesOf, lines, writeArchive } from './archive.ts'
import { type FeatureWeights, packWeights } from './weights.ts'

/** Everything that was learned, before it is packed. */
export interface LearnedParser {
  readonly relations: readonly string[]
  readonly beam: number
  /** How far a state may lag behind the best when reading, in units of the packed weights. */
  readonly lag: number
  readonly bits: number
  /** Four weights a slot. */
  readonly actions: Float32Array
  readonly arcs: Uint8Array
  readonly tree: Uint8Array
}

/** Packs a parser for `readParseModel`, with at most `maxSlots` slots of action weights. */
export function packParser(learned: LearnedParser, maxSlots: number): Uint8Array {
  const { gaps, values } = packActions(learned.actions, maxSlots)
  return writeArchive(
    new Map([
      ['shape', Uint8Array.of(learned.bits, learned.beam, learned.lag / LAG_UNIT)],
      ['relations', lines(learned.relations)],
      ['gaps', gaps],
      ['values', bytesOf(values)],
      ['arcs', learned.arcs],
      ['tree', learned.tree],
    ]),
  )
}

/** Packs class weights, only the `maxPairs` heaviest of them. */
export function packRelations(rows: readonly FeatureWeights[], maxPairs: number): Uint8Array {
  const sizes = Float32Array.from(rows.flatMap(({ weights }) => [...weights.values()].map(Math.abs))).sort()
  const least = sizes[Math.max(0, sizes.length - maxPairs)]
  const largest = sizes[Math.floor(sizes.length * 0.9999)]
  const kept = rows.map(({ feature, weights }) => ({
    feature,
    weights: new Map([...weights].filter(([, weight]) => Math.abs(weight) >= least)),
  }))
  return packWeights(kept, largest)
}

function packActions(actions: Float32Array, maxSlots: number): { gaps: Uint8Array; values: Int8Array } {
  const nSlots = actions.length / N_ACTIONS
  const sizes = new Float32Array(nSlots)
  for (let slot = 0; slot < nSlots; slot++) sizes[slot] = sizeOf(actions, slot)
  const sorted = sizes.filter((size) => size > 0).sort()
  const unit = sorted[Math.floor(sorted.length * 0.9999)] / 127
  const least = Math.max(unit / 2, sorted[Math.max(0, sorted.length - maxSlots)])
  const gaps: number[] = []
  const values: number[] = []
  let last = -1
  for (let slot = 0; slot < nSlots; slot++) {
    if (sizes[slot] < least) continue
    pushGap(gaps, slot - last)
    last = slot
    for (let action = 0; action < N_ACTIONS; action++) values.push(quantised(actions[N_ACTIONS * slot + action] / unit))
  }
  return { gaps: Uint8Array.from(gaps), values: Int8Array.from(values) }
}

function sizeOf(actions: Float32Array, slot: number): number {
  let size = 0
  for (let at = N_ACTIONS * slot; at < N_ACTIONS * (slot + 1); at++) size = Math.max(size, Math.abs(actions[at]))
  return size
}

function pushGap(gaps: number[], gap: number): void {
  let left = gap
  while (left > 127) {
    gaps.push(left & 127)
    left >>>= 7
  }
  gaps.push(left | 128)
}

function quantised(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value)))
}
