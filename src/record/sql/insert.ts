import { CompiledQuery, type Kysely } from 'kysely'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { chunks } from './sql-rows.ts'

type Table = Exclude<keyof Database, 'migration'>

/** Queries that were made, by table, number of rows and what is done where a row is there. */
const made = new WeakMap<Dialect, Map<string, string>>()

/**
 * Puts rows in, all with the same columns. The query is made of its table’s columns once and then kept: building one anew for
 * each report takes longer than SQLite does to run it. Tells how many were put in.
 *
 * @param onConflict what is done where a row’s key is there already; else that is an error.
 */
export async function insertRows<T extends Table>(
  db: Kysely<Database>,
  dialect: Dialect,
  table: T,
  rows: readonly Database[T][],
  onConflict: '' | 'ON CONFLICT DO NOTHING' = '',
): Promise<number> {
  if (rows.length === 0) return 0
  let nPut = 0
  const columns = Object.keys(rows[0]) as (keyof Database[T] & string)[]
  for (const some of chunks(rows, Math.min(MOST_ROWS, dialect.nValues / columns.length))) {
    const values = some.flatMap((row) => columns.map((column) => row[column]))
    const query = queryOf(dialect, table, columns, some.length, onConflict)
    const { numAffectedRows = 0n } = await db.executeQuery(CompiledQuery.raw(query, values))
    nPut += Number(numAffectedRows)
  }
  return nPut
}

/** So many rows at once at most: a query of more is no faster, and there are fewer to keep. */
const MOST_ROWS = 64

function queryOf(dialect: Dialect, table: string, columns: readonly string[], n: number, onConflict: string): string {
  const known = made.get(dialect) ?? new Map<string, string>()
  made.set(dialect, known)
  const key = `${table} ${columns.join(' ')} ${n} ${onConflict}`
  const query = known.get(key) ?? makeQuery(dialect, table, columns, n, onConflict)
  known.set(key, query)
  return query
}

function makeQuery(
  { parameter }: Dialect,
  table: string,
  columns: readonly string[],
  n: number,
  onConflict: string,
): string {
  const row = (at: number) => `(${columns.map((_, i) => parameter(at * columns.length + i + 1)).join(', ')})`
  const rows = Array.from({ length: n }, (_, at) => row(at)).join(', ')
  const names = columns.map((column) => `"${column}"`).join(', ')
  return `INSERT INTO "${table}" (${names}) VALUES ${rows} ${onConflict}`
}
