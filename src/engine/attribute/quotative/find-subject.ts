import { type Clause, isComma, isNominal } from './clause.ts'
import { type Report, WEAK } from './report.ts'

/** Who the cue is laid to: the words of the name, the particle's place, and whether it stands after the content. */
export interface Subject {
  readonly first: number
  readonly last: number
  /** The last word of the phrase: its particle, or the comma behind it. */
  readonly end: number
  readonly afterContent: boolean
  readonly particle: string
}

const TOPIC = /^(は|が|も|では|から)$/

/**
 * The subject of a cue in the words from `from`: a phrase with は, が or も outside quotations, between content and cue,
 * else before the content. What the tree hangs from the cue comes first, and who can speak before what cannot.
 */
export function findSubject(clause: Clause, report: Report, from: number): Subject | undefined {
  return between(clause, report) ?? before(clause, report, from)
}

/** Who a passive cue is laid to: the name before から or によって that the tree hangs from it (野党から指摘された). */
export function byWhom(clause: Clause, cue: number): readonly [number, number] | undefined {
  const { words, depths } = clause
  for (let at = cue - 1; at > Math.max(0, cue - 40); at--) {
    if (words[at].form !== 'から' || words[at].class !== 'ADP' || depths[at] > 0) continue
    if (words[at - 1].head === cue && canSpeak(clause, at - 1)) return [phraseStart(clause, at - 1, 0), at - 1]
  }
  return undefined
}

/** Whether the tree or a mark right behind it ties a subject to the cue, and not to a clause of what is said. */
export function isTied({ words }: Clause, { last, end, particle }: Subject, { cue }: Report): boolean {
  if (particle === 'は' || particle === 'では' || particle === 'も') return true
  return words[last].head === cue || isComma(words[end]) || /^[「『“]$/.test(words[end + 1]?.form ?? '')
}

/** 「…」と、ブリンケン氏は述べた. */
export function between(clause: Clause, { last, cue }: Report): Subject | undefined {
  for (let at = cue - 1; at > last + 1; at--) {
    if (!isTopic(clause, at)) continue
    const subject = subjectAt(clause, at, last + 2, true)
    const isOwn =
      /^[はが]$/.test(clause.words[at].form) &&
      clause.words[at - 1].head === cue &&
      !clause.lists.has('no-speaker', clause.words[at - 1].form)
    if (isOwn || canSpeak(clause, subject.last)) return subject
  }
  return undefined
}

/** The first phrase with は (or another particle) in the words `from` to `to` that names one who can speak. */
export function firstTopic(clause: Clause, from: number, to: number, particle = 'は'): Subject | undefined {
  for (let at = from + 1; at < to; at++) {
    if (clause.words[at].form !== particle || !isTopic(clause, at)) continue
    const subject = subjectAt(clause, at, from, false)
    if (canSpeak(clause, subject.last)) return subject
  }
  return undefined
}

/** Whether a name's last word is of one who can speak: a proper name, a person's or body's word, a name in brackets. */
export function canSpeak(clause: Clause, last: number, particle = 'は'): boolean {
  const { words, lists } = clause
  const at = nameEnd(words, last)
  const { form, class: wordClass } = words[at]
  if (lists.has('no-speaker', form) || wordClass === 'NUM') return false
  const whole = isNominal(words[at - 1]) ? words[at - 1].form + form : form
  if (/^(PROPN|PRON)$/.test(wordClass) || lists.ends('speaker', whole)) return true
  if (/^[」』]$/.test(form)) return particle !== 'が' || at < last
  if (/^[\p{Script=Latin}\p{Script=Katakana}ー]{2,}$/u.test(form)) return true
  return lists.has('plural', form) && at > 0 && canSpeak(clause, at - 1, particle)
}

function before(clause: Clause, report: Report, from: number): Subject | undefined {
  const { last, rule } = report
  const mustSpeak = WEAK.includes(rule)
  const opener = clause.openers[last]
  let best: Subject | undefined
  let bestScore = 0
  const to = opener >= 0 ? opener : last
  for (let at = from + 1; at < to; at++) {
    if (!isTopic(clause, at)) continue
    const score = subjectScore(clause, at, report, bestScore > 0)
    if (score <= bestScore || (mustSpeak && !mayHold(clause, at, opener, report.cue))) continue
    bestScore = score
    best = subjectAt(clause, at, from, false)
  }
  return bestScore >= 0.85 ? best : undefined
}

