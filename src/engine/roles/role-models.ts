import type { Act } from '../../schema/index.ts'
import { Features } from '../attribute/features.ts'
import { loadScorer, type Scorer } from '../attribute/scorer.ts'
import { readArchive, section } from '../model/archive.ts'
import { ACTS } from './lists.ts'
import { describeAct, describePending, type Saying } from './saying.ts'

/** Models of what a statement does and whether it leaves something to come. */
export interface RoleModels {
  readonly act: Scorer
  readonly pending: Scorer
  /** Up to which probability of the model's act the table's own stands. */
  readonly surer: number
  /** Room for the features of one statement, used again and again. */
  readonly features: Features
}

/** Reads a pack's models of roles; undefined where it has none and its tables alone decide. */
export function loadRoleModels(bytes: Uint8Array): RoleModels | undefined {
  if (bytes.byteLength === 0) return undefined
  const sections = readArchive(bytes)
  const numbers = section(sections, 'surer')
  return {
    act: loadScorer(section(sections, 'act')),
    pending: loadScorer(section(sections, 'pending')),
    surer: new Float32Array(numbers.buffer, numbers.byteOffset, 1)[0],
    features: new Features(),
  }
}

/** The likeliest act of a statement and how likely it is. */
export function judgeAct(
  saying: Saying,
  { act: model, features }: Pick<RoleModels, 'act' | 'features'>,
): { act: Act; probability: number } {
  const scores = ACTS.map((act) => {
    features.clear()
    describeAct(saying, act, features)
    return model.score(features)
  })
  const highest = Math.max(...scores)
  const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0)
  return { act: ACTS[scores.indexOf(highest)], probability: 1 / sum }
}

/** How likely a statement leaves something to come. */
export function judgePending(
  saying: Saying,
  { pending: model, features }: Pick<RoleModels, 'pending' | 'features'>,
): number {
  features.clear()
  describePending(saying, features)
  return 1 / (1 + Math.exp(-model.score(features)))
}
