import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { PutDossier } from '../../api/index.ts'
import type { Dossier } from '../../schema/index.ts'
import { OutputError } from '../output-error.ts'
import { writeWhole } from '../write-whole.ts'
import { readDossier } from './dossier-file.ts'

/** The dossiers in some files and in a folder, by the names of their files. They are read anew each time: a person may be editing them. */
export class DossierFiles {
  private readonly files: readonly string[]
  private readonly folder: string | undefined

  constructor(files: readonly string[], folder: string | undefined) {
    this.files = files
    this.folder = folder
  }

  /**
   * All of them, by id.
   *
   * @throws OutputError when one cannot be read, is no dossier, or has the id of another.
   */
  async all(): Promise<Map<string, Dossier>> {
    const dossiers = new Map<string, Dossier>()
    for (const [id, path] of await this.paths()) dossiers.set(id, await readDossier(path))
    return dossiers
  }

  /** Writes one to its file; one that is not there is put into the folder. */
  async put(id: string, dossier: Dossier): Promise<PutDossier> {
    const paths = await this.paths()
    const path = paths.get(id) ?? (this.folder && join(this.folder, `${id}.json`))
    if (path === undefined || path === '') return 'no-place'
    // Some file systems take Crisis.json and crisis.json for one.
    if (!paths.has(id) && [...paths.keys()].some((other) => other.toLowerCase() === id.toLowerCase())) return 'taken'
    await writeWhole(path, `${JSON.stringify(dossier, undefined, 2)}\n`)
    return 'written'
  }

  private async paths(): Promise<Map<string, string>> {
    const byId = new Map<string, string>()
    for (const path of [...this.files, ...(await this.inFolder())]) {
      const id = idOf(path)
      if (byId.has(id)) throw new OutputError(`Two dossiers are called ${id}: ${byId.get(id)} and ${path}`)
      byId.set(id, path)
    }
    return byId
  }

  private async inFolder(): Promise<string[]> {
    const { folder } = this
    if (folder === undefined) return []
    try {
      const names = (await readdir(folder)).filter((name) => /\.json$/i.test(name) && !name.startsWith('.'))
      return names.sort().map((name) => join(folder, name))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      throw new OutputError(
        code === 'ENOENT' ? `There is no folder ${folder}` : `The folder ${folder} cannot be read: ${code ?? message}`,
      )
    }
  }
}

/** What the dossier of a file is called. */
function idOf(path: string): string {
  return basename(path)
    .replace(/\.json$/i, '')
    .replace(/\.dossier$/i, '')
}
