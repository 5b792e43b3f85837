import type { Span } from '../../text/index.ts'
import { subtract } from '../../text/index.ts'
import { readArchive, section } from '../model/archive.ts'
import type { LanguagePack } from '../pack.ts'
import type { TaggedSentence } from '../sentence.ts'
import { wordTable } from '../tag/tagger.ts'
import {
  type Amend,
  bothSidesOfCue,
  continueAfterCue,
  continueInNextParagraph,
  dropFinalStop,
  snapToQuotation,
  withoutSourceAndCue,
} from './amend.ts'
import {
  bothSidesOfParenthesis,
  endBeforeNextSpeaker,
  startAtComplementiser,
  startAtDoer,
  wholeNames,
  withApposition,
} from './amend-edges.ts'
import type { Finder, Promises } from './attribute.ts'
import { type ChainModels, findLinks, type Link } from './chain.ts'
import type { WordRange } from './cue-span.ts'
import type { Draft } from './draft.ts'
import { Features } from './features.ts'
import { type CueLexicon, readLexicon } from './lexicon.ts'
import { dashName, type Propose, speakerTurn } from './propose.ts'
import { loadScorer } from './scorer.ts'
import { findSpeechActs, readSpeechActs, type SpeechActs } from './speech-acts.ts'
import { layOut, STRONG, type Trees } from './trees.ts'
import { describeVerdict, lookAround, probabilityOf, type VerdictModels } from './verdict.ts'
import { CCOMP, childBy, PARATAXIS } from './walk.ts'

/** The name under which statements say that the trained chain found them. */
export const LEARNED = { kind: 'model', name: 'attribution-chain' } as const

/** Which words are tried as cues at all, in log odds. */
export const LEAST_LOGIT = -0.45

/** Rules that find statements beside the chain, in order. */
const PROPOSALS: readonly Propose[] = [dashName, speakerTurn]

/** Rules that correct what was found, in order. */
const AMENDMENTS: readonly Amend[] = [
  wholeNames,
  withApposition,
  withoutSourceAndCue,
  startAtComplementiser,
  endBeforeNextSpeaker,
  snapToQuotation,
  bothSidesOfParenthesis,
  bothSidesOfCue,
  continueAfterCue,
  continueInNextParagraph,
  dropFinalStop,
]

/** The trained chain cue → source → content of a pack; undefined where the pack has none. */
export function loadLearned(pack: LanguagePack): Finder | undefined {
  const sections = pack.models.attribute.byteLength > 0 ? readArchive(pack.models.attribute) : new Map()
  if (!sections.has('cue')) return undefined
  const scorer = (name: string) => loadScorer(section(sections, name))
  const models: ChainModels = {
    cue: scorer('cue'),
    cueSpan: scorer('cue-span'),
    source: scorer('source'),
    sourcePart: scorer('source-part'),
    content: scorer('content'),
  }
  const verdicts = { cue: scorer('verdict-cue'), all: scorer('verdict-all') }
  const numbers = section(sections, 'thresholds')
  const thresholds = readThresholds(new Float32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4))
  const table = wordTable(readArchive(pack.models.tag))
  const lexicon = readLexicon(pack.tables['cues.tsv'] ?? '')
  const speechActs = readSpeechActs(pack.tables['speech-acts.tsv'])
  return {
    promiseOf: (sentence) => promiseOf(sentence, lexicon, speechActs),
    find: (parsed) => {
      const trees = layOut(parsed, lexicon, table)
      const judged = judgeLinks(trees, findLinks(trees, models, LEAST_LOGIT), verdicts)
      const { drafts: learned, isReport } = draftsOf(trees, judged, thresholds)
      const said = [...PROPOSALS.flatMap((propose) => propose(trees)), ...learned]
      // In a report the models judge such verbs better.
      const proposed = isReport ? said : [...said, ...findSpeechActs(trees, speechActs, said)]
      const urged = startAtDoer(trees, proposed, speechActs.words.urging)
      return AMENDMENTS.reduce<readonly Draft[]>((drafts, amend) => amend(trees, drafts), urged)
    },
  }
}