/** Whether a subject is somebody: one who can speak, or a proper name. */
export function isSomebody(clause: Clause, { first, last }: Subject): boolean {
  if (canSpeak(clause, last)) return true
  const { words, lists } = clause
  return (
    !lists.has('no-speaker', words[last].form) && words.slice(first, last + 1).some((word) => word.class === 'PROPN')
  )
}

/** Whether a topic may hold something that is told without a word of saying: it can speak, or a name stands apart by a comma. */
function mayHold(clause: Clause, at: number, opener: number, cue: number): boolean {
  const { words } = clause
  const last = words[at - 1].form === 'で' ? at - 2 : at - 1
  if (words[at].form === 'は' && words[last].head === cue) return !clause.lists.has('no-speaker', words[last].form)
  if (canSpeak(clause, last, words[at].form) || at + 1 === opener || (isComma(words[at + 1]) && at + 2 === opener))
    return !clause.lists.has('no-speaker', words[last].form)
  return isComma(words[at + 1]) && words.slice(Math.max(0, last - 3), last + 1).some((word) => word.class === 'PROPN')
}

/** The last word of a name without what stands in brackets behind it: 首相 in 首相(69歳). */
function nameEnd(words: Clause['words'], last: number): number {
  if (!/^[)）]$/.test(words[last].form)) return last
  const opening = openingOf(words, last, 0)
  return opening < last && opening > 0 ? opening - 1 : last
}

function subjectScore(clause: Clause, at: number, { last, cue }: Report, hasRival: boolean): number {
  const opener = clause.openers[last]
  const { words } = clause
  const particle = words[at].form
  let score =
    particle === 'は'
      ? words[at - 1].form === 'で'
        ? 0.6
        : 1
      : particle === 'では'
        ? 0.6
        : particle === 'から'
          ? 0.1
          : 0.15
  if (words[words[at].head]?.head === cue && /^nsubj/.test(words[words[at].head].relation)) score += 1
  const speaks = canSpeak(clause, words[at - 1].form === 'で' ? at - 2 : at - 1, particle)
  score += speaks ? 0.8 : -0.3
  if (isComma(words[at + 1])) score += 0.4
  if (at + 1 === opener || (isComma(words[at + 1]) && at + 2 === opener)) score += 1.2
  if (particle === 'は' && !hasRival) score += speaks ? 0.8 : 0.3
  if (particle === 'から') score -= 1
  if (particle === 'が' && speaks) score += at + 1 === opener ? 1.2 : words[at - 1].head === cue ? 0.6 : 0
  if (words[at - 1].form === 'で' && (hasRival || clause.lists.ends('occasion', words[at - 2].form))) score -= 0.6
  const above = words[words[at].head]?.head ?? -1
  if (
    particle === 'が' &&
    above >= 0 &&
    above !== cue &&
    words[above].head <= last &&
    /^acl/.test(words[above].relation)
  )
    score -= 0.5
  if (clause.lists.has('no-speaker', words[nameEnd(words, at - 1)].form)) score -= 1.5
  return score
}

function isTopic({ words, depths, lists }: Clause, at: number): boolean {
  const word = words[at]
  if (at === 0 || depths[at] > 0 || !TOPIC.test(word.form) || word.class !== 'ADP') return false
  if (isNominal(words[at - 1]) || /^[)）」』]$/.test(words[at - 1].form)) return true
  if (lists.has('plural', words[at - 1].form)) return true
  // では: a particle on a particle.
  return (
    word.form === 'は' &&
    words[at - 1].form === 'で' &&
    isNominal(words[at - 2]) &&
    lists.ends('speaker', words[at - 2].form)
  )
}

function subjectAt(clause: Clause, at: number, from: number, afterContent: boolean): Subject {
  const { words } = clause
  const last = words[at - 1].form === 'で' && words[at - 1].class === 'ADP' ? at - 2 : at - 1
  const first = listStart(clause, withRelative(clause, phraseStart(clause, last, from), last, from), from)
  return { first, last, end: isComma(words[at + 1]) ? at + 1 : at, afterContent, particle: words[at].form }
}

