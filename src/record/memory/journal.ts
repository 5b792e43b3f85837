/** A map that can take back what was done to it since a moment. */
export class Journal<K, V> {
  private readonly entries = new Map<K, V>()
  private readonly undone: (() => void)[]

  /** @param undone where to note how each change is taken back, in order. */
  constructor(undone: (() => void)[]) {
    this.undone = undone
  }

  get(key: K): V | undefined {
    return this.entries.get(key)
  }

  has(key: K): boolean {
    return this.entries.has(key)
  }

  set(key: K, value: V): void {
    const [had, former] = [this.entries.has(key), this.entries.get(key)]
    this.undone.push(() => (had ? this.entries.set(key, former as V) : this.entries.delete(key)))
    this.entries.set(key, value)
  }

  delete(key: K): void {
    const former = this.entries.get(key)
    if (!this.entries.delete(key)) return
    this.undone.push(() => this.entries.set(key, former as V))
  }

  values(): V[] {
    return [...this.entries.values()]
  }

  keys(): K[] {
    return [...this.entries.keys()]
  }
}
