import { frameEnd } from './according-to.ts'
import { type Clause, isComma } from './clause.ts'
import { PERSON, SAYS_NOT, type Subject } from './find-subject.ts'

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
  const base = subject && !subject.afterContent ? subject.end + 1 : openingOf(clause, last, cue, subject !== undefined)
  if (opener >= 0) return quotationStart(clause, opener, base, subject)
  if (endsInQuotation(clause, last)) return 0
  const start = subject?.afterContent ? base : laterStart(clause, base, last)
  return skipSetting(clause, start, last, cue)
}

function quotationStart(clause: Clause, opener: number, base: number, subject: Subject | undefined): number {
  if (opener <= base) return opener
  const earlierSubject = subject !== undefined && !subject.afterContent
  const joins = hangsInside(clause, opener) && (earlierSubject || clause.words[opener - 1].form !== 'が')
  return joins ? skipSetting(clause, base, opener, opener) : opener
}

/** Whether what stands right before a quotation belongs, by the tree, to a word in it: 対応が「…を示している」と書いた. */
function hangsInside({ words, openers }: Clause, opener: number): boolean {
  const close = openers.indexOf(opener)
  let above = opener - 1
  for (let steps = 0; steps < 4 && 0 <= above && above < opener; steps++) above = words[above].head
  return opener <= above && above <= close
}

/** Where a content without an earlier subject begins: the sentence's start, or after what opens it, or a clause of the cue before. */
function openingOf(clause: Clause, last: number, cue: number, hasSubject: boolean): number {
  const { words, depths } = clause
  let start = 0
  for (let at = last - 1; at > 0; at--) {
    if (!isComma(words[at]) || depths[at] > 0 || (hasSubject && words[at - 1].form === 'が')) continue
    const verb = words[at].head
    if (verb >= 0 && verb < at && words[verb].class === 'VERB' && words[verb].head === cue) {
      start = at + 1
      break
    }
  }
  start = behindFrame(clause, start, last)
  while (start < last && (/^(CCONJ)$/.test(words[start].class) || isComma(words[start]))) start++
  return start
}

/** The start behind Xによると、, on whose word the rest is had. */
function behindFrame(clause: Clause, start: number, last: number): number {
  const { words, depths } = clause
  for (let at = start + 1; at < Math.min(last - 2, start + 24); at++) {
    if (words[at].form !== 'に' || depths[at] > 0) continue
    const end = frameEnd(clause, at)
    if (end >= 0 && isComma(words[end + 1])) return end + 2
  }
  return start
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
function behindSilence({ words, depths }: Clause, base: number, last: number): number {
  for (let at = base + 2; at < last; at++) {
    if (!isComma(words[at]) || depths[at] > 0 || words[at - 1].form !== 'が' || words[at - 1].class !== 'SCONJ')
      continue
    const verb = words[at - 1].head
    const isDenied = words.slice(verb + 1, at).some(({ lemma }) => /^(ない|ぬ|ん|避ける|控える)$/.test(lemma))
    if (verb >= base && verb < at && isDenied && SAYS_NOT.test(words[verb].lemma)) return at + 1
  }
  return base
}

const TIME = /(日|月|年|時|分|曜日|週|朝|夜|夕|夕方|昨日|今日|明日|昨年|今年|先週|先月|午前|午後|未明|現在|後)$/
const OCCASION =
  /(会見|インタビュー|取材|番組|声明|演説|発言|電話|ブログ|書簡|手紙|会談|集会|講演|国会|議会|委員会|サイト|記事|報告書|放送|ツイッター|投稿|会議|ページ)$/

/** Leaves out what sets the scene at a content's start: when (この日、), on which occasion (会見で、), to whom (ラブロフに、). */
function skipSetting(clause: Clause, start: number, last: number, cue: number): number {
  const { words } = clause
  let at = skipAddressee(clause, behindFrame(clause, start, last), last, cue)
  for (let turns = 0; turns < 3; turns++) {
    let comma = at
    while (comma < Math.min(last, at + 9) && !isComma(words[comma])) comma++
    if (!isComma(words[comma]) || comma <= at) return at
    const before = words[comma - 1].form
    const isTime = comma - at <= 6 && TIME.test(before === 'に' ? (words[comma - 2]?.form ?? '') : before)
    const isOccasion = /^(で|では|において)$/.test(before) && OCCASION.test(words[comma - 2]?.form ?? '')
    if (!isTime && !isOccasion) return at
    at = skipAddressee(clause, comma + 1, last, cue)
  }
  return at
}

/** Who hears statements wherever the tree puts them: an outlet by its acronym, the press. */
const HEARER = /^(?:[A-Z]{2,5}|記者団|記者|報道陣|メディア|通信|新聞|テレビ)$/

/** Leaves out to whom it was said: ラブロフに、 / NATOに対して at the content's start. */
function skipAddressee({ words }: Clause, start: number, last: number, cue: number): number {
  let at = start
  while (at < last && /^(NOUN|PROPN|PRON|NUM)$/.test(words[at].class)) at++
  if (at === start || at - start > 8 || words[at]?.form !== 'に') return start
  if (words[at + 1]?.form === '対し') {
    if (words[at - 1].class === 'NOUN' && !PERSON.test(words[at - 1].form)) return start
    const end = words[at + 2]?.form === 'て' ? at + 3 : at + 2
    return isComma(words[end]) ? end + 1 : end
  }
  if (isComma(words[at + 1]) && words[at - 1].class !== 'NUM') return at + 2
  const hangsFromCue = words[words[at].head]?.head === cue && words[at - 1].class === 'PROPN'
  return hangsFromCue || HEARER.test(words[at - 1].form) ? at + 1 : start
}
