import { hashText } from '../model/hash.ts'
import type { WordRange } from './cue-span.ts'
import type { Cue } from './find-source.ts'
import { CLOSING, OPENING, type Trees } from './trees.ts'
import { PUNCTUATION, sentenceEnd, sentenceFirst } from './walk.ts'

/** A possible content: one stretch of words, or one before and one after the cue. Ends lie inside. */
export interface ContentCandidate {
  readonly kind: 'right' | 'left' | 'around'
  readonly first: WordRange
  readonly second?: WordRange
}

const MOST_STARTS = 8
const MOST_ENDS = 14
const MOST_LATER = 4
const COLON = hashText(':')

/** The spans that can be a cue's content: after it, before it, or around it. */
export function contentCandidates(trees: Trees, cue: Cue, source: WordRange | undefined): ContentCandidate[] {
  const found = new Map<number, ContentCandidate>()
  const keep = (candidate: ContentCandidate) => {
    const { first, second } = candidate
    const end = (second ?? first).last - first.first
    const key =
      ((first.last - first.first) * 4096 + end) * 4096 +
      (second ? second.first - first.last : 0) +
      first.first * 2 ** 28
    if (first.first <= first.last && !found.has(key)) found.set(key, candidate)
  }
  const starts = rightStarts(trees, cue, source)
  for (const start of starts) {
    for (const end of rightEnds(trees, cue, start)) keep({ kind: 'right', first: { first: start, last: end } })
  }
  const ends = leftEnds(trees, cue, source)
  for (const end of ends) {
    for (const start of leftStarts(trees, cue, end)) keep({ kind: 'left', first: { first: start, last: end } })
  }
  for (const around of aroundCandidates(trees, cue, starts, ends)) keep(around)
  return [...found.values()]
}

function rightStarts(trees: Trees, cue: Cue, source: WordRange | undefined): number[] {
  const end = sentenceEnd(trees, cue.head)
  const found: number[] = []
  const keep = (at: number) => {
    if (at > cue.head && at < trees.nWords && !found.includes(at)) found.push(at)
  }
  keep(skipMarks(trees, cue.last + 1))
  if (source && source.last > cue.last) keep(skipMarks(trees, source.last + 1))
  const colon = colonAfter(trees, cue.last, end)
  if (colon >= 0) keep(skipMarks(trees, colon + 1))
  const opening = openingAfter(trees, cue.last, end)
  if (opening >= 0) keep(opening)
  for (let word = cue.last; word >= cue.first; word--) {
    for (let child = trees.firstChild[word]; child >= 0; child = trees.nextSibling[child]) {
      if (trees.left[child] > cue.head) keep(skipMarks(trees, trees.left[child]))
    }
  }
  keep(cue.last + 2)
  keep(cue.head + 1)
  keep(cue.last + 3)
  return found.filter((at) => at < end || at === skipMarks(trees, colon + 1) || at === opening).slice(0, MOST_STARTS)
}

function colonAfter(trees: Trees, from: number, end: number): number {
  for (let at = Math.max(0, from); at < end; at++) if (trees.form[at] === COLON) return at
  return -1
}

/** The next opening mark, in the sentence or, where that ends with a colon, right after it. */
function openingAfter(trees: Trees, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) if (trees.quote[at] === OPENING) return at
  return end < trees.nWords && trees.quote[end] === OPENING && trees.form[end - 1] === COLON ? end : -1
}

/** The ends, likeliest first, of a content that starts at `start`, after the cue. */
function rightEnds(trees: Trees, cue: Cue, start: number): number[] {
  const end = sentenceEnd(trees, start)
  const found: number[] = []
  const keep = (at: number) => {
    if (at >= start && at < trees.nWords && !found.includes(at) && found.length < MOST_ENDS) found.push(at)
  }
  const quotation = trees.quotation[start]
  if (quotation >= 0) keep(quotationEnd(trees, start, end))
  keep(withoutStop(trees, start, end - 1))
  const root = rootFrom(trees, cue, start)
  for (let at = start, steps = 0; steps < 12; steps++) {
    keep(withoutStop(trees, start, trees.right[at]))
    if (at === root) break
    at = trees.head[at]
  }
  for (let child = trees.firstChild[cue.head]; child >= 0; child = trees.nextSibling[child]) {
    if (trees.wordClass[child] !== PUNCTUATION) keep(withoutStop(trees, start, trees.right[child]))
  }
  keepCuts(trees, root, start, keep)
  keep(end - 1)
  let marks = 0
  for (let at = start + 1; at < end && marks < 4; at++) {
    if (trees.wordClass[at] !== PUNCTUATION || trees.quote[at] === OPENING) continue
    marks++
    keep(trees.quote[at] === CLOSING ? at : at - 1)
  }
  found.sort((a, b) => a - b)
  return [...found, ...laterEnds(trees, start, end).filter((at) => !found.includes(at))]
}

