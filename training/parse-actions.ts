import { actionScorer, type NameArc, type ScoreActions, writeStateFeatures } from '../src/engine/parse/scorer.ts'
import { type ActionModel, startBeam, stepBeam, take } from '../src/engine/parse/search.ts'
import { MAX_STATE_FEATURES } from '../src/engine/parse/state-features.ts'
import { ACTION, N_ACTIONS, PARENT, SCORE, STATE, type States, startStates } from '../src/engine/parse/states.ts'
import type { GoldTree } from './parse-trees.ts'

/** Learns the parser's actions: a perceptron over whole derivations, updated where the beam went most wrong. */
export class ActionLearner {
  readonly bits: number
  private readonly mask: number
  private readonly weights: Int16Array
  private readonly totals: Float64Array
  private nSeen = 1
  private readonly features = new Int32Array(MAX_STATE_FEATURES)
  private readonly scoreActions: ScoreActions

  constructor(bits: number) {
    this.bits = bits
    this.mask = (1 << bits) - 1
    this.weights = new Int16Array(4 << bits)
    this.totals = new Float64Array(4 << bits)
    const { weights, mask } = this
    this.scoreActions = actionScorer((features, from, to, scores, at) => {
      for (let place = from; place < to; place++) {
        const slot = (features[place] & mask) << 2
        scores[at] += weights[slot]
        scores[at + 1] += weights[slot + 1]
        scores[at + 2] += weights[slot + 2]
        scores[at + 3] += weights[slot + 3]
      }
    })
  }

  /** Learns from one tree, arcs named by `nameArc`. Says whether the beam went wrong. */
  learn(tree: GoldTree, nameArc: NameArc, width: number): boolean {
    const model: ActionModel = { nameArc, scoreActions: this.scoreActions, lag: Infinity }
    const states = startStates(tree.treeWords, width + 1)
    const beam = startBeam(width)
    const scores = new Int32Array(N_ACTIONS)
    let gold = 0
    let goldInBeam = 0
    let worst = -1
    let wrongState = -1
    let goldState = -1
    for (const action of tree.actions) {
      model.scoreActions(states, gold, scores)
      const goldScore = states.states[STATE * gold + SCORE] + scores[action]
      const parent = goldInBeam
      stepBeam(beam, states, model)
      goldInBeam = -1
      for (let place = 0; place < beam.size && parent >= 0; place++) {
        const row = STATE * beam.kept[place]
        if (states.states[row + PARENT] === parent && states.states[row + ACTION] === action)
          goldInBeam = beam.kept[place]
      }
      gold = goldInBeam >= 0 ? goldInBeam : take(states, model, gold, action, goldScore)
      const lead = states.states[STATE * beam.kept[0] + SCORE] - goldScore
      if (beam.kept[0] !== goldInBeam && lead >= worst) {
        worst = lead
        wrongState = beam.kept[0]
        goldState = gold
      }
    }
    this.nSeen++
    if (beam.kept[0] === goldInBeam || wrongState < 0) return false
    this.update(states, goldState, wrongState)
    return true
  }

  /** The mean weight of each slot's actions over all that was seen: four a slot. */
  averaged(): Float32Array {
    return Float32Array.from(this.weights, (weight, at) => weight - this.totals[at] / this.nSeen)
  }

  private update(states: States, goldState: number, wrongState: number): void {
    let gold = goldState
    let wrong = wrongState
    while (gold !== wrong && gold > 0 && wrong > 0) {
      gold = this.change(states, gold, 1)
      wrong = this.change(states, wrong, -1)
    }
  }

  private change(states: States, state: number, by: number): number {
    const parent = states.states[STATE * state + PARENT]
    const action = states.states[STATE * state + ACTION]
    const count = writeStateFeatures(states, parent, this.features)
    for (let at = 0; at < count; at++) {
      const slot = ((this.features[at] & this.mask) << 2) + action
      this.weights[slot] += by
      this.totals[slot] += by * this.nSeen
    }
    return parent
  }
}
