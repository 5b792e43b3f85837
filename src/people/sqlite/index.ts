import { Kysely, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import { keepPeople, type PeopleOptions } from '../keep-people.ts'
import type { People } from '../people.ts'
import type { PeopleRows, PeopleTables } from '../rows.ts'
import type { PeopleDatabase } from './columns.ts'
import { migratePeople } from './migrations.ts'
import { SqlitePeopleRows } from './sqlite-rows.ts'

/** What is asked of a driver of SQLite, as better-sqlite3 has it. */
export interface PeopleDriver extends SqliteDatabase {
  pragma(source: string): unknown
}

/**
 * People in a database of SQLite of their own, beside the record: made where it was empty.
 *
 * @param database an open connection; the people close it. Another process may read and write the file at the same time.
 * @param name what the database is called in messages.
 * @throws PeopleFormatError when the file holds no people of this release.
 */
export async function openSqlitePeople(database: PeopleDriver, name: string, options: PeopleOptions): Promise<People> {
  database.pragma('busy_timeout = 30000')
  const db = new Kysely<PeopleDatabase>({ dialect: new SqliteDialect({ database }) })
  try {
    await inTransaction(db, (connection) => migratePeople(connection, name))
    // After that the file is known to be ours.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    // A password that was replaced is nowhere in the file.
    database.pragma('secure_delete = ON')
    return keepPeople(tablesOf(db), options)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

function tablesOf(db: Kysely<PeopleDatabase>): PeopleTables {
  return {
    write: <T>(work: (rows: PeopleRows) => Promise<T>) =>
      inTransaction(db, (connection) => work(new SqlitePeopleRows(connection))),
    close: () => db.destroy(),
  }
}

/** One connection does one piece of work after another; other processes wait for the lock. */
function inTransaction<T>(
  db: Kysely<PeopleDatabase>,
  work: (connection: Kysely<PeopleDatabase>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw('BEGIN IMMEDIATE').execute(connection)
    try {
      const result = await work(connection)
      await sql.raw('COMMIT').execute(connection)
      return result
    } catch (error) {
      await sql.raw('ROLLBACK').execute(connection)
      throw error
    }
  })
}
