import type {
  ActorEntry,
  ActorName,
  Appearance,
  ExchangeEntry,
  ReadingFact,
  Review,
  StatementEntry,
  StoryEntry,
  VersionFact,
} from '../schema/index.ts'
import type { ActorFilter, ExchangeFilter, Page, Paging, QueueFilter, StatementFilter, StoryFilter } from './filter.ts'
import type { Progress } from './mark.ts'
import type { FormerNames } from './names.ts'
import type { DesignationRow, OriginFacts, OriginRows } from './rows.ts'

/** A version, its appearances and its readings. */
export type VersionFacts = readonly [VersionFact, ...(Appearance | ReadingFact)[]]

/** An entry with its place in the order asked for; of actors, whose order is not by day, a text. */
export interface Placed<T, P extends number | string = number> {
  readonly place: P
  readonly item: T
}

/** A designation and whom it means: by the rules alone, and as people decided. */
export interface AssignedRow {
  readonly key: string
  readonly resolved: string
  readonly actor: string
  readonly isPerStory: boolean
  /** By which rule, and how surely. */
  readonly rule: string
  readonly probability: number
  /** What the actor is mostly called, and the state it speaks for, where known beside the reports. */
  readonly usualName?: string
  readonly standsFor?: string
}

/** A designation with whom it means. */
export type AssignedDesignation = DesignationRow & AssignedRow

/** Numbers of statements by day, by what `dayAt` takes. */
export interface CountedDays {
  readonly days: readonly { readonly index: number; readonly n: number }[]
  readonly isCut: boolean
}

/** What each store keeps, and how it is written. All of one transaction see the same state. */
export interface Rows {
  /** Each tells whether it was new. */
  putVersion(fact: VersionFact, bands: readonly number[]): Promise<boolean>
  putAppearance(fact: Appearance, address: string | undefined): Promise<boolean>
  putReading(fact: ReadingFact): Promise<boolean>
  putReview(fact: Review): Promise<boolean>

  /** The origins that versions belong to; a version that is not there has none. */
  originsOf(versions: readonly string[]): Promise<ReadonlyMap<string, string>>
  originsAt(address: string): Promise<readonly string[]>
  /** Versions that share a band with these. */
  versionsNear(bands: readonly number[]): Promise<readonly string[]>
  /** The version that a statement was read in; absent where no reading has it. */
  versionOf(statement: string): Promise<string | undefined>
  originsOfStatements(ids: readonly string[]): Promise<readonly string[]>
  /** Makes all versions of some origins one origin’s. */
  joinOrigins(origins: readonly string[], into: string): Promise<void>
  originFacts(origin: string): Promise<OriginFacts>

  /** Those of the keys that are known. */
  knownDesignations(keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Puts in designations that are not known, each with whom it means. */
  putDesignations(rows: readonly AssignedDesignation[]): Promise<void>
  /** Keys of the designations that the stories of some origins name. */
  namedIn(origins: readonly string[]): Promise<readonly string[]>
  /** Drops those that no row names any more, with their actors; gives what it dropped. */
  forget(keys: readonly string[]): Promise<readonly AssignedDesignation[]>
  /** Says which other actors people take stories’ own ones for, by id; all others are themselves. */
  decideOwn(decided: ReadonlyMap<string, string>): Promise<void>
  /** What stands for all that was ever done to the designations; absent where nothing was. */
  namesMark(): Promise<string | undefined>
  putNamesMark(mark: string): Promise<void>
  /** How many designations a block has; of more than `most`, at least so many. */
  nDesignationsIn(block: string, most: number): Promise<number>
  /** The actors that a name means in a block, with whatever offices; those that are per story left out. */
  actorsNamed(block: string, name: string): Promise<readonly string[]>
  /** The designations of a block, to be read now and while other transactions of this connection are underway. */
  namesIn(block: string): Promise<FormerNames>
  /** The designations of a block with whom they mean, in any order. */
  assignedIn(block: string): Promise<readonly AssignedDesignation[]>
  /** Whom designations mean now; those not known or not yet assigned are left out. */
  assigned(keys: readonly string[]): Promise<readonly AssignedRow[]>
  /** All designations that the rules resolve to one of these actors. */
  resolvedTo(actors: readonly string[]): Promise<readonly AssignedRow[]>
  /** Whom designations mean from now on, everywhere they stand. */
  assign(rows: readonly AssignedRow[]): Promise<void>
  /** Puts an origin’s rows in place of those of some origins. */
  replaceOrigin(origins: readonly string[], origin: string, rows: OriginRows): Promise<void>

  isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean>
  text(version: string): Promise<string | undefined>
  findStatements(filter: StatementFilter, paging: Paging): Promise<readonly Placed<StatementEntry>[]>
  /** How many statements a filter asks for by day, among the newest `most` rows that it has to look at. */
  countDays(filter: StatementFilter, most: number): Promise<CountedDays>
  findQueue(filter: QueueFilter, paging: Paging): Promise<Page<StatementEntry>>
  findExchanges(filter: ExchangeFilter, paging: Paging): Promise<readonly Placed<ExchangeEntry>[]>
  findStories(filter: StoryFilter, paging: Paging): Promise<readonly Placed<StoryEntry>[]>
  findActors(filter: ActorFilter, paging: Paging): Promise<readonly Placed<ActorEntry, string>[]>
  /** The names by which reports mean an actor, by key. */
  namesOf(actor: string): Promise<readonly ActorName[]>
  /** Whom designations mean; those that are per story mean several. */
  actorsOf(designations: readonly string[]): Promise<readonly string[]>
  /** The story that a version belongs to. */
  storyOf(version: string): Promise<string | undefined>
  reviews(of: readonly string[] | undefined): Promise<readonly Review[]>
  /** What people decided on who is who. */
  actorReviews(): Promise<readonly Review[]>
  /** Whether anybody reviewed anything. */
  hasReviews(): Promise<boolean>
  /** How far the record has come; looks at no table that grows. */
  progress(): Promise<Progress>
  /** Says that something was added. */
  countAddition(): Promise<void>
  /** Versions with ids above `after`, in order, each followed by its appearances and then its readings, by id. */
  factsOfVersions(after: string, limit: number): Promise<readonly VersionFacts[]>
}

/** Where rows are kept. */
export interface Tables {
  /** Runs `work` in one transaction: what it writes is kept wholly or not at all. */
  write<T>(work: (rows: Rows) => Promise<T>): Promise<T>
  /** Runs `work`, which only reads. */
  read<T>(work: (rows: Rows) => Promise<T>): Promise<T>
  close(): Promise<void>
}
