import { existsSync } from 'node:fs'
import { type Names, RecordFormatError, type RecordReader, type RecordStore } from '../../record/index.ts'
import { checkDatabaseFile } from '../database-file.ts'
import { OutputError } from '../output-error.ts'
import { loadNames } from './load-names.ts'

/** Where the record is when nothing says. */
export const DEFAULT_RECORD = 'readout.db'

/** What every command on the record may be told. */
export interface RecordOptions {
  readonly record: string
}

/**
 * Opens the record at `where`, a file or a `postgres://` address.
 *
 * @throws OutputError when a record that is to be read is not there, or cannot be opened.
 */
export async function openRecord(where: string, mode: 'read' | 'add'): Promise<RecordStore> {
  const names = await loadNames()
  return isShared(where) ? openShared(where, names) : openFile(where, names, mode)
}

/**
 * The record at `where`, to be asked alone, by a connection of its own: for threads that read what this process has open already.
 */
export async function openReader(where: string): Promise<RecordReader & Pick<RecordStore, 'close'>> {
  const names = await loadNames()
  if (isShared(where)) return openShared(where, names)
  const { default: Database } = await import('better-sqlite3')
  const { openSqliteReader } = await import('../../record/sqlite/index.ts')
  return openSqliteReader(new Database(where, { readonly: true }), names)
}

function isShared(where: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(where)
}

async function openFile(path: string, names: Names, mode: 'read' | 'add'): Promise<RecordStore> {
  if (mode === 'read' && !existsSync(path)) {
    throw new OutputError(`There is no record ${path}: make one with "readout add", or name it with --record`)
  }
  await checkDatabaseFile(path, 'a record')
  const { default: Database } = await import('better-sqlite3')
  const { openSqlite } = await import('../../record/sqlite/index.ts')
  try {
    return await openSqlite(new Database(path), names, path)
  } catch (error) {
    if (error instanceof RecordFormatError) throw error
    throw new OutputError(`${path} cannot be opened as a record: ${(error as Error).message}`)
  }
}

/** PostgreSQL’s number for the type of whole numbers of 64 bits: all of ours are below 2⁵³. */
const INT8 = 20

async function openShared(address: string, names: Names): Promise<RecordStore> {
  const { default: pg } = await import('pg')
  const { openPostgres } = await import('../../record/postgres/index.ts')
  const types: typeof pg.types = { ...pg.types, getTypeParser: parserOf } as typeof pg.types
  function parserOf(id: number, format?: 'text' | 'binary') {
    return id === INT8 ? Number : pg.types.getTypeParser(id, format as 'text')
  }
  const pool = new pg.Pool({ connectionString: address, types, max: 4 })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', () => undefined)
  try {
    return await openPostgres(pool, names, withoutPassword(address))
  } catch (error) {
    if (error instanceof RecordFormatError) throw error
    throw new OutputError(`${withoutPassword(address)} cannot be opened as a record: ${(error as Error).message}`)
  }
}

function withoutPassword(address: string): string {
  return address.replace(/:[^:@/]*@/, ':…@')
}