/** The first word of a list of names that ends with the one at `first`: 毎日新聞、朝日新聞. */
export function listStart(clause: Clause, last: number, from: number): number {
  const { words, lists } = clause
  let first = last
  for (let more = 0; more < 12 && first >= from + 2 && isComma(words[first - 1]); more++) {
    const end = first - 2
    if (!isNominal(words[end]) || lists.ends('time', words[end].form) || lists.has('no-speaker', words[end].form)) break
    const start = phraseStart(clause, end, from)
    if (start > from && !isComma(words[start - 1]) && words[start - 1].class !== 'CCONJ') break
    first = start
  }
  return first
}

/** How many words a clause that describes a name may have. */
const LONGEST_RELATIVE = 24

/** The first word of a name together with the clause that describes it, where that stands right before it without a comma. */
export function withRelative({ words, firsts, depths }: Clause, first: number, last: number, from: number): number {
  const before = words[first - 1]
  if (before === undefined || !/^(VERB|AUX|ADJ)$/.test(before.class) || depths[first - 1] > 0) return first
  let verb = first - 1
  while (verb > from && words[verb].head < first && words[verb].head >= from && words[verb].head !== verb) {
    if (words[verb].head > verb && words[verb].class === 'VERB') break
    verb = words[verb].head
  }
  const { head, relation } = words[verb]
  if (words.slice(first, last + 1).some(({ class: c }) => c === 'PROPN')) return first
  if (!/^acl/.test(relation) || head < first || head > last) return first
  const start = firsts[verb]
  if (start < from || first - start > LONGEST_RELATIVE) return first
  for (let at = start; at < first; at++) if (isComma(words[at])) return first
  return start
}

const TIME = /^([月火水木金土日]曜日?|日|先週|今週|来週|先月|今月|昨年|今年|昨日|今日|同日|当時|午後|午前)$/

/** The first word of the noun phrase that ends with word `last`: nouns, の, numbers, brackets, names joined by と or や. */
export function phraseStart(clause: Clause, last: number, from: number): number {
  const { words, openers } = clause
  let first = last
  for (let at = last; at >= from; ) {
    const { form, class: wordClass } = words[at]
    if (openers[at] >= from) at = openers[at]
    else if (/^[)）]$/.test(form)) at = openingOf(words, at, from)
    else if (/^(NOUN|PROPN|PRON|NUM|SYM|X|DET)$/.test(wordClass) || isInName(words, at, last)) {
      if (TIME.test(form) && at < last && words[at + 1]?.form === 'の') break
      if (/^(一方|同日|今回|昨日|今日|先週|先月|昨年|今年|きょう)$/.test(form) && at < last) break
    } else if (/^(の|・|や|と|＝|=|&|‐|-|および|及び|ならびに|第|的|な|など)$/.test(form) && at < last && at > from) {
      if (!joins(words, at)) break
    } else break
    first = Math.min(first, at)
    at--
  }
  while (first < last && /^(の|・|や|と|な|的|など)$/.test(words[first].form)) first++
  return first
}

/** A verbal noun within a compound (担当 in 行政刷新担当相), or など and the like at the phrase's end. */
function isInName(words: Clause['words'], at: number, last: number): boolean {
  if (words[at].form === 'か' && words[at - 1]?.form === 'つ') return true
  if (/^[\p{Script=Katakana}ー]{3,}$/u.test(words[at].form)) return true
  if (at === last) return /^(など|ら|たち|達|側|自身|自ら|さん|氏|ほか)$/.test(words[at].form)
  return (
    words[at].relation === 'compound' ||
    /^いくつか$/.test(words[at].form) ||
    (words[at].form === 'ある' && words[at - 1]?.form !== 'で')
  )
}

function joins(words: Clause['words'], at: number): boolean {
  return (
    /^(NOUN|PROPN|PRON|NUM|X|SYM|ADJ)$/.test(words[at - 1].class) ||
    /^[)）」』]$/.test(words[at - 1].form) ||
    /^(的|ら|たち|など|さん|氏)$/.test(words[at - 1].form) ||
    (words[at - 1].form === 'か' && words[at - 2]?.form === 'つ')
  )
}

function openingOf(words: Clause['words'], close: number, from: number): number {
  for (let at = close - 1; at >= Math.max(from, close - 20); at--) if (/^[(（]$/.test(words[at].form)) return at
  return close
}
