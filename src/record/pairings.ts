import { pairStatements, type ReadVersion, type StatementPair } from '../changes/index.ts'
import type { Statement } from '../schema/index.ts'

/** One text with the statements read in it. */
export interface Side extends ReadVersion {
  /** Id of the reading: equal ids, equal sides. */
  readonly id: string
}

/** Which statements of two sides are one, each computed once. */
export class Pairings {
  private readonly known = new Map<string, readonly StatementPair[]>()

  of(before: Side, after: Side): readonly StatementPair[] {
    const key = `${before.id} ${after.id}`
    const known = this.known.get(key) ?? pair(before, after)
    this.known.set(key, known)
    return known
  }
}

function pair(before: Side, after: Side): StatementPair[] {
  if (before.id === after.id) return before.statements.map(({ id }) => ({ before: id, after: id, isSame: true }))
  if (before.text === after.text) return sameText(before.statements, after.statements)
  return pairStatements(before, after)
}

/** Of one text read with two days of publication: one statement, one id. */
function sameText(before: readonly Statement[], after: readonly Statement[]): StatementPair[] {
  const ids = new Set(after.map(({ id }) => id))
  return before.filter(({ id }) => ids.has(id)).map(({ id }) => ({ before: id, after: id, isSame: true }))
}
