import { type ActionModel, startBeam, stepBeam, take } from '../src/engine/parse/search.ts'
import { MAX_STATE_FEATURES, writeStateFeatures } from '../src/engine/parse/state-features.ts'
import { ACTION, advance, PARENT, SCORE, STATE, type States, startStates } from '../src/engine/parse/states.ts'
import type { GoldTree } from './parse-trees.ts'

/** Learns the parser's actions: a perceptron over whole derivations, updated where the beam went most wrong. */
export class ActionLearner {
  readonly bits: number
  private readonly mask: number
  private readonly weights: Int16Array
  private readonly totals: Float64Array
  private nSeen = 1
  private readonly features = new Int32Array(MAX_STATE_FEATURES)

  constructor(bits: number) {
    this.bits = bits
    this.mask = (1 << bits) - 1
    this.weights = new Int16Array(4 << bits)
    this.totals = new Float64Array(4 << bits)
  }

  /** Learns from one tree, arcs named by `nameArc`. Says whether the beam went wrong. */
  learn(tree: GoldTree, nameArc: ActionModel['nameArc'], width: number): boolean {
    const model = this.model(nameArc)
    const states = startStates(tree.treeWords, width + 1)
    const beam = startBeam(width)
    const scores = new Int32Array(3)
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

  /** Scores by the weights as they are now. */
  model(nameArc: ActionModel['nameArc']): ActionModel {
    const { features, weights, mask } = this
    return {
      nameArc,
      scoreActions(states, state, scores) {
        const count = writeStateFeatures(states, state, features)
        let shift = 0
        let left = 0
        let right = 0
        for (let at = 0; at < count; at++) {
          const slot = (features[at] & mask) << 2
          shift += weights[slot]
          left += weights[slot + 1]
          right += weights[slot + 2]
        }
        scores[0] = shift
        scores[1] = left
        scores[2] = right
      },
    }
  }

  /** The mean weight of each slot's actions over all that was seen: three a slot. */
  averaged(): Float32Array {
    const averaged = new Float32Array(3 << this.bits)
    for (let slot = 0; slot <= this.mask; slot++) {
      for (let action = 0; action < 3; action++) {
        const at = 4 * slot + action
        averaged[3 * slot + action] = this.weights[at] - this.totals[at] / this.nSeen
      }
    }
    return averaged
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

/** Follows a tree's actions, `nameAction` naming the arc that each makes. */
export function followTree(
  tree: GoldTree,
  nameAction: (states: States, state: number, action: number) => number,
): States {
  const states = startStates(tree.treeWords, 1)
  let state = 0
  for (const action of tree.actions) state = advance(states, state, action, nameAction(states, state, action), 0)
  return states
}
