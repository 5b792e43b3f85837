import { type Clause, isComma, isNominal } from './clause.ts'
import { type Cues, isCue } from './cues.ts'
import { byWhom } from './find-subject.ts'
import { aboutEnd, subtreeStart } from './noun-reports.ts'
import {
  isPassive,
  MADE_CLEAR,
  NOMINAL_CLAUSE,
  OBJECT_NOUN,
  PASSIVE,
  type Report,
  reportOf,
  SILENCE,
} from './report.ts'

/** …ことを明らかにした, …よう求めた: the clause is made a noun or a wish, and the cue takes it. */
export function nominalClause(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words } = clause
  const { form } = words[at]
  const particle = words[at + 1]?.form ?? ''
  const isThing = /^(こと|旨)$/.test(form) && /^[をにもでは]$/.test(particle)
  const isWish = form === 'よう' && at > 0
  if (!isThing && !isWish) return undefined
  const after = isThing ? at + 2 : particle === 'に' ? at + 2 : at + 1
  const cue = cueOfThing(clause, at, after, cues)
  if (cue < 0) return undefined
  const { lemma } = words[cue]
  if (particle === 'は' && lemma === '明らか') return undefined
  if (particle === 'で' && !/^(合意|一致)$/.test(lemma)) return undefined
  const last = form === 'こと' ? at : at - 1
  if (isPassive(clause, cue)) return particle === 'を' ? passive(clause, last, cue) : undefined
  const rule = lemma === '明らか' ? MADE_CLEAR : NOMINAL_CLAUSE
  return reportOf(clause, rule, last, cue)
}

/** 復帰を監督から示唆された: a passive cue that names who says it. */
function passive(clause: Clause, last: number, cue: number): Report | undefined {
  const source = byWhom(clause, cue)
  if (!source) return undefined
  const contentFirst = subtreeStart(clause, last)
  return reportOf(clause, PASSIVE, last, cue, { source, contentFirst })
}

/** The cue that takes the thing at `at`: one of the next words, or the one it hangs from. */
function cueOfThing({ words }: Clause, at: number, after: number, cues: Cues): number {
  const takes = (cue: number) =>
    cues.get(words[cue].lemma)?.thing &&
    /^(VERB|NOUN|ADJ)$/.test(words[cue].class) &&
    words[cue - 1].relation !== 'compound'
  for (let cue = after; cue < Math.min(words.length, after + 6); cue++) {
    if (takes(cue)) return cue
    if (words[cue].class === 'VERB' || isComma(words[cue])) break
  }
  const above = words[at].head
  return above > at && above < at + 30 && takes(above) ? above : -1
}

/** 退陣を要求した, 入閣の辞退を先月31日に表明し: what is said is a noun, and a cue takes it. */
export function objectNoun(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words, lists } = clause
  if (words[at].form !== 'を' || words[at].class !== 'ADP') return undefined
  const last = at - 1
  if (lists.has('no-object', words[last].form)) return undefined
  const cue = cueOfObject(clause, at, cues)
  if (cue < 0 || clause.depths[cue] > 0) return undefined
  const after = words[cue + 1]
  const isNoun = words[cue].class === 'NOUN' && after?.lemma !== 'する' && !isComma(after) && after?.form !== '。'
  if (isNoun) return undefined
  if (isPassive(clause, cue)) return passive(clause, last, cue)
  const isPrefixed = cue - 1 > at && words[cue - 1].relation === 'compound' && words[cue - 1].head === cue
  const report = reportOf(clause, OBJECT_NOUN, last, cue, { cueFirst: isPrefixed ? cue - 1 : cue })
  const described = describedBy(clause, report.cueLast, cue)
  if (described === null) return undefined
  return { ...report, contentFirst: placedStart(clause, last), ...(described && { source: described }) }
}

/** The first word of an object, with where it is said to be: チャパス州で感染を発表した. */
function placedStart(clause: Clause, last: number): number {
  const { words, lists, firsts } = clause
  const first = behindClause(clause, subtreeStart(clause, last), last)
  const place = first - 2
  if (place < 0 || words[first - 1].form !== 'で' || words[first - 1].class !== 'ADP' || !isNominal(words[place]))
    return first
  if (lists.ends('occasion', words[place].form) || lists.ends('time', words[place].form)) return first
  return firsts[place]
}

