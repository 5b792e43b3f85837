import { dossierCalled, type Understanding } from '../queries/index.ts'
import type { Viewed } from '../views/index.ts'
import type { Desk } from './desk.ts'

/** What questions in plain words are understood by. */
export function understandingOf({ store, languageOf, dossiers }: Desk): Understanding {
  return { reader: store, languageOf, dossier: async (id) => dossierCalled(await dossiers(), id) }
}

/** What views are asked with. */
export function viewedOf({ store, words }: Desk): Viewed {
  return { reader: store, words }
}
