import { HASH_SEED, mix } from '../model/hash.ts'
import { classOf, plain } from './character-classes.ts'
import { LONGEST, type WordList } from './word-list.ts'

/** How many features a place has at most. */
export const N_CUT_FEATURES = 64

/** A stretch of text without white space, ready for features: units and their classes, with a margin of 4 at both ends. */
export interface Run {
  readonly length: number
  readonly units: Int32Array
  readonly classes: Int32Array
  /** For each place and length: what is known of the word that ends there, at `place * (LONGEST + 1) + length`. */
  readonly ending: Uint8Array
}

export const MARGIN = 4

/** Makes the units of `text` from `start` to `end` ready. */
export function runOf(text: string, start: number, end: number, words: WordList): Run {
  const length = end - start
  const units = new Int32Array(length + 2 * MARGIN)
  const classes = new Int32Array(length + 2 * MARGIN)
  for (let i = 0; i < length; i++) {
    units[i + MARGIN] = plain(text.charCodeAt(start + i))
    classes[i + MARGIN] = classOf(text.charCodeAt(start + i)) + 1
  }
  const ending = new Uint8Array((length + 1) * (LONGEST + 1))
  for (let from = 0; from < length; from++) {
    let hash = HASH_SEED
    for (let n = 1; n <= LONGEST && from + n <= length; n++) {
      hash = mix(hash, units[from + n - 1 + MARGIN])
      ending[(from + n) * (LONGEST + 1) + n] = words.kind(hash, n)
    }
  }
  return { length, units, classes, ending }
}

/**
 * Writes the features of cutting the run before its unit `at` (0 < at < length), when the last cut was at `last` and
 * the one before at `before`; masked by `mask`. Says how many.
 */
export function cutFeatures(run: Run, at: number, last: number, before: number, mask: number, out: Int32Array): number {
  const { units: u, classes: c, ending } = run
  const p = at + MARGIN
  let i = 0
  const a = u[p - 3],
    b = u[p - 2],
    x = u[p - 1],
    y = u[p],
    z = u[p + 1],
    w = u[p + 2]
  const ca = c[p - 3],
    cb = c[p - 2],
    cx = c[p - 1],
    cy = c[p],
    cz = c[p + 1],
    cw = c[p + 2]
  out[i++] = spread(mix(1, x)) & mask
  out[i++] = spread(mix(2, y)) & mask
  out[i++] = spread(mix(mix(3, b), x)) & mask
  out[i++] = spread(mix(mix(4, x), y)) & mask
  out[i++] = spread(mix(mix(5, y), z)) & mask
  out[i++] = spread(mix(mix(mix(6, a), b), x)) & mask
  out[i++] = spread(mix(mix(mix(7, b), x), y)) & mask
  out[i++] = spread(mix(mix(mix(8, x), y), z)) & mask
  out[i++] = spread(mix(mix(mix(9, y), z), w)) & mask
  out[i++] = spread(mix(mix(mix(mix(10, b), x), y), z)) & mask
  out[i++] = spread(mix(11, b)) & mask
  out[i++] = spread(mix(12, z)) & mask
  const types = (cx * 16 + cy) * 16
  out[i++] = spread(mix(13, types)) & mask
  out[i++] = spread(mix(14, types + cz)) & mask
  out[i++] = spread(mix(15, types + cb)) & mask
  out[i++] = spread(mix(16, (types + cb) * 16 + cz)) & mask
  out[i++] = spread(mix(17, ((types + cb) * 16 + cz) * 16 + ca)) & mask
  out[i++] = spread(mix(18, ((types + cb) * 16 + cz) * 16 + cw)) & mask
  out[i++] = spread(mix(19, (((types + cb) * 16 + cz) * 16 + cw) * 16 + ca)) & mask
  out[i++] = spread(mix(mix(20, x), cy * 16 + cz)) & mask
  out[i++] = spread(mix(mix(21, y), cx * 16 + cb)) & mask
  let longestEnd = 0
  let longestStart = 0
  const width = LONGEST + 1
  for (let n = 1; n <= LONGEST; n++) {
    const ends = n <= at ? ending[at * width + n] : 0
    const starts = at + n <= run.length ? ending[(at + n) * width + n] : 0
    if (ends !== 0) {
      longestEnd = n * 256 + ends
      out[i++] = spread(mix(22, n * 256 + ends)) & mask
    }
    if (starts !== 0) {
      longestStart = n * 256 + starts
      out[i++] = spread(mix(23, n * 256 + starts)) & mask
    }
  }
  out[i++] = spread(mix(24, longestEnd)) & mask
  out[i++] = spread(mix(25, longestStart)) & mask
  out[i++] = spread(mix(mix(26, longestEnd), longestStart)) & mask
  let across = 0
  for (let n = 2; n <= LONGEST; n++) {
    for (let k = 1; k < n; k++) {
      if (k <= at && at - k + n <= run.length && ending[(at - k + n) * width + n] !== 0) across = Math.max(across, n)
    }
  }
  out[i++] = spread(mix(27, across)) & mask
  const length = at - last
  const kind = length <= LONGEST ? ending[at * width + length] : 0
  const previous = last - before <= LONGEST && last > 0 ? ending[last * width + last - before] : 0
  out[i++] = spread(mix(mix(28, Math.min(10, length)), kind)) & mask
  out[i++] = spread(mix(mix(mix(29, kind), longestStart), Math.min(4, length))) & mask
  out[i++] = spread(mix(mix(30, kind), previous)) & mask
  out[i++] = spread(mix(mix(31, kind), y)) & mask
  out[i++] = spread(mix(mix(32, kind), types + cz)) & mask
  if (length <= 6) {
    let hash = 33
    for (let k = last; k < at; k++) hash = mix(hash, u[k + MARGIN])
    out[i++] = spread(hash) & mask
    out[i++] = spread(mix(mix(hash, 34), y)) & mask
    out[i++] = spread(mix(mix(hash, 35), mix(36, previous))) & mask
  }
  return i
}

function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return h ^ (h >>> 13)
}
