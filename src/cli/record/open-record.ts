import { existsSync } from 'node:fs'
import {
  type Names,
  type OpenOptions,
  RecordFormatError,
  type RecordReader,
  type RecordStore,
} from '../../record/index.ts'
import { checkDatabaseFile } from '../database-file.ts'
import { OutputError } from '../output-error.ts'
import { isPostgresAddress, postgresPool, reasonOf, withoutPassword } from '../postgres-pool.ts'
import { oneLine } from '../terminal-text.ts'
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
  return isPostgresAddress(where) ? openShared(where, names) : openFile(where, names, mode)
}

/**
 * The record at `where`, to be asked alone, by a connection of its own: for threads that read what this process has open already.
 */
export async function openReader(where: string): Promise<RecordReader & Pick<RecordStore, 'close'>> {
  const names = await loadNames()
  if (isPostgresAddress(where)) return openShared(where, names)
  const { default: Database } = await import('better-sqlite3')
  const { openSqliteReader } = await import('../../record/sqlite/index.ts')
  return openSqliteReader(new Database(where, { readonly: true }), names)
}

async function openFile(path: string, names: Names, mode: 'read' | 'add'): Promise<RecordStore> {
  if (mode === 'read' && !existsSync(path)) {
    throw new OutputError(`There is no record ${path}: make one with "readout add", or name it with --record`)
  }
  await checkDatabaseFile(path, 'a record')
  const { default: Database } = await import('better-sqlite3')
  const { openSqlite } = await import('../../record/sqlite/index.ts')
  try {
    return await openSqlite(new Database(path), names, path, tellingUpdates(path))
  } catch (error) {
    if (error instanceof RecordFormatError) throw error
    throw new OutputError(`${path} cannot be opened as a record: ${(error as Error).message}`)
  }
}

async function openShared(address: string, names: Names): Promise<RecordStore> {
  const { openPostgres } = await import('../../record/postgres/index.ts')
  try {
    const name = withoutPassword(address)
    return await openPostgres(await postgresPool(address), names, name, tellingUpdates(name))
  } catch (error) {
    if (error instanceof RecordFormatError) throw error
    throw new OutputError(`${withoutPassword(address)} cannot be opened as a record: ${reasonOf(error)}`)
  }
}

function tellingUpdates(name: string): OpenOptions {
  return {
    onUpdate: (step, of) => {
      process.stderr.write(
        `readout: bringing ${oneLine(name)} up to date, step ${step} of ${of}; in a large record this takes minutes\n`,
      )
    },
  }
}
