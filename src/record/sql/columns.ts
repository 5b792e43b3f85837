/** The tables of a record in a database. Facts come first; what is below them is computed from them. */
export interface Database {
  /** The steps that were taken to these tables. */
  migration: { name: string }
  version: { id: string; origin: string; text: string }
  version_band: { band: number; version: string }
  appearance: {
    id: string
    version: string
    language: string
    url: string | null
    address: string | null
    outlet: string | null
    title: string | null
    published: string | null
    seen_at: string | null
  }
  reading: {
    id: string
    version: string
    published: string | null
    language: string
    engine: string
    read_at: string | null
    /** The reading without its statements. */
    body: string
  }
  reading_statement: { reading: string; ordinal: number; id: string; version: string; body: string }
  review: { id: string; entry: string; of_entry: string; decision: string; reviewed_at: string; body: string }

  story: {
    id: string
    place: number
    origin: string
    language: string
    outlet: string | null
    published: string | null
    body: string
  }
  story_version: { version: string; story: string }
  statement: {
    place: number
    id: string
    origin: string
    story: string
    version: string
    reading: string
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
  /** Whom each story names. */
  story_actor: { actor: string; designation: string; story: string }
  statement_actor: { place: number; ordinal: number; role: string; actor: string; designation: string }
  exchange: {
    place: number
    id: string
    origin: string
    story: string
    version: string
    kind: string
    day: string | null
    body: string
  }
  exchange_actor: { place: number; ordinal: number; actor: string; designation: string }
  designation: {
    key: string
    block: string | null
    kind: string
    name: string
    resolved: string | null
    actor: string | null
    is_per_story: number
    usual_name: string | null
    known_side: string | null
    body: string
  }
  /** One row: what stands for all that was ever done to the designations. */
  names_mark: { id: number; mark: string }
  actor: { id: string; kind: string; name: string; terms: string; stands_for: string | null; n_statements: number }
}
