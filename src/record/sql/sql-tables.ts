import type { Kysely } from 'kysely'
import type { OpenOptions } from '../open-options.ts'
import type { Rows, Tables } from '../tables.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { migrate } from './migrations.ts'
import { SqlRows } from './sql-rows.ts'
import { Writes } from './writes.ts'

/**
 * The tables of a record in a database, brought up to date first.
 *
 * @throws RecordFormatError when the database is of a later release, or holds something else.
 */
export async function openTables(
  db: Kysely<Database>,
  dialect: Dialect,
  name: string,
  options: OpenOptions = {},
): Promise<Tables> {
  await db.connection().execute((connection) => migrate(connection, dialect, name, options))
  const writes = new Writes(db, dialect)
  return {
    ...readTables(db, dialect),
    write: <T>(work: (rows: Rows) => Promise<T>) => writes.run(work),
    close: async () => {
      await writes.end()
      await db.destroy()
    },
  }
}

/** The tables of a record that another connection brought up to date: to be read alone. */
export function readTables(db: Kysely<Database>, dialect: Dialect): Tables {
  return {
    read: (work) => work(new SqlRows(db, dialect)),
    write: () => Promise.reject(new Error('These tables are read alone')),
    close: () => db.destroy(),
  }
}
