/** By what right, and how surely, a statement’s words are taken to mean an actor. */
export interface ResolvedBy {
  readonly rule: string
  readonly probability: number
}

/** Somebody unnamed is its story’s own. */
export const UNNAMED: ResolvedBy = { rule: 'unnamed', probability: 1 }

/** People said who it is. */
export const BY_PEOPLE: ResolvedBy = { rule: 'reviewed', probability: 1 }

/** By what right a designation is taken to mean its actor. */
export function resolvedBy({ actor, resolved, rule, probability }: ResolvedBy & Meant): ResolvedBy {
  return actor === resolved ? { rule, probability } : BY_PEOPLE
}

/** Whom a designation means: by the rules alone, and as people decided. */
interface Meant {
  readonly resolved: string
  readonly actor: string
}
