import { four, one, three, two } from './feature-hash.ts'
import {
  BELOW,
  HEAD_RELATION,
  LEFT_1,
  LEFT_1_RELATION,
  LEFT_2,
  LEFT_2_RELATION,
  LEFT_SET,
  N_LEFT,
  N_RIGHT,
  NEXT,
  NODE,
  RIGHT_1,
  RIGHT_1_RELATION,
  RIGHT_2,
  RIGHT_2_RELATION,
  RIGHT_SET,
  STATE,
  type States,
  TOP,
  WORD,
} from './states.ts'
import { betweenOf, distanceOf, type TreeWords } from './tree-words.ts'

/** The most features a state has. */
export const MAX_STATE_FEATURES = 128

/**
 * Writes the features of a state that hang on two words alone, the stack's top and the next one; this and the other
 * two after Zhang and Nivre (2011). In the names of values, s0 is the stack's top, s1 what lies below it, n0 the next
 * word; w is a word's form, l its lemma, t its tag, c its class. Gives how many features there are then.
 */
export function writePairFeatures(words: TreeWords, s0: number, n0: number, features: Int32Array): number {
  const { forms: w, lemmas: l, tags: t, classes: c, clusters: g, size } = words
  const n1 = n0 <= size ? n0 + 1 : words.none
  const n2 = n0 < size ? n0 + 2 : words.none
  const n3 = n0 < size ? n0 + 3 : words.none
  const after = s0 === words.none ? words.none : s0 + 1
  const before = n0 - 1
  const d = s0 === words.none ? 15 : distanceOf(s0, n0)
  const b = s0 === words.none ? -1 : betweenOf(words, s0, n0)
  let n = 0
  let k = 0
  features[n++] = one(k++, t[s0])
  features[n++] = two(k++, w[s0], t[s0])
  features[n++] = one(k++, l[s0])
  features[n++] = one(k++, t[n0])
  features[n++] = two(k++, w[n0], t[n0])
  features[n++] = one(k++, l[n0])
  features[n++] = one(k++, t[n1])
  features[n++] = two(k++, w[n1], c[n1])
  features[n++] = one(k++, t[n2])
  features[n++] = two(k++, w[n2], c[n2])
  features[n++] = two(k++, w[s0], w[n0])
  features[n++] = two(k++, l[s0], l[n0])
  features[n++] = three(k++, w[s0], t[s0], t[n0])
  features[n++] = three(k++, t[s0], w[n0], t[n0])
  features[n++] = two(k++, l[s0], c[n0])
  features[n++] = two(k++, c[s0], l[n0])
  features[n++] = two(k++, t[s0], t[n0])
  features[n++] = three(k++, t[s0], t[n0], t[n1])
  features[n++] = three(k++, c[n0], c[n1], c[n2])
  features[n++] = three(k++, t[n0], t[n1], t[n2])
  features[n++] = four(k++, c[s0], c[n0], c[n1], c[n2])
  features[n++] = three(k++, c[s0], c[n0], c[n3])
  features[n++] = three(k++, l[s0], t[n0], t[n1])
  features[n++] = four(k++, l[s0], c[n0], c[n1], c[n2])
  features[n++] = four(k++, c[s0], l[n0], c[n1], c[n2])
  features[n++] = two(k++, w[n0], t[n1])
  features[n++] = three(k++, c[s0], w[n0], w[n1])
  features[n++] = three(k++, t[n0], t[n1], w[n1])
  features[n++] = two(k++, w[s0], d)
  features[n++] = two(k++, t[s0], d)
  features[n++] = two(k++, w[n0], d)
  features[n++] = two(k++, t[n0], d)
  features[n++] = three(k++, l[s0], l[n0], d)
  features[n++] = three(k++, t[s0], t[n0], d)
  features[n++] = three(k++, t[s0], t[n0], b)
  features[n++] = three(k++, c[s0], c[n0], b)
  features[n++] = two(k++, l[s0], b)
  features[n++] = two(k++, l[n0], b)
  features[n++] = three(k++, t[before], t[n0], t[s0])
  features[n++] = three(k++, t[after], t[s0], t[n0])
  features[n++] = two(k++, l[after], t[s0])
  features[n++] = two(k++, l[before], t[n0])
  features[n++] = two(k++, g[s0], g[n0])
  features[n++] = two(k++, g[s0], c[n0])
  features[n++] = two(k++, c[s0], g[n0])
  features[n++] = three(k++, g[s0], g[n0], d)
  features[n++] = three(k++, g[s0], t[n0], g[n1])
  features[n++] = three(k++, g[n0], g[n1], c[s0])
  return n
}

/** Writes, from `from` on, the features that hang on three words. Gives how many there are then. */
export function writeTripleFeatures(
  { forms: w, lemmas: l, tags: t, classes: c, clusters: g, none }: TreeWords,
  s1: number,
  s0: number,
  n0: number,
  features: Int32Array,
  from: number,
): number {
  const n1 = n0 < none ? n0 + 1 : none
  const d = s1 === none ? 15 : distanceOf(s1, s0)
  let n = from
  let k = 60
  features[n++] = two(k++, w[s1], c[s1])
  features[n++] = one(k++, t[s1])
  features[n++] = two(k++, t[s1], t[s0])
  features[n++] = two(k++, l[s1], l[s0])
  features[n++] = three(k++, t[s1], t[s0], t[n0])
  features[n++] = three(k++, c[s1], c[s0], c[n0])
  features[n++] = four(k++, c[s1], c[s0], c[n0], c[n1])
  features[n++] = three(k++, l[s1], l[s0], c[n0])
  features[n++] = three(k++, l[s1], c[s0], l[n0])
  features[n++] = three(k++, l[s1], c[s0], c[n0])
  features[n++] = three(k++, c[s1], l[s0], c[n0])
  features[n++] = two(k++, t[s1], t[n0])
  features[n++] = two(k++, l[s1], t[n0])
  features[n++] = two(k++, l[s1], l[n0])
  features[n++] = four(k++, c[s1], c[s0], c[n0], d)
  features[n++] = three(k++, g[s1], g[s0], g[n0])
  features[n++] = three(k++, g[s1], c[s0], g[n0])
  features[n++] = two(k++, g[s1], g[s0])
  return n
}

