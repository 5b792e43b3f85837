import { basename } from 'node:path'
import type { Desk } from '../api/index.ts'
import type { ReadingDesk } from '../queries/index.ts'
import type { Dossier } from '../schema/index.ts'
import { LinkWords } from '../views/index.ts'
import { OutputError } from './output-error.ts'
import { allPacks, identify } from './packs.ts'
import { readDossier } from './record/dossier-file.ts'
import { now } from './record/now.ts'
import { openRecord, type RecordOptions } from './record/open-record.ts'
import { oneLine } from './terminal-text.ts'

/** What a command that serves the record may be told. */
export interface DeskOptions extends RecordOptions {
  readonly dossier?: readonly string[]
}

/** The record with the dossiers to serve. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const paths = pathsById(options.dossier ?? [])
  // What is wrong with a dossier is told at once, not when somebody asks.
  for (const path of paths.values()) await readDossier(path)
  const store = await openRecord(options.record, 'read')
  return {
    store,
    reader: store,
    words: LinkWords.of(await allPacks()),
    languageOf: identify,
    dossiers: () => dossiersAt(paths),
    now,
  }
}

/** The desk as those see it who only read. */
export function readingDesk({ store: _, ...reading }: Desk): ReadingDesk {
  return reading
}

/** Tells an error that nobody foresaw. */
export function logError(error: Error): void {
  process.stderr.write(`readout: ${oneLine(error.stack ?? error.message)}\n`)
}

/** Dossiers by the names of their files. */
function pathsById(paths: readonly string[]): Map<string, string> {
  const byId = new Map<string, string>()
  for (const path of paths) {
    const id = basename(path)
      .replace(/\.json$/i, '')
      .replace(/\.dossier$/i, '')
    if (byId.has(id)) throw new OutputError(`Two dossiers are called ${id}: ${byId.get(id)} and ${path}`)
    byId.set(id, path)
  }
  return byId
}

/** Read anew each time: a person may be editing them. */
async function dossiersAt(paths: ReadonlyMap<string, string>): Promise<Map<string, Dossier>> {
  const dossiers = new Map<string, Dossier>()
  for (const [id, path] of paths) dossiers.set(id, await readDossier(path))
  return dossiers
}
