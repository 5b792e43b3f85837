import type { ProblemError } from '../api/ask.ts'

/** What a page of a brief can tell of what went wrong, in the interface’s words. */
export interface ProblemWords {
  readonly missing: string
  /** By the parameter of the address that is not what it should be. */
  readonly badOption: Readonly<Record<'since' | 'until' | 'issue', string>>
}

/** What went wrong, in the interface’s words where it has any; else in the server’s. */
export function problemTold(problem: Error, words: ProblemWords): Error {
  const { status, field } = problem as Partial<Pick<ProblemError, 'status' | 'field'>>
  if (status === 404) return new Error(words.missing)
  const told = Object.entries(words.badOption).find(([option]) => status === 400 && option === field)
  return told === undefined ? problem : new Error(told[1])
}
