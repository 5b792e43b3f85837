import { rename, rm, writeFile } from 'node:fs/promises'
import { OutputError } from './output-error.ts'

/**
 * Writes a file whole or not at all: beside its place first, then put there.
 *
 * @throws OutputError when it cannot be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.part`
  try {
    await writeFile(draft, text)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw new OutputError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}