/** The highest word over `word` that does not cover the cue. */
function rootFrom(trees: Trees, cue: Cue, word: number): number {
  let at = word
  for (let steps = 0; steps < 12; steps++) {
    const above = trees.head[at]
    if (above < 0 || (trees.left[above] <= cue.head && cue.head <= trees.right[above])) break
    at = above
  }
  return at
}

/** Ends before a late dependent of the root or of its last dependents: where a content's right edge may be cut. */
function keepCuts(trees: Trees, root: number, start: number, keep: (at: number) => void): void {
  let above = root
  for (let depth = 0; depth < 3 && above >= 0; depth++) {
    let last = -1
    for (let child = trees.firstChild[above]; child >= 0; child = trees.nextSibling[child]) {
      if (child < above || trees.left[child] <= start || trees.wordClass[child] === PUNCTUATION) continue
      keep(withoutStop(trees, start, trees.left[child] - 1))
      last = child
    }
    above = last
  }
}

function laterEnds(trees: Trees, start: number, end: number): number[] {
  const found: number[] = []
  let at = end
  while (at < trees.nWords && trees.paragraph[at] === trees.paragraph[start] && found.length < MOST_LATER) {
    const next = sentenceEnd(trees, at)
    found.push(next - 1)
    at = next
  }
  return found
}

/** The word that closes the quotation `start` stands in, or the sentence's last where it stays open. */
function quotationEnd(trees: Trees, start: number, end: number): number {
  const quotation = trees.quotation[start]
  for (let at = start; at < trees.nWords && at < start + 400; at++) {
    if (trees.quotation[at] === quotation && trees.quote[at] === CLOSING) return at
    if (trees.start[at] >= trees.quotations[quotation].end) return Math.max(start, at - 1)
  }
  return end - 1
}

function leftEnds(trees: Trees, cue: Cue, source: WordRange | undefined): number[] {
  const first = sentenceFirst(trees, cue.head)
  const found: number[] = []
  const keep = (at: number) => {
    if (at >= first && at < cue.head && !found.includes(at) && found.length < MOST_STARTS) found.push(at)
  }
  const before = source && source.first < cue.first ? source.first : cue.first
  keep(withoutComma(trees, before - 1))
  keep(withoutComma(trees, cue.first - 1))
  for (let at = before - 1; at >= first; at--) {
    if (trees.quote[at] !== CLOSING) continue
    keep(at)
    break
  }
  for (let child = trees.firstChild[cue.head]; child >= 0; child = trees.nextSibling[child]) {
    if (trees.right[child] < cue.head && trees.wordClass[child] !== PUNCTUATION)
      keep(withoutComma(trees, trees.right[child]))
  }
  const above = trees.head[cue.head]
  if (above >= 0 && above < cue.head) {
    keep(above)
    keep(withoutComma(trees, before - 2))
  }
  return found
}

/** The starts of a content that ends at `end`, before the cue. */
function leftStarts(trees: Trees, cue: Cue, end: number): number[] {
  const first = sentenceFirst(trees, end)
  const found: number[] = []
  const keep = (at: number) => {
    if (at >= 0 && at <= end && !found.includes(at) && found.length < MOST_ENDS) found.push(at)
  }
  const opening = quotationStart(trees, end)
  if (opening >= 0) keep(opening)
  keep(first)
  let at = end
  for (let steps = 0; steps < 12 && at >= 0; steps++) {
    if (trees.left[at] <= cue.head && cue.head <= trees.right[at]) break
    keep(trees.left[at])
    at = trees.head[at]
  }
  if (at >= 0) {
    for (let child = trees.firstChild[at]; child >= 0 && child <= end; child = trees.nextSibling[child]) {
      if (trees.wordClass[child] !== PUNCTUATION) keep(trees.left[child])
      else keep(child + 1)
    }
  }
  let previous = first
  for (let n = 0; n < MOST_LATER && previous > 0; n++) {
    if (trees.paragraph[previous - 1] !== trees.paragraph[end]) break
    previous = sentenceFirst(trees, previous - 1)
    keep(previous)
  }
  return found
}

