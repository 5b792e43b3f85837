import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { keepRecord } from '../keep.ts'
import type { Names } from '../names.ts'
import type { OpenOptions } from '../open-options.ts'
import type { Database } from '../sql/columns.ts'
import { openTables } from '../sql/sql-tables.ts'
import type { RecordStore } from '../store.ts'
import { postgresDialect } from './postgres-dialect.ts'

/**
 * A record in a database of PostgreSQL (13 or later), for a team that shares it; its tables are made where there are none.
 *
 * @param pool connections, as `pg` has them, that give whole numbers of 64 bits as numbers (`wholeNumbers`); the record
 * closes them.
 * @param name what the database is called in messages.
 * @throws RecordFormatError when the database is no record of this release.
 */
export async function openPostgres(
  pool: PostgresPool,
  names: Names,
  name: string,
  options: OpenOptions = {},
): Promise<RecordStore> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return keepRecord(await openTables(db, postgresDialect, name, options), names)
}
