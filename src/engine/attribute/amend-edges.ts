import type { Span } from '../../text/index.ts'
import { hashText } from '../model/hash.ts'
import type { Draft } from './draft.ts'
import { STRONG, type Trees, wordAt } from './trees.ts'
import {
  ADJ,
  AUX,
  CCOMP,
  childBy,
  DET,
  MARK,
  NOUN,
  NSUBJ,
  NUM,
  OBL,
  PRON,
  PROPN,
  PUNCTUATION,
  RELATIVE,
  sentenceEnd,
  sentenceFirst,
  VERB,
} from './walk.ts'

const CCONJ = hashText('CCONJ')
const SCONJ = hashText('SCONJ')
const PART = hashText('PART')
/** How many of a content's first words are looked through for its complementiser. */
const NEAR = 12
const THAT = hashText('that')
/** How many neighbours of a draft are tried as its content's next speaker: bounds the time. */
const NEIGHBOURS = 4

/** "told the station's morning show that X": the content starts at the complementiser of the cue's clause, if no verb stands before it. */
export function startAtComplementiser(trees: Trees, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const first = draft.content[0]
    const cue = draft.cue.at(-1)
    if (!first || !cue || draft.content.length > 1 || first.start < cue.end) return draft
    const from = wordAt(trees, first.start)
    const end = Math.min(sentenceEnd(trees, from), from + NEAR)
    for (let at = from; at < end && trees.end[at] <= first.end; at++) {
      if (trees.wordClass[at] === VERB || trees.wordClass[at] === AUX || trees.quote[at] > 0) return draft
      if (at === from || !isComplementiser(trees, at, cue)) continue
      return { ...draft, content: [{ start: trees.start[at], end: first.end }] }
    }
    return draft
  })
}

/** Whether a word begins the clause that a cue reports, be it that the parser hung it from a noun: "said in a call that X". */
function isComplementiser(trees: Trees, word: number, cue: Span): boolean {
  const clause = trees.head[word]
  const above = clause < 0 ? -1 : trees.head[clause]
  if (above < 0) return false
  if (trees.relation[word] === MARK && trees.wordClass[word] === SCONJ && trees.relation[clause] === CCOMP)
    return covers(cue, trees, above)
  const hasSubject = childBy(trees, clause, NSUBJ) > word
  if (trees.lemma[word] !== THAT || trees.fullRelation[clause] !== RELATIVE || !hasSubject) return false
  for (let noun = above, steps = 0; steps < 3 && noun >= 0; steps++, noun = trees.head[noun]) {
    if (trees.relation[noun] === OBL) {
      const verb = trees.head[noun]
      return covers(cue, trees, verb) && trees.step[verb] >= STRONG && childBy(trees, verb, CCOMP) < 0
    }
  }
  return false
}

/** "urged the parties to talk": behind such a verb, a content that begins with its infitinive takes in who is to do it. */
export function startAtDoer(trees: Trees, drafts: readonly Draft[], verbs: ReadonlySet<number>): Draft[] {
  return drafts.map((draft) => {
    const first = draft.content[0]
    const cue = draft.cue.at(-1)
    if (!first || !cue || first.start < cue.end) return draft
    const infinitive = wordAt(trees, first.start)
    const doer = wordAt(trees, cue.end - 1) + 1
    const isInfinitive = trees.relation[infinitive] === MARK && trees.wordClass[infinitive] === PART
    if (!isInfinitive || doer >= infinitive || infinitive - doer > NEAR || !urges(trees, cue, doer, verbs)) return draft
    for (let at = doer; at < infinitive; at++) {
      const isOther = trees.wordClass[at] === PUNCTUATION || trees.wordClass[at] === VERB
      if (trees.quote[at] > 0 || isOther || covers(draft.source[0], trees, at)) return draft
    }
    return { ...draft, content: [{ start: trees.start[doer], end: first.end }, ...draft.content.slice(1)] }
  })
}

/** Whether a cue that ends before a word holds one of the verbs. */
function urges(trees: Trees, { start }: Span, end: number, verbs: ReadonlySet<number>): boolean {
  for (let at = wordAt(trees, start); at < end; at++) if (verbs.has(trees.lemma[at])) return true
  return false
}

/** How many words a name is made whole by, on either side. */
const NAME = 5

/** A source that begins or ends within a name takes all of it: "Park Geun-hye", "the nominee Dana Orlov". */
export function wholeNames(trees: Trees, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const source = draft.source[0]
    if (!source || draft.source.length > 1) return draft
    const taken = [...draft.cue, ...draft.content]
    const isFree = (word: number) =>
      !taken.some(({ start, end }) => start < trees.end[word] && trees.start[word] < end) && trees.quote[word] === 0
    const firstWord = wordAt(trees, source.start)
    const lastWord = wordAt(trees, source.end - 1)
    if (firstWord < 0) return draft
    const isName = (word: number) => trees.isCapital[word] > 0 && trees.wordClass[word] === PROPN
    const sentence = trees.sentence[firstWord]
    const inSentence = (word: number) => word >= 0 && word < trees.nWords && trees.sentence[word] === sentence
    let first = firstWord
    let last = lastWord
    for (let steps = 0; steps < NAME && inSentence(first - 1) && isFree(first - 1); steps++) {
      const isJoined = trees.end[first - 1] === trees.start[first] && trees.wordClass[first - 1] !== PUNCTUATION
      const isHyphen = trees.text[trees.start[first - 1]] === '-' && trees.end[first - 1] === trees.start[first]
      if (!isJoined && !isHyphen && !(isName(first - 1) && trees.isCapital[first] > 0)) break
      first--
    }
    for (let steps = 0; steps < NAME && inSentence(last + 1) && isFree(last + 1) && isName(last + 1); steps++) last++
    if (first === firstWord && last === lastWord) return draft
    return { ...draft, source: [{ start: trees.start[first], end: Math.max(source.end, trees.end[last]) }] }
  })
}

