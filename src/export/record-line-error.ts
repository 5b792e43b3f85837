/** A line of a file in the record’s own format that is not what it should be. */
export class RecordLineError extends Error {
  override readonly name = 'RecordLineError'
  /** Counted from 1. */
  readonly line: number
  readonly came: string
  readonly expected: string

  constructor(line: number, came: string, expected: string) {
    super(`Line ${line}: expected ${expected}, came ${came}`)
    this.line = line
    this.came = came
    this.expected = expected
  }
}
