import { readFile } from 'node:fs/promises'
import type { Dossier } from '../../schema/index.ts'
import { DossierFormatError, parseDossier } from '../../views/index.ts'
import { OutputError } from '../output-error.ts'

/**
 * The dossier in a file.
 *
 * @throws OutputError when the file cannot be read, or is no dossier: which line and field is wrong.
 */
export async function readDossier(path: string): Promise<Dossier> {
  const json = await textOf(path)
  try {
    return parseDossier(json)
  } catch (error) {
    if (!(error instanceof DossierFormatError)) throw error
    throw new OutputError(`${path}: ${error.message.replace(':\n', ': ').replaceAll('\n', '; ')}`)
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new OutputError(`There is no dossier ${path}`)
    throw new OutputError(`The dossier ${path} cannot be read: ${code ?? (error as Error).message}`)
  }
}
