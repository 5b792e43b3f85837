import { arcLabel, Beam, type ParseModel } from '../src/engine/tree/beam.ts'
import { FEATURE_MASK } from '../src/engine/tree/parse.ts'
import { LEFT_ARC, N_ACTIONS, REDUCE, RIGHT_ARC, SHIFT, States } from '../src/engine/tree/state.ts'
import { N_STATE_FEATURES, stateFeatures } from '../src/engine/tree/transition-features.ts'
import type { WordFacts } from '../src/engine/tree/words.ts'
import { bytesOf, writeArchive } from './archive.ts'
import type { ArcLearner, GoldTree } from './learn-arcs.ts'

/** A tree with the transitions that build it. */
interface GoldDerivation {
  readonly tree: GoldTree
  readonly actions: readonly number[]
}

/**
 * Learns the transitions: a structured perceptron over beam search with max-violation updates (Huang, Fayong and Guo
 * 2012), averaged. Trees that the transitions cannot build (crossing arcs) are left out.
 */
export class ActionLearner implements ParseModel {
  readonly mask = FEATURE_MASK
  private readonly weights = new Float32Array(N_ACTIONS * (FEATURE_MASK + 1))
  private readonly totals = new Float64Array(N_ACTIONS * (FEATURE_MASK + 1))
  private readonly features = new Int32Array(N_STATE_FEATURES)
  private readonly arcs: ArcLearner
  private readonly width: number
  private clock = 1
  private labelled: WordFacts | undefined
  private labels = new Int16Array(0)

  constructor(arcs: ArcLearner, width: number) {
    this.arcs = arcs
    this.width = width
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    scores.fill(0)
    for (let i = 0; i < count; i++) {
      const row = N_ACTIONS * features[i]
      for (let action = 0; action < N_ACTIONS; action++) scores[action] += this.weights[row + action]
    }
  }

  labelOf(facts: WordFacts, head: number, dependent: number): number {
    const { nWords } = facts
    if (this.labelled !== facts) {
      this.labelled = facts
      this.labels = new Int16Array(nWords * (nWords + 1)).fill(-1)
    }
    const pair = head * nWords + dependent
    if (this.labels[pair] < 0) this.labels[pair] = this.arcs.best(facts, head, dependent)
    return this.labels[pair]
  }

  /** Goes once over the derivations; gives how many sentences were wrong. */
  learn(derivations: readonly GoldDerivation[]): number {
    let nWrong = 0
    for (const derivation of derivations) {
      this.clock++
      const violation = this.findViolation(derivation)
      if (!violation) continue
      nWrong++
      this.update(derivation.tree.facts, derivation.actions, violation)
    }
    return nWrong
  }

  /** The averaged weights, for `ActionWeights.of`: int8, those under `smallest` in all four actions dropped. */
  pack(largest: number, smallest: number): Uint8Array {
    const keys: number[] = []
    const values: number[] = []
    for (let feature = 0; feature <= FEATURE_MASK; feature++) {
      const row = Array.from({ length: N_ACTIONS }, (_, action) => {
        const at = N_ACTIONS * feature + action
        return this.weights[at] - this.totals[at] / this.clock
      })
      if (row.every((weight) => Math.abs(weight) < smallest)) continue
      const bytes = row.map((weight) => Math.max(-127, Math.min(127, Math.round((weight / largest) * 127))) & 255)
      const value = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24)
      if (value === 0) continue
      keys.push(feature)
      values.push(value)
    }
    const sections = { keys: bytesOf(Int32Array.from(keys)), values: bytesOf(Int32Array.from(values)) }
    return writeArchive(new Map(Object.entries(sections)))
  }

  /** The wrong actions up to where the beam's best is furthest above the gold ones; undefined where gold wins. */
  private findViolation({ tree: { facts }, actions }: GoldDerivation): number[] | undefined {
    const beam = new Beam(facts, this, this.width)
    const gold = new States(facts.nWords, 1)
    const scores = new Float64Array(N_ACTIONS)
    gold.start(0)
    let goldPlace = 0
    let worst = -1
    let margin = Number.NEGATIVE_INFINITY
    while (!beam.isDone) {
      const { step } = beam
      this.score(this.features, stateFeatures(gold, 0, facts, this.mask, this.features), scores)
      gold.apply(0, actions[step], arcLabel(gold, 0, actions[step], facts, this))
      gold.scores[0] += scores[actions[step]]
      beam.advance()
      if (goldPlace >= 0) goldPlace = beam.placeOf(step, goldPlace, actions[step])
      const above = beam.states.scores[0] - gold.scores[0]
      if (goldPlace !== 0 && above >= margin) {
        margin = above
        worst = step
      }
      if (goldPlace < 0 && step - worst > 12) break
    }
    return goldPlace === 0 || worst < 0 ? undefined : beam.actionsTo(worst)
  }

  private update(facts: WordFacts, gold: readonly number[], wrong: readonly number[]): void {
    const right = new States(facts.nWords, 1)
    const left = new States(facts.nWords, 1)
    right.start(0)
    left.start(0)
    let parted = false
    for (let step = 0; step < wrong.length; step++) {
      parted ||= gold[step] !== wrong[step]
      if (parted) {
        this.change(right, facts, gold[step], 1)
        this.change(left, facts, wrong[step], -1)
      }
      right.apply(0, gold[step], arcLabel(right, 0, gold[step], facts, this))
      left.apply(0, wrong[step], arcLabel(left, 0, wrong[step], facts, this))
    }
  }

  private change(states: States, facts: WordFacts, action: number, by: number): void {
    const count = stateFeatures(states, 0, facts, this.mask, this.features)
    for (let i = 0; i < count; i++) {
      const at = N_ACTIONS * this.features[i] + action
      this.weights[at] += by
      this.totals[at] += by * this.clock
    }
  }
}

/** The trees that the transitions can build, with the transitions. */
export function derivationsOf(trees: readonly GoldTree[]): GoldDerivation[] {
  return trees.flatMap((tree) => {
    const actions = actionsOf(tree.heads)
    return actions ? [{ tree, actions }] : []
  })
}

function actionsOf(heads: Int16Array): number[] | undefined {
  const states = new States(heads.length, 1)
  states.start(0)
  const actions: number[] = []
  while (!states.isDone(0)) {
    const action = oracle(states, heads)
    if (!states.allows(0, action)) return undefined
    states.apply(0, action, 0)
    actions.push(action)
  }
  return heads.every((head, word) => states.heads[word] === head) ? actions : undefined
}

/** The next transition towards the tree, as soon as it can be taken (the static oracle of arc-eager). */
function oracle(states: States, heads: Int16Array): number {
  const top = states.stacked(0, 0)
  const next = states.buffers[0]
  const atRoot = next === heads.length
  if (top < 0) return SHIFT
  if (states.heads[top] < 0) {
    if (heads[top] === next) return LEFT_ARC
    if (atRoot) return REDUCE
  } else if (atRoot) return REDUCE
  if (!atRoot && heads[next] === top) return RIGHT_ARC
  if (states.heads[top] < 0) return SHIFT
  for (let depth = 1; depth < states.heights[0]; depth++) {
    const below = states.stacked(0, depth)
    if (heads[next] === below || heads[below] === next) return REDUCE
  }
  return SHIFT
}
