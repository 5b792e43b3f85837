/** How often a thing may be done: so many times at once, and then once in so many seconds. */
export interface Limit {
  readonly atOnce: number
  readonly seconds: number
}

/** So many are counted at once; who did nothing for longest is forgotten first. */
const MOST = 20_000

/** Counts who does a thing how often. */
export class Buckets {
  private readonly limit: Limit
  private readonly clock: () => number
  /** When each will have as many left as at first. */
  private readonly fullAt = new Map<string, number>()

  /** @param clock the moment, in milliseconds since 1970. */
  constructor(limit: Limit, clock: () => number) {
    this.limit = limit
    this.clock = clock
  }

  /** Counts one; where there is none left, none is, and it gives in how many seconds there will be. */
  take(key: string): number | undefined {
    const { atOnce, seconds } = this.limit
    const now = this.clock()
    const full = Math.max(now, this.fullAt.get(key) ?? now) + seconds * 1000
    const early = full - now - atOnce * seconds * 1000
    if (early > 0) return Math.ceil(early / 1000)
    this.fullAt.delete(key)
    this.fullAt.set(key, full)
    if (this.fullAt.size > MOST) this.fullAt.delete(this.fullAt.keys().next().value as string)
    return undefined
  }
}

/** Of an address what its owner cannot change at will: of IPv6 the network. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [front, back = []] = plain
    .split('%')[0]
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}
