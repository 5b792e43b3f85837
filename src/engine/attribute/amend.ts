import { type Span, union } from '../../text/index.ts'
import type { Draft } from './draft.ts'
import type { Quoted } from './quotes.ts'
import type { Trees } from './trees.ts'

/** A rule that corrects drafts by the quotation marks around them. Gives as many drafts as it got, in their order. */
export type Amend = (trees: Trees, drafts: readonly Draft[]) => Draft[]

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

/** The last word that starts at or before an offset. */
function wordAt(trees: Trees, offset: number): number {
  let low = 0
  let high = trees.nWords
  while (low < high) {
    const middle = (low + high) >> 1
    if (trees.start[middle] <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
