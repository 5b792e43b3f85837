import { finish, HASH_SEED, mix } from '../model/hash.ts'

/** Features are told apart by this many bits: what training counts in a flat array. */
export const FEATURE_BITS = 22

const MASK = (1 << FEATURE_BITS) - 1
const MOST = 4096

/** The hashed features of one decision, collected in place: a template's number with up to three values. */
export class Features {
  readonly ids = new Int32Array(MOST)
  length = 0

  /** Forgets all features from `length` on. */
  clear(length = 0): void {
    this.length = length
  }

  /** Adds the feature of a template and one value. */
  add(template: number, a: number): void {
    this.push(mix(mix(HASH_SEED, template), a))
  }

  /** Adds the feature of a template and two values. */
  add2(template: number, a: number, b: number): void {
    this.push(mix(mix(mix(HASH_SEED, template), a), b))
  }

  /** Adds the feature of a template and three values. */
  add3(template: number, a: number, b: number, c: number): void {
    this.push(mix(mix(mix(mix(HASH_SEED, template), a), b), c))
  }

  /** Adds the feature of a running hash and one more value. */
  addTo(running: number, a: number): void {
    this.push(mix(running, a))
  }

  private push(hash: number): void {
    if (this.length < MOST) this.ids[this.length++] = finish(hash) & MASK
  }
}

/** One hash of two values. */
export function pair(a: number, b: number): number {
  return mix(mix(HASH_SEED, a), b)
}
