import { withMore } from './rows.ts'

/** From so many things on a hash table is quicker, and no larger. */
const FEW = 8

const NONE: readonly never[] = []

/** A set that is mostly of one thing or none: a hash table for each would take most of the memory. In the order of coming. */
export class FewSet<T> {
  private few: readonly T[] = NONE
  private many: Set<T> | undefined

  get size(): number {
    return this.many?.size ?? this.few.length
  }

  has(thing: T): boolean {
    return this.many?.has(thing) ?? this.few.includes(thing)
  }

  add(thing: T): void {
    if (this.many !== undefined) this.many.add(thing)
    else if (!this.has(thing)) this.append(thing)
  }

  private append(thing: T): void {
    if (this.few.length < FEW) {
      this.few = withMore(this.few, thing)
      return
    }
    this.many = new Set([...this.few, thing])
    this.few = NONE
  }

  /** Whether it was there. */
  delete(thing: T): boolean {
    if (this.many !== undefined) return this.many.delete(thing)
    const isThere = this.has(thing)
    if (isThere) this.few = this.few.filter((each) => each !== thing)
    return isThere
  }

  [Symbol.iterator](): Iterator<T> {
    return (this.many ?? this.few)[Symbol.iterator]()
  }
}
