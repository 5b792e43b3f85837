import { MAX_ARC_FEATURES, writeArcFeatures } from '../src/engine/parse/arc-features.ts'
import { familyOf, MAX_TREE_FEATURES, writeTreeFeatures } from '../src/engine/parse/relabel.ts'
import type { NameArc } from '../src/engine/parse/scorer.ts'
import { N_ACTIONS } from '../src/engine/parse/states.ts'
import { ActionLearner } from './parse-actions.ts'
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
  /** How many times actions are learned, in other orders; the weights are the mean. */
  readonly runs: number
  readonly arcPairs: number
  readonly treePairs: number
  readonly log: (line: string) => void
}

/** Learns to name arcs by their two words, while a tree is being built. */
export function learnArcs(trees: readonly GoldTree[], nRelations: number, options: ParseOptions): Uint8Array {
  const learner = new ClassLearner(nRelations)
  const features = new Int32Array(MAX_ARC_FEATURES)
  for (let epoch = 0; epoch < options.relationEpochs; epoch++) {
    for (const { treeWords, heads, relations } of shuffled(trees, epoch)) {
      for (let word = 1; word < heads.length; word++) {
        const count = writeArcFeatures(treeWords, heads[word], word, features)
        learner.learn(features, count, relations[word], options.margin)
      }
    }
  }
  return packRelations([...learner.averaged()], options.arcPairs)
}

/** A tree with what names its arcs while it is being learned from: never something that learned from it. */
export interface NamedTree {
  readonly tree: GoldTree
  readonly nameArc: NameArc
}

/** Learns actions. Calls `afterRun` with the mean weights so far after each run. */
export function learnActions(
  trees: readonly NamedTree[],
  options: ParseOptions,
  afterRun: (weights: Float32Array) => void,
): Float32Array {
  const mean = new Float32Array(N_ACTIONS << options.bits)
  for (let run = 0; run < options.runs; run++) {
    const weights = runActions(trees, options, 100 * (run + 1))
    for (let at = 0; at < mean.length; at++) mean[at] += (weights[at] - mean[at]) / (run + 1)
    afterRun(mean)
  }
  return mean
}

function runActions(trees: readonly NamedTree[], options: ParseOptions, seed: number): Float32Array {
  const learner = new ActionLearner(options.bits)
  for (let epoch = 0; epoch < options.actionEpochs; epoch++) {
    const started = performance.now()
    let nWrong = 0
    for (const { tree, nameArc } of shuffled(trees, seed + epoch)) {
      if (learner.learn(tree, nameArc, options.beam)) nWrong++
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    options.log(`actions, epoch ${epoch}: ${nWrong} of ${trees.length} wrong, ${seconds} s`)
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

function firstRelations({ treeWords, heads }: GoldTree, nameArc: NameArc): Int32Array {
  return heads.map((head, word) => (word === 0 ? -1 : nameArc(treeWords, head, word)))
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
