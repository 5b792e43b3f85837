export {
  ConflictError,
  RecordFormatError,
  SpanMismatchError,
  UnknownEntryError,
  UnknownVersionError,
} from './errors.ts'
export { type Found, factsOf, reviewOf } from './facts.ts'
export type { ActorFilter, ExchangeFilter, Page, Paging, QueueFilter, StatementFilter, StoryFilter } from './filter.ts'
export { isMark } from './mark.ts'
export type { Designation, Names, Resolution } from './names.ts'
export type { OpenOptions } from './open-options.ts'
export type { Added, DayCounts, RecordReader, RecordStore, StoryFacts } from './store.ts'
