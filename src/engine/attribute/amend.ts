import { type Span, subtract, trim, union } from '../../text/index.ts'
import type { Draft } from './draft.ts'
import type { Quoted } from './quotes.ts'
import { type Trees, wordAt } from './trees.ts'

/** A rule that corrects drafts by the quotation marks around them. Gives as many drafts as it got, in their order. */
export type Amend = (trees: Trees, drafts: readonly Draft[]) => Draft[]

/** A content leaves source and cue their words. */
export function withoutSourceAndCue(trees: Trees, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const taken = [...draft.source, ...draft.cue]
    if (!draft.content.some((at) => meets(taken, at.start, at.end))) return draft
    const content = subtract(draft.content, taken).map((at) => trim(trees.text, at))
    return { ...draft, content: content.filter((at) => /[\p{L}\p{N}]/u.test(trees.text.slice(at.start, at.end))) }
  })
}

/** A content that begins at an opening mark runs to its closing mark, and one that ends at a closing mark begins at its opening. */
export function snapToQuotation(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const byStart = new Map(trees.quotations.map((quoted) => [quoted.start, quoted]))
  const byEnd = new Map(trees.quotations.filter(({ closing }) => closing).map((quoted) => [quoted.end, quoted]))
  return drafts.map((draft) => {
    const taken = [...draft.source, ...draft.cue]
    const content = draft.content.map((at) => {
      const opens = byStart.get(at.start)
      if (opens?.closing && at.end < opens.end && !meets(taken, at.end, opens.end))
        return { start: at.start, end: opens.end }
      const closes = byEnd.get(at.end)
      if (closes && closes.start < at.start && !meets(taken, closes.start, at.start))
        return { start: closes.start, end: at.end }
      return at
    })
    return { ...draft, content: union(content) }
  })
}

/** `“X,” she said, “Y.”`: where one half is found the other belongs to it too, if no other draft has a word in it. */
export function bothSidesOfCue(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const claimed = claims(drafts)
  const byStart = new Map(trees.quotations.map((quoted) => [quoted.start, quoted]))
  const byEnd = new Map(trees.quotations.filter(({ closing }) => closing).map((quoted) => [quoted.end, quoted]))
  return drafts.map((draft) => {
    const says = [...draft.source, ...draft.cue]
    if (draft.cue.length === 0 || !draft.content.some((at) => isQuotationAt(byStart, at))) return draft
    const from = Math.min(...says.map(({ start }) => start))
    const to = Math.max(...says.map(({ end }) => end))
    const before = byEnd.get(from - spacesBefore(trees.text, from))
    const behind = byStart.get(to + (COMMA_AND_SPACE.exec(trees.text.slice(to, to + 4))?.[0].length ?? 0))
    const isHalf =
      before !== undefined &&
      behind !== undefined &&
      /[,?!…—-]["”»’']$/.test(trees.text.slice(before.end - 2, before.end))
    if (!isHalf || to - from > LONGEST_SAYING) return draft
    const halves = [before, behind]
    const missing = halves.filter((half) => !draft.content.some((at) => at.start <= half.start && half.end <= at.end))
    if (missing.length !== 1 || isClaimed(claimed, missing[0])) return draft
    return { ...draft, content: union([...draft.content, { start: missing[0].start, end: missing[0].end }]) }
  })
}

const COMMA_AND_SPACE = /^(?:[,:] )?/
/** Characters of source and cue between the halves of a quotation. */
const LONGEST_SAYING = 160

function isQuotationAt(byStart: ReadonlyMap<number, Quoted>, at: Span): boolean {
  const quoted = byStart.get(at.start)
  return quoted !== undefined && quoted.end === at.end
}

function spacesBefore(text: string, at: number): number {
  return text[at - 1] === ' ' ? 1 : 0
}

/** `“X,” she said. “Y.”`: Y belongs to it too, where no other draft has a word in it. */
export function continueAfterCue(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const claimed = claims(drafts)
  return drafts.map((draft) => {
    const last = draft.content.at(-1)
    const cue = draft.cue.at(-1)
    if (!last || !cue || !endsQuoted(trees, last) || last.end > cue.start) return draft
    const added: Span[] = []
    let at = Math.max(cue.end, draft.source.at(-1)?.end ?? 0)
    const sentence = sentenceAt(trees, at - 1)
    if (sentence < 0) return draft
    for (let next = sentence + 1; next <= sentence + 12; next++) {
      const quoted = bareQuotation(trees, next, claimed)
      if (!quoted || paragraphOf(trees, next) !== paragraphOf(trees, sentence)) break
      if (quoted.start >= at) added.push({ start: quoted.start, end: quoted.end })
      at = quoted.end
      while (next + 1 < trees.sentenceStart.length - 1 && startOf(trees, next + 1) < quoted.end) next++
    }
    return added.length > 0 ? { ...draft, content: union([...draft.content, ...added]) } : draft
  })
}

/** A paragraph that is one quotation with no cue runs on from a quotation that ends the paragraph before it. */
export function continueInNextParagraph(trees: Trees, drafts: readonly Draft[]): Draft[] {
  const claimed = claims(drafts)
  return drafts.map((draft) => {
    let content = draft.content
    for (let steps = 0; steps < 12; steps++) {
      const last = content.at(-1)
      if (!last || !endsQuoted(trees, last)) break
      const sentence = sentenceAt(trees, Math.max(last.end, draft.cue.at(-1)?.end ?? 0) - 1)
      const next = sentence + 1
      if (sentence < 0 || next >= trees.sentenceStart.length - 1) break
      if (paragraphOf(trees, next) === paragraphOf(trees, sentence)) break
      const quoted = bareQuotation(trees, next, claimed)
      if (!quoted || !fillsParagraph(trees, next, quoted)) break
      content = [...content, { start: quoted.start, end: quoted.end }]
    }
    return content === draft.content ? draft : { ...draft, content: union(content) }
  })
}

/** A content that ends with its sentence leaves the sentence's stop out, where no quotation mark stands around it. */
export function dropFinalStop(trees: Trees, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const last = draft.content.at(-1)
    if (!last || trees.text[last.end - 1] !== '.' || trees.text[last.end - 2] === '.') return draft
    const word = wordAt(trees, last.end - 1)
    const isStop = word >= 0 && trees.start[word] === last.end - 1 && trees.quotation[word] < 0
    if (!isStop || last.end - last.start < 2) return draft
    return { ...draft, content: [...draft.content.slice(0, -1), { start: last.start, end: last.end - 1 }] }
  })
}

