import type { Span } from '../../../text/index.ts'
import type { LanguagePack } from '../../pack.ts'
import type { TaggedSentence } from '../../sentence.ts'
import { tableRows } from '../../table.ts'
import type { Finder, Promises } from '../attribute.ts'
import type { Draft, ParsedText } from '../draft.ts'
import { accordingTo } from './according-to.ts'
import { type Clause, clauseOf, isComma, spanOf } from './clause.ts'
import { continuations } from './continuations.ts'
import { contentStart, endsInQuotation } from './find-content-start.ts'
import { findSubject, type Subject } from './find-subject.ts'
import { calibrated, type FinderRow, readFinders } from './probabilities.ts'

/** What a cue takes: a clause with と, a clause made a noun (こと), any noun (退陣を要求); whether と may mean "with". */
export interface CueEntry {
  readonly probability: number
  readonly speech: boolean
  readonly thing: boolean
  readonly talk: boolean
  readonly object: boolean
}

/** Cues by lemma. */
export type Cues = ReadonlyMap<string, CueEntry>

/** A clause that a cue takes: its last word, the particle after it, the cue, and the rule that saw them. */
interface Report {
  readonly last: number
  readonly cue: number
  readonly cueFirst: number
  readonly rule: string
  readonly probability: number
}

/**
 * Finds statements in languages that end a reported clause with a particle (と, こと … を) and put the verb last: named
 * rules over the tree, driven by the pack's cues. A pack whose table names no kinds of cue has no such finder.
 */
export function loadQuotative(pack: LanguagePack): Finder | undefined {
  const table = pack.tables['cues.tsv'] ?? ''
  if (!/\tspeech|\tthing/.test(table)) return undefined
  const cues = readCues(table)
  const finders = readFinders(tableRows(pack.tables['finders.tsv']))
  const find = (parsed: ParsedText) => {
    const clauses = parsed.sentences.map((sentence) => clauseOf(parsed.text, sentence))
    const found = clauses.map((clause) => findInClause(clause, cues))
    const drafts = [...found.flat(), ...continuations(clauses, parsed.sentences, found)]
    const isReport = reportsOtherwise(drafts)
    const kept = isReport ? drafts : drafts.filter(({ finder }) => !WEAK.includes(finder.name))
    return withProbabilities(parsed.text, kept, finders, isReport)
  }
  return { find, promiseOf: (sentence) => promiseOf(sentence, cues) }
}

/** What every rule but those for cues needs: a quotation mark, と with a form of する, or a form of よる. */
const TELLING = /^(?:[「」『』“”"〝〟]|し|する|として|という|よ.*|拠.*|依.*)$/

/** A sentence without a cue and without a telling word holds nothing that a rule could find. */
function promiseOf({ words }: TaggedSentence, cues: Cues): Promises {
  return words.some(({ form, lemma }) => cues.has(lemma) || TELLING.test(form)) ? 'some' : 'none'
}

const OBJECT_NOUN = 'object-noun'
const AS_GROUND = 'as-ground'
const AS_HOLDING = 'as-holding'
const NOMINAL_CLAUSE = 'nominal-clause'
const SILENCE = 'silence'
/** Rules that hold in texts that report otherwise, and for someone named only. */
const WEAK: readonly string[] = [AS_HOLDING, NOMINAL_CLAUSE, OBJECT_NOUN, AS_GROUND, SILENCE]

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

/** Whether a text reports in clauses too: one that does not tells by 新製品を発表した what was done, not what was said. */
function reportsOtherwise(drafts: readonly Draft[]): boolean {
  return drafts.filter(({ finder }) => !WEAK.includes(finder.name)).length >= 2
}

function readCues(table: string): Cues {
  const rows = table.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    rows.map((row) => {
      const [lemma, probability, kinds = ''] = row.split('\t')
      const has = (kind: string) => kinds.split(',').includes(kind)
      return [
        lemma,
        {
          probability: Number(probability),
          speech: has('speech'),
          thing: has('thing'),
          talk: has('talk'),
          object: has('object'),
        },
      ]
    }),
  )
}

function findInClause(clause: Clause, cues: Cues): Draft[] {
  const reports = findReports(clause, cues)
  const found = reports.map((report) => draftOf(clause, report)).filter(isFounded)
  const drafts = found.filter((draft) => !repeats(draft, found))
  return [...drafts, ...accordingTo(clause, reports.at(-1)?.cue, drafts)]
}

/** Whether a weak draft is only what a person's other statement says: 撤退を求めると述べた. */
function repeats({ finder, cue, source }: Draft, drafts: readonly Draft[]): boolean {
  if (!WEAK.includes(finder.name)) return false
  return drafts.some(
    (other) =>
      other.source[0]?.start === source[0]?.start &&
      other.content.some(({ start, end }) => start <= cue[0].start && cue[0].start < end),
  )
}

function findReports(clause: Clause, cues: Cues): Report[] {
  const reports: Report[] = []
  for (let at = 1; at < clause.words.length; at++) {
    if (clause.depths[at] > 0) continue
    const report =
      quotativeParticle(clause, at, cues) ??
      frameNoun(clause, at) ??
      nominalClause(clause, at, cues) ??
      objectNoun(clause, at, cues) ??
      silence(clause, at)
    if (!report) continue
    // Of two clauses before one cue the nearer is what it takes; what stands before it is part of the same content.
    const same = reports.findIndex(({ cue }) => cue === report.cue)
    if (same < 0) reports.push(report)
    else if (report.rule !== OBJECT_NOUN && !endsInQuotation(clause, reports[same].last)) reports[same] = report
  }
  return reports
}

/** 「…」と述べた, …だと、彼は言った: a clause, と or って, and the cue that it hangs from. */
function quotativeParticle(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words } = clause
  if (!/^(と|って)$/.test(words[at].form) || words[at].class === 'CCONJ') return undefined
  const last = lastOfContent(clause, at)
  if (last < 0 || words[at + 1]?.form === 'の') return undefined
  const cue = cueAfter(clause, at, cues)
  if (cue < 0) return asHolding(clause, at, last) ?? asGround(clause, at, last)
  const entry = cues.get(words[cue].lemma)
  if (!entry?.speech || isLoose(clause, at, cue)) return undefined
  const isClause = endsInQuotation(clause, last) || isPredicate(clause, last)
  if (
    !isClause &&
    (entry.talk || cue > at + 2 || !['述べる', '発表', '主張', '指摘', '説明'].includes(words[cue].lemma))
  ) {
    return undefined
  }
  return { last, cue, cueFirst: cue, rule: 'quotative-particle', probability: entry.probability * (isClause ? 1 : 0.6) }
}

