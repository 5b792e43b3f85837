import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { type People, PeopleFormatError } from '../../people/index.ts'
import { checkDatabaseFile } from '../database-file.ts'
import { OutputError } from '../output-error.ts'
import { isPostgresAddress, postgresPool, reasonOf, withoutPassword } from '../postgres-pool.ts'

/** Times are the machine’s own: no session may live on because a run is to be repeatable. */
const OPTIONS = { clock: Date.now, random: randomBytes }

/**
 * Opens the accounts at `place`, a file or a `postgres://` address.
 *
 * @throws OutputError when accounts that are to be read are not there, or cannot be opened.
 */
export async function openPeople(place: string, mode: 'read' | 'add'): Promise<People> {
  const name = withoutPassword(place)
  try {
    return await (isPostgresAddress(place) ? openShared(place, name, mode) : openFile(place, mode))
  } catch (error) {
    if (error instanceof PeopleFormatError || error instanceof OutputError) throw error
    throw new OutputError(`${name} cannot be opened as accounts: ${reasonOf(error)}`)
  }
}

async function openShared(address: string, name: string, mode: 'read' | 'add'): Promise<People> {
  const { hasPostgresPeople, openPostgresPeople } = await import('../../people/postgres/index.ts')
  const pool = await postgresPool(address)
  try {
    if (mode === 'read' && !(await hasPostgresPeople(pool))) throw nothingThere(name)
    return await openPostgresPeople(pool, name, OPTIONS)
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function openFile(path: string, mode: 'read' | 'add'): Promise<People> {
  if (mode === 'read' && !existsSync(path)) throw nothingThere(path)
  await checkDatabaseFile(path, 'accounts')
  const { default: Database } = await import('better-sqlite3')
  const { openSqlitePeople } = await import('../../people/sqlite/index.ts')
  if (mode === 'add') makeOwn(path)
  return await openSqlitePeople(new Database(path), path, OPTIONS)
}

function nothingThere(name: string): OutputError {
  return new OutputError(
    `There are no accounts ${name}: make one with "readout account add NAME --role admin --people ${name}"`,
  )
}

/** A new file is for its owner’s eyes alone; SQLite makes those beside it like it. */
function makeOwn(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
}
