import { isSpace, type Span } from './span.ts'

/** A term and where it stands. */
export interface Term extends Span {
  readonly term: string
}

const LINE_BREAKS = new Set('\n\r\u2028\u2029')
const STOPS = new Set('.!?')
const WIDE_STOPS = new Set('。！？｡')
const CLOSERS = new Set('"\'”’»)]」』）】')
/** What may end a rough sentence. */
const END = new RegExp(`[${[...LINE_BREAKS, ...STOPS, ...WIDE_STOPS].join('')}]`, 'g')

/** Rough sentences: `text` cut behind line breaks and closing punctuation, white space with what it follows. They rejoin to it. */
export function roughSentences(text: string): Span[] {
  const found: Span[] = []
  for (let start = 0; start < text.length; ) {
    const end = roughEnd(text, start)
    found.push({ start, end })
    start = end
  }
  return found
}

function roughEnd(text: string, start: number): number {
  END.lastIndex = start
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const { 0: unit, index } = found
    if (LINE_BREAKS.has(unit)) return pastSpace(text, index)
    const end = pastClosers(text, index + 1)
    if (end === text.length) return end
    if (WIDE_STOPS.has(unit) || isSpace(text.charCodeAt(end))) return pastSpace(text, end)
    END.lastIndex = end
  }
  return text.length
}

function pastClosers(text: string, at: number): number {
  let end = at
  while (end < text.length && (CLOSERS.has(text[end]) || STOPS.has(text[end]) || WIDE_STOPS.has(text[end]))) end++
  return end
}

function pastSpace(text: string, at: number): number {
  let end = at
  while (end < text.length && isSpace(text.charCodeAt(end))) end++
  return end
}

const WIDE = '\\p{sc=Han}\\p{sc=Hiragana}々〆〇'
const KANA = '\\p{sc=Katakana}ー'
const LETTER = `(?:(?![${WIDE}${KANA}])[\\p{L}\\p{M}\\p{N}])`
const NUMBER = '\\p{N}+(?:[.,]\\p{N}+)*'
const PIECE = new RegExp(
  `[${KANA}]+|[${WIDE}]|${NUMBER}(?!${LETTER})|${LETTER}+(?:['’]${LETTER}+)*|[^\\S\\n\\r]+|[^]`,
  'gu',
)
const WORD = new RegExp(
  `[${KANA}]+|\\p{sc=Hiragana}+|[${WIDE}]|${NUMBER}(?!${LETTER})|${LETTER}+(?:['’]${LETTER}+)*`,
  'gu',
)
const IS_HIRAGANA = /^\p{sc=Hiragana}/u

/**
 * The pieces of the stretch `at`, which rejoin to it: words, numbers, runs of katakana, single characters of writing
 * without spaces, runs of white space, single marks.
 */
export function pieces(text: string, at: Span): Span[] {
  return [...text.slice(at.start, at.end).matchAll(PIECE)].map(({ index, 0: piece }) => ({
    start: at.start + index,
    end: at.start + index + piece.length,
  }))
}

/**
 * What a text can be compared by, in order: its words in small letters; of writing without spaces runs of katakana, single
 * ideographs and pairs of neighbouring hiragana. Marks and white space do not count.
 */
export function terms(text: string): Term[] {
  return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) =>
    IS_HIRAGANA.test(word) ? pairs(word, index) : [{ start: index, end: index + word.length, term: folded(word) }],
  )
}

function folded(word: string): string {
  return IS_ASCII.test(word) ? word.toLowerCase() : word.normalize('NFKC').toLowerCase().replaceAll('’', "'")
}

const IS_ASCII = /^[\0-\x7f]*$/

function pairs(word: string, offset: number): Term[] {
  if (word.length <= 2) return [{ start: offset, end: offset + word.length, term: word }]
  return Array.from({ length: word.length - 1 }, (_, at) => ({
    start: offset + at,
    end: offset + at + 2,
    term: word.slice(at, at + 2),
  }))
}

/**
 * How much `text` says, for telling a chance likeness from an unmistakable one: a letter or digit counts 1, a character of
 * writing without spaces 2, marks and white space nothing. Counts no further than `limit`.
 */
export function heft(text: string, limit: number = Number.POSITIVE_INFINITY): number {
  let sum = 0
  for (let at = 0; at < text.length && sum < limit; at++) sum += heftOf(text.charCodeAt(at))
  return Math.min(sum, limit)
}

function heftOf(unit: number): number {
  if (unit < 0x80) return isAsciiLetter(unit) ? 1 : 0
  if (unit < 0xc0 || (0x2000 <= unit && unit <= 0x2bff)) return 0
  if (unit < 0x2e80) return 1
  const isMark = (0x3000 <= unit && unit <= 0x3004) || (0x3008 <= unit && unit <= 0x3020) || 0xff5f <= unit
  return isMark || unit === 0x30fb || (0xff00 <= unit && unit <= 0xff0f) ? 0 : 2
}

function isAsciiLetter(unit: number): boolean {
  return (48 <= unit && unit <= 57) || (97 <= (unit | 32) && (unit | 32) <= 122)
}
