/**
 * 128 bits of `text` as 32 hexadecimal digits: the same on every machine, for ids. Not a cryptographic hash: it tells
 * texts apart, it does not prove that nobody forged one. Four murmur3-style lanes over UTF-16 units.
 */
export function digest(text: string): string {
  let [one, two, three, four] = [0x9e3779b9 | 0, 0x243f6a88, 0xb7e15162 | 0, 0x6a09e667]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = fold(one, unit, 0xcc9e2d51)
    two = fold(two, unit, 0x239b961b)
    three = fold(three, unit, 0xab0e9789)
    four = fold(four, unit, 0x38b34ae5)
  }
  const { length } = text
  return (
    hex(avalanche(one ^ length ^ two)) +
    hex(avalanche(two ^ length ^ three)) +
    hex(avalanche(three ^ length ^ four)) +
    hex(avalanche(four ^ length ^ one))
  )
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

/** The eight digits of 32 bits; put together from bytes, which is twice as fast as asking for padded digits. */
function hex(lane: number): string {
  return BYTES[lane >>> 24] + BYTES[(lane >>> 16) & 255] + BYTES[(lane >>> 8) & 255] + BYTES[lane & 255]
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
