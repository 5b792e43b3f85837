import type { RecordReader } from '../record/index.ts'
import type { Dossier } from '../schema/index.ts'
import type { LinkWords, UsualName, Viewed } from '../views/index.ts'
import type { LanguageOf } from './called.ts'
import { dossierCalled } from './dossier-called.ts'
import type { Understanding } from './filter-of.ts'

/** What questions are asked of: a record that they can only read, the words by which links are told, and the dossiers that people follow. */
export interface ReadingDesk {
  readonly reader: RecordReader
  readonly words: LinkWords
  readonly languageOf: LanguageOf
  /** What an actor is mostly called in a language; absent where nobody knows more names than the record. */
  readonly usualName?: UsualName
  /** The dossiers, by id. */
  dossiers(): Promise<ReadonlyMap<string, Dossier>>
  /** The moment, ISO 8601 in UTC. */
  now(): string
}

/** What questions in plain words are understood by. */
export function understandingOf({ reader, languageOf, dossiers }: ReadingDesk): Understanding {
  return { reader, languageOf, dossier: async (id) => dossierCalled(await dossiers(), id) }
}

/** What views are asked with. */
export function viewedOf({ reader, words, usualName }: ReadingDesk): Viewed {
  return { reader, words, ...(usualName && { usualName }) }
}
