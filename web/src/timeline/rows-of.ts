import type { MergedExchange, StatementEntry } from '../api/entries.ts'

/** A row of the timeline. `opens` is the day whose heading stands above it; absent where the day goes on. */
export type TimelineRow = (
  | { readonly kind: 'statement'; readonly entry: StatementEntry }
  | { readonly kind: 'exchange'; readonly exchange: MergedExchange }
) & { readonly day: string; readonly opens?: true }

/**
 * The rows of a page: of each day its exchanges, then its statements, in the order of the page.
 *
 * @param lastDay the day that the page before ended with; absent for the first.
 */
export function rowsOf(
  entries: readonly StatementEntry[],
  exchanges: readonly MergedExchange[],
  { isOldestFirst, lastDay }: { readonly isOldestFirst: boolean; readonly lastDay?: string },
): readonly TimelineRow[] {
  const days = new Map<string, { exchanges: MergedExchange[]; entries: StatementEntry[] }>()
  const of = (day: string) => {
    const known = days.get(day) ?? { exchanges: [], entries: [] }
    days.set(day, known)
    return known
  }
  for (const exchange of exchanges) of(exchange.day ?? '').exchanges.push(exchange)
  for (const entry of entries) of(entry.said ?? '').entries.push(entry)
  let before = lastDay
  return [...days]
    .toSorted(([one], [other]) => byDay(one, other, isOldestFirst))
    .flatMap(([day, those]) => {
      const rows: TimelineRow[] = [
        ...those.exchanges.map((exchange) => ({ kind: 'exchange' as const, exchange, day })),
        ...those.entries.map((entry) => ({ kind: 'statement' as const, entry, day })),
      ]
      if (day === before) return rows
      before = day
      return rows.map((row, at) => (at === 0 ? { ...row, opens: true as const } : row))
    })
}

/** What has no day comes last, whichever way time goes. */
function byDay(one: string, other: string, isOldestFirst: boolean): number {
  if (one === other) return 0
  if (one === '') return 1
  if (other === '') return -1
  return one < other === isOldestFirst ? -1 : 1
}

/** What tells a row from the others. */
export function keyOfRow(row: TimelineRow): string {
  return row.kind === 'exchange' ? row.exchange.id : `${row.entry.story} ${row.entry.id}`
}
