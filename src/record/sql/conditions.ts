import { type Kysely, type RawBuilder, sql } from 'kysely'
import { placesOf } from '../day.ts'
import { type Paging, startOf } from '../filter.ts'
import type { Database } from './columns.ts'

export type Db = Kysely<Database>

/** A condition on a row, as part of a query. */
export type Condition = RawBuilder<unknown>

/** That a column has one of some values; none where nothing is asked. */
export function oneOf(column: string, values: readonly unknown[] | undefined): Condition[] {
  if (values === undefined) return []
  if (values.length === 0) return [sql`1 = 0`]
  return [
    values.length === 1 ? sql`${sql.ref(column)} = ${values[0]}` : sql`${sql.ref(column)} IN (${sql.join(values)})`,
  ]
}

/** An origin as its rows have it: by the least id of its versions. */
export function versionOf(origin: string): string {
  return `v${origin.slice(1)}`
}

/** Conditions after WHERE; nothing where there are none. */
export function whereAll(conditions: readonly Condition[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`
}

/** A span of days, both included. */
export interface Days {
  readonly since?: string
  readonly until?: string
}

/** That an entry is of the days asked for, and after the page before. */
export function pageConditions(place: RawBuilder<unknown>, { since, until }: Days, paging: Paging): Condition[] {
  const { from, below } = placesOf(since, until)
  const start = startOf(paging)
  return [
    ...(from === undefined ? [] : [sql`${place} >= ${from}`]),
    ...(below === undefined ? [] : [sql`${place} < ${below}`]),
    ...(start === undefined ? [] : [paging.isOldestFirst ? sql`${place} > ${start}` : sql`${place} < ${start}`]),
  ]
}
