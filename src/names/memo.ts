/** What was once computed, by key; it holds at most so many and starts anew when it is full. */
export class Memo<K, V> {
  private readonly known = new Map<K, V>()
  private readonly most: number
  /** How often something was computed. */
  nMade = 0

  constructor(most: number) {
    this.most = most
  }

  /** What is known under a key, else what `make` gives, which must depend on the key alone and be something. */
  get(key: K, make: () => V): V {
    const found = this.known.get(key)
    if (found !== undefined) return found
    const made = make()
    this.nMade++
    if (this.known.size >= this.most) this.known.clear()
    this.known.set(key, made)
    return made
  }
}
