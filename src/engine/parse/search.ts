import type { NameArc, ScoreActions } from './scorer.ts'
import {
  advance,
  dependentOf,
  headOf,
  isPossible,
  makesArc,
  N_ACTIONS,
  SCORE,
  SHIFT,
  STATE,
  type States,
} from './states.ts'

/** What the search asks of a model. */
export interface ActionModel {
  readonly scoreActions: ScoreActions
  readonly nameArc: NameArc
  /** How far a state's score may lie behind the best one's; one that lags more is given up. */
  readonly lag: number
}

/** The states kept after a step, best first. */
export interface Beam {
  readonly width: number
  size: number
  /** Numbers of the states kept. */
  kept: Int32Array
  spare: Int32Array
  readonly scores: Int32Array
  readonly parents: Int32Array
  readonly actions: Uint8Array
  readonly actionScores: Int32Array
}

/** A beam that holds the first state alone. */
export function startBeam(width: number): Beam {
  return {
    width,
    size: 1,
    kept: new Int32Array(width),
    spare: new Int32Array(width),
    scores: new Int32Array(width),
    parents: new Int32Array(width),
    actions: new Uint8Array(width),
    actionScores: new Int32Array(N_ACTIONS),
  }
}

/** Takes one step: every state kept by every action it allows, the best of them kept. */
export function stepBeam(beam: Beam, states: States, model: ActionModel): void {
  rankSteps(beam, states, model)
  const { spare, parents, actions, scores } = beam
  for (let place = 0; place < beam.size; place++) {
    spare[place] = take(states, model, parents[place], actions[place], scores[place])
  }
  beam.spare = beam.kept
  beam.kept = spare
}

/** Takes an action, naming the arc it makes. Gives the state that follows. */
export function take(states: States, model: ActionModel, state: number, action: number, score: number): number {
  const relation = makesArc(states, state, action)
    ? model.nameArc(states.words, headOf(states, state, action), dependentOf(states, state, action))
    : -1
  return advance(states, state, action, relation, score)
}

function rankSteps(beam: Beam, states: States, model: ActionModel): void {
  const { kept, actionScores } = beam
  const size = beam.size
  const least = states.states[STATE * kept[0] + SCORE] - model.lag
  beam.size = 0
  for (let place = 0; place < size; place++) {
    const state = kept[place]
    const score = states.states[STATE * state + SCORE]
    if (score < least) break
    model.scoreActions(states, state, actionScores)
    for (let action = SHIFT; action < N_ACTIONS; action++) {
      if (isPossible(states, state, action)) offer(beam, state, action, score + actionScores[action])
    }
  }
}

function offer(beam: Beam, parent: number, action: number, score: number): void {
  const { scores, parents, actions, width } = beam
  if (beam.size === width && score <= scores[width - 1]) return
  let at = beam.size < width ? beam.size++ : width - 1
  for (; at > 0 && scores[at - 1] < score; at--) {
    scores[at] = scores[at - 1]
    parents[at] = parents[at - 1]
    actions[at] = actions[at - 1]
  }
  scores[at] = score
  parents[at] = parent
  actions[at] = action
}
