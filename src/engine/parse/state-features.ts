import {
  BELOW,
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
import { betweenOf, distanceOf } from './tree-words.ts'

/** The most features a state has. */
export const MAX_STATE_FEATURES = 160

/**
 * Writes the features that choose a state's next action, after Zhang and Nivre (2011): the words, classes, children,
 * relations and distances around the stack's top (s0), what lies below it (s1, s2) and the next words (n0, n1, n2).
 * Gives how many there are.
 */
export function writeStateFeatures({ words, nodes, states }: States, state: number, features: Int32Array): number {
  const top = NODE * states[STATE * state + TOP]
  const next = NODE * states[STATE * state + NEXT]
  const below = NODE * nodes[top + BELOW]
  const s2 = nodes[NODE * nodes[below + BELOW] + WORD]
  const s1 = nodes[below + WORD]
  const s0 = nodes[top + WORD]
  const n0 = nodes[next + WORD]
  const { forms: w, lemmas: l, tags: t, classes: c } = words
  let n = 0
  let k = 0
  const w0 = w[s0]
  const t0 = t[s0]
  const w1 = w[s1]
  const t1 = t[s1]
  const wn = w[n0]
  const tn = t[n0]
  const tn1 = t[n0 + 1]
  const ln = l[n0]
  const l0 = l[s0]
  const l1 = l[s1]
  const c0 = c[s0]
  const c1 = c[s1]
  const cn = c[n0]
  const d0 = distanceOf(s0, n0)
  const d1 = distanceOf(s1, s0)
  const b0 = betweenOf(words, s0, n0)
  const b1 = betweenOf(words, s1, s0)
  // Single words.
  features[n++] = two(k++, w0, t0)
  features[n++] = one(k++, w0)
  features[n++] = one(k++, l0)
  features[n++] = one(k++, t0)
  features[n++] = two(k++, wn, tn)
  features[n++] = one(k++, wn)
  features[n++] = one(k++, tn)
  features[n++] = two(k++, w[n0 + 1], tn1)
  features[n++] = one(k++, w[n0 + 1])
  features[n++] = one(k++, tn1)
  features[n++] = one(k++, w[n0 + 2])
  features[n++] = one(k++, t[n0 + 2])
  features[n++] = two(k++, w1, t1)
  features[n++] = one(k++, w1)
  features[n++] = one(k++, t1)
  features[n++] = one(k++, t[s2])
  // The top with the next word.
  features[n++] = four(k++, w0, t0, wn, tn)
  features[n++] = three(k++, w0, t0, wn)
  features[n++] = three(k++, w0, wn, tn)
  features[n++] = three(k++, w0, t0, tn)
  features[n++] = three(k++, t0, wn, tn)
  features[n++] = two(k++, l0, ln)
  features[n++] = two(k++, t0, tn)
  features[n++] = two(k++, c0, ln)
  features[n++] = two(k++, l0, cn)
  features[n++] = two(k++, tn, tn1)
  // What lies below with the top.
  features[n++] = two(k++, l1, l0)
  features[n++] = three(k++, w1, t1, t0)
  features[n++] = three(k++, t1, w0, t0)
  features[n++] = two(k++, t1, t0)
  features[n++] = two(k++, l1, c0)
  features[n++] = two(k++, c1, l0)
  features[n++] = three(k++, t1, t0, d1)
  features[n++] = three(k++, l1, t0, d1)
  features[n++] = three(k++, t1, l0, d1)
  features[n++] = three(k++, c1, c0, b1)
  features[n++] = four(k++, t1, t0, b1, tn)
  // What lies below with the next word.
  features[n++] = two(k++, l1, ln)
  features[n++] = two(k++, t1, tn)
  features[n++] = two(k++, l1, tn)
  features[n++] = two(k++, t1, ln)
  // Three at once.
  features[n++] = three(k++, tn, tn1, t[n0 + 2])
  features[n++] = three(k++, t0, tn, tn1)
  features[n++] = three(k++, l0, tn, tn1)
  features[n++] = three(k++, t1, t0, tn)
  features[n++] = three(k++, t[s2], t1, t0)
  features[n++] = three(k++, l1, l0, ln)
  features[n++] = three(k++, l1, c0, ln)
  features[n++] = three(k++, c1, l0, cn)
  features[n++] = four(k++, t1, t0, tn, tn1)
  features[n++] = four(k++, c1, c0, cn, w[n0 + 1])
  features[n++] = four(k++, c[s2], c1, c0, cn)
  // Distances and what stands between.
  features[n++] = two(k++, w0, d0)
  features[n++] = two(k++, t0, d0)
  features[n++] = two(k++, wn, d0)
  features[n++] = two(k++, tn, d0)
  features[n++] = three(k++, l0, ln, d0)
  features[n++] = three(k++, t0, tn, d0)
  features[n++] = three(k++, t0, tn, b0)
  features[n++] = three(k++, c0, cn, b0)
  features[n++] = two(k++, l0, b0)
  features[n++] = two(k++, ln, b0)
  features[n++] = two(k++, l1, b1)
  features[n++] = two(k++, t0, d1)
  // The words that stand beside them in the text.
  features[n++] = three(k++, t[n0 - 1], tn, t0)
  features[n++] = three(k++, t[s0 + 1], t0, tn)
  features[n++] = three(k++, t[s0 + 1], t0, t1)
  features[n++] = two(k++, l[s0 + 1], t0)
  features[n++] = two(k++, l[n0 - 1], tn)
  // Children.
  n = writeTopChildren(nodes, top, words, n0, s1, features, n)
  n = writeNextChildren(nodes, next, words, s0, features, n)
  return writeBelowChildren(nodes, below, words, s0, n0, features, n)
}

type Words = States['words']

function writeTopChildren(
  nodes: Int32Array,
  top: number,
  { lemmas: l, tags: t, classes: c }: Words,
  n0: number,
  s1: number,
  features: Int32Array,
  from: number,
): number {
  let n = from
  let k = 100
  const s0 = nodes[top + WORD]
  const left = nodes[top + LEFT_1]
  const right = nodes[top + RIGHT_1]
  features[n++] = two(k++, l[s0], nodes[top + N_RIGHT])
  features[n++] = two(k++, t[s0], nodes[top + N_RIGHT])
  features[n++] = two(k++, l[s0], nodes[top + N_LEFT])
  features[n++] = two(k++, t[s0], nodes[top + N_LEFT])
  features[n++] = two(k++, l[s0], nodes[top + RIGHT_SET])
  features[n++] = two(k++, t[s0], nodes[top + RIGHT_SET])
  features[n++] = two(k++, l[s0], nodes[top + LEFT_SET])
  features[n++] = two(k++, t[s0], nodes[top + LEFT_SET])
  features[n++] = one(k++, l[left])
  features[n++] = two(k++, t[left], nodes[top + LEFT_1_RELATION])
  features[n++] = one(k++, l[right])
  features[n++] = two(k++, t[right], nodes[top + RIGHT_1_RELATION])
  features[n++] = two(k++, l[nodes[top + LEFT_2]], nodes[top + LEFT_2_RELATION])
  features[n++] = two(k++, t[nodes[top + RIGHT_2]], nodes[top + RIGHT_2_RELATION])
  features[n++] = three(k++, t[s0], t[left], t[n0])
  features[n++] = three(k++, t[s0], t[right], t[n0])
  features[n++] = three(k++, t[s0], nodes[top + RIGHT_1_RELATION], t[n0])
  features[n++] = three(k++, t[s0], nodes[top + LEFT_1_RELATION], t[n0])
  features[n++] = four(k++, c[s0], nodes[top + RIGHT_1_RELATION], nodes[top + RIGHT_2_RELATION], c[n0])
  features[n++] = four(k++, c[s0], nodes[top + LEFT_1_RELATION], nodes[top + LEFT_2_RELATION], c[n0])
  features[n++] = four(k++, c[s0], nodes[top + LEFT_SET], nodes[top + RIGHT_SET], c[n0])
  features[n++] = four(k++, c[s1], c[s0], nodes[top + LEFT_SET], c[n0])
  features[n++] = four(k++, t[s1], c[s0], l[left], nodes[top + LEFT_1_RELATION])
  features[n++] = three(k++, l[s1], c[s0], l[left])
  features[n++] = four(k++, l[s1], c[s0], nodes[top + LEFT_SET], nodes[top + RIGHT_SET])
  features[n++] = three(k++, t[s1], c[s0], l[right])
  features[n++] = three(k++, l[right], c[s0], l[n0])
  return n
}

function writeNextChildren(
  nodes: Int32Array,
  next: number,
  { lemmas: l, tags: t, classes: c }: Words,
  s0: number,
  features: Int32Array,
  from: number,
): number {
  let n = from
  let k = 140
  const n0 = nodes[next + WORD]
  const left = nodes[next + LEFT_1]
  features[n++] = two(k++, l[n0], nodes[next + N_LEFT])
  features[n++] = two(k++, t[n0], nodes[next + N_LEFT])
  features[n++] = two(k++, l[n0], nodes[next + LEFT_SET])
  features[n++] = two(k++, t[n0], nodes[next + LEFT_SET])
  features[n++] = one(k++, l[left])
  features[n++] = two(k++, t[left], nodes[next + LEFT_1_RELATION])
  features[n++] = two(k++, t[nodes[next + LEFT_2]], nodes[next + LEFT_2_RELATION])
  features[n++] = three(k++, t[s0], t[n0], t[left])
  features[n++] = three(k++, t[s0], t[n0], nodes[next + LEFT_SET])
  features[n++] = three(k++, c[s0], t[n0], l[left])
  features[n++] = four(k++, c[n0], nodes[next + LEFT_1_RELATION], nodes[next + LEFT_2_RELATION], c[s0])
  return n
}

function writeBelowChildren(
  nodes: Int32Array,
  below: number,
  { lemmas: l, tags: t, classes: c }: Words,
  s0: number,
  n0: number,
  features: Int32Array,
  from: number,
): number {
  let n = from
  let k = 160
  const s1 = nodes[below + WORD]
  const left = nodes[below + LEFT_1]
  const right = nodes[below + RIGHT_1]
  features[n++] = two(k++, l[s1], nodes[below + RIGHT_SET])
  features[n++] = two(k++, t[s1], nodes[below + RIGHT_SET])
  features[n++] = two(k++, t[s1], nodes[below + LEFT_SET])
  features[n++] = three(k++, t[s1], t[right], t[s0])
  features[n++] = three(k++, t[s1], nodes[below + RIGHT_1_RELATION], t[s0])
  features[n++] = three(k++, t[s1], nodes[below + LEFT_SET], t[s0])
  features[n++] = three(k++, t[s1], nodes[below + RIGHT_SET], t[s0])
  features[n++] = three(k++, l[s1], nodes[below + RIGHT_SET], c[s0])
  features[n++] = three(k++, c[s1], l[right], c[s0])
  features[n++] = three(k++, c[s1], l[left], c[s0])
  features[n++] = three(k++, c[s1], nodes[below + LEFT_SET], t[n0])
  return n
}

function one(template: number, a: number): number {
  return spread(Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b))
}

function two(template: number, a: number, b: number): number {
  return spread(Math.imul(one(template, a) + b, 0xc2b2ae35))
}

function three(template: number, a: number, b: number, c: number): number {
  return spread(Math.imul(two(template, a, b) + c, 0x27d4eb2f))
}

function four(template: number, a: number, b: number, c: number, d: number): number {
  return spread(Math.imul(three(template, a, b, c) + d, 0x165667b1))
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
