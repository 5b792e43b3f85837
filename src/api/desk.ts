import type { ReadingDesk } from '../queries/index.ts'
import type { RecordStore } from '../record/index.ts'
import type { Dossier } from '../schema/index.ts'
import type { AddReport } from './reports.ts'

/** What the API serves: what can be asked, and the record that reviews are put in; `reader` is the same record. */
export interface Desk extends ReadingDesk {
  readonly store: RecordStore
  /** Adds a report that somebody hands over; absent where none are added. */
  readonly addReport?: AddReport
  /** Writes a dossier where it is kept, or makes one; absent where none are written. */
  readonly putDossier?: (id: string, dossier: Dossier) => Promise<PutDossier>
}

/** What became of a dossier that was to be written. `no-place`: new ones have no folder; `taken`: another has much the same name. */
export type PutDossier = 'written' | 'no-place' | 'taken'
