import { N_SIGNS, probabilityOf, signsOf } from '../src/engine/attribute/calibrate.ts'
import { findLinks, type Link } from '../src/engine/attribute/chain.ts'
import { draftOf, LEAST_LOGIT } from '../src/engine/attribute/learned.ts'
import { type CueLexicon, readLexicon } from '../src/engine/attribute/lexicon.ts'
import { layOut } from '../src/engine/attribute/trees.ts'
import { bytesOf, writeArchive } from './archive.ts'
import { type LearnedChain, type Lesson, learnChain } from './attribute-chain.ts'
import type { GoldText } from './attribute-corpus.ts'
import { alignGold, iou, wordsIn } from './attribute-gold.ts'
import { packScorer, randomSource } from './attribute-learn.ts'
import { lexiconOf } from './attribute-lexicon.ts'

const N_FOLDS = 5

/** A pack's model of attribution and its cue lexicon, learned from gold documents and single gold sentences. */
export function learnAttribution(
  documents: readonly GoldText[],
  sentences: readonly GoldText[],
  say: (line: string) => void,
): { model: Uint8Array; cues: string } {
  const lexicon = readLexicon(lexiconOf(documents))
  const lessons = [...lessonsOf(documents), ...sentences.map((sentence, i) => lessonOf(sentence, lexicon, i % 2))]
  const { halves, whole } = learnChain(lessons, say)
  const model = packed(whole, calibrate(lessons, [...documents, ...sentences], halves, say))
  say(`attribute.bin: ${model.byteLength} bytes`)
  return { model, cues: lexiconOf(documents) }
}

/** Each document's trees see a lexicon that was built without it. */
function lessonsOf(documents: readonly GoldText[]): Lesson[] {
  const lexicons: CueLexicon[] = Array.from({ length: N_FOLDS }, (_, fold) =>
    readLexicon(lexiconOf(documents.filter((_, i) => i % N_FOLDS !== fold))),
  )
  return documents.map((document, i) => lessonOf(document, lexicons[i % N_FOLDS], (i >> 1) % 2))
}

/** A document to learn from; what is optional in it counts neither way. */
function lessonOf({ parsed, statements, discard }: GoldText, lexicon: CueLexicon, fold: number): Lesson {
  const trees = layOut(parsed, lexicon)
  const optional = statements.filter((statement) => statement.optional).flatMap(({ cue }) => cue)
  return {
    trees,
    relations: alignGold(
      trees,
      statements.filter((statement) => !statement.optional),
    ),
    discarded: wordsIn(trees, [...discard, ...optional]),
    fold,
  }
}

function packed(chain: LearnedChain, calibration: Float32Array): Uint8Array {
  const least = 0.05
  return writeArchive(
    new Map([
      ['cue', packScorer(chain.cue, least)],
      ['cue-span', packScorer(chain.cueSpan, least)],
      ['source', packScorer(chain.source, least)],
      ['source-part', packScorer(chain.sourcePart, least)],
      ['content', packScorer(chain.content, least)],
      ['calibration', bytesOf(calibration)],
    ]),
  )
}

interface Judged {
  readonly signs: readonly number[]
  readonly cueRight: boolean
  readonly allRight: boolean
}

/** What the other half's models find in each document, judged as the scorer would. */
function calibrate(
  lessons: readonly Lesson[],
  documents: readonly GoldText[],
  halves: readonly LearnedChain[],
  say: (line: string) => void,
): Float32Array {
  const judged = lessons.flatMap((lesson, i) => {
    const links = findLinks(lesson.trees, halves[1 - lesson.fold], LEAST_LOGIT)
    return links.filter((link) => !lesson.discarded.has(link.cue.head)).map((link) => judge(lesson, documents[i], link))
  })
  const nGold = documents.reduce((sum, document) => sum + document.statements.length, 0)
  const cueWeights = logistic(judged.map(({ signs, cueRight }) => ({ signs, right: cueRight })))
  const allWeights = logistic(judged.map(({ signs, allRight }) => ({ signs, right: allRight })))
  sayThresholds(judged, cueWeights, nGold, say)
  say(reliability(judged, allWeights))
  return Float32Array.from([...cueWeights, ...allWeights, LEAST])
}

function judge({ trees }: Lesson, { statements }: GoldText, link: Link): Judged {
  const draft = draftOf(trees, link, 0)
  const asSpans = (pairs: readonly (readonly [number, number])[]) => pairs.map(([start, end]) => ({ start, end }))
  const gold = statements.find((statement) => !statement.optional && iou(asSpans(statement.cue), draft.cue) > 0)
  const allRight =
    gold !== undefined &&
    iou(asSpans(gold.source), draft.source) >= 0.5 &&
    iou(asSpans(gold.content), draft.content) >= 0.8
  return { signs: signsOf(trees, link), cueRight: gold !== undefined, allRight }
}

function logistic(examples: readonly { signs: readonly number[]; right: boolean }[]): Float32Array {
  const weights = new Float32Array(N_SIGNS)
  const random = randomSource(3)
  for (let round = 0; round < 40 * examples.length; round++) {
    const { signs, right } = examples[Math.floor(random() * examples.length)]
    const error = probabilityOf(signs, weights) - (right ? 1 : 0)
    const rate = 0.02 / (1 + round / (5 * examples.length))
    for (let i = 0; i < N_SIGNS; i++) weights[i] -= rate * error * signs[i]
  }
  return weights
}

/** From which probability of the cue a link is kept: past the best strict F1 on whole articles, for fewer false alarms. */
const LEAST = 0.62

function sayThresholds(
  judged: readonly Judged[],
  weights: Float32Array,
  nGold: number,
  say: (line: string) => void,
): void {
  for (let least = 0.4; least < 0.7; least += 0.06) {
    const kept = judged.filter(({ signs }) => probabilityOf(signs, weights) >= least)
    const f = (count: number) => ((2 * count) / (kept.length + nGold)).toFixed(3)
    const cue = f(kept.filter(({ cueRight }) => cueRight).length)
    const strict = f(kept.filter(({ allRight }) => allRight).length)
    say(`keep from ${least.toFixed(2)}: cue ${cue}, strict ${strict}, ${kept.length} kept`)
  }
}

function reliability(judged: readonly Judged[], weights: Float32Array): string {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0 }))
  for (const { signs, allRight } of judged) {
    const bin = bins[Math.min(9, Math.floor(10 * probabilityOf(signs, weights)))]
    bin.n++
    if (allRight) bin.right++
  }
  return `probability → right: ${bins.map(({ n, right }, i) => `.${i}: ${(right / Math.max(1, n)).toFixed(2)} (${n})`).join(', ')}`
}