/** How many words an apposition may have. */
const LONGEST_APPOSITION = 40
const APPOSED = new Set([DET, NUM, NOUN, PROPN, ADJ])

/** "Ines Alba, a lawyer for the crew who lives in Selm, said": a source takes in what names it, up to the comma before the cue. */
export function withApposition(trees: Trees, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const source = draft.source[0]
    const cue = draft.cue[0]
    if (!source || !cue || draft.source.length > 1 || cue.start <= source.end) return draft
    const last = wordAt(trees, source.end - 1)
    const comma = wordAt(trees, cue.start) - 1
    const length = comma - last - 2
    if (length < 1 || length > LONGEST_APPOSITION || !isComma(trees, comma) || !isComma(trees, last + 1)) return draft
    const isNamed = trees.wordClass[last] !== PRON && APPOSED.has(trees.wordClass[last + 2])
    if (!isNamed || trees.sentence[comma] !== trees.sentence[last]) return draft
    for (let at = last + 1; at <= comma; at++) if (trees.quote[at] > 0) return draft
    const added = { start: source.end, end: trees.end[comma - 1] }
    const isTaken = draft.content.some(({ start, end }) => start < added.end && added.start < end)
    return isTaken ? draft : { ...draft, source: [{ start: source.start, end: added.end }] }
  })
}

/** "He said X, and Y warned Z": a content ends before the comma and conjunction behind which somebody else speaks. */
export function endBeforeNextSpeaker(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const order = drafts.map((_, i) => i).sort((a, b) => startOf(drafts[a]) - startOf(drafts[b]))
  const rank = new Map(order.map((i, at) => [i, at]))
  return drafts.map((draft, i) => {
    const last = draft.content.at(-1)
    const cue = draft.cue.at(-1)
    if (!last || !cue || last.start < cue.end) return draft
    const at = rank.get(i) ?? 0
    for (const next of order.slice(at + 1, at + 1 + NEIGHBOURS)) {
      const other = drafts[next]
      const speaker = other.source[0]
      if (!speaker || speaker.start <= last.start || speaker.start >= last.end) continue
      const comma = commaBefore(trees, speaker.start)
      if (comma > last.start)
        return { ...draft, content: [...draft.content.slice(0, -1), { start: last.start, end: comma }] }
    }
    return draft
  })
}

/** Characters of source and cue that may stand between the parts of what is said. */
const LONGEST_SAYING = 120

/** "The test, she said, was its biggest yet": what stands before the parenthesis belongs to what is said behind it. */
export function bothSidesOfParenthesis(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const cues = new Int32Array(drafts.flatMap(({ cue }) => cue.map(({ start }) => start))).sort()
  return drafts.map((draft) => {
    const { source, cue, content } = draft
    if (source.length !== 1 || cue.length !== 1 || content.length !== 1) return draft
    const from = Math.min(source[0].start, cue[0].start)
    const to = Math.max(source[0].end, cue[0].end)
    const before = wordAt(trees, from) - 1
    const behind = wordAt(trees, content[0].start) - 1
    const isBetween = to - from <= LONGEST_SAYING && content[0].start >= to && content[0].start - to <= 3
    if (before < 1 || !isBetween || !isComma(trees, before) || !isComma(trees, behind)) return draft
    const first = sentenceFirst(trees, before)
    if (trees.sentence[behind] !== trees.sentence[before] || first >= before) return draft
    for (let at = first; at <= before; at++) if (trees.quote[at] > 0) return draft
    const left = { start: trees.start[first], end: trees.start[before] }
    const isOthers = startsWithin(cues, left)
    return isOthers ? draft : { ...draft, content: [left, ...content] }
  })
}

/** Whether one of some offsets, in order, lies in a span. */
function startsWithin(offsets: Int32Array, { start, end }: Span): boolean {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsets[middle] < start) low = middle + 1
    else high = middle
  }
  return low < offsets.length && offsets[low] < end
}

function isComma(trees: Trees, word: number): boolean {
  return trees.text[trees.start[word]] === ',' && trees.quote[word] === 0
}

function startOf({ source, cue, content }: Draft): number {
  return (source[0] ?? cue[0] ?? content[0])?.start ?? 0
}

/** Where ", and" begins right before an offset; -1 where it does not stand there. */
function commaBefore(trees: Trees, offset: number): number {
  const word = wordAt(trees, offset)
  const isJoined = trees.wordClass[word - 1] === CCONJ || trees.wordClass[word - 1] === SCONJ
  const comma = word - 2
  if (!isJoined || comma < 0 || trees.wordClass[comma] !== PUNCTUATION || trees.quote[comma] > 0) return -1
  return trees.start[comma]
}

function covers(span: Span | undefined, trees: Trees, word: number): boolean {
  return span !== undefined && span.start <= trees.start[word] && trees.end[word] <= span.end
}
