import { finish, HASH_SEED, mix } from '../model/hash.ts'

/** Longest word that the list is asked for, in UTF-16 units. */
export const LONGEST = 8

/** Known words and what each corpus makes of them: a hash of the word → a small number (0: not known). */
export class WordList {
  private readonly cells: Int32Array
  private readonly kinds: Uint8Array
  private readonly mask: number

  private constructor(keys: Int32Array, kinds: Uint8Array) {
    let capacity = 16
    while (capacity < 2 * keys.length) capacity *= 2
    this.mask = capacity - 1
    this.cells = new Int32Array(capacity)
    this.kinds = new Uint8Array(capacity)
    for (let row = 0; row < keys.length; row++) {
      let slot = keys[row] & this.mask
      while (this.kinds[slot] !== 0) slot = (slot + 1) & this.mask
      this.cells[slot] = keys[row]
      this.kinds[slot] = kinds[row]
    }
  }

  static of(keys: Int32Array, kinds: Uint8Array): WordList {
    return new WordList(keys, kinds)
  }

  /** What is known of the word with this running hash and length. */
  kind(hash: number, length: number): number {
    const key = finish(hash ^ length)
    let slot = key & this.mask
    while (this.kinds[slot] !== 0) {
      if (this.cells[slot] === key) return this.kinds[slot]
      slot = (slot + 1) & this.mask
    }
    return 0
  }
}

/** The key of a word in the list. */
export function wordKey(units: readonly number[]): number {
  let hash = HASH_SEED
  for (const unit of units) hash = mix(hash, unit)
  return finish(hash ^ units.length)
}
