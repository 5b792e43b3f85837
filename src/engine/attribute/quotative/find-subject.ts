import { type Clause, isComma } from './clause.ts'

/** Who the cue is laid to: the words of the name, the particle's place, and whether it stands after the content. */
export interface Subject {
  readonly first: number
  readonly last: number
  /** The last word of the phrase: its particle, or the comma behind it. */
  readonly end: number
  readonly afterContent: boolean
}

const TOPIC = /^(は|が|も|では|から)$/
/** Endings of words for people and bodies. */
export const PERSON =
  /(氏|さん|様|大統領|首相|長官|長|相|官|者|員|家|人|民|たち|達|ら|筋|側|省|庁|府|局|署|党|社|紙|誌|軍|隊|会|団|機関|政府|当局|大使館|警察|通信|新聞|放送|テレビ|ラジオ|銀行|委員会|国|大学|研究所|報道官|報告書|声明|調査|裁判所|裁判官|弁護士|教授|医師|選手|監督|宮|院)$/

/**
 * The subject of a cue whose content ends with word `last`: a phrase with は, が or も outside quotations, between content
 * and cue, else before the content. What the tree hangs from the cue comes first.
 */
export function findSubject(clause: Clause, last: number, cue: number): Subject | undefined {
  return between(clause, last, cue) ?? before(clause, last, cue)
}

/** 「…」と、ブリンケン氏は述べた. */
function between(clause: Clause, last: number, cue: number): Subject | undefined {
  for (let at = cue - 1; at > last + 1; at--) {
    if (isTopic(clause, at)) return subjectAt(clause, at, last + 2, true)
  }
  return undefined
}

function before(clause: Clause, last: number, cue: number): Subject | undefined {
  const opener = clause.openers[last]
  let best: Subject | undefined
  let bestScore = 0
  const from = segmentStart(clause, last, cue)
  const to = opener >= 0 ? opener : last
  for (let at = from; at < to; at++) {
    if (!isTopic(clause, at)) continue
    const score = subjectScore(clause, at, cue, opener, bestScore > 0)
    if (score <= bestScore) continue
    bestScore = score
    best = subjectAt(clause, at, from, false)
  }
  return bestScore >= 1 ? best : undefined
}

/** The last word of a name without what stands in brackets behind it: 首相 in 首相(69歳). */
function nameEnd(words: Clause['words'], last: number): number {
  if (!/^[)）]$/.test(words[last].form)) return last
  const opening = openingOf(words, last, 0)
  return opening < last && opening > 0 ? opening - 1 : last
}

const NO_SOURCE =
  /^(％|%|日|年|月|時|後|際|場合|こと|もの|点|ため|中|前|間|今回|今|現在|上|下|結果|理由|度|回|ここ|そこ|これ|それ|あれ|当時|時代|昨日|今日|さ|の|部分|一方|実際|意味|内容|可能性)$/

function subjectScore({ words }: Clause, at: number, cue: number, opener: number, hasRival: boolean): number {
  const particle = words[at].form
  const noun = words[nameEnd(words, at - 1)]
  let score = particle === 'は' || particle === 'では' ? 1 : particle === 'が' ? 0.2 : 0.1
  if (words[words[at].head]?.head === cue && /^nsubj/.test(words[words[at].head].relation)) score += 1
  if (
    noun.class === 'PROPN' ||
    noun.class === 'PRON' ||
    PERSON.test(noun.form) ||
    PERSON.test(words[nameEnd(words, at - 1) - 1]?.form ?? '')
  )
    score += 0.8
  if (isComma(words[at + 1])) score += 0.4
  if (at + 1 === opener || (isComma(words[at + 1]) && at + 2 === opener)) score += 0.8
  if (particle === 'は' && !hasRival) score += 0.3
  if (particle === 'から') score -= 1
  if (NO_SOURCE.test(noun.form) || noun.class === 'NUM') score -= 1.5
  return score
}

