import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { keepPeople, type PeopleOptions } from '../keep-people.ts'
import type { People } from '../people.ts'
import type { PeopleDatabase } from '../sql/columns.ts'
import { openPeopleTables } from '../sql/sql-tables.ts'
import { sqlitePeopleDialect } from './sqlite-people-dialect.ts'

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
    const tables = await openPeopleTables(db, sqlitePeopleDialect, name)
    // After that the file is known to be ours.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    // A password that was replaced is nowhere in the file.
    database.pragma('secure_delete = ON')
    return keepPeople(tables, options)
  } catch (error) {
    await db.destroy()
    throw error
  }
}
