import { placesOf } from '../day.ts'
import { type Paging, startOf } from '../filter.ts'
import type { Placed } from '../tables.ts'

/** Whether a value is one of those asked for; any is, where nothing is asked. */
export function isOneOf<T>(value: T | undefined, asked: readonly T[] | undefined): boolean {
  return asked === undefined || (value !== undefined && asked.includes(value))
}

/** Rows with their places, each its own. */
export function place<T>(rows: readonly T[], placeOfRow: (row: T) => number): Placed<T>[] {
  const taken = new Set<number>()
  return rows.map((item) => {
    let at = placeOfRow(item)
    while (taken.has(at)) at++
    taken.add(at)
    return { place: at, item }
  })
}

/** The rows between the days asked for and after the page before, in the order asked for. */
export function part<T>(
  placed: readonly Placed<T>[],
  { since, until }: { readonly since?: string; readonly until?: string },
  paging: Paging,
): Placed<T>[] {
  const { from, below } = placesOf(since, until)
  const first = from ?? Number.NEGATIVE_INFINITY
  const start = startOf(paging)
  const isAfter = (at: number) => start === undefined || (paging.isOldestFirst ? at > start : at < start)
  return placed
    .filter(({ place: at }) => at >= first && (below === undefined || at < below) && isAfter(at))
    .toSorted((a, b) => (paging.isOldestFirst ? a.place - b.place : b.place - a.place))
}
