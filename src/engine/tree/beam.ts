import { LEFT_ARC, N_ACTIONS, RIGHT_ARC, States } from './state.ts'
import { N_STATE_FEATURES, stateFeatures } from './transition-features.ts'
import type { WordFacts } from './words.ts'

/** What the search asks of a model. */
export interface ParseModel {
  /** Features are masked by it before they are looked up. */
  readonly mask: number
  /** Sets `scores` of the actions for the first `count` features. */
  score(features: Int32Array, count: number, scores: Float64Array): void
  /** The best label of an arc, were there one. */
  labelOf(facts: WordFacts, head: number, dependent: number): number
}

/** The best states of one sentence, step by step; every sentence of `n` words takes exactly `2 n` steps. */
export class Beam {
  readonly width: number
  /** How many states are in the beam now; they stand in falling order of score. */
  size = 1
  /** For each step and place in the beam: the place it came from, and the action that led there. */
  readonly parents: Int16Array
  readonly actions: Uint8Array
  states: States
  step = 0
  private spare: States
  private readonly facts: WordFacts
  private readonly model: ParseModel
  private readonly features = new Int32Array(N_STATE_FEATURES)
  private readonly actionScores = new Float64Array(N_ACTIONS)
  private readonly bestScores: Float64Array
  private readonly bestPlaces: Int32Array

  constructor(facts: WordFacts, model: ParseModel, width: number) {
    this.facts = facts
    this.model = model
    this.width = width
    this.states = new States(facts.nWords, width)
    this.spare = new States(facts.nWords, width)
    this.states.start(0)
    this.parents = new Int16Array(2 * facts.nWords * width)
    this.actions = new Uint8Array(2 * facts.nWords * width)
    this.bestScores = new Float64Array(width)
    this.bestPlaces = new Int32Array(width)
  }

  /** Whether every word has its head. */
  get isDone(): boolean {
    return this.step === 2 * this.facts.nWords
  }

  /** Takes one step: every state by every action it allows, the best `width` kept. */
  advance(): void {
    const nKept = this.rank()
    for (let place = 0; place < nKept; place++) {
      const parent = (this.bestPlaces[place] / N_ACTIONS) | 0
      const action = this.bestPlaces[place] % N_ACTIONS
      this.spare.copy(this.states, parent, place)
      this.spare.scores[place] = this.bestScores[place]
      this.spare.apply(place, action, arcLabel(this.states, parent, action, this.facts, this.model))
      this.parents[this.step * this.width + place] = parent
      this.actions[this.step * this.width + place] = action
    }
    this.size = nKept
    this.step++
    const { states } = this
    this.states = this.spare
    this.spare = states
  }

  /** The place in the beam after step `step` of what came by `action` from place `parent`; -1 where it fell out. */
  placeOf(step: number, parent: number, action: number): number {
    for (let place = 0; place < this.size; place++) {
      const at = step * this.width + place
      if (this.parents[at] === parent && this.actions[at] === action) return place
    }
    return -1
  }

  /** The actions that led to the best state after step `step`. */
  actionsTo(step: number): number[] {
    const path: number[] = []
    for (let at = step, place = 0; at >= 0; place = this.parents[at * this.width + place], at--) {
      path.push(this.actions[at * this.width + place])
    }
    return path.reverse()
  }

  private rank(): number {
    let nKept = 0
    for (let state = 0; state < this.size; state++) {
      const count = stateFeatures(this.states, state, this.facts, this.model.mask, this.features)
      this.model.score(this.features, count, this.actionScores)
      for (let action = 0; action < N_ACTIONS; action++) {
        if (!this.states.allows(state, action)) continue
        nKept = this.keep(this.states.scores[state] + this.actionScores[action], state * N_ACTIONS + action, nKept)
      }
    }
    return nKept
  }

  private keep(score: number, place: number, nKept: number): number {
    if (nKept === this.width && score <= this.bestScores[nKept - 1]) return nKept
    let at = nKept < this.width ? nKept : nKept - 1
    while (at > 0 && this.bestScores[at - 1] < score) {
      this.bestScores[at] = this.bestScores[at - 1]
      this.bestPlaces[at] = this.bestPlaces[at - 1]
      at--
    }
    this.bestScores[at] = score
    this.bestPlaces[at] = place
    return Math.min(this.width, nKept + 1)
  }
}

/** The label of the arc that an action makes in a state; -1 where it makes none. */
export function arcLabel(states: States, state: number, action: number, facts: WordFacts, model: ParseModel): number {
  if (action !== LEFT_ARC && action !== RIGHT_ARC) return -1
  const top = states.stacked(state, 0)
  const next = states.buffers[state]
  return action === LEFT_ARC ? model.labelOf(facts, next, top) : model.labelOf(facts, top, next)
}
