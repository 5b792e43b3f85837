import type { Span } from '../../../text/index.ts'
import type { Draft } from '../draft.ts'
import { type Clause, isComma, isStop, spanOf } from './clause.ts'
import { canSpeak, listStart, phraseStart } from './find-subject.ts'
import { frameEnd } from './frame-end.ts'
import { AS_GROUND, AS_HOLDING, FREE_VIEW, HEARSAY, OWN_VIEW } from './report.ts'

/** What lays the words behind it to somebody: Xによると、, Xの発表では、, Xの話として、. */
interface Frame {
  readonly sourceFirst: number
  readonly sourceLast: number
  readonly cueFirst: number
  readonly cueLast: number
  /** The first word of what it lays to the source. */
  readonly opens: number
}

/**
 * Xによると、…: source X, content the words up to the next frame or the sentence's end, unless the clause's own last
 * predicate is a cue or what it is about (Yは) is found to say something in it: then X is on whose word it is had, and
 * the statement is Y's; what stands before Yは as a clause of its own is X's still.
 */
export function accordingTo(clause: Clause, drafts: readonly Draft[]): { framed: Draft[]; firstFrame: number } {
  const frames = framesOf(clause, drafts)
  const framed = frames.flatMap((frame, i) => {
    const next = frames[i + 1]
    const end = next ? next.sourceFirst - 1 : clause.words.length - 1
    if (next && !isComma(clause.words[end]) && clause.words[end]?.class !== 'CCONJ') return []
    return draftOf(clause, frame, end, drafts, frames[i - 1] === undefined)
  })
  return { framed, firstFrame: frames.length > 0 ? clause.words[frames[0].cueFirst].start : Number.POSITIVE_INFINITY }
}

/** Whether a draft only says again what Xによると says: という, としている or 方針だ at the end, of nobody else. */
export function isSaidAgain({ finder, source }: Draft): boolean {
  return finder.name === OWN_VIEW || (source.length === 0 && (finder.name === HEARSAY || finder.name === AS_HOLDING))
}

function framesOf(clause: Clause, drafts: readonly Draft[]): Frame[] {
  const frames: Frame[] = []
  for (let at = 1; at + 1 < clause.words.length; at++) {
    if (clause.depths[at] > 0) continue
    const frame = byWordOf(clause, at) ?? byReport(clause, at)
    if (frame && !(isBack(clause, frame) && drafts.length > 0) && frame.sourceFirst >= (frames.at(-1)?.opens ?? 0))
      frames.push(frame)
  }
  return frames
}

/** それによると、: on the word of what was named before. */
function isBack({ words }: Clause, { sourceFirst, sourceLast }: Frame): boolean {
  return sourceFirst === sourceLast && /^(それ|これ)$/.test(words[sourceLast].form)
}

/** Xによると、, Xの報道によると、, Xが伝えたところによると、. */
function byWordOf(clause: Clause, at: number): Frame | undefined {
  const { words, lists } = clause
  const end = frameEnd(clause, at)
  if (end < 0) return undefined
  const opens = isComma(words[end + 1]) ? end + 2 : end + 1
  if (/^(ところ|こと)$/.test(words[at - 1].form)) return byTelling(clause, at, end, opens)
  const isReport = lists.has('reports-noun', words[at - 1].form) && words[at - 2]?.form === 'の'
  const sourceLast = isReport ? at - 3 : at - 1
  if (sourceLast < 0) return undefined
  const sourceFirst = sourceStart(clause, sourceLast)
  return { sourceFirst, sourceLast, cueFirst: isReport ? at - 1 : at, cueLast: end, opens }
}

/** 通信社が伝えたところによると: who told it is what が marks. */
function byTelling(clause: Clause, at: number, end: number, opens: number): Frame | undefined {
  const { words, depths } = clause
  for (let ga = at - 2; ga > Math.max(0, at - 24); ga--) {
    if (depths[ga] > 0 || words[ga].form !== 'が' || words[ga].class !== 'ADP') continue
    return { sourceFirst: sourceStart(clause, ga - 1), sourceLast: ga - 1, cueFirst: at - 2, cueLast: end, opens }
  }
  return undefined
}

/** Xの発表では、, 警察の調べで、, Xのコメントとして、. */
function byReport(clause: Clause, at: number): Frame | undefined {
  const { words, lists } = clause
  const noun = at - 1
  if (!lists.has('frame-noun', words[noun].form) || words[noun - 1]?.form !== 'の' || noun < 2) return undefined
  const end = reportEnd(clause, at)
  if (end < 0) return undefined
  const sourceLast = noun - 2
  if (!canSpeak(clause, sourceLast)) return undefined
  if (words[end + 1]?.class === 'VERB' || words[end + 2]?.lemma === 'する') return undefined
  const opens = isComma(words[end + 1]) ? end + 2 : end + 1
  return { sourceFirst: sourceStart(clause, sourceLast), sourceLast, cueFirst: noun, cueLast: end, opens }
}

/** The last word of では、, で、 or として at `at`; -1 where there is none. */
function reportEnd({ words, lists }: Clause, at: number): number {
  const next = words[at + 1]
  if (words[at].form === 'では') return at
  if (words[at].form === 'で' && next?.form === 'は') return at + 1
  if (words[at].form === 'で' && words[at].class === 'ADP' && lists.has('inquiry', words[at - 1].form)) return at
  if (words[at].form === 'と' && next?.form === 'し' && words[at + 2]?.form === 'て' && isComma(words[at + 3]))
    return at + 2
  return -1
}

