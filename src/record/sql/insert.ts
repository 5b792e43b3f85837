import type { Database } from './columns.ts'
import { ask, change, parts, type Target } from './target.ts'

type Table = Exclude<keyof Database, 'migration'>

/** A row to be put in, without the number that the database gives it. */
export type NewRow<T extends Table> = Omit<Database[T], 'no'>

type OnConflict = '' | 'ON CONFLICT DO NOTHING'

/**
 * Puts rows in, all with the same columns. Tells how many were put in.
 *
 * @param onConflict what is done where a row’s key is there already; else that is an error.
 */
export async function insertRows<T extends Table>(
  to: Target,
  table: T,
  rows: readonly NewRow<T>[],
  onConflict: OnConflict = '',
): Promise<number> {
  let n = 0
  for (const { query, values } of insertions(table, rows, onConflict)) n += await change(to, query, values)
  return n
}

/** As `insertRows`. Gives the number and the id of each row that was put in, in no order. */
export async function insertNumbered<T extends 'version' | 'reading' | 'story' | 'designation' | 'actor'>(
  to: Target,
  table: T,
  rows: readonly NewRow<T>[],
  onConflict: OnConflict = '',
): Promise<{ readonly no: number; readonly id: string }[]> {
  const id = table === 'designation' ? 'key AS id' : 'id'
  const found: { no: number; id: string }[] = []
  for (const { query, values } of insertions(table, rows, onConflict)) {
    found.push(...(await ask<{ no: number; id: string }>(to, `${query} RETURNING no, ${id}`, values)))
  }
  return found
}

/** So many rows at once at most: a query of more is no faster, and there are fewer to keep. */
const MOST_ROWS = 24

function* insertions(table: string, rows: readonly object[], onConflict: OnConflict) {
  for (const some of parts(rows, MOST_ROWS)) {
    const columns = Object.keys(some[0])
    const values = some.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]))
    yield { query: queryOf(table, columns, some.length, onConflict), values }
  }
}

/** Queries that were made, by table, columns and number of rows. */
const made = new Map<string, string>()

function queryOf(table: string, columns: readonly string[], n: number, onConflict: OnConflict): string {
  const key = `${table} ${columns.join(' ')} ${n} ${onConflict}`
  const query = made.get(key) ?? makeQuery(table, columns, n, onConflict)
  made.set(key, query)
  return query
}

function makeQuery(table: string, columns: readonly string[], n: number, onConflict: OnConflict): string {
  const row = `(${columns.map(() => '?').join(', ')})`
  const rows = Array.from({ length: n }, () => row).join(', ')
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows} ${onConflict}`
}
