import { QueryError, type Understanding } from '../queries/index.ts'
import type { Viewed } from '../views/index.ts'
import type { Desk } from './desk.ts'

/** What questions in plain words are understood by. */
export function understandingOf({ store, languageOf, dossiers }: Desk): Understanding {
  return {
    reader: store,
    languageOf,
    dossier: async (id) => {
      const known = await dossiers()
      const dossier = known.get(id)
      if (dossier !== undefined) return dossier
      const others = known.size === 0 ? 'none' : [...known.keys()].join(', ')
      throw new QueryError('dossier', `There is no dossier ${id}; there are ${others}`)
    },
  }
}

/** What views are asked with. */
export function viewedOf({ store, words }: Desk): Viewed {
  return { reader: store, words }
}
