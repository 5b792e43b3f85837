import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const KEY_BYTES = 32

/** A key that nobody can guess. */
export function newKey(random: (size: number) => Uint8Array): string {
  return Buffer.from(random(KEY_BYTES)).toString('base64url')
}

/** What a session is kept by: its key cannot be told from it. */
export function sessionId(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** What a session’s requests for changes carry beside its key: made of the key, so that it need not be kept. */
export function csrfOf(key: string): string {
  return createHmac('sha256', key).update('readout csrf').digest('base64url')
}

/** Whether two keys are one; takes as long wherever they differ. */
export function isSameKey(one: string, other: string): boolean {
  const [a, b] = [one, other].map((key) => createHash('sha256').update(key).digest())
  return timingSafeEqual(a, b)
}
