/**
 * 128 bits of `text` as 32 hexadecimal digits: the same on every machine, for ids. Not a cryptographic hash: it tells
 * texts apart, it does not prove that nobody forged one. Four murmur3-style lanes over UTF-16 units.
 */
export function digest(text: string): string {
  const lanes = [0x9e3779b9 | 0, 0x243f6a88, 0xb7e15162 | 0, 0x6a09e667]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    lanes[0] = fold(lanes[0], unit, 0xcc9e2d51)
    lanes[1] = fold(lanes[1], unit, 0x239b961b)
    lanes[2] = fold(lanes[2], unit, 0xab0e9789)
    lanes[3] = fold(lanes[3], unit, 0x38b34ae5)
  }
  return lanes.map((lane, i) => hex(avalanche(lane ^ text.length ^ lanes[(i + 1) & 3]))).join('')
}

function fold(lane: number, unit: number, factor: number): number {
  let k = Math.imul(unit + 1, factor)
  k = (k << 15) | (k >>> 17)
  const h = lane ^ Math.imul(k, 0x1b873593)
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

function avalanche(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
