/**
 * Weights of the parser's three actions by hashed feature. As stored: `gaps`, the way from each slot in use to the
 * next, seven bits a byte, lowest first, the last byte of each with its high bit set; `values`, three int8 a slot.
 */
export interface ActionWeights {
  /** Number of slots, a power of two, less one. */
  readonly mask: number
  /** Three int8 in the low bytes of each slot. */
  readonly slots: Int32Array
}

/** Unpacks weights for features of `bits` bits. */
export function readActionWeights(bits: number, gaps: Uint8Array, values: Int8Array): ActionWeights {
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
    slots[slot] = (values[value] & 255) | ((values[value + 1] & 255) << 8) | ((values[value + 2] & 255) << 16)
    value += 3
    shift = 0
    gap = 0
  }
  return { mask: slots.length - 1, slots }
}

/** Sets `scores` to the sums of the first `count` features' weights. */
export function sumActionWeights(
  { mask, slots }: ActionWeights,
  features: Int32Array,
  count: number,
  scores: Int32Array,
): void {
  let shift = 0
  let left = 0
  let right = 0
  for (let at = 0; at < count; at++) {
    const packed = slots[features[at] & mask]
    shift += (packed << 24) >> 24
    left += (packed << 16) >> 24
    right += (packed << 8) >> 24
  }
  scores[0] = shift
  scores[1] = left
  scores[2] = right
}