/**
 * A cue that lays nothing to anyone: passive or potential (と言われる, とはいえない), or という written as one with what follows
 * (という人), which names rather than reports.
 */
function isLoose({ words }: Clause, at: number, cue: number): boolean {
  const { lemma, form } = words[cue]
  const after = words.slice(cue + 1, cue + 4).map((word) => word.lemma)
  if (after.some((next, i) => /^(れる|られる|せる|させる)$/.test(next) && i <= 1)) return true
  if (!/^(言う|いう|云う)$/.test(lemma)) return false
  if (/^(言え|いえ)/.test(form)) return true
  const next = words[cue + 1]
  const isAttributive = next !== undefined && /^(NOUN|PROPN|PRON|ADP|SCONJ|PART)$/.test(next.class) && cue === at + 1
  return isAttributive || (/^[いゆ云]/.test(form) && cue === at + 1)
}

/** …としている: what someone holds, at the end of a sentence. */
function asHolding(clause: Clause, at: number, last: number): Report | undefined {
  const { words } = clause
  const holds = words[at].form === 'と' && words[at + 1]?.lemma === 'する' && words[at + 2]?.form === 'て'
  if (
    !holds ||
    !/^(い|いる)$/.test(words[at + 3]?.form ?? '') ||
    !(endsInQuotation(clause, last) || isPredicate(clause, last))
  ) {
    return undefined
  }
  return { last, cue: at + 1, cueFirst: at, rule: AS_HOLDING, probability: 0.6 }
}

/** …として、…: what someone says when doing the rest. */
function asGround(clause: Clause, at: number, last: number): Report | undefined {
  const { words } = clause
  const second = words[at + 2]?.form === 'て' ? at + 3 : at + 2
  if (words[at].form !== 'と' || words[at + 1]?.form !== 'し' || !isComma(words[second])) return undefined
  if (!endsInQuotation(clause, last) && !isPredicate(clause, last)) return undefined
  return { last, cue: second - 1, cueFirst: at, rule: AS_GROUND, probability: 0.5 }
}

const FRAME_NOUN =
  /^(声明|談話|見方|考え|見解|認識|意向|方針|コメント|見通し|懸念|批判|判断|主張|立場|意見|報告|発表|報道|見込み|予測|警告|疑問|姿勢|メッセージ|書簡)$/
const FRAME_VERB =
  /^(示す|表明|発表|述べる|出す|明らか|伝える|強調|語る|する|ある|寄せる|送る|発する|公表|流れる|出る|高まる|繰り返す|示唆)$/

