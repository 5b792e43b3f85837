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

interface Days {
  readonly since?: string
  readonly until?: string
}

/** The rows between the days asked for. */
export function ofDays<T>(placed: readonly Placed<T>[], { since, until }: Days): Placed<T>[] {
  const { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = placesOf(since, until)
  return placed.filter(({ place: at }) => from <= at && at < below)
}

/** The rows between the days asked for and after the page before, in the order asked for. */
export function part<T>(placed: readonly Placed<T>[], days: Days, paging: Paging): Placed<T>[] {
  const start = startOf(paging)
  const isAfter = (at: number) => start === undefined || (paging.isOldestFirst ? at > start : at < start)
  return ofDays(placed, days)
    .filter(({ place: at }) => isAfter(at))
    .toSorted((a, b) => (paging.isOldestFirst ? a.place - b.place : b.place - a.place))
}
