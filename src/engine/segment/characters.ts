import { isSpace } from '../../text/index.ts'

/** What kind of character a UTF-16 unit is, as far as borders between words go. */
export const KIND = {
  none: 0,
  lower: 1,
  upper: 2,
  letter: 3,
  digit: 4,
  period: 5,
  comma: 6,
  mark: 7,
  single: 8,
  double: 9,
  hyphen: 10,
  dash: 11,
  open: 12,
  close: 13,
  colon: 14,
  slash: 15,
  currency: 16,
  percent: 17,
  ellipsis: 18,
  symbol: 19,
  space: 20,
} as const

/** The kind of a unit; half a surrogate pair is a symbol. */
export function kindOf(unit: number): number {
  return unit < 0x250 ? LATIN[unit] : kindBeyondLatin(unit)
}

/** The kind of the unit at an offset of a text; `none` outside it. */
export function kindAt(text: string, at: number): number {
  return 0 <= at && at < text.length ? kindOf(text.charCodeAt(at)) : KIND.none
}

/** A unit with case and the variants of quotation marks and dashes levelled. */
export function level(unit: number): number {
  if (unit < 128) return 65 <= unit && unit <= 90 ? unit + 32 : unit === 96 ? 39 : unit
  const kind = kindOf(unit)
  if (kind === KIND.single) return 39
  if (kind === KIND.double) return 34
  if (kind === KIND.hyphen) return 45
  if (kind === KIND.dash) return 0x2014
  return kind === KIND.upper ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : unit
}

/** Whether a unit of this kind is a letter. */
export function isLetter(kind: number): boolean {
  return kind === KIND.lower || kind === KIND.upper || kind === KIND.letter
}

/** Whether a unit of this kind is a letter or a digit. */
export function isAlphanumeric(kind: number): boolean {
  return kind === KIND.lower || kind === KIND.upper || kind === KIND.letter || kind === KIND.digit
}

const ASCII_MARKS: Readonly<Record<string, number>> = {
  '.': KIND.period,
  ',': KIND.comma,
  '!': KIND.mark,
  '?': KIND.mark,
  "'": KIND.single,
  '`': KIND.single,
  '´': KIND.single,
  '"': KIND.double,
  '«': KIND.double,
  '»': KIND.double,
  '-': KIND.hyphen,
  '(': KIND.open,
  '[': KIND.open,
  '{': KIND.open,
  ')': KIND.close,
  ']': KIND.close,
  '}': KIND.close,
  ':': KIND.colon,
  ';': KIND.colon,
  '/': KIND.slash,
  '\\': KIND.slash,
  $: KIND.currency,
  '¢': KIND.currency,
  '£': KIND.currency,
  '¥': KIND.currency,
  '%': KIND.percent,
}

const LATIN = Uint8Array.from({ length: 0x250 }, (_, unit) => kindOfLatin(unit))

function kindOfLatin(unit: number): number {
  if (isSpace(unit)) return KIND.space
  if (48 <= unit && unit <= 57) return KIND.digit
  const marked = ASCII_MARKS[String.fromCharCode(unit)]
  if (marked !== undefined) return marked
  if (unit === 0xad) return KIND.letter
  return letterKind(unit) ?? KIND.symbol
}

function letterKind(unit: number): number | undefined {
  const character = String.fromCharCode(unit)
  if (character.toLowerCase() !== character) return KIND.upper
  if (character.toUpperCase() !== character) return KIND.lower
  return /\p{L}|\p{M}/u.test(character) ? KIND.letter : undefined
}

function kindBeyondLatin(unit: number): number {
  if (isSpace(unit)) return KIND.space
  if (0x2010 <= unit && unit <= 0x2015) return unit < 0x2012 ? KIND.hyphen : KIND.dash
  if ((0x2018 <= unit && unit <= 0x201b) || unit === 0x2032) return KIND.single
  if ((0x201c <= unit && unit <= 0x201f) || unit === 0x2033) return KIND.double
  if (unit === 0x2026) return KIND.ellipsis
  if (0x20a0 <= unit && unit <= 0x20cf) return KIND.currency
  if (0x2000 <= unit && unit <= 0x2bff) return isJoiner(unit) ? KIND.letter : KIND.symbol
  if ((0x3000 <= unit && unit <= 0x303f) || (0xd800 <= unit && unit <= 0xdfff)) return KIND.symbol
  if (isJoiner(unit)) return KIND.letter
  return letterKind(unit) ?? KIND.symbol
}

/** Zero-width joiners, direction marks and variation selectors: they hold to the letters about them. */
function isJoiner(unit: number): boolean {
  return (0x200b <= unit && unit <= 0x200f) || (0x202a <= unit && unit <= 0x202e) || (0xfe00 <= unit && unit <= 0xfe0f)
}
