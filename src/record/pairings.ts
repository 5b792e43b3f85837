import type { Statement } from '../schema/index.ts'

/** One text with the statements read in it. */
export interface Side {
  /** Id of the reading: equal ids, equal sides. */
  readonly id: string
  readonly text: string
  readonly statements: readonly Statement[]
}

/** Which statement of one text is which of another. One without the other was dropped or added. */
export interface Pairing {
  readonly before?: string
  readonly after?: string
  /** In the same words, by the same source. */
  readonly isSame: boolean
}

/** Pairings of sides, each computed once. */
export class Pairings {
  private readonly known = new Map<string, readonly Pairing[]>()

  of(before: Side, after: Side): readonly Pairing[] {
    const key = `${before.id} ${after.id}`
    const known = this.known.get(key) ?? pair(before, after)
    this.known.set(key, known)
    return known
  }
}

function pair(before: Side, after: Side): Pairing[] {
  if (before.id === after.id) return before.statements.map(({ id }) => ({ before: id, after: id, isSame: true }))
  const wordsOf = ({ source, cue, content }: Statement) =>
    JSON.stringify([source, cue, content].map((spans) => spans.map(({ exact }) => exact)))
  const rest = new Map(after.statements.map((statement) => [wordsOf(statement), statement.id]))
  const pairs: Pairing[] = before.statements.map((statement) => {
    const same = rest.get(wordsOf(statement))
    rest.delete(wordsOf(statement))
    return { before: statement.id, ...(same !== undefined && { after: same }), isSame: same !== undefined }
  })
  return [...pairs, ...[...rest.values()].map((id) => ({ after: id, isSame: false }))]
}
