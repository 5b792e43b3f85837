import { type Clause, isComma } from './clause.ts'
import type { Subject } from './find-subject.ts'

/** Whether the content's last word closes a quotation, or would if it had been opened. */
export function endsInQuotation({ words }: Clause, last: number): boolean {
  return /^[」』”〟"]$/.test(words[last]?.form ?? '')
}

/**
 * The first word of the content that ends with word `last`. A quotation that ends it starts it, unless its clause began
 * before the mark; else the content starts behind the subject, or where the predicate's subtree does.
 */
export function contentStart(clause: Clause, last: number, cue: number, subject: Subject | undefined): number {
  const opener = clause.openers[last]
  const base = subject && !subject.afterContent ? subject.end + 1 : openingOf(clause, last, cue)
  if (opener >= 0) return quotationStart(clause, opener, base, subject)
  if (endsInQuotation(clause, last)) return 0
  return skipAddressee(clause, laterStart(clause, base, last), last, cue)
}

function quotationStart(clause: Clause, opener: number, base: number, subject: Subject | undefined): number {
  if (opener <= base) return opener
  const { words } = clause
  const before = words[opener - 1]
  const joins = /^(が|を|の|という|な|も)$/.test(before.form) || !/^(ADP|PUNCT|SCONJ|CCONJ|ADV)$/.test(before.class)
  const earlierSubject = subject !== undefined && !subject.afterContent
  if (joins && (earlierSubject || before.form !== 'が')) return skipAddressee(clause, base, opener, opener)
  return opener
}

/** Where a content without an earlier subject begins: the sentence's start, or after what opens it, or a cue before. */
function openingOf(clause: Clause, last: number, cue: number): number {
  const { words, depths } = clause
  let start = 0
  for (let at = last - 1; at > 0; at--) {
    if (!isComma(words[at]) || depths[at] > 0) continue
    const verb = words[at].head
    if (verb >= 0 && verb < at && words[verb].class === 'VERB' && words[verb].head === cue) {
      start = at + 1
      break
    }
  }
  while (start < last && (/^(CCONJ)$/.test(words[start].class) || isComma(words[start]))) start++
  return start
}

/** The start by the tree where a whole clause of another verb stands between the subject and it. */
function laterStart({ words, firsts, depths }: Clause, base: number, last: number): number {
  let predicate = last
  while (words[predicate].head > predicate && words[predicate].head <= last) predicate = words[predicate].head
  while (words[predicate].head >= 0 && words[predicate].head < predicate && words[predicate].head >= base)
    predicate = words[predicate].head
  const first = firsts[predicate]
  if (first <= base || !isComma(words[first - 1]) || depths[first - 1] > 0) return base
  for (let at = base; at < first; at++) if (words[at].class === 'VERB') return first
  return base
}

/** Leaves out to whom it was said: ラブロフに、 / NATOに対して at the content's start. */
function skipAddressee({ words }: Clause, start: number, last: number, cue: number): number {
  let at = start
  while (at < last && /^(NOUN|PROPN|PRON|NUM)$/.test(words[at].class)) at++
  if (at === start || at - start > 8 || words[at]?.form !== 'に') return start
  if (words[at + 1]?.form === '対し') {
    const end = words[at + 2]?.form === 'て' ? at + 3 : at + 2
    return isComma(words[end]) ? end + 1 : end
  }
  if (isComma(words[at + 1]) && words[at - 1].class !== 'NUM') return at + 2
  return words[words[at].head]?.head === cue && words[at - 1].class === 'PROPN' ? at + 1 : start
}
