import {
  LEFT_1,
  LEFT_1_RELATION,
  LEFT_SET,
  N_LEFT,
  N_RIGHT,
  NODE,
  RIGHT_1,
  RIGHT_1_RELATION,
  RIGHT_SET,
  type States,
  WORD,
} from './states.ts'
import { distanceOf } from './tree-words.ts'

/** The most features an arc has. */
export const MAX_ARC_FEATURES = 32

/**
 * Writes the features that name an arc while the tree is being built, when all of the dependent's children are known.
 * Gives how many there are.
 */
export function writeArcFeatures(
  { words, nodes }: States,
  headNode: number,
  dependentNode: number,
  features: Int32Array,
): number {
  const head = NODE * headNode
  const dependent = NODE * dependentNode
  const h = nodes[head + WORD]
  const d = nodes[dependent + WORD]
  const { forms: w, lemmas: l, tags: t, classes: c } = words
  const isLeft = d < h ? 1 : 0
  const direction = isLeft * 16 + (isLeft ? distanceOf(d, h) : distanceOf(h, d))
  const left = nodes[dependent + LEFT_1]
  const right = nodes[dependent + RIGHT_1]
  const headSet = nodes[head + LEFT_SET] | nodes[head + RIGHT_SET]
  const dependentSet = nodes[dependent + LEFT_SET] | nodes[dependent + RIGHT_SET]
  let n = 0
  let k = 0
  features[n++] = hash(k++, isLeft, 0, 0)
  features[n++] = hash(k++, isLeft, l[d], 0)
  features[n++] = hash(k++, isLeft, w[d], t[d])
  features[n++] = hash(k++, isLeft, t[d], 0)
  features[n++] = hash(k++, isLeft, l[h], 0)
  features[n++] = hash(k++, isLeft, t[h], 0)
  features[n++] = hash(k++, isLeft, t[d], t[h])
  features[n++] = hash(k++, isLeft, l[d], l[h])
  features[n++] = hash(k++, isLeft, l[d], t[h])
  features[n++] = hash(k++, isLeft, t[d], l[h])
  features[n++] = hash(k++, direction, c[d], c[h])
  features[n++] = hash(k++, t[d - 1], t[d], t[h])
  features[n++] = hash(k++, t[d + 1], t[d], t[h])
  features[n++] = hash(k++, isLeft, l[left], nodes[dependent + LEFT_1_RELATION])
  features[n++] = hash(k++, isLeft, l[right], nodes[dependent + RIGHT_1_RELATION])
  features[n++] = hash(k++, c[h], l[left], t[d])
  features[n++] = hash(k++, c[h], l[right], t[d])
  features[n++] = hash(k++, t[h], dependentSet, t[d])
  features[n++] = hash(k++, l[h], dependentSet, c[d])
  features[n++] = hash(k++, t[h], headSet, t[d])
  features[n++] = hash(k++, l[h], headSet, c[d])
  features[n++] = hash(k++, l[h], l[left], c[d])
  features[n++] = hash(k++, nodes[head + N_LEFT], nodes[head + N_RIGHT], direction)
  features[n++] = hash(k++, headSet, dependentSet, c[d])
  return n
}

function hash(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35)
  h = Math.imul((h ^ (h >>> 13)) + c, 0x27d4eb2f)
  return h ^ (h >>> 16)
}
