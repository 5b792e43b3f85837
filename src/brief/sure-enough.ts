import type { Sureness } from './words.ts'

/** Below this a reading is said to be unsure. */
export const UNSURE = 0.6

/** Below this a sentence does not tell over what something was said. */
export const KNOWN_CHANNEL = 0.8

/** Whether a person said that it is so, or how it is. */
export function isDecided(review: Sureness['review']): boolean {
  return review?.decision === 'confirmed' || review?.decision === 'amended'
}
