import type { Span } from './span.ts'

/**
 * Converts offsets of one text between UTF-16 units (ours, JavaScript's) and Unicode code points (W3C Web Annotation's,
 * Python's). A lone surrogate counts as one code point. Built in one pass; each conversion is a binary search over the
 * text's surrogate pairs.
 */
export class CodePoints {
  /** UTF-16 offsets of the second half of each surrogate pair, ascending. */
  private readonly seconds: readonly number[]
  private readonly nUnits: number

  private constructor(seconds: readonly number[], nUnits: number) {
    this.seconds = seconds
    this.nUnits = nUnits
  }

  /** The code points of `text`. */
  static of(text: string): CodePoints {
    const seconds: number[] = []
    for (let at = 0; at + 1 < text.length; at++) {
      if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) seconds.push(++at)
    }
    return new CodePoints(seconds, text.length)
  }

  /** How many code points the text has. */
  get length(): number {
    return this.nUnits - this.seconds.length
  }

  /**
   * The code-point offset of a UTF-16 offset. An offset between the halves of a pair counts as the pair's start.
   *
   * @throws RangeError when the offset is outside the text.
   */
  fromUnits(offset: number): number {
    check(offset, this.nUnits, 'UTF-16 units')
    return offset - nAtMost(this.seconds, offset)
  }

  /**
   * The UTF-16 offset of a code-point offset.
   *
   * @throws RangeError when the offset is outside the text.
   */
  toUnits(offset: number): number {
    check(offset, this.length, 'code points')
    let low = 0
    let high = this.seconds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.seconds[middle] - middle <= offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }

  /**
   * The span (UTF-16) with the whole of each code point that one of its bounds stands within.
   *
   * @throws RangeError when a bound is outside the text.
   */
  around({ start, end }: Span): Span {
    const last = this.toUnits(this.fromUnits(end))
    return { start: this.toUnits(this.fromUnits(start)), end: last === end ? end : end + 1 }
  }
}

function check(offset: number, length: number, unit: string): void {
  if (!(Number.isInteger(offset) && 0 <= offset && offset <= length)) {
    throw new RangeError(`Offset ${offset} is outside a text of ${length} ${unit}`)
  }
}

function nAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] <= value) low = middle + 1
    else high = middle
  }
  return low
}

function isHigh(unit: number): boolean {
  return 0xd800 <= unit && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return 0xdc00 <= unit && unit <= 0xdfff
}
