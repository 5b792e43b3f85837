import { type Clause, endsInQuotation, isComma, isNominal, isStop } from './clause.ts'
import { type CueEntry, type Cues, isCue } from './cues.ts'
import { byWhom, canSpeak } from './find-subject.ts'
import {
  AS_GROUND,
  AS_HOLDING,
  cueEnd,
  HEARSAY,
  isPassive,
  isPredicate,
  lastOfContent,
  OPINION,
  PARTICLE,
  PASSIVE,
  type Report,
  reportOf,
} from './report.ts'

/** 「…」と述べた, …だと、彼は言った: a clause, と or って, and the cue that it hangs from. */
export function quotativeParticle(clause: Clause, at: number, cues: Cues): Report | undefined {
  const { words, lists } = clause
  if (!/^(と|って)$/.test(words[at].form) || words[at].class === 'CCONJ') return undefined
  const last = lastOfContent(clause, at)
  if (last < 0 || words[at + 1]?.form === 'の') return undefined
  const held = holding(clause, at, last, cues)
  if (held !== undefined) return held ?? undefined
  const cue = cueAfter(clause, at, cues)
  if (cue < 0) return undefined
  const entry = cues.get(words[cue].lemma) ?? (lists.has('gives-noun', words[cue].lemma) ? GIVEN : undefined)
  if (!entry?.speech) return undefined
  if (isPassive(clause, cue)) return passive(clause, last, cue)
  if (isLoose(clause, at, cue)) return undefined
  const isClause = endsInQuotation(clause, last) || isPredicate(clause, last)
  if (entry.talk && isShortName(clause, last)) return undefined
  const isCount = last > 0 && words[last - 1].class === 'NUM'
  if (!isClause && !isCount && (entry.talk || cue > at + 2 || !lists.has('takes-noun', words[cue].lemma)))
    return undefined
  const probability = entry.probability * (isClause ? 1 : 0.6)
  return reportOf(clause, entry.view ? OPINION : PARTICLE, last, cue, { probability })
}

/** What a verb that gives a noun out (意欲を見せる) is as a cue of a quotation. */
const GIVEN: CueEntry = {
  probability: 0.7,
  speech: true,
  thing: false,
  talk: false,
  object: false,
  view: false,
  about: false,
}

/** Whether a quotation that ends with word `last` is a name rather than words said: no predicate, and short. */
export function isShortName({ words, openers }: Clause, last: number): boolean {
  return openers[last] >= 0 && last - openers[last] <= 5 && /^(NOUN|PROPN)$/.test(words[last - 1].class)
}

/** The cue that a clause ending before `at` hangs from, after it; -1 where the tree and the next words show none. */
function cueAfter(clause: Clause, at: number, cues: Cues): number {
  const { words } = clause
  const near = isComma(words[at + 1]) ? at + 2 : at + 1
  if (isCue(clause, near, cues)) return near
  // A verb right behind と that says nothing takes the clause itself: 記者と名乗り、….
  if (near === at + 1 && words[near]?.class === 'VERB' && words[near].lemma !== 'する') return -1
  const above = words[words[at].head]?.head ?? -1
  const between = nearest(clause, near, above, cues)
  if (between >= 0) return between
  if (above > at && isCue(clause, above, cues)) return above
  const given = endsInQuotation(clause, lastOfContent(clause, at)) ? givenWith(clause, near, cues) : -1
  if (given >= 0) return given
  const higher = above > at ? words[above].head : -1
  if (higher > at && words[above].class !== 'VERB' && isCue(clause, higher, cues)) return higher
  return -1
}

/** The cue behind what is given with a quotation: 「…」と抱負を語った, 「…」と容疑を認めている. */
function givenWith({ words, depths, lists }: Clause, from: number, cues: Cues): number {
  for (let at = from; at < Math.min(words.length, from + 10); at++) {
    const { class: wordClass, lemma } = words[at]
    if (depths[at] > 0 || isComma(words[at]) || wordClass === 'SCONJ') return -1
    if (wordClass === 'VERB' && isNominal(words[at + 1])) return -1
    if (at > from && words[at - 1].form === 'を' && (cues.get(lemma)?.speech || lists.has('gives-noun', lemma)))
      return lemma === 'する' ? -1 : at
    if (wordClass === 'VERB') return -1
  }
  return -1
}

/** The first cue behind a subject of its own, before the one the tree shows: …と外務省が明らかにしたと報じた. */
function nearest(clause: Clause, from: number, to: number, cues: Cues): number {
  const { words, depths } = clause
  let hasSubject = false
  for (let at = from; at < Math.min(to, from + 16); at++) {
    const { form, class: wordClass, lemma } = words[at]
    if (depths[at] > 0 || isComma(words[at]) || form === 'と') return -1
    if (/^[がは]$/.test(form) && wordClass === 'ADP' && at > from) hasSubject = canSpeak(clause, at - 1, form)
    if (hasSubject && cues.get(lemma)?.speech && (wordClass === 'VERB' || lemma === '明らか')) return at
    if (wordClass === 'VERB') return -1
  }
  return -1
}

/** …と野党から批判された: a passive cue that names who says it. */
function passive(clause: Clause, last: number, cue: number): Report | undefined {
  const source = byWhom(clause, cue)
  if (!source) return undefined
  return reportOf(clause, PASSIVE, last, cue, { source })
}

/**
 * A cue that lays nothing to anyone: potential (とはいえない), or という written as one with what follows
 * (という人), which names rather than reports.
 */
