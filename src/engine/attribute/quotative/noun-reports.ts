import { type Clause, endsInQuotation, isComma, isNominal, isStop } from './clause.ts'
import { phraseStart } from './find-subject.ts'
import {
  DESCRIBED_NOUN,
  FEELING,
  FRAME_NOUN,
  FREE_VIEW,
  HELD_VIEW,
  isPassive,
  isPredicate,
  lastOfContent,
  listedNoun,
  OWN_VIEW,
  type Report,
  reportOf,
  TAKEN_BY_NOUN,
} from './report.ts'

/** …との声明を発表した, …という見方を示した, …とする考えを明らかにした: the clause stands in a noun that names saying. */
export function frameNoun(clause: Clause, at: number): Report | undefined {
  const { words, lists } = clause
  const first = linkEnd(clause, at)
  const last = lastOfContent(clause, at)
  const noun = first < 0 || last < 0 ? undefined : nounOfSaying(clause, first)
  if (!noun) return undefined
  const cueFirst = noun.first
  const view = endingView(clause, noun.last)
  if (view >= 0) return reportOf(clause, OWN_VIEW, last, noun.last, { cueFirst, cueLast: view })
  const owner = words[cueFirst - 1].form === 'の' ? cueFirst - 2 : -1
  if (owner >= first && isNominal(words[owner]) && !lists.has('adjective', words[owner].form)) {
    const source = [phraseStart(clause, owner, first), owner] as const
    return reportOf(clause, TAKEN_BY_NOUN, last, noun.last, { cueFirst, cueLast: noun.last, source })
  }
  const verb = giver(clause, noun.last)
  if (verb < 0) return undefined
  const isFree = words[verb].lemma === 'ある' || words[verb].lemma === '出る' || isPassive(clause, verb)
  return isFree
    ? reportOf(clause, FREE_VIEW, last, verb, { cueFirst, isUnsourced: true })
    : reportOf(clause, FRAME_NOUN, last, verb, { cueFirst })
}

/** The word behind との, という, とする, とした or 旨(の) at `at`; -1 where there is none. */
function linkEnd({ words }: Clause, at: number): number {
  const { form } = words[at]
  const next = words[at + 1]
  if (form === 'という' || (form === '旨' && next?.form !== 'の' && isNominal(next))) return at + 1
  if (form === '旨' && next?.form === 'の') return at + 2
  if (form !== 'と' || next === undefined) return -1
  if (/^(の|いう|いっ|する)$/.test(next.form)) return next.form === 'いっ' ? at + 3 : at + 2
  return next.lemma === 'する' && words[at + 2]?.form === 'た' ? at + 3 : -1
}

/** The noun of saying that a link leads to: at once, or behind what describes it (強い), or whose it is (専門家の話). */
function nounOfSaying(clause: Clause, first: number): { first: number; last: number } | undefined {
  const { words } = clause
  for (let at = first; at < Math.min(words.length, first + 9); at++) {
    const { form, class: wordClass } = words[at]
    const last = listedNoun(clause, 'says-noun', at)
    if (last >= 0 && (/^[をがもは]$/.test(words[last + 1]?.form ?? '') || endingView(clause, last) >= 0))
      return { first: at, last }
    if (!/^(NOUN|PROPN|PRON|NUM|ADJ|DET)$/.test(wordClass) && !/^(の|・|な|的)$/.test(form)) return undefined
  }
  return undefined
}

/** The verb that gives out what the noun at `noun` names (声明を出した), behind words that say when, where and to whom. */
function giver({ words, lists, depths }: Clause, noun: number): number {
  for (let at = noun + 2; at < Math.min(words.length, noun + 14); at++) {
    const { class: wordClass, lemma } = words[at]
    if (depths[at] > 0 || isStop(words[at])) return -1
    if (lists.has('gives-noun', lemma) && /^(VERB|NOUN|ADJ|AUX)$/.test(wordClass)) return at
    if (wordClass === 'VERB' || wordClass === 'SCONJ' || isComma(words[at])) break
  }
  const { head } = words[noun]
  return head > noun && head < noun + 24 && lists.has('gives-noun', words[head].lemma) && depths[head] === 0 ? head : -1
}

