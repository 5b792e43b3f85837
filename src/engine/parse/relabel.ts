import type { SparseWeights } from '../model/weights.ts'
import { hash } from './feature-hash.ts'
import type { NameArc } from './scorer.ts'
import { distanceOf, type TreeWords } from './tree-words.ts'

/** A tree over words 0 to `size`: each word's head and its relation to it. */
export interface Tree {
  readonly heads: Int32Array
  readonly relations: Int32Array
}

/** A tree's words by family: first and last child, next and previous sibling; 0 where there is none. */
export interface Family {
  readonly first: Int32Array
  readonly last: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
}

/** The most features a word in a tree has. */
export const MAX_TREE_FEATURES = 64

/** Names the arcs of a whole tree anew, from the first word to the last, by what stands around each in the tree. */
export function renameArcs(
  words: TreeWords,
  tree: Tree,
  weights: SparseWeights,
  nRelations: number,
  nameArc: NameArc,
): void {
  const family = familyOf(tree.heads)
  const features = new Int32Array(MAX_TREE_FEATURES)
  const scores = new Int32Array(nRelations)
  for (let word = 1; word <= words.size; word++) {
    if (nameArc.isSure(words, tree.heads[word], word)) continue
    const count = writeTreeFeatures(words, tree, family, word, features)
    tree.relations[word] = weights.best(features, count, scores)
  }
}

/** Finds each word's children and siblings. */
export function familyOf(heads: Int32Array): Family {
  const column = () => new Int32Array(heads.length)
  const family: Family = { first: column(), last: column(), next: column(), previous: column() }
  const { first, last, next, previous } = family
  for (let word = 1; word < heads.length; word++) {
    const head = heads[word]
    previous[word] = last[head]
    if (last[head] === 0) first[head] = word
    else next[last[head]] = word
    last[head] = word
  }
  return family
}

/** Writes the features that name a word's arc, given the whole tree. Gives how many there are. */
export function writeTreeFeatures(
  words: TreeWords,
  { heads, relations }: Tree,
  { first, last, next, previous }: Family,
  word: number,
  features: Int32Array,
): number {
  const { forms: w, lemmas: l, tags: t, classes: c, clusters: g } = words
  const head = heads[word]
  const above = head === 0 ? words.none : heads[head]
  const side = word < head ? 1 : 0
  const direction = side * 16 + (side ? distanceOf(word, head) : distanceOf(head, word))
  const before = previous[word]
  const after = next[word]
  const headRelation = relations[head]
  const childSet = setOf(relations, first, next, word, 0)
  const siblingSet = setOf(relations, first, next, head, word)
  const order = before === 0 ? 2 : before < head !== word < head ? 1 : 0
  let n = 0
  let k = 0
  features[n++] = hash(k++, side, 0, 0)
  features[n++] = hash(k++, side, w[word], t[word])
  features[n++] = hash(k++, side, t[word], t[head])
  features[n++] = hash(k++, side, l[word], l[head])
  features[n++] = hash(k++, side, l[word], t[head])
  features[n++] = hash(k++, side, t[word], l[head])
  features[n++] = hash(k++, direction, c[word], c[head])
  features[n++] = hash(k++, t[word - 1], t[word], t[head])
  features[n++] = hash(k++, t[word + 1], t[word], t[head])
  features[n++] = hash(k++, l[word - 1], t[word], t[head])
  features[n++] = hash(k++, l[word + 1], t[word], t[head])
  features[n++] = hash(k++, headRelation, t[word], t[head])
  features[n++] = hash(k++, c[above], t[word], t[head])
  features[n++] = hash(k++, relations[word], t[word], t[head])
  features[n++] = hash(k++, relations[word], l[head], side)
  features[n++] = hash(k++, relations[word], l[word], side)
  features[n++] = hash(k++, relations[word], headRelation, c[word])
  features[n++] = hash(k++, relations[before], relations[word], t[word])
  features[n++] = hash(k++, relations[after], relations[word], t[word])
  features[n++] = hash(k++, relations[before], l[head], t[word])
  features[n++] = hash(k++, relations[after], l[head], t[word])
  features[n++] = hash(k++, childSet, t[word], t[head])
  features[n++] = hash(k++, childSet, c[word], l[head])
  features[n++] = hash(k++, siblingSet, t[word], t[head])
  features[n++] = hash(k++, siblingSet, c[word], l[head])
  features[n++] = hash(k++, order, t[word], t[head])
  features[n++] = hash(k++, side, g[word], g[head])
  features[n++] = hash(k++, childSet, g[word], g[head])
  for (let child = first[word], left = 4; child > 0 && left > 0; child = next[child], left--) {
    features[n++] = hash(50, l[child], t[word], side)
    features[n++] = hash(51, l[child], l[head], c[word])
    features[n++] = hash(52, t[child], t[word], t[head])
  }
  if (last[word] > 0) {
    features[n++] = hash(53, l[last[word]], c[word], c[head])
    features[n++] = hash(54, t[last[word]], l[word], side)
  }
  if (first[word] > 0) features[n++] = hash(55, l[first[word]], l[word], l[head])
  return n
}

/** The set of relations of a word's children but one. */
function setOf(relations: Int32Array, first: Int32Array, next: Int32Array, word: number, but: number): number {
  let set = 0
  for (let child = first[word], left = 12; child > 0 && left > 0; child = next[child], left--) {
    if (child !== but) set |= 1 << (relations[child] % 31)
  }
  return set
}
