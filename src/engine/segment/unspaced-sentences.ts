import { isSpace } from '../../text/index.ts'
import type { Token } from '../sentence.ts'

const ENDS = new Set([...'。！？!?｡'].map((mark) => mark.charCodeAt(0)))
const OPENERS = '「『（(［[【〈《“〔｢'
const CLOSERS = '」』）)］]】〉》”〕｣'
/** No sentence ends before these, whatever stands there. */
const HOLDS_ON = new Set([...'、,，。」』）)：:・'].map((mark) => mark.charCodeAt(0)))
/** Japanese particles after a quotation, as in 「…。」と述べた and 「…？」の声, and after ！？ without one. */
const PARTICLES = new Set([...'とっなのをにがはもでやかへよねだじ'].map((kana) => kana.charCodeAt(0)))
/** What begins a Japanese sentence although its first character could be a particle. */
const BEGINNINGS =
  `なお なぜ なん なか だが だけど だから だれ でも ですが できれば もう もし もっとも もちろん もともと ところ とはいえ とくに
ともに とにかく とりわけ とても かつて かれ やがて やはり やっぱり にもかかわらず はじめ はたして がんば よって よく よろしく じつ`.split(
    /\s/,
  )
/** Particles that follow a name ending in 。 (モーニング娘。の): hardly a sentence begins with them. */
const AFTER_NAME = new Set([...'をの'].map((kana) => kana.charCodeAt(0)))
const FULL_STOPS = new Set([...'。｡'].map((mark) => mark.charCodeAt(0)))
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
    const end = ends
      ? afterClosers(text, at + 1, Math.min(paragraph.end, start + LONGEST_SENTENCE), partner)
      : wholeUnit(text, at + 1)
    addTrimmed(text, start, end, sentences)
    start = end
    at = end - 1
  }
  addTrimmed(text, start, paragraph.end, sentences)
  return sentences
}

/** Whether a sentence ends with the unit at `at`: a final mark, or a bracket that closes over one. */
function endsSentence(text: string, at: number, end: number): boolean {
  const isMark = ENDS.has(text.charCodeAt(at))
  if (isMark ? ENDS.has(text.charCodeAt(at + 1)) : !closesOverMark(text, at)) return false
  let next = at + 1
  while (next < end && isSpace(text.charCodeAt(next))) next++
  if (next === end) return true
  const following = text.charCodeAt(next)
  if (HOLDS_ON.has(following) || (isMark && isAsciiAmid(text, at, next))) return false
  if (FULL_STOPS.has(text.charCodeAt(at))) return !AFTER_NAME.has(following)
  return !PARTICLES.has(following) || BEGINNINGS.some((beginning) => text.startsWith(beginning, next))
}

function closesOverMark(text: string, at: number): boolean {
  return at > 0 && CLOSERS.includes(text[at]) && ENDS.has(text.charCodeAt(at - 1))
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
