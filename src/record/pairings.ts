import { diffStatements, type ReadVersion, type StatementChange } from '../changes/index.ts'
import type { Statement } from '../schema/index.ts'

/** One text with the statements read in it. */
export interface Side extends ReadVersion {
  /** Id of the reading: equal ids, equal sides. */
  readonly id: string
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
  if (before.text === after.text) return sameText(before.statements, after.statements)
  return diffStatements(before, after).map(pairing)
}

/** Of one text read with two days of publication: one statement, one id. */
function sameText(before: readonly Statement[], after: readonly Statement[]): Pairing[] {
  const ids = new Set(after.map(({ id }) => id))
  const known = new Set(before.map(({ id }) => id))
  return [
    ...before.map(({ id }) => ({ before: id, ...(ids.has(id) && { after: id }), isSame: ids.has(id) })),
    ...after.filter(({ id }) => !known.has(id)).map(({ id }) => ({ after: id, isSame: false })),
  ]
}

/** What is altered in nothing that was said or by whom is the same for the record. */
function pairing(change: StatementChange): Pairing {
  if (change.kind === 'dropped') return { before: change.before, isSame: false }
  if (change.kind === 'added') return { after: change.after, isSame: false }
  const { before, after } = change
  const isSame = change.kind !== 'altered' || change.alterations.every(({ kind }) => MINOR.has(kind))
  return { before, after, isSame }
}

const MINOR: ReadonlySet<string> = new Set(['act', 'channel', 'addressee', 'via', 'cue', 'quotation', 'dates'])
