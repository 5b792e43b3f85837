import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const KEY_BYTES = 32

/** A key that nobody can guess. */
export function newKey(random: (size: number) => Uint8Array): string {
  return Buffer.from(random(KEY_BYTES)).toString('base64url')
}

/** How each key for a program begins: where one was left lying about, it is known for what it is. */
const PROGRAM = 'readout_'

/** A key for a program that nobody can guess. */
export function newProgramKey(random: (size: number) => Uint8Array): string {
  return `${PROGRAM}${newKey(random)}`
}

/** Whether a key is one for a program, and none of a session. */
export function isProgramKey(key: string): boolean {
  return key.startsWith(PROGRAM)
}

/** What is kept of a key: it cannot be told from it. */
export function hashOf(key: string): string {
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
