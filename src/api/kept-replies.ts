import type { Replies, Reply } from './replies.ts'

/** How replies are kept. */
export interface Keeping {
  /** What replies to an address depend on, as a text: another one, and what is kept of it holds no more. */
  readonly stamp: (address: string) => Promise<string>
  /** How many bytes are kept; what was asked for longest ago goes first. */
  readonly mostBytes: number
}

/** Keeps replies for as long as nothing changes that they depend on. What several ask for at the same time is found once. */
export function keptReplies(replies: Replies, { stamp, mostBytes }: Keeping): Replies {
  const kept = new Kept(mostBytes)
  const underway = new Map<string, Underway>()
  return async (address, asked) => {
    const key = `${await stamp(address)} ${address}`
    const found = kept.get(key)
    if (found !== undefined) return found
    const one = underway.get(key) ?? new Underway((signal) => replies(address, { signal }))
    if (!underway.has(key)) {
      underway.set(key, one)
      const over = () => underway.delete(key)
      one.reply
        .then(
          (reply) => reply.status === 200 && kept.set(key, reply),
          () => undefined,
        )
        .finally(over)
      one.onLeft(over)
    }
    return one.waitFor(asked.signal)
  }
}

/** A reply that is being found, and how many wait for it: once nobody does, it need not be. */
class Underway {
  readonly reply: Promise<Reply>
  private readonly leaving = new AbortController()
  private nWaiting = 0

  constructor(find: (signal: AbortSignal) => Promise<Reply>) {
    this.reply = find(this.leaving.signal)
  }

  onLeft(tell: () => void): void {
    this.leaving.signal.addEventListener('abort', tell, { once: true })
  }

  async waitFor(signal: AbortSignal): Promise<Reply> {
    const leave = () => {
      if (--this.nWaiting === 0) this.leaving.abort()
    }
    this.nWaiting++
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
    try {
      return await this.reply
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }
}

/** So many bytes a reply takes beside its body. */
const OVERHEAD = 1000

/** Replies by key, as many as there is room for. */
class Kept {
  private readonly replies = new Map<string, Reply>()
  private readonly mostBytes: number
  private nBytes = 0

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes
  }

  get(key: string): Reply | undefined {
    const reply = this.replies.get(key)
    if (reply === undefined) return undefined
    // The one asked for last stands last.
    this.replies.delete(key)
    this.replies.set(key, reply)
    return reply
  }

  set(key: string, reply: Reply): void {
    if (this.replies.has(key) || sizeOf(reply) > this.mostBytes) return
    this.replies.set(key, reply)
    this.nBytes += sizeOf(reply)
    for (const [oldest, gone] of this.replies) {
      if (this.nBytes <= this.mostBytes) break
      this.replies.delete(oldest)
      this.nBytes -= sizeOf(gone)
    }
  }
}

function sizeOf({ body }: Reply): number {
  return body.byteLength + OVERHEAD
}
