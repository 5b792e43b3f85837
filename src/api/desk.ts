import type { ReadingDesk } from '../queries/index.ts'
import type { RecordStore } from '../record/index.ts'
import type { AddReport } from './reports.ts'

/** What the API serves: what can be asked, and the record that reviews are put in; `reader` is the same record. */
export interface Desk extends ReadingDesk {
  readonly store: RecordStore
  /** Adds a report that somebody hands over; absent where none are added. */
  readonly addReport?: AddReport
}
