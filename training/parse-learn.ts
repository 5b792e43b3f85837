import { SparseWeights } from '../src/engine/model/weights.ts'
import { MAX_ARC_FEATURES, writeArcFeatures } from '../src/engine/parse/arc-features.ts'
import { bestRelation } from '../src/engine/parse/parser.ts'
import { familyOf, MAX_TREE_FEATURES, writeTreeFeatures } from '../src/engine/parse/relabel.ts'
import type { ActionModel } from '../src/engine/parse/search.ts'
import { dependentOf, headOf, SHIFT, treeOf } from '../src/engine/parse/states.ts'
import { ActionLearner, followTree } from './parse-actions.ts'
import { packRelations } from './parse-pack.ts'
import { ClassLearner } from './parse-relations.ts'
import type { GoldTree } from './parse-trees.ts'

/** How to learn a parser. */
export interface ParseOptions {
  readonly beam: number
  readonly bits: number
  readonly actionEpochs: number
  readonly relationEpochs: number
  readonly margin: number
  readonly arcPairs: number
  readonly treePairs: number
  readonly log: (line: string) => void
}

/** Learns to name arcs while a tree is being built; the relations of a word's children are those it chose itself. */
export function learnArcs(trees: readonly GoldTree[], nRelations: number, options: ParseOptions): Uint8Array {
  const learner = new ClassLearner(nRelations)
  const features = new Int32Array(MAX_ARC_FEATURES)
  for (let epoch = 0; epoch < options.relationEpochs; epoch++) {
    for (const tree of shuffled(trees, epoch)) {
      followTree(tree, (states, state, action) => {
        if (action === SHIFT) return -1
        const dependent = dependentOf(states, state)
        const count = writeArcFeatures(states, headOf(states, state, action), dependent, features)
        return learner.learn(features, count, tree.relations[states.nodes[16 * dependent]], options.margin)
      })
    }
  }
  return packRelations([...learner.averaged()], options.arcPairs)
}

/** Names arcs while a tree is being built, by what `learnArcs` learned. */
export function arcNamer(arcs: Uint8Array, nRelations: number): ActionModel['nameArc'] {
  const weights = SparseWeights.of(arcs)
  const features = new Int32Array(MAX_ARC_FEATURES)
  const scores = new Int32Array(nRelations)
  return (states, head, dependent) =>
    bestRelation(weights, features, writeArcFeatures(states, head, dependent, features), scores)
}

/** A tree with what names its arcs while it is being learned from: never something that learned from it. */
export interface NamedTree {
  readonly tree: GoldTree
  readonly nameArc: ActionModel['nameArc']
}

/** Learns actions. Calls `afterEpoch` with the learner after each round. */
export function learnActions(
  trees: readonly NamedTree[],
  options: ParseOptions,
  afterEpoch: (learner: ActionLearner, epoch: number) => void,
): Float32Array {
  const learner = new ActionLearner(options.bits)
  for (let epoch = 0; epoch < options.actionEpochs; epoch++) {
    const started = performance.now()
    let nWrong = 0
    for (const { tree, nameArc } of shuffled(trees, 100 + epoch)) {
      if (learner.learn(tree, nameArc, options.beam)) nWrong++
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    options.log(`actions, epoch ${epoch}: ${nWrong} of ${trees.length} wrong, ${seconds} s`)
    afterEpoch(learner, epoch)
  }
  return learner.averaged()
}

/** Learns to name the arcs of whole trees. */
export function learnTrees(trees: readonly NamedTree[], nRelations: number, options: ParseOptions): Uint8Array {
  const learner = new ClassLearner(nRelations)
  const features = new Int32Array(MAX_TREE_FEATURES)
  const named = trees.map(({ tree, nameArc }) => ({ tree, first: firstRelations(tree, nameArc) }))
  for (let epoch = 0; epoch < options.relationEpochs; epoch++) {
    for (const { tree, first } of shuffled(named, 200 + epoch)) {
      const relations = first.slice()
      const { heads, treeWords } = tree
      const family = familyOf(heads)
      for (let word = 1; word < heads.length; word++) {
        const count = writeTreeFeatures(treeWords, { heads, relations }, family, word, features)
        relations[word] = learner.learn(features, count, tree.relations[word], options.margin)
      }
    }
  }
  return packRelations([...learner.averaged()], options.treePairs)
}

function firstRelations(tree: GoldTree, nameArc: ActionModel['nameArc']): Int32Array {
  const states = followTree(tree, (at, state, action) =>
    action === SHIFT ? -1 : nameArc(at, headOf(at, state, action), dependentOf(at, state)),
  )
  return treeOf(states, states.nStates - 1).relations
}

/** The list in an order that depends on `seed` alone. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const mixed = [...list]
  let random = (seed + 1) * 0x9e3779b1
  for (let at = mixed.length - 1; at > 0; at--) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const other = Math.floor((random / 0x100000000) * (at + 1))
    const kept = mixed[at]
    mixed[at] = mixed[other]
    mixed[other] = kept
  }
  return mixed
}