/** Marks that can be a cue or show that words are quoted. */
const TELLING = /^(?:["“”„‟«»‹›‘:―—–…]|--|''|``)$/

/** A sentence without a telling mark promises what its likeliest cue does: 17 of 1,784 statements are in such as promise none. */
function promiseOf({ words }: TaggedSentence, lexicon: CueLexicon, { verbs }: SpeechActs): Promises {
  let most = 0
  for (const { form, lemma, class: wordClass } of words) {
    if (TELLING.test(form) || (wordClass === 'VERB' && verbs.has(lemma))) return 'some'
    if (wordClass !== 'PUNCT') most = Math.max(most, lexicon.get(`${lemma} ${wordClass}`) ?? 0)
  }
  return most >= 3 ? 'some' : most === 2 ? 'little' : 'none'
}

/** How many sure cues make a text a report of what people say. */
const SURE_CUES = 3

/** What a link must be to be proposed: the least probability of the cue, of a plain one, and of the whole. */
export interface Least {
  readonly cue: number
  readonly plain: number
  readonly all: number
}

/** In a report; in any other text (single sentences of all kinds hold few statements but plain ones); a sure cue. */
export interface Thresholds {
  readonly report: Least
  readonly elsewhere: Least
  readonly sure: number
}

/** Thresholds as seven numbers in a row. */
export function readThresholds(numbers: Float32Array): Thresholds {
  const least = (at: number) => ({ cue: numbers[at], plain: numbers[at + 1], all: numbers[at + 2] })
  return { report: least(0), elsewhere: least(3), sure: numbers[6] }
}

/** A link with how likely its cue is one, and how likely all of it is right. */
export interface JudgedLink {
  readonly link: Link
  readonly cue: number
  readonly all: number
}

/** Judges links when all their steps are done; those without a content are left out. */
export function judgeLinks(trees: Trees, links: readonly Link[], models: VerdictModels): JudgedLink[] {
  const features = new Features()
  const around = lookAround(trees, links)
  return links
    .filter(({ content }) => content !== undefined)
    .map((link) => {
      features.clear()
      describeVerdict(trees, link, around, features)
      return { link, cue: probabilityOf(models.cue.score(features)), all: probabilityOf(models.all.score(features)) }
    })
}

/** The links worth proposing, as drafts, and whether the text is a report. */
export function draftsOf(
  trees: Trees,
  judged: readonly JudgedLink[],
  { report, elsewhere, sure }: Thresholds,
): { drafts: Draft[]; isReport: boolean } {
  const isReport = judged.filter(({ cue }) => cue >= sure).length >= SURE_CUES
  const least = isReport ? report : elsewhere
  const drafts = judged
    .filter(({ link, cue, all }) => cue >= (isPlain(trees, link) ? least.plain : least.cue) && all >= least.all)
    .map(({ link, all }) => draftOf(trees, link, all))
  return { drafts, isReport }
}

/** Whether the cue's word is nearly always one and has a source, and what is said is a clause, or stands before it. */
function isPlain(trees: Trees, { source, cue, content }: Link): boolean {
  const { head } = cue
  if (source === undefined || content === undefined || trees.step[head] < STRONG) return false
  const isReported = (relation: number) => relation === CCOMP || relation === PARATAXIS
  const isClause =
    isReported(trees.relation[head]) || childBy(trees, head, CCOMP) >= 0 || childBy(trees, head, PARATAXIS) >= 0
  return isClause || content.first.last < Math.min(head, source.first)
}

/** A link as spans: the cue leaves its source and content their words, but never its head. */
export function draftOf(trees: Trees, link: Link, probability: number): Draft {
  const source = link.source ? [spanOf(trees, link.source)] : []
  const content = (link.content ? [link.content.first, link.content.second] : [])
    .filter((range) => range !== undefined)
    .map((range) => spanOf(trees, range))
  const head = spanOf(trees, { first: link.cue.head, last: link.cue.head })
  const cue = subtract([spanOf(trees, link.cue)], [...source, ...subtract(content, [head])])
  return { source, cue, content, probability: Math.round(probability * 1000) / 1000, finder: LEARNED }
}

function spanOf(trees: Trees, range: WordRange): Span {
  return { start: trees.start[range.first], end: trees.end[range.last] }
}
