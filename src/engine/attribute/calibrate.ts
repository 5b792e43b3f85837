import type { Link } from './chain.ts'
import type { Trees } from './trees.ts'

/** How many numbers describe a link to the calibration. */
export const N_SIGNS = 9

/** What tells a right link from a wrong one when all steps are done: the steps' own confidence and a few plain facts. */
export function signsOf(trees: Trees, link: Link): number[] {
  const { cue, cueLogit } = link
  return [
    1,
    Math.max(-4, Math.min(6, cueLogit)),
    Math.log(Math.max(0.01, link.sourceProbability)),
    Math.log(Math.max(0.01, link.contentProbability)),
    link.source ? 1 : 0,
    trees.step[cue.head] >= 5 ? 1 : 0,
    trees.step[cue.head] <= 2 ? 1 : 0,
    link.content && trees.quote[link.content.first.first] > 0 ? 1 : 0,
    Math.min(0, cueLogit),
  ]
}

/** The probability that weights give to signs. */
export function probabilityOf(signs: readonly number[], weights: Float32Array): number {
  let sum = 0
  for (let i = 0; i < signs.length; i++) sum += signs[i] * weights[i]
  return 1 / (1 + Math.exp(-sum))
}
