/** The start value of a running hash. */
export const HASH_SEED = 0x9747b28c | 0

/** Folds one 32-bit integer into a running hash (a murmur3 round). */
export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  k = Math.imul(k, 0x1b873593)
  const h = hash ^ k
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

/** The last step of a running hash: spreads every bit over all 32 (murmur3's finaliser). */
export function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The 32-bit hash of `text` from `start` to `end`, by UTF-16 unit; equal strings, equal hashes, on every machine. */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = mix(hash, text.charCodeAt(at))
  return finish(hash ^ (end - start))
}
