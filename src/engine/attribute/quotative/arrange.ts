import { type Clause, isComma } from './clause.ts'
import { contentStart } from './find-content-start.ts'
import { between, findSubject, firstTopic, isSomebody, isTied, type Subject } from './find-subject.ts'
import {
  AS_GROUND,
  AS_HOLDING,
  closingComma,
  FRAME_NOUN,
  HEARSAY,
  HELD_VIEW,
  MADE_CLEAR,
  NEEDS_SOURCE,
  PARTICLE,
  type Report,
  SILENCE,
} from './report.ts'

/** A report with its source and the first word of its content. */
export interface Arranged {
  readonly report: Report
  readonly subject: Subject | undefined
  readonly contentFirst: number
}

/** How far the reports of a sentence have been read: where the clause now read began, and who speaks in it. */
interface State {
  from: number
  speaker: Subject | undefined
  /** The same within another's content: …と伝えた holds several clauses of the same inner speaker. */
  innerFrom: number
  innerSpeaker: Subject | undefined
}

/**
 * Gives the reports of a sentence, in its order, their sources and contents. A clause that closes with a comma (…と述べ、)
 * ends what it says, and its speaker goes on where the next clause names none; a report whose clause another's と closes
 * (…と述べたと伝えた) stands within that one, and its speaker behind that one's.
 */
export function arrange(clause: Clause, reports: readonly Report[]): Arranged[] {
  const state: State = { from: 0, speaker: undefined, innerFrom: 0, innerSpeaker: undefined }
  return reports.map((report, i) => {
    const holder = holderOf(clause, reports, i) ?? chainHolder(clause, reports, i, state)
    return holder && !holder.isUnsourced
      ? within(clause, report, holder, state)
      : atTop(clause, report, reports[i + 1], state)
  })
}

/** The report whose content ends where this one's cue does, or in a noun made of it (述べたことを). */
function holderOf({ words }: Clause, reports: readonly Report[], i: number): Report | undefined {
  const { cueLast } = reports[i]
  for (let next = i + 1; next <= i + 3 && next < reports.length; next++) {
    const { last } = reports[next]
    if (last === cueLast) return reports[next]
    if (last === cueLast + 1 && /^(こと|もの|の|予定|模様|旨|方針|はず|か|よう)$/.test(words[last].form))
      return reports[next]
  }
  return undefined
}

/** The report that holds the next one, where this one's clause stands beside that one: …は、協会が…との声明を出し、…と述べたと伝えた. */
function chainHolder(clause: Clause, reports: readonly Report[], i: number, { from }: State): Report | undefined {
  const holder = i + 1 < reports.length ? holderOf(clause, reports, i + 1) : undefined
  const comma = holder ? closingComma(clause, reports[i].cueLast) : -1
  if (!holder || comma < 0 || comma > reports[i + 1].last || between(clause, holder)) return undefined
  const outer = firstTopic(clause, from, reports[i].last)
  if (!outer || firstTopic(clause, comma + 1, reports[i + 1].last)) return undefined
  return firstTopic(clause, outer.end + 1, reports[i].last, 'が') ? holder : undefined
}

function within(clause: Clause, report: Report, holder: Report, state: State): Arranged {
  const outer = between(clause, holder) ? undefined : firstTopic(clause, state.from, report.last)
  const from = Math.max(state.from, state.innerFrom, outer ? outer.end + 1 : 0)
  const isThing = /^(こと|旨|方針)$/.test(clause.words[holder.last].form)
  const subject = sourceOf(clause, report, from) ?? state.innerSpeaker ?? (isThing ? outer : undefined)
  const comma = closingComma(clause, report.cueLast)
  if (comma >= 0) {
    state.innerFrom = comma + 1
    state.innerSpeaker = subject
  }
  return made(clause, report, from, subject)
}

