import { findLinks, type Link } from '../src/engine/attribute/chain.ts'
import { Features } from '../src/engine/attribute/features.ts'
import { draftOf, LEAST_LOGIT } from '../src/engine/attribute/learned.ts'
import { type CueLexicon, readLexicon } from '../src/engine/attribute/lexicon.ts'
import { layOut } from '../src/engine/attribute/trees.ts'
import { type Around, describeVerdict, lookAround, probabilityOf } from '../src/engine/attribute/verdict.ts'
import type { WordTable } from '../src/engine/tag/word-table.ts'
import { bytesOf, writeArchive } from './archive.ts'
import { type LearnedChain, type Lesson, learnChain } from './attribute-chain.ts'
import type { GoldText } from './attribute-corpus.ts'
import { alignGold, iou, wordsIn } from './attribute-gold.ts'
import { type DenseScorer, type Example, LearningData, learn, packScorer } from './attribute-learn.ts'
import { lexiconOf } from './attribute-lexicon.ts'

const N_FOLDS = 5

/** A pack's model of attribution and its cue lexicon, learned from gold documents and single gold sentences. */
export function learnAttribution(
  documents: readonly GoldText[],
  sentences: readonly GoldText[],
  table: WordTable,
  say: (line: string) => void,
): { model: Uint8Array; cues: string } {
  const lexicon = readLexicon(lexiconOf(documents))
  const lessons = [
    ...lessonsOf(documents, table),
    ...sentences.map((sentence, i) => lessonOf(sentence, lexicon, table, i % 2)),
  ]
  const { halves, whole } = learnChain(lessons, say)
  const judged = judgedLinks(lessons, [...documents, ...sentences], halves)
  const verdicts = learnVerdicts(judged)
  const model = packed(whole, verdicts.whole, chooseThresholds(judged, verdicts.halves, documents.length, lessons, say))
  say(`attribute.bin: ${model.byteLength} bytes`)
  return { model, cues: lexiconOf(documents) }
}

/** Each document's trees see a lexicon that was built without it. */
function lessonsOf(documents: readonly GoldText[], table: WordTable): Lesson[] {
  const lexicons: CueLexicon[] = Array.from({ length: N_FOLDS }, (_, fold) =>
    readLexicon(lexiconOf(documents.filter((_, i) => i % N_FOLDS !== fold))),
  )
  return documents.map((document, i) => lessonOf(document, lexicons[i % N_FOLDS], table, (i >> 1) % 2))
}

