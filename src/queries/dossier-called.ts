import type { Dossier } from '../schema/index.ts'
import { QueryError } from './query-error.ts'

/**
 * The dossier of a name.
 *
 * @throws QueryError when there is none; the message lists those there are.
 */
export function dossierCalled(known: ReadonlyMap<string, Dossier>, name: string): Dossier {
  const dossier = known.get(name)
  if (dossier !== undefined) return dossier
  const others = known.size === 0 ? 'none' : [...known.keys()].join(', ')
  throw new QueryError('dossier', `There is no dossier ${name}; there are ${others}`)
}
