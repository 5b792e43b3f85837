import type { Database } from './columns.ts'
import type { Phrase } from './dialect.ts'

/**
 * Terms that tell whom a statement names, so that one search finds words of somebody: a list of what is common to both is found far
 * sooner in an index of terms than by looking at all that somebody said. No word of a text makes such a term by chance.
 */
export function namedTerms(actors: readonly Pick<Database['statement_actor'], 'role' | 'designation'>[]): string {
  return actors.flatMap(({ role, designation }) => (designation === null ? [] : [termOf(role, designation)])).join(' ')
}

/** The phrases that find statements in which one of some designations has one of some roles. */
export function namedPhrases(roles: readonly string[], designations: readonly number[]): Phrase[] {
  return roles.flatMap((role) =>
    designations.map((designation) => [{ term: termOf(role, designation), isPrefix: false }]),
  )
}

function termOf(role: string, designation: number): string {
  return `zz${role}zz${designation}`
}
