import { mix } from '../model/hash.ts'
import type { WordFacts } from './words.ts'

export const N_ARC_FEATURES = 48

/**
 * Writes the features of an arc from `head` to `dependent` (words alone, no tree), as hashes masked by `mask`, and says
 * how many. The root is word `n`.
 */
export function arcFeatures(facts: WordFacts, head: number, dependent: number, mask: number, out: Int32Array): number {
  const { forms: w, classes: c, tags: t, lemmas: m, nWords } = facts
  const isRoot = head === nWords
  const side = isRoot ? 2 : head < dependent ? 1 : 0
  const far = isRoot ? 0 : Math.min(6, Math.abs(head - dependent))
  const h = head + 1
  const d = dependent + 1
  const before = dependent > 0 ? d - 1 : 0
  const after = dependent + 1 < nWords ? d + 1 : 0
  const hBefore = !isRoot && head > 0 ? h - 1 : 0
  const hAfter = !isRoot && head + 1 < nWords ? h + 1 : 0
  let i = 0
  const f2 = (k: number, a: number, b: number) => {
    out[i++] = spread(mix(mix(mix(k, side), a), b)) & mask
  }
  const f3 = (k: number, a: number, b: number, x: number) => {
    out[i++] = spread(mix(mix(mix(mix(k, side), a), b), x)) & mask
  }
  f2(101, t[h], t[d])
  f2(102, c[h], c[d])
  f2(103, m[h], t[d])
  f2(104, t[h], m[d])
  f2(105, w[d], t[d])
  f2(106, w[h], t[h])
  f2(107, m[h], m[d])
  f3(108, t[h], t[d], far)
  f3(109, t[d], t[before], t[h])
  f3(110, t[d], t[after], t[h])
  f3(111, t[before], t[d], t[after])
  f3(112, w[before], t[d], t[h])
  f3(113, w[after], t[d], t[h])
  f2(114, w[before], w[d])
  f2(115, w[d], w[after])
  f3(116, t[hBefore], t[h], t[d])
  f3(117, t[hAfter], t[h], t[d])
  f3(118, w[hAfter], c[h], c[d])
  f3(119, w[hBefore], c[h], c[d])
  f3(120, m[h], c[d], far)
  f3(121, m[d], c[h], far)
  f3(122, m[h], t[d], w[before])
  f3(123, m[h], t[d], w[after])
  const first = firstOf(facts, dependent)
  f3(124, t[d], w[first], t[h])
  f3(125, c[d], w[first], m[h])
  f3(126, t[d], t[first], far)
  const comma = betweenMarks(facts, head, dependent)
  f3(127, t[d], t[h], comma)
  return i
}

/** Index + 1 of the function word that most likely opens the dependent's phrase: the nearest ADP, SCONJ or PART left. */
function firstOf(facts: WordFacts, dependent: number): number {
  const end = Math.max(0, dependent - 6)
  for (let at = dependent - 1; at >= end; at--) if (facts.opens[at + 1] === 1) return at + 1
  return 0
}

function betweenMarks(facts: WordFacts, head: number, dependent: number): number {
  if (head === facts.nWords) return 3
  const low = Math.min(head, dependent)
  const high = Math.max(head, dependent)
  return Math.min(2, facts.nMarks[high] - facts.nMarks[low + 1])
}

function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return h ^ (h >>> 13)
}
