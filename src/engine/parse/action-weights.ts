/**
 * Weights of the parser's four actions by hashed feature. As stored: `gaps`, the way from each slot in use to the
 * next, seven bits a byte, lowest first, the last byte of each with its high bit set; `values`, four int8 a slot.
 */
export interface ActionWeights {
  /** Number of slots, a power of two, less one. */
  readonly mask: number
  /** Four int8 in each slot, the first action's lowest. */
  readonly slots: Int32Array
}

/** Unpacks weights for features of `bits` bits. */
export function readActionWeights(bits: number, gaps: Uint8Array, values: Uint8Array): ActionWeights {
  const slots = new Int32Array(1 << bits)
  let slot = -1
  let value = 0
  let shift = 0
  let gap = 0
  for (const byte of gaps) {
    gap |= (byte & 127) << shift
    shift += 7
    if (byte < 128) continue
    slot += gap
    slots[slot] = values[value] | (values[value + 1] << 8) | (values[value + 2] << 16) | (values[value + 3] << 24)
    value += 4
    shift = 0
    gap = 0
  }
  return { mask: slots.length - 1, slots }
}

/** Adds the weights of the features from `from` to before `to` to the four numbers of `scores` that begin at `at`. */
export function addActionWeights(
  { mask, slots }: ActionWeights,
  features: Int32Array,
  from: number,
  to: number,
  scores: Int32Array,
  at: number,
): void {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let place = from; place < to; place++) {
    const packed = slots[features[place] & mask]
    first += (packed << 24) >> 24
    second += (packed << 16) >> 24
    third += (packed << 8) >> 24
    fourth += packed >> 24
  }
  scores[at] += first
  scores[at + 1] += second
  scores[at + 2] += third
  scores[at + 3] += fourth
}
