import type { Span } from '../../text/index.ts'
import { subtract } from '../../text/index.ts'
import { readArchive, section } from '../model/archive.ts'
import type { LanguagePack } from '../pack.ts'
import { type Amend, continueAfterCue, continueInNextParagraph, dropFinalStop, snapToQuotation } from './amend.ts'
import type { FindDrafts } from './attribute.ts'
import { probabilityOf, signsOf } from './calibrate.ts'
import { type ChainModels, findLinks, type Link } from './chain.ts'
import type { WordRange } from './cue-span.ts'
import type { Draft } from './draft.ts'
import { readLexicon } from './lexicon.ts'
import { dashName, type Propose, speakerTurn } from './propose.ts'
import { loadScorer } from './scorer.ts'
import { layOut, type Trees } from './trees.ts'

/** The name under which statements say that the trained chain found them. */
export const LEARNED = { kind: 'model', name: 'attribution-chain' } as const

/** Which words are tried as cues at all, in log odds. */
export const LEAST_LOGIT = -0.6

/** Rules that find statements beside the chain, in order. */
const PROPOSALS: readonly Propose[] = [dashName, speakerTurn]

/** Rules that correct what was found, in order. */
const AMENDMENTS: readonly Amend[] = [snapToQuotation, continueAfterCue, continueInNextParagraph, dropFinalStop]

/** The trained chain cue → source → content of a pack; undefined where the pack has none. */
export function loadLearned(pack: LanguagePack): FindDrafts | undefined {
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
  return (parsed) => {
    const trees = layOut(parsed, lexicon)
    const learned = draftsOf(trees, findLinks(trees, models, LEAST_LOGIT), calibration)
    const proposed = [...PROPOSALS.flatMap((propose) => propose(trees)), ...learned]
    return AMENDMENTS.reduce<readonly Draft[]>((drafts, amend) => amend(trees, drafts), proposed)
  }
}

/**
 * The links worth proposing, as drafts.
 *
 * @param calibration weights for "the cue is right", then for "all is right", then the least probability of the cue.
 */
export function draftsOf(trees: Trees, links: readonly Link[], calibration: Float32Array): Draft[] {
  const nSigns = (calibration.length - 1) / 2
  const least = calibration[2 * nSigns]
  const drafts: Draft[] = []
  for (const link of links) {
    if (!link.content) continue
    const signs = signsOf(trees, link)
    if (probabilityOf(signs, calibration.subarray(0, nSigns)) < least) continue
    drafts.push(draftOf(trees, link, probabilityOf(signs, calibration.subarray(nSigns, 2 * nSigns))))
  }
  return drafts
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
