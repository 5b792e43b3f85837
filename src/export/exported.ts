import type { ActorEntry, Appearance, ExchangeEntry, Fact, StatementEntry, StoryEntry } from '../schema/index.ts'

/** A tie between two statements: one takes up the other, or the two cannot both hold. */
export interface Link {
  readonly kind: 'answer' | 'dispute'
  readonly id: string
  /** Id of the statement that takes up the other. */
  readonly from: string
  /** Id of the statement that is taken up. */
  readonly to: string
  /** What tells the tie, and how likely it is to be right. */
  readonly rule: string
  readonly probability: number
}

/**
 * What is handed over: entries as the record serves them, each kind in an order of the record’s own. Every call begins
 * anew. The same entries in the same order give the same bytes, in every format.
 */
export interface Exported {
  statements(): AsyncIterable<StatementEntry>
  stories(): AsyncIterable<StoryEntry>
  exchanges(): AsyncIterable<ExchangeEntry>
  actors(): AsyncIterable<ActorEntry>
  appearances(): AsyncIterable<Appearance>
  /** A version before what was read in it, a reading before the reviews on it, where spans are to be checked. */
  facts(): AsyncIterable<Fact>
  /** The text of a version. */
  textOf(version: string): Promise<string>
  /** Answers and disputes; absent where nothing has told them. */
  links?(): AsyncIterable<Link>
}

/** What a format may be asked for; a format that has no place for it passes over it. */
export interface ExportOptions {
  /** With the times at which a thing was seen or read, which differ from run to run. Of itself an export has none. */
  readonly times?: boolean
  /** CSV: with a byte order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean
}

/** A format that the record can be handed over in. */
export interface Format {
  /** What it is called on the command line. */
  readonly name: string
  /** Of a file’s name, without the dot. */
  readonly extension: string
  /** Media type (RFC 6838). */
  readonly mediaType: string
  readonly description: string
  /** The file, piece by piece; the pieces joined are the file, to be written as UTF-8. */
  write(exported: Exported, options?: ExportOptions): AsyncIterable<string>
}
