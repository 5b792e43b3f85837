import { scrypt, timingSafeEqual } from 'node:crypto'

/** What it costs to try a password: `2 ** logN` blocks of `128 * r` bytes, `p` times. */
export interface ScryptCost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** 128 MB and some 0.3 s a try. */
export const COST: ScryptCost = { logN: 17, r: 8, p: 1 }

const SALT_BYTES = 16
const HASH_BYTES = 32
/** So many passwords are tried at once: each takes its memory. */
const AT_ONCE = 2

/** Passwords as they are kept: `scrypt$17$8$1$salt$hash`, so that what one was made with is known when the cost has grown. */
export class Passwords {
  private readonly waiting: (() => void)[] = []
  private nRunning = 0
  private readonly random: (size: number) => Uint8Array
  private readonly cost: ScryptCost

  constructor(random: (size: number) => Uint8Array, cost: ScryptCost) {
    this.random = random
    this.cost = cost
  }

  async keep(password: string): Promise<string> {
    const salt = Buffer.from(this.random(SALT_BYTES))
    const hash = await this.hash(password, salt, this.cost)
    const { logN, r, p } = this.cost
    return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
  }

  /** Whether a password is the one that was kept; where none was, no, after as much work. */
  async isKept(password: string, kept: string | undefined): Promise<boolean> {
    if (kept === undefined) {
      await this.hash(password, Buffer.alloc(SALT_BYTES), this.cost)
      return false
    }
    const [, logN, r, p, salt, hash] = kept.split('$')
    const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
    const found = await this.hash(password, Buffer.from(salt, 'base64url'), cost)
    return timingSafeEqual(found, Buffer.from(hash, 'base64url'))
  }

  /** Whether a password that was kept should be kept anew: it was made at another cost. */
  isOutdated(kept: string): boolean {
    const { logN, r, p } = this.cost
    return !kept.startsWith(['scrypt', logN, r, p, ''].join('$'))
  }

  private async hash(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
    if (this.nRunning >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.nRunning++
    try {
      return await scryptOf(password.normalize('NFC'), salt, cost)
    } finally {
      // Its place goes to who waits longest.
      const next = this.waiting.shift()
      if (next === undefined) this.nRunning--
      else next()
    }
  }
}

function scryptOf(password: string, salt: Uint8Array, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 128 * r * (2 ** logN + p + 2) }
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)))
  })
}