function atTop(clause: Clause, report: Report, next: Report | undefined, state: State): Arranged {
  const teller = between(clause, report)
  // Who is named behind all that is said (…と述べ、…だと外務省が伝えた) tells the whole of it.
  const isWhole = teller !== undefined && state.speaker !== undefined && !state.speaker.afterContent
  const from = isWhole ? 0 : report.isUnsourced ? state.from : behindOther(clause, report, state.from)
  const found = report.isUnsourced ? undefined : sourceOf(clause, report, from)
  const subject = report.isUnsourced ? undefined : sooner(clause, report, found, state.speaker)
  const arranged = made(clause, isWhole ? { ...report, isUnsourced: true } : report, from, subject)
  const goesOn = report.rule === AS_GROUND && clause.words[report.cueLast + 1]?.class !== 'VERB'
  const comma = goesOn ? report.cueLast : closingComma(clause, report.cueLast)
  if (comma < 0 || report.source || (!subject && NEEDS_SOURCE.includes(report.rule))) return arranged
  const outer = subject?.particle === 'が' ? firstTopic(clause, from, subject.first) : undefined
  if (outer && next) {
    state.innerFrom = comma + 1
    state.innerSpeaker = subject
    return arranged
  }
  if (!endsClause(clause, report, next, subject)) return arranged
  state.from = comma + 1
  state.speaker = subject ?? state.speaker
  state.innerSpeaker = undefined
  return arranged
}

/** The start behind a clause about somebody else: 米国は回答を受けたが、ロシアは…と述べた. */
function behindOther(clause: Clause, { last, cue }: Report, from: number): number {
  const { words, depths, lists } = clause
  for (let at = last - 1; at > from + 1; at--) {
    const closes = isComma(words[at]) && depths[at] === 0 && /^(が|し|て|で|ものの|一方)$/.test(words[at - 1].form)
    const verb = closes ? words[at - 1].head : -1
    if (verb < 0 || !firstTopic(clause, at + 1, Math.min(last, at + 15))) continue
    const isContrast =
      words[at - 1].form === '一方' ||
      (words[at - 1].form === 'が' && words[at - 1].class === 'SCONJ' && !lists.has('says-not', words[verb].lemma))
    const isBeside = words[verb].class === 'VERB' && words[verb].head === cue
    if (isContrast || (isBeside && !lists.has('earlier-deed', words[verb].lemma))) return at + 1
  }
  return from
}

/** Whether a report's clause stands beside what follows it, and is no part of the next one's content. */
function endsClause(
  { words, lists }: Clause,
  report: Report,
  next: Report | undefined,
  subject: Subject | undefined,
): boolean {
  if ([PARTICLE, AS_HOLDING, AS_GROUND, FRAME_NOUN, HELD_VIEW, MADE_CLEAR].includes(report.rule) || !next) return true
  if (next.rule === HEARSAY) return false
  // Who says nothing of one thing goes on to say another: …には答えなかったが、…と述べた.
  if (report.rule === SILENCE) return false
  if (subject?.particle === 'は') return true
  let { head } = words[report.cue]
  if (head > report.cue && lists.has('joins-clauses', words[head].form)) head = words[head].head
  return head > next.last || head < report.cue
}

function sourceOf(clause: Clause, report: Report, from: number): Subject | undefined {
  if (report.source) {
    const [first, last] = report.source
    return { first, last, end: last, afterContent: first > report.last, particle: '' }
  }
  return findSubject(clause, report, from)
}

/** The subject found in the report's own clause, or the speaker of the clause before where that one only stands in what is said. */
function sooner(
  clause: Clause,
  report: Report,
  found: Subject | undefined,
  speaker: Subject | undefined,
): Subject | undefined {
  if (!found || !speaker || report.source || found.afterContent) return found ?? speaker
  return speaker.particle !== 'は' || (isTied(clause, found, report) && isSomebody(clause, found)) ? found : speaker
}

function made(clause: Clause, report: Report, from: number, subject: Subject | undefined): Arranged {
  const topic = report.source ? firstTopic(clause, from, report.last) : undefined
  const open = contentStart(clause, report, from, topic ?? subject)
  const earliest = Math.min(report.contentFirst ?? 0, report.last)
  return { report, subject, contentFirst: Math.max(open, earliest) }
}
