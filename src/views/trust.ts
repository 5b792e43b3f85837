import type { StatementEntry } from '../schema/index.ts'

/** How sure statements are that rules were measured on; a link of less sure ones is less likely. */
const USUAL = 0.75

/** A rule’s probability for a link of statements: less where one of them is itself unsure, unless a person confirmed it. */
export function trust(probability: number, entries: readonly StatementEntry[]): number {
  const least = Math.min(
    ...entries.map(({ statement, review }) => (review?.decision === 'confirmed' ? 1 : statement.probability)),
  )
  return round(probability * Math.min(1, least / USUAL))
}

/** A probability to three places. */
export function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
