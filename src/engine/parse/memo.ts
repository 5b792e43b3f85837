/** Remembers the scores of what was asked last, by three whole numbers from 0; what it forgets is only asked again. */
export class Memo {
  /** Four numbers a place. */
  readonly scores: Int32Array
  /** Whether the place that `find` gave last holds its scores already. */
  isKnown = false
  private readonly keys: Int32Array
  private readonly mask: number

  /** With room for 2^`bits` answers. */
  constructor(bits: number) {
    this.mask = (1 << bits) - 1
    this.keys = new Int32Array(3 << bits).fill(-1)
    this.scores = new Int32Array(4 << bits)
  }

  /** Forgets everything. */
  clear(): void {
    this.keys.fill(-1)
  }

  /** Where the scores of a key begin in `scores`; all 0 where they were not known. */
  find(a: number, b: number, c: number): number {
    const hash = Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b) + Math.imul(c, 0xc2b2ae35)
    const place = (hash ^ (hash >>> 15)) & this.mask
    const { keys, scores } = this
    const key = 3 * place
    const at = 4 * place
    this.isKnown = keys[key] === a && keys[key + 1] === b && keys[key + 2] === c
    if (this.isKnown) return at
    keys[key] = a
    keys[key + 1] = b
    keys[key + 2] = c
    scores.fill(0, at, at + 4)
    return at
  }
}