function quotationStart(trees: Trees, end: number): number {
  const quotation = trees.quotation[end]
  if (quotation < 0) return -1
  const { start } = trees.quotations[quotation]
  for (let at = end; at >= 0 && at > end - 400; at--) {
    if (trees.start[at] <= start) return at
  }
  return -1
}

/** A part before the cue and one after it: a report in the middle or a passive. */
function aroundCandidates(
  trees: Trees,
  cue: Cue,
  starts: readonly number[],
  ends: readonly number[],
): ContentCandidate[] {
  if (starts.length === 0 || ends.length === 0) return []
  const found: ContentCandidate[] = []
  for (const end of ends.slice(0, 2)) {
    const opening = quotationStart(trees, end)
    const first = sentenceFirst(trees, end)
    const begins = new Set([opening >= 0 ? opening : first, first, trees.left[rootFrom(trees, cue, end)]])
    const runsOn = trees.quote[end] === CLOSING ? quotationAfter(trees, cue) : -1
    for (const begin of begins) {
      if (runsOn >= 0) {
        const last = quotationEnd(trees, runsOn, sentenceEnd(trees, runsOn))
        found.push({ kind: 'around', first: { first: begin, last: end }, second: { first: runsOn, last } })
      }
      for (const start of starts.slice(0, 3)) {
        const last = aroundEnds(trees, cue, start)
        for (const at of last) {
          if (begin <= end && at >= start)
            found.push({ kind: 'around', first: { first: begin, last: end }, second: { first: start, last: at } })
        }
      }
    }
  }
  return found
}

/** The ends of the part after the cue, of a content around it. */
function aroundEnds(trees: Trees, cue: Cue, start: number): Set<number> {
  const stop = sentenceEnd(trees, start)
  const root = rootFrom(trees, cue, start)
  const found = new Set<number>()
  if (trees.quotation[start] >= 0) found.add(quotationEnd(trees, start, stop))
  found.add(withoutStop(trees, start, stop - 1))
  found.add(withoutStop(trees, start, trees.right[root]))
  let nCuts = 0
  keepCuts(trees, root, start, (at) => {
    if (nCuts++ < 3) found.add(at)
  })
  for (const at of laterEnds(trees, start, stop).slice(0, 2)) found.add(at)
  return found
}

const MOST_RUNNING_ON = 3

/** Where the next sentences of the paragraph begin with an opening mark: a quotation that runs on after its cue. */
function quotationAfter(trees: Trees, cue: Cue): number {
  let at = sentenceEnd(trees, cue.head)
  for (let steps = 0; steps < MOST_RUNNING_ON && at < trees.nWords; steps++) {
    if (trees.paragraph[at] !== trees.paragraph[cue.head]) return -1
    if (trees.quote[at] === OPENING) return at
    at = sentenceEnd(trees, at)
  }
  return -1
}

/** The first word from `at` on that is no comma, colon or the like; opening marks stay. */
function skipMarks(trees: Trees, at: number): number {
  let word = at
  while (word < trees.nWords && trees.wordClass[word] === PUNCTUATION && trees.quote[word] !== OPENING) word++
  return word
}

/** `at`, or the word before the commas that end there; a closing mark stays. */
function withoutComma(trees: Trees, at: number): number {
  let word = at
  while (word > 0 && trees.wordClass[word] === PUNCTUATION && trees.quote[word] !== CLOSING) word--
  return word
}

/** `last`, or the word before the stop that ends there; what closes a quotation that opens after `start` stays. */
function withoutStop(trees: Trees, start: number, last: number): number {
  let word = last
  while (word > start && trees.wordClass[word] === PUNCTUATION && trees.quote[word] !== CLOSING) word--
  return word
}
