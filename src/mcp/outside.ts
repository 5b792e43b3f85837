/**
 * Text from outside as it is served: what is not seen, or makes other text be seen differently, as U+FFFD. One unit stands for
 * one unit, so that offsets hold.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (found) => '\ufffd'.repeat(found.length))
}

/**
 * Control characters but tab and line breaks, bidirectional controls, invisible operators, tags, lone surrogates. A variation
 * selector belongs to the character before it; one behind another belongs to nothing and can carry hidden text.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\u{e0000}-\u{e007f}]|(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|\p{Surrogate}/gu

/**
 * Text from outside in the lines of an answer: a JSON string, which nothing in it can end. Line breaks are escaped, and so is
 * what could pass for the markup by which a program tells parts of a conversation apart.
 */
export function quoted(text: string): string {
  return JSON.stringify(visible(text)).replace(/[<>\u2028\u2029]/g, escaped)
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** An id or a rule’s name in the lines of an answer: as it is where it is one word, quoted where it may be anything. */
export function word(text: string): string {
  return /^[\w.:/+-]{1,80}$/.test(text) ? text : quoted(text)
}

/** The first units of a text, no character cut in two. */
export function firstUnits(text: string, most: number): string {
  if (text.length <= most) return text
  return text.slice(0, isPairCut(text, most) ? most - 1 : most)
}

function isPairCut(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
}

/** A piece of a long text. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Units of the whole text. */
  readonly length: number
  /** Where the next piece starts; absent of the last. */
  readonly next?: number
  readonly text: string
}

/**
 * The piece of a text that starts at an offset: it ends behind a line where it can, and cuts no character in two.
 *
 * @throws RangeError when the text does not reach so far.
 */
export function pieceAt(text: string, start: number, most: number): Piece {
  const { length } = text
  if (start > length) throw new RangeError(`The text has ${length} units, got ${start} as start`)
  const whole = firstUnits(text.slice(start), most)
  const line = whole.lastIndexOf('\n') + 1
  const piece = start + whole.length < length && line > most / 2 ? whole.slice(0, line) : whole
  const end = start + piece.length
  return { start, end, length, ...(end < length && { next: end }), text: visible(piece) }
}
