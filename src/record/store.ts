import type {
  ActorEntry,
  ActorName,
  Appearance,
  ExchangeEntry,
  Fact,
  ReadingFact,
  Review,
  StatementEntry,
  StoryEntry,
} from '../schema/index.ts'
import type { ActorFilter, ExchangeFilter, Page, Paging, QueueFilter, StatementFilter, StoryFilter } from './filter.ts'

/** What adding facts came to. */
export interface Added {
  readonly nVersions: number
  readonly nAppearances: number
  readonly nReadings: number
  readonly nReviews: number
  /** Whether a new version belongs to a story that was there. */
  readonly isUpdate: boolean
  /** Ids of the stories that what was added belongs to. */
  readonly stories: readonly string[]
}

/** All that is known of one story. */
export interface StoryFacts {
  readonly story: StoryEntry
  /** Its versions, oldest first, each with the reading that holds. */
  readonly versions: readonly {
    readonly appearance: Appearance
    readonly text: string
    readonly reading: ReadingFact | undefined
  }[]
}

/** How many statements each day, month or year has. */
export interface DayCounts {
  /** In order; `day` is a day, a month or a year. What has no statements is left out, and so is what has no day. */
  readonly days: readonly { readonly day: string; readonly n: number }[]
  /** Whether there is more than was looked at: the newest was. */
  readonly isCut: boolean
}

/** What the record can be asked. Entries come in the record’s order: by day, then by story; of one story’s statements as the text has them. */
export interface RecordReader {
  statements(filter: StatementFilter, paging: Paging): Promise<Page<StatementEntry>>
  /** When statements that a filter asks for were said; at most so many rows are looked at, the newest. */
  days(filter: StatementFilter, by: 'day' | 'month' | 'year'): Promise<DayCounts>
  /**
   * Statements that wait for a decision, the least probable first. A page may hold fewer than asked for, even none, and have a
   * `next`: it ends when a bounded amount was looked at for it.
   */
  queue(filter: QueueFilter, paging: Paging): Promise<Page<StatementEntry>>
  exchanges(filter: ExchangeFilter, paging: Paging): Promise<Page<ExchangeEntry>>
  stories(filter: StoryFilter, paging: Paging): Promise<Page<StoryEntry>>
  /**
   * Actors: those of the whole record first, those with the most statements first; then those that are one story’s own, unnamed or
   * called by a name that may mean several.
   */
  actors(filter: ActorFilter, paging: Paging): Promise<Page<ActorEntry>>
  /** The actors that a name means: those known by it. Empty where nobody is. */
  actorsCalled(name: string, language: string): Promise<readonly ActorEntry[]>
  /** The names by which reports mean an actor; none of a story’s own. */
  namesOf(actor: string): Promise<readonly ActorName[]>
  /**
   * What people decided on who an actor is, oldest first: reviews that name it, or another one that is now taken for it.
   */
  actorReviews(actor: string): Promise<readonly Review[]>
  /**
   * A story with its versions and readings; also by an id it had before it grew, or a version’s.
   *
   * @throws UnknownEntryError when there is none.
   */
  story(id: string): Promise<StoryFacts>
  /**
   * The text of a version.
   *
   * @throws UnknownVersionError when the record does not have it.
   */
  textOf(version: string): Promise<string>
  /** Whether an engine has read a version in a language, counting from a day of publication where one is given. */
  isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean>
  /** Reviews of an entry, or of several, oldest first; of all where no id is given. */
  reviews(of?: string | readonly string[]): Promise<readonly Review[]>
  /** A short text that is another one after anything was added, by whichever process, and the same while nothing was. */
  mark(): Promise<string>
  /** Every fact: version after version, each followed by its appearances and readings; then the reviews. What an export writes and an import takes. */
  facts(): AsyncIterable<Fact>
}

/** The record: what was read, kept. Nothing in it is overwritten. */
export interface RecordStore extends RecordReader {
  /**
   * Adds facts in one transaction: all or none. What is there already changes nothing.
   *
   * @throws UnknownVersionError, SpanMismatchError, ConflictError when a fact does not hold; nothing is added then.
   */
  add(facts: readonly Fact[]): Promise<Added>
  close(): Promise<void>
}
