/** A fact speaks of a version that the record does not have. */
export class UnknownVersionError extends Error {
  override readonly name = 'UnknownVersionError'
}

/** The characters that an entry gives for a span are not those of its version. */
export class SpanMismatchError extends Error {
  override readonly name = 'SpanMismatchError'
}

/** A fact’s id is not what its content gives. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
}

/** Nothing in the record has that id. */
export class UnknownEntryError extends Error {
  override readonly name = 'UnknownEntryError'
}

/** A file or database is no record of this version of Readout. */
export class RecordFormatError extends Error {
  override readonly name = 'RecordFormatError'
}
