import { leads, type SparseWeights } from '../model/weights.ts'
import { MAX_ARC_FEATURES, writeArcFeatures } from './arc-features.ts'
import { Memo } from './memo.ts'
import { MAX_STATE_FEATURES, writePairFeatures, writeTreeFeatures, writeTripleFeatures } from './state-features.ts'
import { BELOW, N_ACTIONS, NEXT, NODE, STATE, type States, TOP, WORD } from './states.ts'
import type { TreeWords } from './tree-words.ts'

/** Adds the weights of the features from `from` to before `to` to the four numbers of `scores` that begin at `at`. */
export type AddWeights = (features: Int32Array, from: number, to: number, scores: Int32Array, at: number) => void

/** Sets the scores of the actions in a state. */
export type ScoreActions = (states: States, state: number, scores: Int32Array) => void

/** Names an arc between two words, by the words alone. */
export interface NameArc {
  /** Its relation. */
  (words: TreeWords, head: number, dependent: number): number
  /** Whether the name it gives leads all others so far that no other would be better. */
  isSure(words: TreeWords, head: number, dependent: number): boolean
}

const MEMO_BITS = 9

/**
 * Scores actions by the weights that `add` adds; these must stay the same while one sentence is parsed, for what hangs
 * on words alone is added up once for all the states that share them.
 */
export function actionScorer(add: AddWeights): ScoreActions {
  const features = new Int32Array(MAX_STATE_FEATURES)
  const pairs = new Memo(MEMO_BITS)
  const triples = new Memo(MEMO_BITS)
  let sentence: States | undefined
  return (states, state, scores) => {
    if (states !== sentence) {
      pairs.clear()
      triples.clear()
      sentence = states
    }
    const { words, nodes, states: rows } = states
    const top = NODE * rows[STATE * state + TOP]
    const s0 = nodes[top + WORD]
    const s1 = nodes[NODE * nodes[top + BELOW] + WORD]
    const n0 = nodes[NODE * rows[STATE * state + NEXT] + WORD]
    const pair = pairs.find(s0, n0, 0)
    if (!pairs.isKnown) add(features, 0, writePairFeatures(words, s0, n0, features), pairs.scores, pair)
    const triple = triples.find(s1, s0, n0)
    if (!triples.isKnown) add(features, 0, writeTripleFeatures(words, s1, s0, n0, features, 0), triples.scores, triple)
    for (let action = 0; action < N_ACTIONS; action++) {
      scores[action] = pairs.scores[pair + action] + triples.scores[triple + action]
    }
    add(features, 0, writeTreeFeatures(states, state, features, 0), scores, 0)
  }
}

/** Writes all the features of a state. Gives how many there are. */
export function writeStateFeatures(states: States, state: number, features: Int32Array): number {
  const { words, nodes, states: rows } = states
  const top = NODE * rows[STATE * state + TOP]
  const s0 = nodes[top + WORD]
  const s1 = nodes[NODE * nodes[top + BELOW] + WORD]
  const n0 = nodes[NODE * rows[STATE * state + NEXT] + WORD]
  const count = writePairFeatures(words, s0, n0, features)
  return writeTreeFeatures(states, state, features, writeTripleFeatures(words, s1, s0, n0, features, count))
}

/** A lead from which a name is sure: naming the whole tree anew changes nothing that counts on dev (training/scores/parse.md). */
const SURE = 200

/** Names arcs by their weights; what was named once in a sentence is not asked again. */
export function arcNamer(weights: SparseWeights, nRelations: number): NameArc {
  const features = new Int32Array(MAX_ARC_FEATURES)
  const scores = new Int32Array(nRelations)
  const names = new Memo(MEMO_BITS)
  let sentence: TreeWords | undefined
  const find = (words: TreeWords, head: number, dependent: number) => {
    if (words !== sentence) {
      names.clear()
      sentence = words
    }
    const at = names.find(head, dependent, 0)
    if (names.isKnown) return at
    const relation = weights.best(features, writeArcFeatures(words, head, dependent, features), scores)
    names.scores[at] = relation
    names.scores[at + 1] = leads(scores, relation, SURE) ? 1 : 0
    return at
  }
  const name = (words: TreeWords, head: number, dependent: number) => names.scores[find(words, head, dependent)]
  const isSure = (words: TreeWords, head: number, dependent: number) =>
    names.scores[find(words, head, dependent) + 1] === 1
  return Object.assign(name, { isSure })
}
