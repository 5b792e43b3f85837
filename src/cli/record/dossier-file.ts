import { readFile } from 'node:fs/promises'
import type { Dossier, Issue } from '../../schema/index.ts'
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

/**
 * One issue of a dossier.
 *
 * @throws OutputError when the dossier has none of that id; the message lists those there are.
 */
export function issueOf({ title, issues }: Dossier, id: string): Issue {
  const found = issues.find((issue) => issue.id === id)
  if (found !== undefined) return found
  throw new OutputError(`The dossier “${title}” has no issue ${id}; it has ${issues.map((each) => each.id).join(', ')}`)
}
