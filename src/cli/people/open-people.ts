import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { type People, PeopleFormatError } from '../../people/index.ts'
import { checkDatabaseFile } from '../database-file.ts'
import { OutputError } from '../output-error.ts'

/**
 * Opens the accounts at `path`. Times are the machine’s own: no session may live on because a run is to be repeatable.
 *
 * @throws OutputError when accounts that are to be read are not there, or cannot be opened.
 */
export async function openPeople(path: string, mode: 'read' | 'add'): Promise<People> {
  if (mode === 'read' && !existsSync(path)) {
    throw new OutputError(
      `There are no accounts ${path}: make one with "readout account add NAME --role admin --people ${path}"`,
    )
  }
  await checkDatabaseFile(path, 'accounts')
  const { default: Database } = await import('better-sqlite3')
  const { openSqlitePeople } = await import('../../people/sqlite/index.ts')
  try {
    if (mode === 'add') makeOwn(path)
    return await openSqlitePeople(new Database(path), path, { clock: Date.now, random: randomBytes })
  } catch (error) {
    if (error instanceof PeopleFormatError) throw error
    throw new OutputError(`${path} cannot be opened as accounts: ${(error as Error).message}`)
  }
}

/** A new file is for its owner’s eyes alone; SQLite makes those beside it like it. */
function makeOwn(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
}
