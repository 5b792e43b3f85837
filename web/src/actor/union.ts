import type { ActorEntry, Review } from '../api/entries.ts'

/** What two actors will be when they are one. */
export interface Union {
  readonly names: readonly string[]
  readonly nStatements: number
}

/** What an actor and the one it is merged into will be together: names of both, each once, in the order of the script. */
export function unionOf(one: ActorEntry, into: ActorEntry): Union {
  const names = [...new Set([into.name, ...into.aliases, one.name, ...one.aliases])]
  const [first, ...others] = names
  return { names: [first, ...others.sort()], nStatements: one.nStatements + into.nStatements }
}

/**
 * Which of two goes on as the other: the one with fewer statements, and a story’s own before one of the whole record, so that links
 * to the better known one stay.
 */
export function directionOf(one: ActorEntry, other: ActorEntry): readonly [of: ActorEntry, into: ActorEntry] {
  const isFirst = other.kind === 'unnamed' || (one.kind !== 'unnamed' && one.nStatements > other.nStatements)
  return isFirst ? [other, one] : [one, other]
}

/** The reviews that hold, latest first: of each pair the last, unless that one was withdrawn. */
export function holdingReviews(reviews: readonly Review[]): readonly Review[] {
  const last = new Map<string, Review>()
  for (const review of reviews) {
    if (review.other !== undefined) last.set([review.of, review.other].sort().join(' '), review)
  }
  return [...last.values()].filter(({ decision }) => decision !== 'withdrawn').reverse()
}
