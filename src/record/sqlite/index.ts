import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { keepRecord } from '../keep.ts'
import type { Names } from '../names.ts'
import type { OpenOptions } from '../open-options.ts'
import type { Database } from '../sql/columns.ts'
import { openTables, readTables } from '../sql/sql-tables.ts'
import type { RecordReader, RecordStore } from '../store.ts'
import { preparing } from './prepared.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** What is asked of a driver of SQLite, as better-sqlite3 has it. */
export interface SqliteDriver extends SqliteDatabase {
  pragma(source: string): unknown
}

/**
 * A record in a database of SQLite (3.43 or later, with FTS5): one file, made where it was empty.
 *
 * @param database an open connection; the record closes it. Another process may read and write the file at the same time.
 * @param name what the database is called in messages.
 * @throws RecordFormatError when the file is no record of this release.
 */
export async function openSqlite(
  database: SqliteDriver,
  names: Names,
  name: string,
  options: OpenOptions = {},
): Promise<RecordStore> {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  // A checkpoint writes each page once however often it changed since the last: seldom is cheaper.
  database.pragma('wal_autocheckpoint = 16384')
  const prepared = preparing(database)
  const askNow = (query: string, values: readonly unknown[]) => prepared.prepare(query).all(values)
  return keepRecord(await openTables(asked(database, prepared), { ...sqliteDialect, askNow }, name, options), names)
}

/**
 * As `openSqlite`, to be asked alone: for one of several threads that read what another one brought up to date and adds to.
 *
 * @param database an open connection, which may be one that can only read.
 */
export function openSqliteReader(database: SqliteDriver, names: Names): RecordReader & Pick<RecordStore, 'close'> {
  const db = asked(database, preparing(database))
  database.pragma('query_only = ON')
  // What another connection adds empties this one’s cache: pages of the file that are mapped need not be read again. 2 GB is the most there is.
  database.pragma('mmap_size = 2147418112')
  return keepRecord(readTables(db, sqliteDialect), names)
}

function asked(database: SqliteDriver, prepared: SqliteDatabase): Kysely<Database> {
  database.pragma('busy_timeout = 30000')
  database.pragma('cache_size = -131072')
  database.pragma('mmap_size = 1073741824')
  database.pragma('temp_store = MEMORY')
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: prepared }) })
}
