import type { Desk } from '../api/index.ts'
import type { ReadingDesk } from '../queries/index.ts'
import type { RecordStore } from '../record/index.ts'
import { LinkWords } from '../views/index.ts'
import { allPacks, identify } from './packs.ts'
import { DossierFiles } from './record/dossier-files.ts'
import { loadUsualNames } from './record/load-names.ts'
import { now } from './record/now.ts'
import { openRecord, type RecordOptions } from './record/open-record.ts'
import { oneLine } from './terminal-text.ts'

/** What a command that serves the record may be told. */
export interface DeskOptions extends RecordOptions {
  readonly dossier?: readonly string[]
  /** A folder of dossiers, where new ones are put. */
  readonly dossiers?: string
}

/** The record with the dossiers to serve. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  // What is wrong with a dossier is told at once, not when somebody asks.
  await filesOf(options).all()
  return deskOf(await openRecord(options.record, 'read'), options)
}

function filesOf({ dossier = [], dossiers }: DeskOptions): DossierFiles {
  return new DossierFiles(dossier, dossiers)
}

/** An open record with the dossiers to serve. */
export async function deskOf(store: RecordStore, options: DeskOptions): Promise<Desk> {
  const kept = filesOf(options)
  return {
    store,
    reader: store,
    words: LinkWords.of(await allPacks()),
    languageOf: identify,
    usualName: await loadUsualNames(),
    dossiers: () => kept.all(),
    putDossier: (id, dossier) => kept.put(id, dossier),
    now,
  }
}

/** The desk as those see it who only read. */
export function readingDesk({ store: _, putDossier: __, addReport: ___, ...reading }: Desk): ReadingDesk {
  return reading
}

/** Tells an error that nobody foresaw. */
export function logError(error: Error): void {
  process.stderr.write(`readout: ${oneLine(error.stack ?? error.message)}\n`)
}