function isLoose(clause: Clause, at: number, cue: number): boolean {
  const { words } = clause
  const { lemma, form } = words[cue]
  if (!/^(言う|いう|云う)$/.test(lemma)) return false
  if (/^(言え|いえ)/.test(form)) return true
  const next = words[cue + 1]
  const isAttributive = next !== undefined && /^(NOUN|PROPN|PRON|ADP|SCONJ|PART)$/.test(next.class) && cue === at + 1
  return isAttributive || (/^[いゆ云]/.test(form) && cue === at + 1)
}

/** …としている, …とした, …とし、, …として: what someone holds, or gives as ground for the rest. Null where と with する means another thing. */
function holding(clause: Clause, at: number, last: number, cues: Cues): Report | null | undefined {
  const { words } = clause
  const does = words[at + 1]
  if (words[at].form !== 'と' || does?.lemma !== 'する') return undefined
  const cueLast = cueEnd(clause, at + 1)
  const after = words[cueLast + 1]
  const isGround = after?.form === 'て' && cueLast === at + 1
  if (!isHeld(clause, last, isGround)) return null
  if (words.slice(at + 2, at + 4).some(({ lemma }) => /^(れる|られる)$/.test(lemma))) return null
  if (isGround) {
    if (/^(は|も|の)$/.test(words[cueLast + 2]?.form ?? '')) return null
    return ground(clause, at, last, cues)
  }
  if (does.form === 'し' && cueLast === at + 1 && !isComma(after) && !/^(つつ|ながら|、)$/.test(after?.form ?? ''))
    return null
  if (isAttributive(clause, cueLast)) return null
  return reportOf(clause, AS_HOLDING, last, at + 1, { cueFirst: at })
}

/** Whether a clause that ends with word `last` can be held: not what is aimed at (帰ろうと), not a name (「月」と). */
function isHeld(clause: Clause, last: number, isGround: boolean): boolean {
  const { words, lists } = clause
  if (endsInQuotation(clause, last)) {
    const inner = words[last - 1]
    const opener = clause.openers[last]
    if (!isGround && words[opener - 1]?.form !== 'を') return true
    return (
      inner !== undefined &&
      (isPredicate(clause, last - 1) || lists.ends('held-quotation', inner.form) || last - opener > 7)
    )
  }
  const { form, class: wordClass } = words[last]
  if (lists.has('reports-noun', form)) return false
  if (
    /^(VERB|AUX)$/.test(wordClass) &&
    /(?:^しよ|^よ|[おこそとのほもよろごぞどぼ])う$/.test(form) &&
    !/^(だろう|でしょう|あろう)$/.test(form)
  )
    return false
  return isPredicate(clause, last) || lists.has('held-noun', form)
}

/** Whether するor した stands before a noun that it describes, other than one that joins clauses (とした上で). */
function isAttributive({ words, lists }: Clause, cueLast: number): boolean {
  const next = words[cueLast + 1]
  return next !== undefined && /^(NOUN|PROPN|PRON)$/.test(next.class) && !lists.has('joins-clauses', next.form)
}

/** …として、…: what someone says when doing the rest; where the rest is a cue that takes a ground, that cue. */
function ground(clause: Clause, at: number, last: number, cues: Cues): Report | null {
  const { words, lists } = clause
  const next = isComma(words[at + 3]) ? at + 4 : at + 3
  const above = words[words[at].head]?.head ?? -1
  const cue = isCue(clause, next, cues)
    ? next
    : above > next && lists.has('takes-ground', words[above].lemma)
      ? above
      : -1
  const felt = words[next]?.form
  if (
    lists.has('feeling-noun', felt) &&
    words[next + 1]?.form === 'を' &&
    lists.has('gives-noun', words[next + 2]?.lemma)
  ) {
    const verb = next + 2
    return reportOf(clause, PARTICLE, last, verb, { cueFirst: next })
  }
  if (cue >= 0 && cues.get(words[cue].lemma)?.speech && !isPassive(clause, cue)) {
    return reportOf(clause, PARTICLE, last, cue)
  }
  return reportOf(clause, AS_GROUND, last, at + 1, { cueFirst: at, cueLast: at + 2 })
}

/** …という。, …といい、, …とのことだ。: what someone is said to have said, at the end of a sentence or clause. */
export function hearsay(clause: Clause, at: number): Report | undefined {
  const { words, lists } = clause
  const { form } = words[at]
  const isOneWord = form === 'という'
  if (form !== 'と' && !isOneWord) return undefined
  const last = lastOfContent(clause, at)
  if (last < 0) return undefined
  const end = isOneWord ? at : hearsayEnd(clause, at)
  if (end < 0) return undefined
  const isEnd = isStop(words[end + 1])
  const says = /^(いい|言い)$/.test(words[end].form) && isComma(words[end + 1])
  if (!isEnd && !says) return undefined
  if (
    !isPredicate(clause, last) &&
    !endsInQuotation(clause, last) &&
    !lists.has('held-noun', words[last].form) &&
    !isEnd
  )
    return undefined
  const isUnsourced = isEnd && !endsInQuotation(clause, last)
  return reportOf(clause, HEARSAY, last, isOneWord ? at : at + 1, { cueFirst: at, cueLast: end, isUnsourced })
}

/** The last word of という, といい, とのこと(だ), ということ(だ) at `at`; -1 where there is none. */
function hearsayEnd({ words }: Clause, at: number): number {
  const next = words[at + 1]
  if (next === undefined) return -1
  if (/^(いう|いい|言い)$/.test(next.form) && !/^こと$/.test(words[at + 2]?.form ?? '')) return at + 1
  const isThing = /^(の|いう)$/.test(next.form) && /^(こと|事)$/.test(words[at + 2]?.form ?? '')
  if (!isThing) return -1
  let end = at + 2
  while (/^(だ|です|で|ある|あっ|た|でし)$/.test(words[end + 1]?.form ?? '') && end < at + 6) end++
  return end
}
