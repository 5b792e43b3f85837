import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { RecordFormatError } from '../errors.ts'
import type { Rows, Tables } from '../tables.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { migrations } from './migrations.ts'
import { SqlRows } from './sql-rows.ts'

/**
 * The tables of a record in a database, brought up to date first.
 *
 * @throws RecordFormatError when the database is of a later release, or holds something else.
 */
export async function openTables(db: Kysely<Database>, dialect: Dialect, name: string): Promise<Tables> {
  await migrate(db, migrations(dialect), name)
  return {
    write: (work) => db.connection().execute((connection) => transact(connection, dialect, work)),
    read: (work) => work(new SqlRows(db, dialect)),
    close: () => db.destroy(),
  }
}

/** One writer at a time, so that what a transaction computes is of what it read. */
async function transact<T>(db: Kysely<Database>, dialect: Dialect, work: (rows: Rows) => Promise<T>): Promise<T> {
  for (const query of dialect.begin) await sql.raw(query).execute(db)
  try {
    const result = await work(new SqlRows(db, dialect))
    await sql.raw('COMMIT').execute(db)
    return result
  } catch (error) {
    // The first error is what went wrong; a connection that broke cannot be rolled back, and has nothing to keep.
    await sql
      .raw('ROLLBACK')
      .execute(db)
      .catch(() => undefined)
    throw error
  }
}

async function migrate(db: Kysely<Database>, steps: Record<string, Migration>, name: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  const message = error instanceof Error ? error.message : String(error)
  throw new RecordFormatError(`${name} cannot be used as a record: ${message}`)
}