/** The start behind a clause that stands before the object, with a comma, and is none of its own: 国境を認めず、帰属を…. */
function behindClause({ words, depths }: Clause, first: number, last: number): number {
  for (let at = last - 1; at > first; at--)
    if (isComma(words[at]) && depths[at] === 0 && /^(VERB|AUX|SCONJ)$/.test(words[at - 1].class)) return at + 1
  return first
}

/** The cue that takes the object before を at `at`: the next word, with its prefix, or the one the object hangs from. */
function cueOfObject({ words }: Clause, at: number, cues: Cues): number {
  const isPrefixed = words[at + 1]?.relation === 'compound' && words[at + 1].head === at + 2
  const next = isPrefixed ? at + 2 : at + 1
  const lemma = isPrefixed ? words[at + 1].form + words[next].lemma : (words[next]?.lemma ?? '')
  if (cues.get(lemma)?.object || (isPrefixed && cues.get(words[next].lemma)?.object)) return next
  const above = words[words[at].head]?.head ?? -1
  const isNear = above > at + 1 && above < at + 12 && cues.get(words[above].lemma)?.object
  if (!isNear || words[words[at].head].relation !== 'obj') return -1
  for (let between = at + 1; between < above; between++)
    if (words[between].class === 'VERB' || isComma(words[between])) return -1
  return above
}

/** Who a cue before a noun describes, if it is one who speaks (辞任を表明した大臣); null where the noun is another thing. */
function describedBy(clause: Clause, cueLast: number, cue: number): readonly [number, number] | null | undefined {
  const { words, lists } = clause
  const { head } = words[cue]
  if (/^(こと|の)$/.test(words[cueLast + 1]?.form ?? '')) return /^[ただ]$/.test(words[cueLast].form) ? undefined : null
  if (!isNominal(words[cueLast + 1])) return undefined
  if (head <= cueLast || !/^(?:acl|amod|nmod)/.test(words[cue].relation) || isComma(words[cueLast + 1]))
    return undefined
  if (lists.has('joins-clauses', words[cueLast + 1]?.form)) return undefined
  const name = words.slice(cueLast + 1, head + 1)
  const isSpeaker = words[head].class === 'PROPN' || lists.ends('speaker', words[head].form)
  const isName =
    name.some(({ class: c }) => c === 'PROPN') && name.every(({ class: c }) => /^(NOUN|PROPN|NUM|ADP)$/.test(c))
  return isSpeaker && isName && name.length < 12 ? [cueLast + 1, head] : null
}

/** 武装解除協議について批判した, 報告書に対し反論した: what the cue is about is all that is told of what was said. */
export function aboutNoun(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words, depths } = clause
  if (!isCue(clause, at, cues) || !cues.get(words[at].lemma)?.about || depths[at] > 0) return undefined
  if (words[at].class === 'NOUN' && words[at + 1]?.lemma !== 'する') return undefined
  const last = aboutOf(clause, at)
  if (last < 0 || isPassive(clause, at)) return undefined
  const report = reportOf(clause, OBJECT_NOUN, last, at)
  if (describedBy(clause, report.cueLast, at) === null) return undefined
  return { ...report, contentFirst: subtreeStart(clause, last) }
}

/** The last word of what a cue is about: right before it, or further back where the tree hangs it from the cue. */
function aboutOf(clause: Clause, cue: number): number {
  const next = aboutEnd(clause, cue - 1)
  if (next >= 0) return next
  const { words, depths } = clause
  for (let at = cue - 2; at > Math.max(0, cue - 14); at--) {
    if (!/^(対し|つい)$/.test(words[at].form) || words[at - 1].form !== 'に' || depths[at] > 0) continue
    if (isNominal(words[at - 2]) && words[at - 2]?.head === cue) return at - 2
  }
  return -1
}

/** 質問に答えなかった, 詳細について言及しなかった: declining to comment is a statement too. */
export function silence(clause: Clause, at: number): Report | undefined {
  const { words, depths, lists } = clause
  if (!/^(に|には|を|は|て|ついて|も)$/.test(words[at].form) || depths[at] > 0) return undefined
  const cue = at + 1
  if (!lists.has('answers', words[cue]?.lemma)) return undefined
  const isDenied = words
    .slice(cue + 1, cue + 4)
    .some(({ lemma, class: c }) => c === 'AUX' && /^(ない|ぬ|ん)$/.test(lemma))
  let last = at - 1
  while (last > 0 && /^(に|つい)$/.test(words[last].form)) last--
  if (!isDenied || last < 0) return undefined
  return reportOf(clause, SILENCE, last, cue, { contentFirst: subtreeStart(clause, last) })
}