function meets(taken: readonly Span[], start: number, end: number): boolean {
  return taken.some((at) => at.start < end && start < at.end)
}

/** Where the drafts' cues and contents begin: a quotation that holds one is spoken for. */
function claims(drafts: readonly Draft[]): Int32Array {
  const starts = drafts.flatMap(({ cue, content }) => [...cue, ...content].map((at) => at.start))
  return Int32Array.from(starts).sort()
}

function isClaimed(claimed: Int32Array, { start, end }: Span): boolean {
  let low = 0
  let high = claimed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (claimed[middle] < start) low = middle + 1
    else high = middle
  }
  return low < claimed.length && claimed[low] < end
}

function endsQuoted(trees: Trees, at: Span): boolean {
  return /["”»’'」』]/.test(trees.text[at.end - 1]) || insideQuotation(trees, at.end - 1)
}

function insideQuotation(trees: Trees, offset: number): boolean {
  const word = wordAt(trees, offset)
  return word >= 0 && trees.quotation[word] >= 0
}

/** The quotation that a sentence begins with, where no draft has claimed it. */
function bareQuotation(trees: Trees, sentence: number, claimed: Int32Array): Quoted | undefined {
  if (sentence >= trees.sentenceStart.length - 1) return undefined
  const first = trees.sentenceStart[sentence]
  const quotation = trees.quotation[first]
  if (quotation < 0) return undefined
  const quoted = trees.quotations[quotation]
  if (quoted.start !== trees.start[first] || isClaimed(claimed, quoted)) return undefined
  return quoted
}

/** Whether nothing but marks follows the quotation in its paragraph. */
function fillsParagraph(trees: Trees, sentence: number, quoted: Quoted): boolean {
  let after = sentence
  while (after + 1 < trees.sentenceStart.length - 1 && paragraphOf(trees, after + 1) === paragraphOf(trees, sentence))
    after++
  const last = trees.sentenceStart[after + 1] - 1
  return trees.end[last] - quoted.end <= 2
}

function paragraphOf(trees: Trees, sentence: number): number {
  return trees.paragraph[trees.sentenceStart[sentence]]
}

function startOf(trees: Trees, sentence: number): number {
  return trees.start[trees.sentenceStart[sentence]]
}

function sentenceAt(trees: Trees, offset: number): number {
  const word = wordAt(trees, offset)
  return word < 0 ? -1 : trees.sentence[word]
}