/** …との声明を発表した, …という見方を示した: the clause stands in a noun that names saying. */
function frameNoun(clause: Clause, at: number): Report | undefined {
  const { words } = clause
  const held = heldView(clause, at)
  if (held) return held
  const isLink =
    (words[at].form === 'と' && words[at + 1]?.form === 'の') ||
    (words[at].form === 'と' && /^(いう|いっ)$/.test(words[at + 1]?.form ?? '')) ||
    words[at].form === 'という'
  if (!isLink) return undefined
  const noun = words[at].form === 'という' ? at + 1 : at + 2
  if (!FRAME_NOUN.test(words[noun]?.form ?? '') || words[noun + 1]?.form !== 'を') return undefined
  for (let verb = noun + 2; verb < Math.min(words.length, noun + 5); verb++) {
    if (!FRAME_VERB.test(words[verb].lemma)) continue
    return { last: lastOfContent(clause, at), cue: verb, cueFirst: noun, rule: 'frame-noun', probability: 0.75 }
  }
  return undefined
}

const VIEW = /^(見込み|見通し|考え|意向|方針|認識|見解|見方)$/

/** 時間がかかる見込みを示した: the clause stands before a noun that names a view. */
function heldView(clause: Clause, at: number): Report | undefined {
  const { words } = clause
  const isView =
    VIEW.test(words[at].form) &&
    words[at + 1]?.form === 'を' &&
    /^(VERB|AUX)$/.test(words[at - 1].class) &&
    words[at - 1].form !== 'な'
  if (!isView || !/^(示す|表明|明らか|述べる|語る|強調)$/.test(words[at + 2]?.lemma ?? '')) return undefined
  return { last: at - 1, cue: at + 2, cueFirst: at, rule: 'held-view', probability: 0.6 }
}

/** …ことを明らかにした, …よう求めた: the clause is made a noun or a wish, and the cue takes it. */
function nominalClause(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words } = clause
  const isThing =
    /^(こと|旨|の)$/.test(words[at].form) && words[at].form !== 'の' && /^[をにも]$/.test(words[at + 1]?.form ?? '')
  const isWish = words[at].form === 'よう' && words[at - 1] !== undefined
  if (!isThing && !isWish) return undefined
  const after = isThing ? at + 2 : /^に$/.test(words[at + 1]?.form ?? '') ? at + 2 : at + 1
  for (let cue = after; cue < Math.min(words.length, after + 6); cue++) {
    const word = words[cue]
    const entry = cues.get(word.lemma)
    if (entry?.thing && (word.class === 'VERB' || word.class === 'NOUN' || word.class === 'ADJ')) {
      const last = isThing && words[at].form === 'こと' ? at : at - 1
      const rule = word.lemma === '明らか' ? 'made-clear' : NOMINAL_CLAUSE
      return { last, cue, cueFirst: cue, rule, probability: 0.65 }
    }
    if (word.class === 'VERB' || isComma(word)) return undefined
  }
  return undefined
}

/** What an object must not be: what is said stands elsewhere, or not in the text. */
const NO_CONTENT =
  /^(声明|談話|コメント|会見|記者会見|これ|それ|あれ|何|誰|者|人|氏|こと|旨|よう|意見|考え|見解|認識|意向|方針|点|内容|結果|もの|の|自ら|自身|事件|質問|理由|報告書|論文|本|記事|アルバム|シングル|曲|作品|新曲|楽曲|小説|注意|助け|助言|氏名|結論)$/

/** 退陣を要求した, 内閣の解散を発表し: what is said is a noun, and a cue that takes one follows at once. */
function objectNoun(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words } = clause
  if (words[at].form !== 'を' || words[at].class !== 'ADP') return undefined
  const isPrefixed = words[at + 1]?.relation === 'compound' && words[at + 1].head === at + 2
  const cue = isPrefixed ? at + 2 : at + 1
  const last = at - 1
  const lemma = isPrefixed ? words[at + 1].form + words[cue].lemma : (words[cue]?.lemma ?? '')
  if (!cues.get(lemma)?.object || clause.depths[cue] > 0 || NO_CONTENT.test(words[last].form)) return undefined
  const after = words[cue + 1]
  const isNoun = words[cue].class === 'NOUN' && after?.lemma !== 'する' && !isComma(after) && after?.form !== '。'
  const isLooseCue = words.slice(cue + 1, cue + 4).some(({ lemma }, i) => i <= 1 && /^(れる|られる)$/.test(lemma))
  if (isNoun || isLooseCue || isAttributive(clause, cue)) return undefined
  return { last, cue, cueFirst: at + 1, rule: OBJECT_NOUN, probability: 0.55 }
}

