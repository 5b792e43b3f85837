import { mix } from '../model/hash.ts'
import type { States } from './state.ts'
import type { WordFacts } from './words.ts'

/** How many features a state has at most. */
export const N_STATE_FEATURES = 96

const DISTANCES = Int32Array.from({ length: 32 }, (_, d) => (d < 5 ? d : d < 10 ? 5 : d < 20 ? 6 : 7))

/**
 * Writes the features of a state (after Zhang and Nivre 2011) as hashes masked by `mask`, and says how many. The
 * names: s the stack's top, s1 below it, n the buffer's front; h head, l and r outer dependents, l2 and r2 the next.
 */
export function stateFeatures(states: States, state: number, facts: WordFacts, mask: number, out: Int32Array): number {
  const { forms: w, classes: c, tags: t, lemmas: m } = facts
  const base = state * states.stride
  const { heads, labels, leftmost, leftSecond, rightmost, rightSecond, leftCount, rightCount } = states
  const s = states.stacked(state, 0)
  const s1 = states.stacked(state, 1)
  const n = states.buffers[state]
  const last = states.stride - 1
  const n1 = n < last ? n + 1 : -1
  const n2 = n + 1 < last ? n + 2 : -1
  const n3 = n + 2 < last ? n + 3 : -1
  const sh = s < 0 ? -1 : heads[base + s]
  const sh2 = sh < 0 ? -1 : heads[base + sh]
  const sl = s < 0 ? -1 : leftmost[base + s]
  const sr = s < 0 ? -1 : rightmost[base + s]
  const sl2 = s < 0 ? -1 : leftSecond[base + s]
  const sr2 = s < 0 ? -1 : rightSecond[base + s]
  const nl = leftmost[base + n]
  const nl2 = leftSecond[base + n]
  const sLabel = s < 0 ? -1 : labels[base + s]
  const slLabel = sl < 0 ? -1 : labels[base + sl]
  const srLabel = sr < 0 ? -1 : labels[base + sr]
  const sl2Label = sl2 < 0 ? -1 : labels[base + sl2]
  const sr2Label = sr2 < 0 ? -1 : labels[base + sr2]
  const nlLabel = nl < 0 ? -1 : labels[base + nl]
  const nl2Label = nl2 < 0 ? -1 : labels[base + nl2]
  const shLabel = sh < 0 ? -1 : labels[base + sh]
  const ws = w[s + 1]
  const wn = w[n + 1]
  const ms = m[s + 1]
  const mn = m[n + 1]
  const cs = c[s + 1]
  const cn = c[n + 1]
  const ts = t[s + 1]
  const tn = t[n + 1]
  const cs1 = c[s1 + 1]
  const cn1 = c[n1 + 1]
  const tn1 = t[n1 + 1]
  const cn2 = c[n2 + 1]
  const tn2 = t[n2 + 1]
  const csh = c[sh + 1]
  const csl = c[sl + 1]
  const csr = c[sr + 1]
  const cnl = c[nl + 1]
  const d = s < 0 ? 15 : DISTANCES[Math.min(31, n - s)]
  const vsl = s < 0 ? 9 : Math.min(4, leftCount[base + s])
  const vsr = s < 0 ? 9 : Math.min(5, rightCount[base + s])
  const vn = Math.min(4, leftCount[base + n])
  let i = 0
  const f1 = (k: number, a: number) => {
    out[i++] = spread(mix(k, a)) & mask
  }
  const f2 = (k: number, a: number, b: number) => {
    out[i++] = spread(mix(mix(k, a), b)) & mask
  }
  const f3 = (k: number, a: number, b: number, x: number) => {
    out[i++] = spread(mix(mix(mix(k, a), b), x)) & mask
  }
  const f4 = (k: number, a: number, b: number, x: number, y: number) => {
    out[i++] = spread(mix(mix(mix(mix(k, a), b), x), y)) & mask
  }
  f1(1, ts)
  f2(2, ws, ts)
  f1(3, tn)
  f2(4, wn, tn)
  f1(5, tn1)
  f2(6, w[n1 + 1], cn1)
  f2(7, w[n2 + 1], cn2)
  f1(8, tn2)
  f2(9, ms, mn)
  f3(10, ws, ts, tn)
  f3(11, ts, wn, tn)
  f4(12, ms, cs, mn, cn)
  f3(13, ms, cs, cn)
  f3(14, cs, mn, cn)
  f2(15, ts, tn)
  f3(16, ts, tn, tn1)
  f3(17, cn, cn1, cn2)
  f4(18, cs, cn, cn1, cn2)
  f3(19, ts, tn, csh)
  f3(20, ts, tn, csl)
  f3(21, ts, tn, csr)
  f3(22, ts, tn, cnl)
  f3(23, ts, tn, cs1)
  f3(24, cs, cn, c[n3 + 1])
  f2(25, ws, d)
  f2(26, cs, d)
  f2(27, wn, d)
  f2(28, cn, d)
  f3(29, ms, mn, d)
  f3(30, ts, tn, d)
  f2(31, ms, vsr)
  f2(32, cs, vsr)
  f2(33, ms, vsl)
  f2(34, cs, vsl)
  f2(35, mn, vn)
  f2(36, cn, vn)
  f1(37, w[sh + 1])
  f2(38, csh, sLabel)
  f2(39, m[sh + 1], ms)
  f2(40, w[sl + 1], slLabel)
  f2(41, csl, slLabel)
  f2(42, w[sr + 1], srLabel)
  f2(43, csr, srLabel)
  f2(44, w[nl + 1], nlLabel)
  f2(45, cnl, nlLabel)
  f2(46, c[sh2 + 1], shLabel)
  f2(47, c[sl2 + 1], sl2Label)
  f2(48, c[sr2 + 1], sr2Label)
  f2(49, c[nl2 + 1], nl2Label)
  f3(50, cs, csl, c[sl2 + 1])
  f3(51, cs, csr, c[sr2 + 1])
  f3(52, cs, csh, c[sh2 + 1])
  f3(53, cn, cnl, c[nl2 + 1])
  f3(54, cs, slLabel, sl2Label)
  f3(55, cs, srLabel, sr2Label)
  f3(56, cn, nlLabel, nl2Label)
  f3(57, ms, srLabel, cn)
  f3(58, ms, sLabel, cn)
  f4(59, cs, cn, sLabel, srLabel)
  f4(60, cs, cn, slLabel, nlLabel)
  f3(61, w[sh + 1], ws, cn)
  f3(62, ms, m[sr + 1], cn)
  f2(63, w[s1 + 1], cs1)
  f3(64, cs1, cs, cn)
  f4(65, cs1, cs, cn, cn1)
  f4(66, ms, cn, cn1, cn2)
  f4(67, cs, mn, cn1, cn2)
  f3(68, m[s1 + 1], ms, cn)
  f2(69, wn, tn1)
  f3(70, cs, wn, w[n1 + 1])
  f4(71, ms, mn, d, srLabel)
  f3(72, tn, tn1, w[n1 + 1])
  return i
}

function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return h ^ (h >>> 13)
}
