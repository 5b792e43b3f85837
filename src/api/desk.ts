import type { LanguageOf } from '../queries/index.ts'
import type { RecordStore } from '../record/index.ts'
import type { Dossier } from '../schema/index.ts'
import type { LinkWords } from '../views/index.ts'

/** What the API serves: a record, the words by which links are told, and the dossiers that people follow. */
export interface Desk {
  readonly store: RecordStore
  readonly words: LinkWords
  readonly languageOf: LanguageOf
  /** The dossiers, by id. */
  dossiers(): Promise<ReadonlyMap<string, Dossier>>
  /** The moment, ISO 8601 in UTC. */
  now(): string
}
