import type { StatementActor, StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'

/** The roles of a statement that are spans of its version, in the order they are written in. */
export const ROLES = ['source', 'cue', 'content', 'addressee', 'via'] as const

/** A role of a statement that is spans of its version. */
export type Role = (typeof ROLES)[number]

/** The words of `spans`, with an ellipsis for what lies between them; absent where there are no spans. */
export function words(spans: readonly ExactSpan[]): string | undefined {
  return spans.length ? spans.map((at) => at.exact).join(' … ') : undefined
}

/** Whom the words of a role mean, in order. */
export function actorsIn(entry: Pick<StatementEntry, 'actors'>, role: StatementActor['role']): StatementActor[] {
  return entry.actors.filter((actor) => actor.role === role)
}

/** Whether it still is a statement of the record: its story’s latest version has it and no person rejected it. */
export function holds(entry: StatementEntry): boolean {
  return entry.state === 'stands' && entry.review?.decision !== 'rejected'
}

/** The statements that `holds` is true of. */
export async function* holding(entries: AsyncIterable<StatementEntry>): AsyncGenerator<StatementEntry> {
  for await (const entry of entries) if (holds(entry)) yield entry
}

/** `list`, or nothing where it is empty: JSON leaves out what is absent. */
export function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length ? list : undefined
}
