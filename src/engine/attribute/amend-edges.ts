import type { Span } from '../../text/index.ts'
import { hashText } from '../model/hash.ts'
import type { Draft } from './draft.ts'
import { type Trees, wordAt } from './trees.ts'
import { AUX, CCOMP, MARK, PROPN, PUNCTUATION, sentenceEnd, VERB } from './walk.ts'

const CCONJ = hashText('CCONJ')
const SCONJ = hashText('SCONJ')
const PART = hashText('PART')
/** How many of a content's first words are looked through for its complementiser. */
const NEAR = 12
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
      if (at === from || trees.relation[at] !== MARK || trees.wordClass[at] !== SCONJ) continue
      const clause = trees.head[at]
      const above = clause < 0 ? -1 : trees.head[clause]
      const hangsFromCue = above >= 0 && trees.relation[clause] === CCOMP && covers(cue, trees, above)
      return hangsFromCue ? { ...draft, content: [{ start: trees.start[at], end: first.end }] } : draft
    }
    return draft
  })
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
