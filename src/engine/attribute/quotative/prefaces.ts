import { type Clause, isComma, isNominal } from './clause.ts'
import { behindFrame } from './frame-end.ts'

const TURNS = 5
/** How far ahead the comma that ends a preface is looked for. */
const LONGEST = 40

/**
 * Leaves out what only sets the scene at a content's start, in the words `start` to `last`: when (この日、), on which occasion
 * (会見で、), to whom (ラブロフに、), about what (戦争について、), on whose word (…の話として、), what its speaker did before (会見し、).
 */
export function skipPrefaces(clause: Clause, start: number, last: number, cue: number): number {
  let at = behindFrame(clause, start, last)
  let isOpen = true
  for (let turns = 0; turns < TURNS; turns++) {
    const next = skipOne(clause, at, last, cue, isOpen)
    if (next <= at) return at
    // When and where are told first: behind what it is about they are part of it.
    isOpen &&= !isComma(clause.words[next - 1]) || !isMatterOrWord(clause, at, next - 1)
    at = next
  }
  return at
}

function isMatterOrWord(clause: Clause, start: number, comma: number): boolean {
  return isMatter(clause, start, comma) || isOnWord(clause, comma)
}

function skipOne(clause: Clause, start: number, last: number, cue: number, isOpen: boolean): number {
  const { words } = clause
  const addressee = skipAddressee(clause, start, last, cue)
  if (addressee > start) return addressee
  const scene = isOpen ? skipScene(clause, start, last, cue) : start
  if (scene > start) return scene
  const comma = nextComma(clause, start, last)
  if (comma < 0) return start
  if (words[start].class === 'CCONJ' && comma === start + 1) return comma + 1
  const isPreface =
    (isOpen && (isTime(clause, start, comma) || isOccasion(clause, comma))) ||
    isMatterOrWord(clause, start, comma) ||
    isEarlierDeed(clause, start, comma, cue)
  return isPreface ? comma + 1 : start
}

/** The next comma outside quotations and round brackets; -1 where there is none before `last`. */
function nextComma({ words, depths }: Clause, start: number, last: number): number {
  let round = 0
  for (let at = start; at < Math.min(last, start + LONGEST); at++) {
    if (/^[(（]$/.test(words[at].form)) round++
    else if (/^[)）]$/.test(words[at].form)) round--
    else if (isComma(words[at]) && depths[at] === 0 && round <= 0) return at > start ? at : -1
  }
  return -1
}

/** 12日には…, テレビで…: when and where, without a comma, where the tree hangs it from the cue. */
function skipScene({ words, lists }: Clause, start: number, last: number, cue: number): number {
  let at = start
  while (at < last && at < start + 8 && (isNominal(words[at]) || words[at].form === 'の')) at++
  const noun = words[at - 1]
  if (at === start || noun.head !== cue || !/^[にで]$/.test(words[at].form)) return start
  const isScene = words[at].form === 'に' ? lists.ends('time', noun.form) : lists.ends('occasion', noun.form)
  if (!isScene) return start
  const end = words[at + 1]?.form === 'は' ? at + 2 : at + 1
  return isComma(words[end]) ? end + 1 : end
}

/** この日、, 20日(現地時間)、, 15日未明に、. */
function isTime({ words, lists }: Clause, start: number, comma: number): boolean {
  let last = comma - 1
  if (words[last].form === 'に' && /^[)）]$/.test(words[last - 1]?.form ?? '')) last--
  if (/^[)）]$/.test(words[last].form)) {
    while (last > start && !/^[(（]$/.test(words[last].form)) last--
    last--
  }
  if (words[last]?.form === 'に') last--
  return last >= start && last - start <= 7 && lists.ends('time', words[last].form)
}