/** Writes, from `from` on, the features that hang on the arcs made so far. Gives how many there are then. */
export function writeTreeFeatures(
  { words, nodes, states }: States,
  state: number,
  features: Int32Array,
  from: number,
): number {
  const { forms: w, lemmas: l, tags: t, classes: c, clusters: g, none } = words
  const top = NODE * states[STATE * state + TOP]
  const next = NODE * states[STATE * state + NEXT]
  const below = NODE * nodes[top + BELOW]
  const s0 = nodes[top + WORD]
  const n0 = nodes[next + WORD]
  const headRelation = nodes[top + HEAD_RELATION]
  const head = headRelation < 0 ? none : nodes[below + WORD]
  const above = headRelation < 0 || nodes[below + HEAD_RELATION] < 0 ? none : nodes[NODE * nodes[below + BELOW] + WORD]
  const aboveRelation = headRelation < 0 ? -2 : nodes[below + HEAD_RELATION]
  const left = nodes[top + LEFT_1]
  const right = nodes[top + RIGHT_1]
  const left2 = nodes[top + LEFT_2]
  const right2 = nodes[top + RIGHT_2]
  const leftRelation = nodes[top + LEFT_1_RELATION]
  const rightRelation = nodes[top + RIGHT_1_RELATION]
  const leftRelation2 = nodes[top + LEFT_2_RELATION]
  const rightRelation2 = nodes[top + RIGHT_2_RELATION]
  const nextLeft = nodes[next + LEFT_1]
  const nextLeft2 = nodes[next + LEFT_2]
  const nextRelation = nodes[next + LEFT_1_RELATION]
  const nextRelation2 = nodes[next + LEFT_2_RELATION]
  const nLeft = nodes[top + N_LEFT]
  const nRight = nodes[top + N_RIGHT]
  const nNext = nodes[next + N_LEFT]
  const leftSet = nodes[top + LEFT_SET]
  const rightSet = nodes[top + RIGHT_SET]
  const nextSet = nodes[next + LEFT_SET]
  let n = from
  let k = 80
  features[n++] = three(k++, t[s0], t[n0], c[head])
  features[n++] = three(k++, t[s0], t[n0], c[left])
  features[n++] = three(k++, t[s0], t[n0], c[right])
  features[n++] = three(k++, t[s0], t[n0], c[nextLeft])
  features[n++] = two(k++, l[s0], nRight)
  features[n++] = two(k++, c[s0], nRight)
  features[n++] = two(k++, l[s0], nLeft)
  features[n++] = two(k++, c[s0], nLeft)
  features[n++] = two(k++, l[n0], nNext)
  features[n++] = two(k++, c[n0], nNext)
  features[n++] = one(k++, w[head])
  features[n++] = two(k++, c[head], headRelation)
  features[n++] = two(k++, l[head], l[s0])
  features[n++] = two(k++, w[left], leftRelation)
  features[n++] = two(k++, c[left], leftRelation)
  features[n++] = two(k++, w[right], rightRelation)
  features[n++] = two(k++, c[right], rightRelation)
  features[n++] = two(k++, w[nextLeft], nextRelation)
  features[n++] = two(k++, c[nextLeft], nextRelation)
  features[n++] = two(k++, c[above], aboveRelation)
  features[n++] = two(k++, c[left2], leftRelation2)
  features[n++] = two(k++, c[right2], rightRelation2)
  features[n++] = two(k++, c[nextLeft2], nextRelation2)
  features[n++] = three(k++, c[s0], c[left], c[left2])
  features[n++] = three(k++, c[s0], c[right], c[right2])
  features[n++] = three(k++, c[s0], c[head], c[above])
  features[n++] = three(k++, c[n0], c[nextLeft], c[nextLeft2])
  features[n++] = three(k++, c[s0], leftRelation, leftRelation2)
  features[n++] = three(k++, c[s0], rightRelation, rightRelation2)
  features[n++] = three(k++, c[n0], nextRelation, nextRelation2)
  features[n++] = three(k++, l[s0], rightRelation, c[n0])
  features[n++] = three(k++, l[s0], headRelation, c[n0])
  features[n++] = four(k++, c[s0], c[n0], headRelation, rightRelation)
  features[n++] = four(k++, c[s0], c[n0], leftRelation, nextRelation)
  features[n++] = three(k++, l[head], l[s0], c[n0])
  features[n++] = three(k++, l[s0], l[right], c[n0])
  features[n++] = two(k++, l[s0], rightSet)
  features[n++] = two(k++, l[s0], leftSet)
  features[n++] = three(k++, t[s0], rightSet, t[n0])
  features[n++] = three(k++, t[s0], leftSet, t[n0])
  features[n++] = two(k++, l[n0], nextSet)
  features[n++] = three(k++, c[s0], t[n0], nextSet)
  features[n++] = four(k++, l[s0], l[n0], headRelation, rightRelation)
  features[n++] = four(k++, c[s0], rightSet, headRelation, c[n0])
  features[n++] = three(k++, g[s0], g[right], g[n0])
  features[n++] = three(k++, g[head], g[s0], g[n0])
  features[n++] = three(k++, g[s0], g[n0], g[nextLeft])
  return n
}