const SILENT = /^(答える|応える|応じる|触れる|コメント|言及|明言|回答|返答)$/

/** 質問に答えなかった, 詳細について言及しなかった: declining to comment is a statement too. */
function silence({ words, depths }: Clause, at: number): Report | undefined {
  if (!/^(に|には|を|は|て|ついて|も)$/.test(words[at].form) || depths[at] > 0) return undefined
  const cue = at + 1
  if (!SILENT.test(words[cue]?.lemma ?? '')) return undefined
  const isDenied = words
    .slice(cue + 1, cue + 4)
    .some(({ lemma, class: c }) => c === 'AUX' && /^(ない|ぬ|ん)$/.test(lemma))
  let last = at - 1
  while (last > 0 && /^(に|つい)$/.test(words[last].form)) last--
  return isDenied && last >= 0 ? { last, cue, cueFirst: cue, rule: SILENCE, probability: 0.6 } : undefined
}

/** Whether a verb stands before the noun it describes: 退陣を要求した人々. */
function isAttributive({ words }: Clause, cue: number): boolean {
  const head = words[cue].head
  return head > cue && /^(?:acl|amod|nmod)/.test(words[cue].relation) && !isComma(words[cue + 1])
}

/** The cue that a clause ending before `at` hangs from, after it; -1 where the tree and the next words show none. */
function cueAfter(clause: Clause, at: number, cues: Cues): number {
  const { words } = clause
  const near = isComma(words[at + 1]) ? at + 2 : at + 1
  if (isCue(clause, near, cues)) return near
  const above = words[words[at].head]?.head ?? -1
  if (above > at && isCue(clause, above, cues)) return above
  const higher = above > at ? words[above].head : -1
  if (higher > at && words[above].class !== 'VERB' && isCue(clause, higher, cues)) return higher
  return -1
}

function isCue({ words, depths }: Clause, at: number, cues: Cues): boolean {
  const word = words[at]
  return word !== undefined && depths[at] === 0 && cues.has(word.lemma) && /^(VERB|NOUN|ADJ)$/.test(word.class)
}

/** The last word of the content that a particle at `at` closes: what stands before it, without commas. */
function lastOfContent({ words }: Clause, at: number): number {
  let last = at - 1
  while (last >= 0 && isComma(words[last])) last--
  return last
}

function isPredicate({ words }: Clause, last: number): boolean {
  const { class: wordClass, form } = words[last]
  return /^(VERB|AUX|ADJ|SCONJ)$/.test(wordClass) || /^(か|。|！|？|よ|ね|な|べき|はず|こと|ん|の)$/.test(form)
}

function draftOf(clause: Clause, { last, cue, cueFirst, rule, probability }: Report): Draft {
  const subject = findSubject(clause, last, cue)
  const open = contentStart(clause, last, cue, subject)
  const start = rule === OBJECT_NOUN || rule === SILENCE ? Math.max(open, nounStart(clause, last)) : open
  const content = spanOf(clause, start, last)
  return {
    source: subject ? spansOf(spanOf(clause, subject.first, subject.last)) : [],
    cue: spansOf(spanOf(clause, cueFirst, cueEnd(clause, cue))),
    content: spansOf(content),
    probability: probability * certainty(subject),
    finder: { kind: 'rule', name: rule },
  }
}

/** The first word of all that hangs from the noun at `last`. */
function nounStart({ words, firsts, openers }: Clause, last: number): number {
  if (openers[last] >= 0) return openers[last]
  let top = last
  while (words[top].head > top && words[top].head <= last) top = words[top].head
  if (words[top].head >= 0 && words[top].head < top && words[top].class !== 'NOUN') top = words[top].head
  return Math.min(last, firsts[top])
}

/** What someone holds, and what is said in a noun or a こと, needs the someone. */
function isFounded({ finder, source }: Draft): boolean {
  return source.length > 0 || (finder.name !== 'made-clear' && !WEAK.includes(finder.name))
}

function certainty(subject: Subject | undefined): number {
  return subject ? 1 : 0.85
}

function spansOf(at: Span | undefined): Span[] {
  return at ? [at] : []
}

/** The last word of a cue: its auxiliaries belong to it. */
function cueEnd({ words }: Clause, cue: number): number {
  let last = cue
  while (words[last + 1]?.class === 'AUX' && words[last + 1].head <= cue + 1) last++
  return last
}
