import { type Clause, endsInQuotation, isComma } from './clause.ts'
import { canSpeak, type Subject } from './find-subject.ts'
import { behindFrame } from './frame-end.ts'
import { skipPrefaces } from './prefaces.ts'
import type { Report } from './report.ts'

/**
 * The first word of a report's content, in the words from `from`. A quotation that ends it starts it, unless its clause
 * began before the mark; else the content starts behind the subject, or behind what only opens the sentence.
 */
export function contentStart(clause: Clause, report: Report, from: number, subject: Subject | undefined): number {
  const { last, cue } = report
  const opener = clause.openers[last]
  const isBefore = subject !== undefined && !subject.afterContent && subject.end < last && subject.first >= from
  const base = isBefore ? subject.end + 1 : openingOf(clause, from, report)
  if (opener >= 0) return quotationStart(clause, firstInRow(clause, opener, base), base, cue, isBefore)
  if (endsInQuotation(clause, last)) return from
  if (report.isUnsourced) return base
  return skipPrefaces(clause, isBefore ? laterStart(clause, base, last) : base, last, cue)
}

/** The opening mark of the first of several quotations in a row: 「…」、「…」. */
function firstInRow({ words, openers }: Clause, opener: number, base: number): number {
  let first = opener
  for (let turns = 0; turns < 8; turns++) {
    const before = isComma(words[first - 1]) ? first - 2 : first - 1
    if (before < 0 || openers[before] < base) return first
    first = openers[before]
  }
  return first
}

function quotationStart(clause: Clause, opener: number, base: number, cue: number, hasSubject: boolean): number {
  const { words } = clause
  if (opener <= base || isComma(words[opener - 1]) || isPreface(clause, opener)) return opener
  const isTopic = words[opener - 1].form === 'は' && opener - 2 >= base && !canSpeak(clause, opener - 2)
  if (isTopic && /^(NOUN|PROPN)$/.test(words[opener - 2].class)) return skipPrefaces(clause, base, opener, cue)
  const joins = hangsInside(clause, opener) && (hasSubject || words[opener - 1].form !== 'が')
  return joins ? skipPrefaces(clause, base, opener, cue) : opener
}

/** Whether what stands right before a quotation only sets its scene: 会見で「…」, 少女について「…」. */
function isPreface({ words, lists }: Clause, opener: number): boolean {
  let at = opener - 1
  if (/^(は|も)$/.test(words[at].form)) at--
  if (words[at]?.form === 'で' && words[at].class === 'ADP') return lists.ends('occasion', words[at - 1]?.form)
  if (
    (/^(VERB|SCONJ)$/.test(words[opener - 1].class) || words[opener - 1].form === 'し') &&
    words[opener - 2]?.class !== 'ADP'
  )
    return true
  if (
    words[at]?.form === 'に' &&
    (lists.ends('hearer', words[at - 1]?.form) || lists.ends('speaker', words[at - 1]?.form))
  )
    return true
  if (words[at]?.form === 'て') at--
  return /^(つい|関し|対し)$/.test(words[at]?.form ?? '') && words[at - 1]?.form === 'に'
}

/** Whether what stands right before a quotation belongs, by the tree, to a word in it: 対応が「…を示している」と書いた. */
function hangsInside({ words, openers }: Clause, opener: number): boolean {
  const close = openers.indexOf(opener)
  let above = opener - 1
  for (let steps = 0; steps < 4 && 0 <= above && above < opener; steps++) above = words[above].head
  return opener <= above && above <= close
}

/** Where a content without a subject before it begins: behind Xによると、 and what joins the sentence to the one before. */
function openingOf(clause: Clause, from: number, { last, cue, isUnsourced }: Report): number {
  const { words } = clause
  let start = behindFrame(clause, isUnsourced ? from : behindClauseOf(clause, from, last, cue), last)
  while (start < last && (words[start].class === 'CCONJ' || isComma(words[start]))) start++
  // このため、 and the like only join the sentence to the one before.
  if (
    words[start].class === 'DET' &&
    isComma(words[start + 2]) &&
    /^(ため|結果|ほか|うえ|上)$/.test(words[start + 1].form)
  )
    start += 3
  return start
}

/** The start behind the last clause that, by the tree, stands beside what is said: 会見を開き、… と述べた. */
function behindClauseOf({ words, depths }: Clause, from: number, last: number, cue: number): number {
  for (let at = last - 1; at > from; at--) {
    if (!isComma(words[at]) || depths[at] > 0) continue
    const verb = words[at].head
    if (verb >= from && verb < at && words[verb].class === 'VERB' && words[verb].head === cue) return at + 1
  }
  return from
}

/** The start behind another finished clause of the same subject: …には答えなかったが、… と述べた. */
function laterStart(clause: Clause, base: number, last: number): number {
  const { words, firsts, depths } = clause
  let predicate = last
  while (words[predicate].head > predicate && words[predicate].head <= last) predicate = words[predicate].head
  while (words[predicate].head >= base && words[predicate].head < predicate) predicate = words[predicate].head
  const first = firsts[predicate]
  const isClauseEnd = first > base + 1 && isComma(words[first - 1]) && depths[first - 1] === 0
  if (isClauseEnd && words[first - 2].form === 'が' && words[first - 2].class === 'SCONJ') return first
  return behindSilence(clause, base, last)
}

/** The start behind a clause of saying nothing: …には答えなかったが、… と述べた. */
function behindSilence({ words, depths, lists }: Clause, base: number, last: number): number {
  for (let at = base + 2; at < last; at++) {
    if (!isComma(words[at]) || depths[at] > 0 || words[at - 1].form !== 'が' || words[at - 1].class !== 'SCONJ')
      continue
    const verb = words[at - 1].head
    const isDenied = words.slice(verb + 1, at).some(({ lemma }) => /^(ない|ぬ|ん|避ける|控える)$/.test(lemma))
    if (verb >= base && verb < at && isDenied && lists.has('says-not', words[verb].lemma)) return at + 1
  }
  return base
}