/** Where the search begins: after the last clause of another cue that ends before (…と述べ、), else the sentence's start. */
function segmentStart({ words, depths }: Clause, last: number, cue: number): number {
  for (let at = last - 1; at > 1; at--) {
    const closes = isComma(words[at]) && depths[at] === 0 && /^(が|し|て|で|ものの)$/.test(words[at - 1].form)
    const previous = closes ? words[at - 1].head : -1
    if (!closes || previous < 0 || words[previous].class !== 'VERB' || !hasTopic(words, at, last)) continue
    const isContrast =
      words[at - 1].form === 'が' && words[at - 1].class === 'SCONJ' && !SAYS_NOT.test(words[previous].lemma)
    if (words[previous].head === cue || isContrast) return at + 1
  }
  return 0
}

/** Verbs of saying nothing: their subject goes on to say what follows (…には答えなかったが、…と述べた). */
export const SAYS_NOT =
  /^(答える|応える|応じる|触れる|避ける|控える|語る|述べる|言う|認める|話す|コメント|言及|明言|回答)$/

function hasTopic(words: Clause['words'], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 14); at++) if (words[at].form === 'は') return true
  return false
}

function isTopic({ words, depths }: Clause, at: number): boolean {
  const word = words[at]
  if (at === 0 || depths[at] > 0 || !TOPIC.test(word.form) || word.class !== 'ADP') return false
  return (
    /^(NOUN|PROPN|PRON|NUM|SYM|X)$/.test(words[at - 1].class) ||
    /^[)）」』]$/.test(words[at - 1].form) ||
    isAfterParticle(words, at)
  )
}

/** では, からは: a particle on a particle. */
function isAfterParticle(words: Clause['words'], at: number): boolean {
  return (
    words[at].form === 'は' &&
    words[at - 1].form === 'で' &&
    /^(NOUN|PROPN)$/.test(words[at - 2]?.class ?? '') &&
    PERSON.test(words[at - 2].form)
  )
}

function subjectAt(clause: Clause, at: number, from: number, afterContent: boolean): Subject {
  const { words } = clause
  const last = words[at - 1].form === 'で' ? at - 2 : at - 1
  const first = phraseStart(clause, last, from)
  return { first, last, end: isComma(words[at + 1]) ? at + 1 : at, afterContent }
}

const TIME = /^([月火水木金土日]曜日?|日|先週|今週|来週|先月|今月|昨年|今年|昨日|今日|同日|当時|午後|午前)$/

/** The first word of the noun phrase that ends with word `last`: nouns, の, numbers, brackets, names joined by と or や. */
export function phraseStart({ words, openers }: Clause, last: number, from: number): number {
  let first = last
  for (let at = last; at >= from; ) {
    const { form, class: wordClass } = words[at]
    if (openers[at] >= from) at = openers[at]
    else if (/^[)）]$/.test(form)) at = openingOf(words, at, from)
    else if (/^(NOUN|PROPN|PRON|NUM|SYM|X|DET)$/.test(wordClass) || isInName(words, at, last)) {
      if (TIME.test(form) && at < last && words[at + 1]?.form === 'の') break
      if (/^(一方|同日|今回|昨日|今日|先週|先月|昨年|今年|きょう)$/.test(form) && at < last) break
    } else if (/^(の|・|や|と|＝|=|&|‐|-|および|及び|ならびに|第|的|な)$/.test(form) && at < last && at > from) {
      if (!joins(words, at)) break
    } else break
    first = Math.min(first, at)
    at--
  }
  while (first < last && /^(の|・|や|と|な|的)$/.test(words[first].form)) first++
  return first
}

/** A verbal noun within a compound (担当 in 行政刷新担当相), or など and the like at the phrase's end. */
function isInName(words: Clause['words'], at: number, last: number): boolean {
  if (words[at].form === 'か' && words[at - 1]?.form === 'つ') return true
  if (at === last) return /^(など|ら|たち|達|側|自身|自ら|さん|氏)$/.test(words[at].form)
  return words[at].relation === 'compound' || /^(いくつか|ある)$/.test(words[at].form)
}

function joins(words: Clause['words'], at: number): boolean {
  return (
    /^(NOUN|PROPN|PRON|NUM|X|SYM|ADJ)$/.test(words[at - 1].class) ||
    /^[)）」』]$/.test(words[at - 1].form) ||
    words[at - 1].form === '的'
  )
}

function openingOf(words: Clause['words'], close: number, from: number): number {
  for (let at = close - 1; at >= Math.max(from, close - 20); at--) if (/^[(（]$/.test(words[at].form)) return at
  return close
}
