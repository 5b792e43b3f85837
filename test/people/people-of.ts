/** What a password of tests costs to try: little. */
export const CHEAP = { logN: 4, r: 8, p: 1 } as const

/** A clock that stands until it is moved on, and bytes that come in the same order each time. */
export class Moment {
  at = Date.parse('2022-03-05T12:00:00.000Z')
  private nDrawn = 0

  readonly clock = (): number => this.at
  readonly random = (size: number): Uint8Array => {
    const n = ++this.nDrawn
    return new Uint8Array(size).map((_, at) => n >> (8 * (at % 4)))
  }

  pass(milliseconds: number): void {
    this.at += milliseconds
  }
}

export const HOUR = 3_600_000