/** A document to learn from; what is optional in it counts neither way. */
function lessonOf(
  { parsed, statements, discard }: GoldText,
  lexicon: CueLexicon,
  table: WordTable,
  fold: number,
): Lesson {
  const trees = layOut(parsed, lexicon, table)
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

interface Verdicts {
  readonly cue: DenseScorer
  readonly all: DenseScorer
}

function packed(chain: LearnedChain, verdicts: Verdicts, thresholds: Float32Array): Uint8Array {
  const least = 0.05
  return writeArchive(
    new Map([
      ['cue', packScorer(chain.cue, least)],
      ['cue-span', packScorer(chain.cueSpan, least)],
      ['source', packScorer(chain.source, least)],
      ['source-part', packScorer(chain.sourcePart, least)],
      ['content', packScorer(chain.content, least)],
      ['verdict-cue', packScorer(verdicts.cue, 0.01)],
      ['verdict-all', packScorer(verdicts.all, 0.01)],
      ['thresholds', bytesOf(thresholds)],
    ]),
  )
}

interface Judged {
  readonly lesson: Lesson
  readonly link: Link
  readonly around: Around
  readonly cueRight: boolean
  readonly allRight: boolean
}

/** What the other half's models find in each document, judged as the scorer would. */
function judgedLinks(
  lessons: readonly Lesson[],
  documents: readonly GoldText[],
  halves: readonly LearnedChain[],
): Judged[] {
  return lessons.flatMap((lesson, i) => {
    const links = findLinks(lesson.trees, halves[1 - lesson.fold], LEAST_LOGIT)
    const around = lookAround(lesson.trees, links)
    return links
      .filter((link) => link.content !== undefined && !lesson.discarded.has(link.cue.head))
      .map((link) => judge(lesson, documents[i], link, around))
  })
}

function judge(lesson: Lesson, { statements }: GoldText, link: Link, around: Around): Judged {
  const draft = draftOf(lesson.trees, link, 0)
  const asSpans = (pairs: readonly (readonly [number, number])[]) => pairs.map(([start, end]) => ({ start, end }))
  const gold = statements.find((statement) => !statement.optional && iou(asSpans(statement.cue), draft.cue) > 0)
  const allRight =
    gold !== undefined &&
    iou(asSpans(gold.source), draft.source) >= 0.5 &&
    iou(asSpans(gold.content), draft.content) >= 0.8
  return { lesson, link, around, cueRight: gold !== undefined, allRight }
}

const VERDICT = { rate: 0.02, epochs: 4, leastCount: 20 }

/** Learns to judge links; from each half too, so that thresholds are chosen on verdicts about links not learnt from. */
function learnVerdicts(judged: readonly Judged[]): { halves: Verdicts[]; whole: Verdicts } {
  const data = (isRight: (each: Judged) => boolean) => {
    const examples = new LearningData()
    const features = new Features()
    for (const each of judged) {
      features.clear()
      describeVerdict(each.lesson.trees, each.link, each.around, features)
      examples.examples.push({
        fold: each.lesson.fold,
        candidates: [[examples.addPart(features)]],
        targets: [isRight(each) ? 1 : 0],
      })
    }
    return examples
  }
  const cue = data(({ cueRight }) => cueRight)
  const all = data(({ allRight }) => allRight)
  const from = (fold: number) => ({ ...VERDICT, chosen: (example: Example) => example.fold === fold })
  return {
    halves: [0, 1].map((fold) => ({ cue: learn(cue, from(fold)), all: learn(all, from(fold)) })),
    whole: { cue: learn(cue, VERDICT), all: learn(all, VERDICT) },
  }
}

/** From which probability of the cue a text counts as having a sure one. */
const SURE = 0.62

/** Thresholds chosen on documents and on single sentences apart; says what others would have given. */
function chooseThresholds(
  judged: readonly Judged[],
  halves: readonly Verdicts[],
  nDocuments: number,
  lessons: readonly Lesson[],
  say: (line: string) => void,
): Float32Array {
  const isDocument = new Map(lessons.map((lesson, i) => [lesson, i < nDocuments]))
  const features = new Features()
  const verdictOf = ({ lesson, link, around }: Judged, which: keyof Verdicts) => {
    features.clear()
    describeVerdict(lesson.trees, link, around, features)
    return probabilityOf(halves[1 - lesson.fold][which].score(features))
  }
  for (const documents of [true, false]) {
    const nGold = lessons
      .filter((lesson) => isDocument.get(lesson) === documents)
      .reduce((sum, { relations }) => sum + relations.length, 0)
    const seen = judged
      .filter(({ lesson }) => isDocument.get(lesson) === documents)
      .map((each) => ({ ...each, cue: verdictOf(each, 'cue'), all: verdictOf(each, 'all') }))
    say(`${documents ? 'documents' : 'sentences'}: ${reliability(seen)}`)
    for (let least = 0.15; least < 0.5; least += 0.05) {
      const kept = seen.filter(({ all }) => all >= least)
      const f = (count: number) => ((2 * count) / (kept.length + nGold)).toFixed(3)
      say(
        `  all from ${least.toFixed(2)}: cue ${f(kept.filter(({ cueRight }) => cueRight).length)}, strict ${f(kept.filter(({ allRight }) => allRight).length)}, ${kept.length} kept of ${nGold}`,
      )
    }
  }
  return Float32Array.of(0, 0, 0.25, 0.85, 0.4, 0.4, SURE)
}

function reliability(judged: readonly { readonly all: number; readonly allRight: boolean }[]): string {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0 }))
  for (const { all, allRight } of judged) {
    const bin = bins[Math.min(9, Math.floor(10 * all))]
    bin.n++
    if (allRight) bin.right++
  }
  return `probability → right: ${bins.map(({ n, right }, i) => `.${i}: ${(right / Math.max(1, n)).toFixed(2)} (${n})`).join(', ')}`
}
