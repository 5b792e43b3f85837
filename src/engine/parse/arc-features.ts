import { hash } from './feature-hash.ts'
import { betweenOf, distanceOf, type TreeWords } from './tree-words.ts'

/** The most features an arc has. */
export const MAX_ARC_FEATURES = 40

/** Writes the features that name an arc from the two words and what stands beside them. Gives how many there are. */
export function writeArcFeatures(words: TreeWords, h: number, d: number, features: Int32Array): number {
  const { forms: w, lemmas: l, tags: t, classes: c, clusters: g } = words
  const side = h === 0 ? 2 : d < h ? 1 : 0
  const distance = h === 0 ? 0 : distanceOf(Math.min(h, d), Math.max(h, d))
  const direction = side * 16 + distance
  const between = h === 0 ? 0 : betweenOf(words, Math.min(h, d), Math.max(h, d))
  const before = d - 1
  const after = d + 1
  const opener = words.openers[d]
  let n = 0
  let k = 300
  features[n++] = hash(k++, side, 0, 0)
  features[n++] = hash(k++, side, w[d], t[d])
  features[n++] = hash(k++, side, l[h], t[d])
  features[n++] = hash(k++, side, t[d], t[h])
  features[n++] = hash(k++, side, l[d], l[h])
  features[n++] = hash(k++, side, l[d], t[h])
  features[n++] = hash(k++, direction, t[d], t[h])
  features[n++] = hash(k++, t[before], t[d], t[h])
  features[n++] = hash(k++, t[after], t[d], t[h])
  features[n++] = hash(k++, l[before], t[d], l[h])
  features[n++] = hash(k++, l[after], t[d], l[h])
  features[n++] = hash(k++, l[after], t[d], t[h])
  features[n++] = hash(k++, l[opener], t[d], t[h])
  features[n++] = hash(k++, l[opener], c[d], l[h])
  features[n++] = hash(k++, between, t[d], t[h])
  features[n++] = hash(k++, side, g[d], g[h])
  return n
}