/** The first word of a source that ends with word `last`: with the outlets named before it (毎日新聞、朝日新聞). */
function sourceStart(clause: Clause, last: number): number {
  const { words } = clause
  const first = listStart(clause, phraseStart(clause, last, 0), 0)
  let bare = first
  while (bare < last && (words[bare].class === 'NUM' || /^[月日]$/.test(words[bare].form))) bare++
  return bare > first && /^[月日]$/.test(words[bare - 1].form) ? bare : withDate(clause, first)
}

/** 8月30日の読売新聞: a date that describes the outlet is part of it. */
function withDate({ words }: Clause, first: number): number {
  if (words[first - 1]?.form !== 'の' || words[first - 2]?.form !== '日') return first
  let start = first - 2
  while (start > 0 && (words[start - 1].class === 'NUM' || words[start - 1].form === '月')) start--
  return start
}

function draftOf(clause: Clause, frame: Frame, end: number, drafts: readonly Draft[], isFirst: boolean): Draft[] {
  const { words } = clause
  const first = frame.opens
  const from = words[first]?.start ?? clause.end
  const said = drafts.filter((draft) => !isSaidAgain(draft) && ![FREE_VIEW, AS_GROUND].includes(draft.finder.name))
  const inside = said.filter(({ cue }) => cue[0] && cue[0].start >= from && cue[0].end <= (words[end]?.end ?? 0))
  const speaker = inside.find((draft) => isTopics(clause, first, draft) || isLastPredicate(clause, draft, end))
  const last = speaker ? clauseBefore(clause, first, speaker) : contentEnd(clause, first, end)
  const source = spanOf(clause, frame.sourceFirst, frame.sourceLast)
  const content = spanOf(clause, first, last)
  const cue = spanOf(clause, frame.cueFirst, frame.cueLast)
  if (!source || !content || !cue || last - first < 1) return []
  const topic = isFirst && !speaker ? topicBefore(clause, frame.sourceFirst) : []
  return [
    {
      source: [source],
      cue: [cue],
      content: [...topic, content],
      probability: 0.9,
      finder: { kind: 'rule', name: 'according-to' },
    },
  ]
}

/** What stands before a frame as the topic of the sentence that it breaks into: その扱いは、報道によれば、…. */
function topicBefore(clause: Clause, sourceFirst: number): Span[] {
  const { words } = clause
  if (!isComma(words[sourceFirst - 1]) || words[sourceFirst - 2]?.form !== 'は') return []
  let first = 0
  while (first < sourceFirst && (words[first].class === 'CCONJ' || isComma(words[first]))) first++
  const topic = spanOf(clause, first, sourceFirst - 2)
  return topic ? [topic] : []
}

/** Whether a draft is laid to the first Yは from word `first` on. */
function isTopics({ words, depths }: Clause, first: number, { source }: Draft): boolean {
  if (source.length === 0) return false
  for (let at = first; at < words.length; at++) {
    if (
      words[at].form === 'は' &&
      depths[at] === 0 &&
      words[at].class === 'ADP' &&
      !/^(に|て|と)$/.test(words[at - 1].form)
    )
      return (
        source[0].start >= words[first].start &&
        (words[at].start === source[0].end || words[at - 1].start === source[0].end)
      )
  }
  return false
}

/** Whether nothing but light verbs follows a draft's cue up to word `end`. */
function isLastPredicate({ words, depths }: Clause, { cue }: Draft, end: number): boolean {
  const at = cue.at(-1)
  if (!at) return false
  for (let word = end; word >= 0 && words[word].start >= at.end; word--)
    if (depths[word] === 0 && /^(VERB|ADJ)$/.test(words[word].class) && !isLight(words[word].lemma)) return false
  return true
}

function isLight(lemma: string): boolean {
  return /^(する|いる|ある|なる|くる|いく|みる|おる|れる|られる|いう|言う)$/.test(lemma)
}

/** The last word of a finished clause (…が、, …ており、) before another speaker's name; -1 where there is none. */
function clauseBefore({ words }: Clause, first: number, { source }: Draft): number {
  const name = words.findIndex(({ start }) => start === source[0]?.start)
  const comma = name - 1
  if (name <= first || !isComma(words[comma])) return -1
  const { form, class: wordClass } = words[comma - 1]
  if (form === 'が' && wordClass === 'SCONJ') return comma - 2
  if (/^(VERB|AUX)$/.test(wordClass) || /^(おり|おらず|れ|し)$/.test(form)) return comma - 1
  return -1
}

/** The last word of the content: without what ends the clause and without という, とのこと and the like at the end. */
function contentEnd(clause: Clause, first: number, end: number): number {
  const { words } = clause
  let last = end
  while (last > first && (isStop(words[last]) || isComma(words[last]) || words[last].class === 'CCONJ')) last--
  if (words[last].form === 'が' && words[last].class === 'SCONJ') last--
  if (/^(ほか|他)$/.test(words[last].form)) last--
  const tail = words
    .slice(Math.max(first, last - 6), last + 1)
    .map((word) => word.form)
    .join('')
  const hearsay =
    /(?:との(?:こと|事)(?:です|だ|である|でした)?|という(?:こと(?:だ|です|である)?)?|といい|と(?:し|され)ている|とした|とする|と発表している)$/.exec(
      tail,
    )
  if (!hearsay) return last
  let left = hearsay[0].length
  while (left > 0 && last > first) left -= words[last--].form.length
  return last
}
