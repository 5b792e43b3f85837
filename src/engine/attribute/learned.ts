import type { Span } from '../../text/index.ts'
import { subtract } from '../../text/index.ts'
import { readArchive, section } from '../model/archive.ts'
import type { LanguagePack } from '../pack.ts'
import type { TaggedSentence } from '../sentence.ts'
import {
  type Amend,
  bothSidesOfCue,
  continueAfterCue,
  continueInNextParagraph,
  dropFinalStop,
  snapToQuotation,
  withoutSourceAndCue,
} from './amend.ts'
import { endBeforeNextSpeaker, startAtComplementiser, startAtDoer, wholeNames } from './amend-edges.ts'
import type { Finder, Promises } from './attribute.ts'
import { probabilityOf, signsOf } from './calibrate.ts'
import { type ChainModels, findLinks, type Link } from './chain.ts'
import type { WordRange } from './cue-span.ts'
import type { Draft } from './draft.ts'
import { type CueLexicon, readLexicon } from './lexicon.ts'
import { dashName, type Propose, speakerTurn } from './propose.ts'
import { loadScorer } from './scorer.ts'
import { findSpeechActs, readSpeechActs, type SpeechActs } from './speech-acts.ts'
import { layOut, STRONG, type Trees } from './trees.ts'
import { CCOMP, childBy, PARATAXIS } from './walk.ts'

/** The name under which statements say that the trained chain found them. */
export const LEARNED = { kind: 'model', name: 'attribution-chain' } as const

/** Which words are tried as cues at all, in log odds. */
export const LEAST_LOGIT = -0.6

/** Rules that find statements beside the chain, in order. */
const PROPOSALS: readonly Propose[] = [dashName, speakerTurn]

/** Rules that correct what was found, in order. */
const AMENDMENTS: readonly Amend[] = [
  wholeNames,
  withoutSourceAndCue,
  startAtComplementiser,
  endBeforeNextSpeaker,
  snapToQuotation,
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
  const numbers = section(sections, 'calibration')
  const calibration = new Float32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4)
  const lexicon = readLexicon(pack.tables['cues.tsv'] ?? '')
  const speechActs = readSpeechActs(pack.tables['speech-acts.tsv'])
  return {
    promiseOf: (sentence) => promiseOf(sentence, lexicon, speechActs),
    find: (parsed) => {
      const trees = layOut(parsed, lexicon)
      const { drafts: learned, isReport } = draftsOf(trees, findLinks(trees, models, LEAST_LOGIT), calibration)
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
/** In such a text: the least probability of the cue, of a plain one, and of the whole. Nearly the best strict F1 on PolNeAR's articles. */
const IN_REPORT = { cue: 0.35, plain: 0.35, all: 0.24 }
/** In any other: single sentences of all kinds hold few statements but plain ones. */
const ELSEWHERE = { cue: 0.8, plain: 0.35, all: 0 }

/**
 * The links worth proposing, as drafts.
 *
 * @param calibration weights for "the cue is right", then for "all is right", then from which probability a cue is sure.
 */
export function draftsOf(
  trees: Trees,
  links: readonly Link[],
  calibration: Float32Array,
): { drafts: Draft[]; isReport: boolean } {
  const nSigns = (calibration.length - 1) / 2
  const cueWeights = calibration.subarray(0, nSigns)
  const allWeights = calibration.subarray(nSigns, 2 * nSigns)
  const judged = links
    .filter(({ content }) => content !== undefined)
    .map((link) => {
      const signs = signsOf(trees, link)
      return { link, cue: probabilityOf(signs, cueWeights), all: probabilityOf(signs, allWeights) }
    })
  const isReport = judged.filter(({ cue }) => cue >= calibration[2 * nSigns]).length >= SURE_CUES
  const least = isReport ? IN_REPORT : ELSEWHERE
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