/** 時間がかかる見込みを示した, 辞任を求める声明を出した: the clause stands before the noun as what describes it. */
export function heldView(clause: Clause, at: number): Report | undefined {
  const { words } = clause
  const before = words[at - 1]
  const view = listedNoun(clause, 'view-noun', at)
  const noun = view >= 0 ? view : listedNoun(clause, 'says-noun', at)
  const isView = view >= 0
  if (noun < 0) return undefined
  if (!/^[をも]$/.test(words[noun + 1]?.form ?? '')) return sentenceEnd(clause, at)
  if (before.form === 'の' && isView && isNominal(words[at - 2])) return nounView(clause, at, noun)
  const quoted = before.form === 'の' && words[at - 2]?.form === 'など' ? lastOfContent(clause, at - 1) : -1
  if (quoted >= 0 && endsInQuotation(clause, quoted)) {
    const verb = giver(clause, noun)
    return verb < 0 ? undefined : reportOf(clause, DESCRIBED_NOUN, quoted, verb, { cueFirst: at })
  }
  const isQuotation = endsInQuotation(clause, at - 1)
  const isClause = /^(VERB|AUX|ADJ)$/.test(before.class)
  if (!isQuotation && !isClause) return undefined
  if (/^(いう|する|の)$/.test(before.form) && words[at - 2]?.form === 'と') return undefined
  const verb = giver(clause, noun)
  if (verb < 0 || isPassive(clause, verb)) return undefined
  const last = before.form === 'な' ? at - 2 : at - 1
  const rule = isView || isQuotation ? HELD_VIEW : DESCRIBED_NOUN
  return reportOf(clause, rule, last, verb, { cueFirst: at })
}

/** 控訴の意向を示した: what is meant is a noun. */
function nounView(clause: Clause, at: number, noun: number): Report | undefined {
  const verb = giver(clause, noun)
  const last = at - 2
  if (verb < 0 || isPassive(clause, verb) || clause.lists.ends('speaker', clause.words[last].form)) return undefined
  let contentFirst = subtreeStart(clause, last)
  const { words } = clause
  if (/^[にへ]$/.test(words[contentFirst - 1]?.form ?? '') && isNominal(words[contentFirst - 2]))
    contentFirst = subtreeStart(clause, contentFirst - 2)
  return reportOf(clause, DESCRIBED_NOUN, last, verb, { cueFirst: at, contentFirst })
}

/** 会長は動向を注視していく考え。: a view as the sentence's last word. */
function sentenceEnd(clause: Clause, at: number): Report | undefined {
  const { words, lists } = clause
  if (!lists.has('own-view', words[at].form) || !isPredicate(clause, at - 1) || words[at - 1].form === 'の')
    return undefined
  const end = endingView(clause, at)
  if (end < 0) return undefined
  return reportOf(clause, OWN_VIEW, at - 1, at, { cueLast: end })
}

/** The last word of a view that ends the sentence (考え, 方針だ, 見解である) at `at`; -1 where there is none. */
function endingView({ words, lists }: Clause, at: number): number {
  if (!lists.has('own-view', words[at].form)) return -1
  let end = at
  while (/^(だ|です|で|ある|という)$/.test(words[end + 1]?.form ?? '') && end < at + 3) end++
  return isStop(words[end + 1]) ? end : -1
}

/** 進展が遅いことに不満を表明した, 報告書に異議を唱えた: what the feeling is about is the content. */
export function feeling(clause: Clause, at: number): Report | undefined {
  const { words, lists } = clause
  if (words[at].form !== 'を' || !lists.has('feeling-noun', words[at - 1]?.form)) return undefined
  const verb = giver(clause, at - 1)
  if (verb < 0 || isPassive(clause, verb)) return undefined
  let noun = at - 1
  while (noun > 1 && /^(の|意|強い|深い)$/.test(words[noun - 1].form)) noun--
  while (noun > 1 && lists.has('feeling-noun', words[noun - 1].form)) noun--
  const last = aboutEnd(clause, noun - 1)
  if (last < 0) return undefined
  return reportOf(clause, FEELING, last, verb, { cueFirst: noun, contentFirst: subtreeStart(clause, last) })
}

/** The last word of a phrase with に, に対し(て), について, への that ends with word `at`; -1 where there is none. */
export function aboutEnd({ words }: Clause, at: number): number {
  let end = at
  while (end > 0 && (isComma(words[end]) || /^(は|も)$/.test(words[end].form))) end--
  if (words[end]?.form === 'て') end--
  if (/^(対し|対する|つい|関し|めぐっ|巡っ)$/.test(words[end]?.form ?? '')) end--
  if (/^の$/.test(words[end]?.form ?? '') && words[end - 1]?.form === 'へ') end--
  const isAbout = /^(に|へ|を)$/.test(words[end]?.form ?? '') && words[end].class === 'ADP'
  if (!isAbout || (words[end].form === 'を' && end === at)) return -1
  return end - 1 >= 0 && isNominal(words[end - 1]) ? end - 1 : -1
}

/** The first word of all that hangs from the noun at `last`. */
export function subtreeStart({ words, firsts, openers, depths }: Clause, last: number): number {
  if (openers[last] >= 0) return openers[last]
  let top = last
  while (words[top].head > top && words[top].head <= last) top = words[top].head
  if (words[top].head >= 0 && words[top].head < top && words[top].class !== 'NOUN') top = words[top].head
  let first = Math.min(last, firsts[top])
  while (first > 0 && depths[first] > 0 && depths[first - 1] > 0 && !openers.includes(first)) first--
  while (first < last && words[first].class === 'NUM' && /^[年月日]$/.test(words[first + 1].form)) first += 2
  return first
}
