import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Paging } from '../filter.ts'
import { type Condition, type Days, type Db, pageConditions, whereAll } from './conditions.ts'

/** A search: a table whose rows come in the record’s order, each with an entry. */
export interface Search {
  readonly from: RawBuilder<unknown>
  readonly place: string
  readonly conditions: readonly Condition[]
  /** Designations for each of which it is asked: in the stead of `EACH`. */
  readonly designations?: readonly number[]
}

const MARK = Symbol('a designation')

/** Where a search has a designation: it is written once for all of them. */
export const EACH: RawBuilder<unknown> = sql`${MARK}`

/** Places of what several searches find, each once, one more than a page holds: each search ends as soon as it has filled the page. */
export async function placesFound(
  db: Db,
  searches: readonly Search[],
  conditions: readonly Condition[],
  days: Days,
  paging: Paging,
): Promise<number[]> {
  const found: number[] = []
  for (const search of searches) {
    const { sql: text, parameters } = queryOf(search, conditions, days, paging).compile(db)
    for (const designation of search.designations ?? [undefined]) {
      const values = parameters.map((value) => (value === MARK ? designation : value))
      const { rows } = await db.executeQuery<{ place: number }>(CompiledQuery.raw(text, values))
      for (const { place } of rows) found.push(place)
    }
  }
  return pagePlaces(found, paging)
}

/** Each of some places once, in a page’s order, one more than it holds. */
export function pagePlaces(places: readonly number[], { isOldestFirst, limit }: Paging): number[] {
  const sorted = [...new Set(places)].sort((one, other) => (isOldestFirst ? one - other : other - one))
  return sorted.slice(0, limit + 1)
}

function queryOf(
  { from, place, conditions: own }: Search,
  conditions: readonly Condition[],
  days: Days,
  paging: Paging,
): RawBuilder<unknown> {
  const at = sql.ref(place)
  const where = whereAll([...own, ...conditions, ...pageConditions(at, days, paging)])
  const order = paging.isOldestFirst ? sql`ASC` : sql`DESC`
  return sql`SELECT ${at} AS place FROM ${from} ${where} ORDER BY ${at} ${order} LIMIT ${paging.limit + 1}`
}
