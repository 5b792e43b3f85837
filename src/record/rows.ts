import type {
  Amendment,
  Appearance,
  Decision,
  Exchange,
  ReadingFact,
  Review,
  Statement,
  StoryEntry,
} from '../schema/index.ts'
import type { Designation } from './names.ts'

/** Everything known of the stories of one origin: what the derived rows are computed from. */
export interface OriginFacts {
  /** The least id among its versions. */
  readonly origin: string
  /** Texts by the version’s id. */
  readonly texts: ReadonlyMap<string, string>
  readonly appearances: readonly Appearance[]
  readonly readings: readonly ReadingFact[]
  readonly reviews: readonly Review[]
}

/** A designation as it is kept. */
export interface DesignationRow {
  readonly key: string
  readonly designation: Designation
}

/** Somebody unnamed in a story: an actor that is its own. */
export interface OwnRow {
  /** Id of the actor. */
  readonly id: string
  readonly story: string
  readonly name: string
}

/** A story and a designation in it. */
export interface CastRow {
  readonly story: string
  readonly designation: string
}

/** Whom a statement or exchange names, in which role. */
export interface NamedRow {
  readonly role: 'source' | 'addressee' | 'via' | 'participant'
  /** Key of the designation; of somebody unnamed the actor’s id. */
  readonly designation: string
}

/** The decision that holds for an entry. */
export interface DecisionRow {
  readonly decision: Decision
  readonly by: string
  readonly at: string
  /** Made on another reading or version, and carried here. */
  readonly isCarried?: true
}

/** A statement as it is filed: what is asked for by column, and where its fact is. */
export interface StatementRow {
  readonly id: string
  readonly story: string
  readonly appearance: Appearance
  readonly reading: string
  readonly engine: string
  /** Which of the reading’s statements it is, from 0. */
  readonly ordinal: number
  /** As people amended it. */
  readonly statement: Statement
  readonly amendment?: Amendment
  readonly said?: string
  readonly state: 'stands' | 'dropped'
  readonly repeats?: string
  readonly review?: DecisionRow
  /** Stands, repeats no other, and nobody rejected it: what is shown unless more is asked for. */
  readonly isListed: boolean
  readonly named: readonly NamedRow[]
}

/** An occasion as one story tells of it. */
export interface ExchangeRow {
  readonly story: string
  readonly version: string
  readonly day?: string
  readonly exchange: Exchange
  readonly named: readonly NamedRow[]
}

/** All that is computed of the stories of one origin. */
export interface OriginRows {
  readonly stories: readonly StoryEntry[]
  readonly statements: readonly StatementRow[]
  readonly exchanges: readonly ExchangeRow[]
  readonly designations: readonly DesignationRow[]
  /** Whom each story names, in whatever role or none. */
  readonly casts: readonly CastRow[]
  /** Who is unnamed in each. */
  readonly own: readonly OwnRow[]
}
