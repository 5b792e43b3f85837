import type { Dossier } from '../../../src/schema/index.ts'
import type { Query } from './ask.ts'

/** What limits a question to a dossier: its issues, which the server knows by its id, its days and its outlets. */
export function scopeOf(id: string, { since, until, outlets }: Dossier): Query {
  return { dossier: id, since, until, outlet: outlets }
}
