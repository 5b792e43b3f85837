import type { Span } from '../../../text/index.ts'
import type { LanguagePack } from '../../pack.ts'
import type { TaggedSentence, Word } from '../../sentence.ts'
import { tableRows } from '../../table.ts'
import type { Finder, Promises } from '../attribute.ts'
import type { Draft, ParsedText } from '../draft.ts'
import { accordingTo, isSaidAgain } from './according-to.ts'
import { type Arranged, arrange } from './arrange.ts'
import { type Clause, clauseOf, endsInQuotation, spanOf } from './clause.ts'
import { continuations } from './continuations.ts'
import { type Cues, readCues } from './cues.ts'
import { feeling, frameNoun, heldView } from './noun-reports.ts'
import { aboutNoun, nominalClause, objectNoun, silence } from './object-reports.ts'
import { hearsay, isShortName, quotativeParticle } from './particle-reports.ts'
import { calibrated, type FinderRow, readFinders } from './probabilities.ts'
import { AS_HOLDING, HEARSAY, NEEDS_SOURCE, OBJECT_NOUN, type Report, WEAK } from './report.ts'
import { readWordLists, type WordLists } from './word-lists.ts'

/**
 * Finds statements in languages that end a reported clause with a particle (と, こと … を) and put the verb last: named
 * rules over the tree, driven by the pack's cues. A pack whose table names no kinds of cue has no such finder.
 */
export function loadQuotative(pack: LanguagePack): Finder | undefined {
  const table = pack.tables['cues.tsv'] ?? ''
  if (!/\tspeech|\tthing/.test(table)) return undefined
  const cues = readCues(table)
  const lists = readWordLists(pack.tables['frames.tsv'])
  const finders = readFinders(tableRows(pack.tables['finders.tsv']))
  const find = (parsed: ParsedText) => {
    const clauses = parsed.sentences.map((sentence) => clauseOf(parsed.text, sentence, lists))
    const reports = clauses.map((clause) => findReports(clause, cues))
    const surest = clauses.map((clause, i) => draftsOf(clause, reports[i].filter(isSure)))
    // A text that does not report in clauses tells by 新製品を発表した what was done, not what was said.
    const isReport = surest.flat().length + (clauses.length >= ENOUGH ? heldOrHeard(reports) : 0) >= 2
    const found = isReport ? clauses.map((clause, i) => draftsOf(clause, reports[i])) : surest
    const drafts = [...found.flat(), ...continuations(clauses, parsed.sentences, found)]
    return withProbabilities(parsed.text, drafts, finders, isReport)
  }
  return { find, promiseOf: (sentence) => promiseOf(sentence, cues, lists) }
}

/** What every rule but those for cues needs: a quotation mark, と with a form of する or いう, a noun that reports, or よる. */
const TELLING = /^(?:[「」『』“”"〝〟]|し|する|として|という|いう|いい|よ.*|拠.*|依.*)$/

/** Lists of nouns that tell without a cue: 警察の調べで, 辞任する考え, 不満を漏らした. */
const TELLING_LISTS = ['frame-noun', 'own-view', 'feeling-noun']

/** A sentence without a cue and without a telling word holds nothing that a rule could find. */
function promiseOf({ words }: TaggedSentence, cues: Cues, lists: WordLists): Promises {
  const tells = ({ form, lemma }: Word) =>
    cues.has(lemma) || TELLING.test(form) || TELLING_LISTS.some((list) => lists.has(list, form))
  return words.some(tells) ? 'some' : 'none'
}

/** Drafts with calibrated probabilities; what runs on from a draft runs on from its new form. */
function withProbabilities(
  text: string,
  drafts: readonly Draft[],
  rows: readonly FinderRow[],
  isReport: boolean,
): Draft[] {
  const made = new Map<Draft, Draft>()
  for (const draft of drafts) {
    const continues = draft.continues && (made.get(draft.continues) ?? draft.continues)
    made.set(draft, { ...calibrated(text, draft, rows, isReport), ...(continues && { continues }) })
  }
  return [...made.values()]
}

/** In a text of so many sentences what is held and what is heard says too that it reports. */
const ENOUGH = 4

/** How often something is held (としている) or heard (という) in the reports of a text. */
function heldOrHeard(reports: readonly (readonly Report[])[]): number {
  return reports.flat().filter(({ rule }) => rule === AS_HOLDING || rule === HEARSAY).length
}

function isSure({ rule }: Report): boolean {
  return !WEAK.includes(rule)
}

function draftsOf(clause: Clause, reports: readonly Report[]): Draft[] {
  const found = arrange(clause, reports)
    .map((arranged) => draftOf(clause, arranged))
    .filter((draft) => draft !== undefined)
  const drafts = found.filter((draft) => !repeats(draft, found) && !isEcho(draft, found))
  const { framed, firstFrame } = accordingTo(clause, drafts)
  return [...drafts.filter((draft) => !isFramed(draft, firstFrame)), ...framed]
}

/** Whether という only follows what somebody named is said to have said: 社長は…と述べたという. */
function isEcho({ finder, source, content }: Draft, drafts: readonly Draft[]): boolean {
  if (finder.name !== HEARSAY || source.length > 0) return false
  return drafts.some((other) => other.source.length > 0 && other.cue.at(-1)?.end === content.at(-1)?.end)
}

/** Whether という at the end of a sentence only says again that somebody named (Xによると) says so. */
function isFramed(draft: Draft, firstFrame: number): boolean {
  return isSaidAgain(draft) && draft.cue[0].start > firstFrame
}

/** Whether a weak draft is only what a person's other statement says: 撤退を求めると述べた. */
function repeats({ finder, cue, source }: Draft, drafts: readonly Draft[]): boolean {
  if (!WEAK.includes(finder.name)) return false
  return drafts.some(
    (other) =>
      source.length > 0 &&
      other.source[0]?.start === source[0].start &&
      other.content.some(({ start, end }) => start <= cue[0].start && cue[0].start < end),
  )
}

function findReports(clause: Clause, cues: Cues): Report[] {
  const reports: Report[] = []
  for (let at = 1; at < clause.words.length; at++) {
    if (clause.depths[at] > 0) continue
    const report =
      frameNoun(clause, at) ??
      quotativeParticle(clause, at, cues) ??
      hearsay(clause, at) ??
      heldView(clause, at) ??
      nominalClause(clause, at, cues) ??
      feeling(clause, at) ??
      objectNoun(clause, at, cues) ??
      silence(clause, at) ??
      aboutNoun(clause, at, cues)
    if (!report) continue
    // Of two clauses before one cue the nearer is what it takes; what stands before it is part of the same content.
    const same = reports.findIndex(({ cue }) => cue === report.cue)
    if (same < 0) reports.push(report)
    else if (report.rule !== OBJECT_NOUN && !endsInQuotation(clause, reports[same].last)) reports[same] = report
  }
  return reports.sort((a, b) => a.cue - b.cue)
}

function draftOf(clause: Clause, { report, subject, contentFirst }: Arranged): Draft | undefined {
  const { rule, last, cueFirst, cueLast, probability } = report
  if (!subject && (NEEDS_SOURCE.includes(rule) || isShortName(clause, last))) return undefined
  return {
    source: subject ? spansOf(spanOf(clause, subject.first, subject.last)) : [],
    cue: spansOf(spanOf(clause, cueFirst, cueLast)),
    content: spansOf(spanOf(clause, contentFirst, last)),
    probability,
    finder: { kind: 'rule', name: rule },
  }
}

function spansOf(at: Span | undefined): Span[] {
  return at ? [at] : []
}
