import { isSpace } from '../../text/index.ts'
import type { Token } from '../sentence.ts'

const ENDS = new Set([...'。！？!?｡'].map((mark) => mark.charCodeAt(0)))
const OPENERS = '「『（(［[【〈《“〔｢'
const CLOSERS = '」』）)］]】〉》”〕｣'
/** What goes on after a closed quotation: particles and marks, as in 「…。」と述べた, 「…。」、「…」. */
const GOES_ON = new Set([...'とっなのをにがはもでやかへよねだじ、,，。」』）)：:・'].map((mark) => mark.charCodeAt(0)))
/** A bracket further from its partner than this holds no sentence together. */
const LONGEST_BRACKET = 1200
const LONGEST_SENTENCE = 1500
/** Openers that may wait for their partner at once. */
const DEEPEST = 32

/**
 * The sentences of a paragraph written without spaces, without the white space around them: cut after 。！？ and what
 * closes there, but not inside a pair of brackets; an unclosed bracket holds nothing together.
 */
export function unspacedSentences(text: string, paragraph: Token): Token[] {
  const partner = bracketPairs(text, paragraph)
  const sentences: Token[] = []
  let start = paragraph.start
  let depthEnd = -1
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const close = partner.get(at)
    if (close !== undefined && depthEnd < at) depthEnd = close
    const ends = at >= depthEnd && endsSentence(text, at, paragraph.end)
    if (!ends && at + 1 - start < LONGEST_SENTENCE) continue
    const end = ends ? afterClosers(text, at + 1, paragraph.end, partner) : wholeUnit(text, at + 1)
    addTrimmed(text, start, end, sentences)
    start = end
    at = end - 1
  }
  addTrimmed(text, start, paragraph.end, sentences)
  return sentences
}

/** Whether a sentence ends with the unit at `at`: a final mark, or a bracket that closes over one. */
function endsSentence(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at)
  let next = at + 1
  while (next < end && isSpace(text.charCodeAt(next))) next++
  const following = next < end ? text.charCodeAt(next) : -1
  if (ENDS.has(unit)) {
    const isLast = !ENDS.has(text.charCodeAt(at + 1))
    return isLast && !GOES_ON.has(following) && !isAsciiAmid(text, at, next)
  }
  return CLOSERS.includes(text[at]) && at > 0 && ENDS.has(text.charCodeAt(at - 1)) && !GOES_ON.has(following)
}

/** "!" and "?" between other ASCII units belong to a name or address: "Yahoo!ニュース" is cut by its words, not here. */
function isAsciiAmid(text: string, at: number, next: number): boolean {
  return text.charCodeAt(at) < 128 && next === at + 1 && /[\w]/.test(text[next] ?? '')
}

function afterClosers(text: string, at: number, end: number, partner: ReadonlyMap<number, number>): number {
  let after = at
  while (after < end && CLOSERS.includes(text[after]) && !partner.has(after)) after++
  return after
}

/** Where each opening bracket that has a near partner is closed. */
function bracketPairs(text: string, { start, end }: Token): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let at = start; at < end; at++) {
    if (OPENERS.includes(text[at])) {
      if (open.length === DEEPEST) open.shift()
      open.push(at)
      continue
    }
    const kind = CLOSERS.indexOf(text[at])
    if (kind < 0) continue
    const from = open.findLastIndex((opener) => text[opener] === OPENERS[kind])
    if (from < 0) continue
    if (at - open[from] <= LONGEST_BRACKET) pairs.set(open[from], at)
    open.length = from
  }
  return pairs
}

/** `at`, or one further where it stands between the halves of a surrogate pair. */
function wholeUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return 0xdc00 <= unit && unit <= 0xdfff ? at + 1 : at
}

function addTrimmed(text: string, from: number, to: number, sentences: Token[]): void {
  let start = from
  let end = to
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (start < end && isSpace(text.charCodeAt(end - 1))) end--
  if (start < end) sentences.push({ start, end })
}
