import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { OutputError } from './output-error.ts'

/** How every file of SQLite begins. */
const HEADER = 'SQLite format 3\0'

/**
 * Checks that a file, where there is one, is a database or empty: SQLite takes a short file of anything else for an empty database, and
 * would write over it.
 *
 * @param as what it is to be opened as, in messages.
 * @throws OutputError when it is something else, or cannot be read.
 */
export async function checkDatabaseFile(path: string, as: string): Promise<void> {
  if (!existsSync(path)) return
  const beginning = await beginningOf(path).catch((error: NodeJS.ErrnoException) => {
    throw new OutputError(`${path} cannot be opened as ${as}: ${error.code ?? error.message}`)
  })
  if (beginning !== '' && beginning !== HEADER) {
    throw new OutputError(`${path} cannot be opened as ${as}: it is not a database, and is left as it is`)
  }
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