/** 会見で、, 演説の中で、, 集会において、. */
function isOccasion({ words, lists }: Clause, comma: number): boolean {
  const before = words[comma - 1].form
  if (!/^(で|では|は|にて|て|おい)$/.test(before)) return false
  let at = comma - 2
  while (/^(で|に|おい|の|中|なか|て)$/.test(words[at]?.form ?? '')) at--
  const isPlaced = at < comma - 2 || before === 'で' || before === 'では' || before === 'にて'
  return isPlaced && before !== 'は' && lists.ends('occasion', words[at]?.form)
}

/** 戦争について、, 日本に対して、, 報告書に関し、, 辞任を受け、, 問題をめぐり、. */
function isMatter({ words }: Clause, start: number, comma: number): boolean {
  let at = comma - 1
  if (words[at]?.form === 'て') at--
  const verb = words[at]
  if (verb === undefined || at <= start + 1) return false
  const particle = words[at - 1]?.form
  if (particle === 'に') return /^(つい|関し|対し|伴い|先立ち|際し|あたり|当たり)$/.test(verb.form)
  if (words.slice(start, at).some(({ form, class: c }) => form === 'が' && c === 'ADP')) return false
  return particle === 'を' && /^(受け|めぐり|めぐっ|巡り|巡っ|踏まえ)$/.test(verb.form)
}

/** 共同電として、, …の話として、. */
function isOnWord({ words, lists }: Clause, comma: number): boolean {
  if (words[comma - 1].form !== 'て' || words[comma - 2]?.form !== 'し' || words[comma - 3]?.form !== 'と') return false
  return lists.ends('reports-noun', words[comma - 4]?.form) || /^(から|よる)$/.test(words[comma - 4]?.form ?? '')
}

/** 会見し、, 声明を出し、: what the speaker did before speaking. */
function isEarlierDeed({ words, lists }: Clause, start: number, comma: number, cue: number): boolean {
  let at = comma - 1
  while (at > start && /^(し|て|で|た|が|い|いる|おり)$/.test(words[at].form) && words[at].class !== 'NOUN') {
    if (words[at].class === 'VERB' && words[at].relation !== 'fixed') break
    at--
  }
  const { lemma, class: wordClass, head } = words[at]
  const isDeed = wordClass === 'VERB' || (words[at + 1]?.lemma === 'する' && isNominal(words[at]))
  if (!isDeed || /^(たい|ない)$/.test(words[comma - 1].lemma)) return false
  const object = words[at - 1]?.form === 'を' ? words[at - 2]?.form : undefined
  const hasOwn = words.slice(start, at).some(({ form, class: c }) => /^(は|が)$/.test(form) && c === 'ADP')
  if (hasOwn) return false
  if (lists.has('earlier-deed', lemma) || (object !== undefined && lists.has('deed-object', object))) return true
  return head === cue
}

/** An outlet by its letters: it hears statements wherever the tree puts it. */
const ACRONYM = /^[A-Z]{2,5}$/

/** Leaves out to whom it was said: ラブロフに、 / NATOに対して at the content's start. */
function skipAddressee({ words, lists }: Clause, start: number, last: number, cue: number): number {
  let at = start
  while (at < last && (isNominal(words[at]) || (/^(の|・)$/.test(words[at].form) && at > start))) at++
  if (at === start || at - start > 14 || words[at]?.form !== 'に') return start
  const isSpeaker = words[at - 1].class === 'PROPN' || lists.ends('speaker', words[at - 1].form)
  if (words[at + 1]?.form === '対し') {
    if (!isSpeaker) return start
    const end = words[at + 2]?.form === 'て' ? at + 3 : at + 2
    return isComma(words[end]) ? end + 1 : end
  }
  if (isComma(words[at + 1]) && words[at - 1].class !== 'NUM' && at - start <= 8) return at + 2
  const hangsFromCue = words[words[at].head]?.head === cue && words[at - 1].class === 'PROPN'
  const isHearer = ACRONYM.test(words[at - 1].form) || lists.ends('hearer', words[at - 1].form)
  return hangsFromCue || isHearer ? at + 1 : start
}
