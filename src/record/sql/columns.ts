/**
 * The tables of a record in a database. Facts come first; what is below them is computed from them. Rows point at one another by
 * numbers (`no`) that are given as rows come, so that what one report brings lies together in every table and index; they are the
 * database’s own and are never shown.
 */
export interface Database {
  /** The steps that were taken to these tables. */
  migration: { name: string }
  /** `origin` is the version with the least id among the copies, where that is another one. */
  version: { no: number; id: string; origin: number | null; text: string }
  version_band: { band: number; version: number }
  appearance: {
    version: number
    id: string
    language: string
    url: string | null
    address: string | null
    outlet: string | null
    title: string | null
    published: string | null
    seen_at: string | null
  }
  reading: {
    no: number
    version: number
    id: string
    published: string | null
    language: string
    engine: string
    read_at: string | null
    /** The reading without its statements. */
    body: string
  }
  /** `is_elsewhere`: its id was not made by `idIn`, so that it does not tell the version. */
  reading_statement: { reading: number; ordinal: number; id: string; is_elsewhere: number; body: string }
  review: { id: string; entry: string; of_entry: string; decision: string; reviewed_at: string; body: string }

  story: {
    no: number
    id: string
    place: number
    /** The origin’s version. */
    origin: number
    language: string
    outlet: string | null
    published: string | null
    body: string
  }
  story_version: { version: number; story: number }
  statement: {
    place: number
    story: number
    version: number
    /** Where its fact is: a row of `reading_statement`. */
    reading: number
    ordinal: number
    language: string
    outlet: string | null
    said: string | null
    act: string
    event: string | null
    channel: string | null
    sourcing: string | null
    quotation: string
    probability: number
    state: string
    repeats: string | null
    decision: string | null
    is_listed: number
    is_pending: number
    review: string | null
    amendment: string | null
  }
  /** Whom a statement names: by a designation, or somebody unnamed of its story by id. */
  statement_actor: {
    place: number
    ordinal: number
    role: string
    designation: number | null
    own: string | null
    /** The statement’s, where the role is that of a source and a designation tells who it is. */
    act: string | null
  }
  exchange: {
    place: number
    id: string
    story: number
    version: number
    kind: string
    day: string | null
    body: string
  }
  exchange_actor: { place: number; ordinal: number; designation: number | null; own: string | null }
  /** Whom each story names, in whatever role or none. */
  story_designation: { story: number; designation: number }
  /** Actors that are one story’s own: unnamed, or of a designation that may mean several. */
  own_actor: {
    story: number
    id: string
    name: string
    kind: string
    designation: number | null
    n_statements: number
    /** Id of the actor that people said it is. */
    actor: string | null
  }
  /** `resolved` is whom the rules take it to mean; `actor` is null where it is each story’s own. */
  designation: {
    no: number
    key: string
    block: string | null
    /** Null of what is nobody’s name, and of all that records kept before they had families. */
    family: string | null
    kind: string
    name: string
    resolved: string
    rule: string
    probability: number
    actor: number | null
    is_per_story: number
    usual_name: string | null
    known_side: string | null
    n_stories: number
    n_statements: number
    body: string
  }
  /** One row: what stands for all that was ever done to the designations. */
  names_mark: { id: number; mark: string }
  /** One row: how many commits added something. */
  addition_count: { id: number; n: number }
  /** Actors of the whole record. */
  actor: { no: number; id: string; kind: string; name: string; stands_for: string | null; n_statements: number }
}
