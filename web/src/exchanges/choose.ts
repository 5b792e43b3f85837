import type { MergedExchange, StatementEntry } from '../api/entries.ts'
import type { ViewAsked } from './view-asked.ts'

/** The days that are shown, both included. */
export interface Span {
  readonly since: string
  readonly until: string
}

/**
 * Which days a page of statements covers: those asked for, else as many whole days as the page holds. A day that the page ends within is
 * left for the next one, unless it is the only one.
 *
 * @param hasMore whether the page ended before all statements did.
 */
export function spanOf(
  entries: readonly StatementEntry[],
  hasMore: boolean,
  { since, until }: Pick<ViewAsked, 'since' | 'until'>,
): { readonly span?: Span; readonly entries: readonly StatementEntry[]; readonly isCut: boolean } {
  if (since !== undefined && until !== undefined) return { span: { since, until }, entries, isCut: hasMore }
  const days = [...new Set(entries.flatMap(({ said }) => said ?? []))].toSorted()
  if (days.length === 0) return { entries, isCut: hasMore }
  const partial = !hasMore || days.length === 1 ? undefined : since === undefined ? days[0] : days[days.length - 1]
  const kept = days.filter((day) => day !== partial)
  return {
    span: { since: since ?? kept[0], until: until ?? kept[kept.length - 1] },
    entries: entries.filter(({ said }) => said !== partial),
    isCut: hasMore && partial === undefined,
  }
}

/** Of more than are drawn, those that were said to somebody or in an exchange first, then the surest; in the order in which they came. */
export function chooseStatements(
  entries: readonly StatementEntry[],
  exchanges: readonly MergedExchange[],
  most: number,
): readonly StatementEntry[] {
  const inExchange = new Set(exchanges.flatMap(({ statements }) => statements))
  const isTold = ({ id, statement }: StatementEntry) => inExchange.has(id) || statement.addressee.length > 0
  const ranked = entries
    .filter(({ repeats }) => repeats === undefined)
    .toSorted(
      (one, other) =>
        Number(isTold(other)) - Number(isTold(one)) || other.statement.probability - one.statement.probability,
    )
  const chosen = new Set(ranked.slice(0, most))
  return entries.filter((entry) => chosen.has(entry))
}
