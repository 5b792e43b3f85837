import { Features } from '../src/engine/attribute/features.ts'
import { ACTS } from '../src/engine/roles/lists.ts'
import { describeAct, describeBias, describePending, type Saying } from '../src/engine/roles/saying.ts'
import type { Act } from '../src/schema/index.ts'
import { type DenseScorer, LearningData, learn } from './attribute-learn.ts'

/** Chosen by cross-validation on our own marks; see `scores/acts.md`. */
const OPTIONS = { rate: 0.05, epochs: 6, leastCount: 2 }

/** A statement to learn from, the text it stands in, and what it did. */
export interface ActLesson {
  readonly document: string
  readonly saying: Saying
  readonly act: Act
}

/** How much of the shift is taken: all of it fits the texts it was chosen on. */
const FAVOUR = 0.5

/**
 * Learns which act a statement does. Acts that are seldom seen are seldom guessed, so the scores are shifted half way to
 * where the mean F1 of all acts is best on texts that were not learnt from, and assert, what is left, by `less` more.
 */
export function learnActs(lessons: readonly ActLesson[], less: number): DenseScorer {
  const scorer = learnPlainActs(lessons)
  const features = new Features()
  for (const [at, shift] of shiftsOf(lessons).entries()) {
    features.clear()
    describeBias(ACTS[at], features)
    scorer.weights[features.ids[0]] += FAVOUR * shift - (ACTS[at] === 'assert' ? less : 0)
  }
  return scorer
}

function learnPlainActs(lessons: readonly ActLesson[]): DenseScorer {
  const data = new LearningData()
  const features = new Features()
  for (const { saying, act } of lessons) {
    const candidates = ACTS.map((each) => {
      features.clear()
      describeAct(saying, each, features)
      return [data.addPart(features)]
    })
    data.examples.push({ fold: 0, candidates, targets: ACTS.map((each) => (each === act ? 1 : 0)) })
  }
  return learn(data, OPTIONS)
}

/** Scores of the acts of a statement, and which is right. */
interface Scored {
  readonly scores: readonly number[]
  readonly right: number
}

const N_FOLDS = 4

/** What added to each act's score gives the best mean F1, by coordinate ascent over statements of texts not learnt from. */
function shiftsOf(lessons: readonly ActLesson[]): number[] {
  const documents = [...new Set(lessons.map(({ document }) => document))]
  const foldOf = new Map(documents.map((document, at) => [document, at % N_FOLDS]))
  const scored = Array.from({ length: N_FOLDS }, (_, fold) => {
    const model = learnPlainActs(lessons.filter(({ document }) => foldOf.get(document) !== fold))
    return lessons
      .filter(({ document }) => foldOf.get(document) === fold)
      .map(({ saying, act }) => ({ scores: scoresOf(saying, model), right: ACTS.indexOf(act) }))
  }).flat()
  const shifts: number[] = ACTS.map(() => 0)
  for (let round = 0; round < 3; round++) {
    for (let at = 0; at < shifts.length; at++) {
      const tried = Array.from({ length: 36 }, (_, step) => -1.5 + step / 10)
      const worth = tried.map((shift) => worthOf(scored, shifts.with(at, shift)))
      shifts[at] = tried[worth.indexOf(Math.max(...worth))]
    }
  }
  return shifts
}

function scoresOf(saying: Saying, model: DenseScorer): number[] {
  const features = new Features()
  return ACTS.map((act) => {
    features.clear()
    describeAct(saying, act, features)
    return model.score(features)
  })
}

/** The mean F1 of the acts, and a third of the accuracy: a shift must not cost the common ones. */
function worthOf(scored: readonly Scored[], shifts: readonly number[]): number {
  const counts = ACTS.map(() => ({ right: 0, guessed: 0, gold: 0 }))
  for (const { scores, right } of scored) {
    let best = 0
    for (let at = 1; at < scores.length; at++) if (scores[at] + shifts[at] > scores[best] + shifts[best]) best = at
    counts[best].guessed++
    counts[right].gold++
    if (best === right) counts[best].right++
  }
  const often = counts.filter(({ gold }) => gold >= 5)
  const mean = often.reduce((sum, { right, guessed, gold }) => sum + (2 * right) / (guessed + gold), 0) / often.length
  return mean + counts.reduce((sum, { right }) => sum + right, 0) / scored.length / 3
}

/** Learns whether a statement leaves something to come. */
export function learnPending(lessons: readonly { readonly saying: Saying; readonly isSo: boolean }[]): DenseScorer {
  const data = new LearningData()
  const features = new Features()
  for (const { saying, isSo } of lessons) {
    features.clear()
    describePending(saying, features)
    data.examples.push({ fold: 0, candidates: [[data.addPart(features)]], targets: [isSo ? 1 : 0] })
  }
  return learn(data, OPTIONS)
}
