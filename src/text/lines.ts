import type { Span } from './span.ts'

/**
 * Where the lines of a text begin and end. A line ends at `\n`, `\r\n`, `\r`, U+2028 or U+2029; its span leaves the
 * line break out. A text always has at least one line, and one more than it has line breaks.
 */
export class Lines {
  private readonly starts: readonly number[]
  private readonly ends: readonly number[]
  private readonly length: number

  private constructor(starts: readonly number[], ends: readonly number[], length: number) {
    this.starts = starts
    this.ends = ends
    this.length = length
  }

  /** The lines of `text`. */
  static of(text: string): Lines {
    const starts = [0]
    const ends: number[] = []
    for (const at of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
      ends.push(at.index)
      starts.push(at.index + at[0].length)
    }
    return new Lines(starts, [...ends, text.length], text.length)
  }

  /** How many lines there are. */
  get nLines(): number {
    return this.starts.length
  }

  /**
   * The span of line `line`, counted from 0, without its line break.
   *
   * @throws RangeError when there is no such line.
   */
  span(line: number): Span {
    if (!(Number.isInteger(line) && 0 <= line && line < this.nLines)) {
      throw new RangeError(`Line ${line} is not among ${this.nLines} lines counted from 0`)
    }
    return { start: this.starts[line], end: this.ends[line] }
  }

  /** All lines' spans, in order. */
  spans(): Span[] {
    return this.starts.map((start, line) => ({ start, end: this.ends[line] }))
  }

  /**
   * The line, counted from 0, that the UTF-16 offset stands in; a line break belongs to the line it ends.
   *
   * @throws RangeError when the offset is outside the text (its end counts as inside).
   */
  lineAt(offset: number): number {
    if (!(Number.isInteger(offset) && 0 <= offset && offset <= this.length)) {
      throw new RangeError(`Offset ${offset} is outside a text of ${this.length} units`)
    }
    return lastAtMost(this.starts, offset)
  }
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle] <= value) low = middle
    else high = middle - 1
  }
  return low
}
