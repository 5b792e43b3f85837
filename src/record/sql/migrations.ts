import { type Kysely, sql } from 'kysely'
import { RecordFormatError } from '../errors.ts'
import type { OpenOptions } from '../open-options.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'

/** A step from one state of the tables to the next. */
interface Migration {
  readonly name: string
  queries(dialect: Dialect): readonly string[]
}

/** The steps from an empty database to today’s tables, in order: only ever added to. */
const MIGRATIONS: readonly Migration[] = [
  { name: '0002_numbered', queries: (dialect) => [...FACTS, ...DERIVED, ...INDEXES, ...searchTables(dialect)] },
  { name: '0003_acts_of_sources', queries: () => ACTS_OF_SOURCES },
  { name: '0004_additions', queries: () => ADDITIONS },
  { name: '0004_sides_and_names', queries: () => SIDES_AND_NAMES },
  { name: '0005_queue', queries: () => QUEUE },
  { name: '0006_families', queries: () => FAMILIES },
  { name: '0007_families_of_actors', queries: () => FAMILIES_OF_ACTORS },
  { name: '0008_names_by_index', queries: namesByIndex },
  { name: '0009_statements_by_number', queries: ({ clustered }) => (clustered === '' ? [] : STATEMENTS_BY_NUMBER) },
]

/** Tables of records made while Readout was first being built, before any release. */
const UNRELEASED = '0001_record'

function searchTables({ searchTable }: Dialect): string[] {
  return [...searchTable('statement_text'), ...searchTable('actor_text')]
}

/**
 * Brings a database up to date: in one transaction, so that one that is interrupted leaves nothing behind. (Kysely’s own
 * migrator takes SQLite to be unable to make tables in a transaction, and leaves half of them.)
 *
 * @param name what the database is called in messages.
 * @throws RecordFormatError when it is of a later release, or holds something else.
 */
export async function migrate(
  db: Kysely<Database>,
  dialect: Dialect,
  name: string,
  { onUpdate }: OpenOptions = {},
): Promise<void> {
  for (const query of dialect.begin) await sql.raw(query).execute(db)
  try {
    await sql.raw(`CREATE TABLE IF NOT EXISTS migration (name ${dialect.text} PRIMARY KEY)`).execute(db)
    const rows = await db.selectFrom('migration').select('name').orderBy('name').execute()
    const missing = missingAfter(
      rows.map((row) => row.name),
      name,
    )
    for (const [at, migration] of missing.entries()) {
      if (rows.length > 0) onUpdate?.(at + 1, missing.length)
      for (const query of migration.queries(dialect)) await sql.raw(inDialect(query, dialect)).execute(db)
      await db.insertInto('migration').values({ name: migration.name }).execute()
    }
    await sql.raw('COMMIT').execute(db)
  } catch (error) {
    // The first error is what went wrong; a connection that broke has nothing to roll back.
    await sql
      .raw('ROLLBACK')
      .execute(db)
      .catch(() => undefined)
    if (error instanceof RecordFormatError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new RecordFormatError(`${name} cannot be used as a record: ${message}`)
  }
}

/** The steps that a database which has had some has not had. */
function missingAfter(taken: readonly string[], name: string): Migration[] {
  const known = new Set(MIGRATIONS.map((migration) => migration.name))
  if (taken.includes(UNRELEASED)) {
    throw new RecordFormatError(
      `${name} is a record from before the first release: write it out with the version that made it (readout export), and add that file here`,
    )
  }
  const later = taken.filter((step) => !known.has(step))
  if (later.length > 0) {
    throw new RecordFormatError(`${name} is a record of a later release of Readout: it has had ${later.join(', ')}`)
  }
  return MIGRATIONS.filter((migration) => !taken.includes(migration.name))
}

function inDialect(query: string, { text, integer, serial, clustered }: Dialect): string {
  return query
    .replaceAll('TEXT', text)
    .replaceAll('BIGINT', integer)
    .replace('SERIAL', serial)
    .replace('CLUSTERED', clustered)
}

const FACTS = [
  'CREATE TABLE version (no SERIAL, id TEXT NOT NULL UNIQUE, origin BIGINT, text TEXT NOT NULL)',
  'CREATE TABLE version_band (band BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (band, version)) CLUSTERED',
  `CREATE TABLE appearance (version BIGINT NOT NULL REFERENCES version, id TEXT NOT NULL, language TEXT NOT NULL, url TEXT,
    address TEXT, outlet TEXT, title TEXT, published TEXT, seen_at TEXT, PRIMARY KEY (version, id)) CLUSTERED`,
  `CREATE TABLE reading (no SERIAL, version BIGINT NOT NULL REFERENCES version, id TEXT NOT NULL, published TEXT,
    language TEXT NOT NULL, engine TEXT NOT NULL, read_at TEXT, body TEXT NOT NULL, UNIQUE (version, id))`,
  `CREATE TABLE reading_statement (reading BIGINT NOT NULL, ordinal BIGINT NOT NULL, id TEXT NOT NULL,
    is_elsewhere BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (reading, ordinal)) CLUSTERED`,
  `CREATE TABLE review (id TEXT PRIMARY KEY, entry TEXT NOT NULL, of_entry TEXT NOT NULL, decision TEXT NOT NULL,
    reviewed_at TEXT NOT NULL, body TEXT NOT NULL)`,
]

const DERIVED = [
  `CREATE TABLE story (no SERIAL, id TEXT NOT NULL UNIQUE, place BIGINT NOT NULL, origin BIGINT NOT NULL,
    language TEXT NOT NULL, outlet TEXT, published TEXT, body TEXT NOT NULL)`,
  'CREATE TABLE story_version (version BIGINT NOT NULL, story BIGINT NOT NULL, PRIMARY KEY (version, story)) CLUSTERED',
  `CREATE TABLE statement (place BIGINT PRIMARY KEY, story BIGINT NOT NULL, version BIGINT NOT NULL, reading BIGINT NOT NULL,
    ordinal BIGINT NOT NULL, language TEXT NOT NULL, outlet TEXT, said TEXT, act TEXT NOT NULL, event TEXT, channel TEXT,
    sourcing TEXT, quotation TEXT NOT NULL, probability DOUBLE PRECISION NOT NULL, state TEXT NOT NULL, repeats TEXT,
    decision TEXT, is_listed BIGINT NOT NULL, is_pending BIGINT NOT NULL, review TEXT, amendment TEXT)`,
  `CREATE TABLE statement_actor (place BIGINT NOT NULL, ordinal BIGINT NOT NULL, role TEXT NOT NULL, designation BIGINT,
    own TEXT, PRIMARY KEY (place, ordinal)) CLUSTERED`,
  `CREATE TABLE exchange (place BIGINT PRIMARY KEY, id TEXT NOT NULL, story BIGINT NOT NULL, version BIGINT NOT NULL,
    kind TEXT NOT NULL, day TEXT, body TEXT NOT NULL)`,
  `CREATE TABLE exchange_actor (place BIGINT NOT NULL, ordinal BIGINT NOT NULL, designation BIGINT, own TEXT,
    PRIMARY KEY (place, ordinal)) CLUSTERED`,
  `CREATE TABLE story_designation (story BIGINT NOT NULL, designation BIGINT NOT NULL, PRIMARY KEY (story, designation))
    CLUSTERED`,
  `CREATE TABLE own_actor (story BIGINT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    designation BIGINT, n_statements BIGINT NOT NULL, actor TEXT, PRIMARY KEY (story, id)) CLUSTERED`,
  `CREATE TABLE designation (no SERIAL, key TEXT NOT NULL UNIQUE, block TEXT, kind TEXT NOT NULL, name TEXT NOT NULL,
    resolved TEXT, rule TEXT NOT NULL, probability DOUBLE PRECISION NOT NULL, actor BIGINT, is_per_story BIGINT NOT NULL,
    usual_name TEXT, known_side TEXT, n_stories BIGINT NOT NULL, n_statements BIGINT NOT NULL, body TEXT NOT NULL)`,
  'CREATE TABLE names_mark (id BIGINT PRIMARY KEY, mark TEXT NOT NULL)',
  `CREATE TABLE actor (no SERIAL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, stands_for TEXT,
    n_statements BIGINT NOT NULL)`,
]

const ADDITIONS = ['CREATE TABLE addition_count (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)']

/** Statements that wait for somebody to decide on them, the least probable first; with all that is asked of them to walk along. */
const QUEUE = [
  `CREATE INDEX statement_queue ON statement (probability, place, is_listed, decision)
    WHERE is_listed = 1 AND decision IS NULL`,
]

/** An index of what few rows have holds those alone: adding a report should touch as little as can be. */
const INDEXES = [
  'CREATE INDEX version_of_origin ON version (origin) WHERE origin IS NOT NULL',
  'CREATE INDEX appearance_at ON appearance (address) WHERE address IS NOT NULL',
  'CREATE INDEX reading_statement_elsewhere ON reading_statement (id) WHERE is_elsewhere = 1',
  'CREATE INDEX review_of ON review (of_entry)',
  'CREATE INDEX review_entry ON review (entry)',
  'CREATE INDEX story_place ON story (place, id)',
  'CREATE INDEX story_of_origin ON story (origin)',
  'CREATE INDEX story_of_outlet ON story (outlet, place) WHERE outlet IS NOT NULL',
  'CREATE INDEX statement_of_story ON statement (story, place)',
  'CREATE INDEX statement_act ON statement (act, place)',
  'CREATE INDEX statement_channel ON statement (channel, place) WHERE channel IS NOT NULL',
  'CREATE INDEX statement_outlet ON statement (outlet, place) WHERE outlet IS NOT NULL',
  'CREATE INDEX statement_pending ON statement (place) WHERE is_pending = 1',
  'CREATE INDEX statement_decision ON statement (decision, place) WHERE decision IS NOT NULL',
  `CREATE INDEX statement_actor_said ON statement_actor (designation, role, place) WHERE designation IS NOT NULL`,
  'CREATE INDEX exchange_id ON exchange (id)',
  'CREATE INDEX exchange_of_story ON exchange (story)',
  'CREATE INDEX exchange_kind ON exchange (kind, place)',
  'CREATE INDEX exchange_actor_took ON exchange_actor (designation, place) WHERE designation IS NOT NULL',
  'CREATE INDEX own_actor_decided ON own_actor (actor) WHERE actor IS NOT NULL',
  'CREATE INDEX designation_block ON designation (block, name) WHERE block IS NOT NULL',
  'CREATE INDEX designation_actor ON designation (actor) WHERE actor IS NOT NULL',
  'CREATE INDEX designation_resolved ON designation (resolved) WHERE resolved IS NOT NULL',
  'CREATE INDEX actor_most ON actor (n_statements, id)',
  'CREATE INDEX actor_stands_for ON actor (stands_for) WHERE stands_for IS NOT NULL',
]

/** What somebody did by saying it, beside who said it: else all that a source said is looked through for one act. */
const ACTS_OF_SOURCES = [
  'ALTER TABLE statement_actor ADD COLUMN act TEXT',
  `UPDATE statement_actor SET act = (SELECT s.act FROM statement s WHERE s.place = statement_actor.place)
    WHERE role = 'source' AND designation IS NOT NULL`,
  'CREATE INDEX statement_actor_did ON statement_actor (designation, act, place) WHERE act IS NOT NULL',
]

/** All names of an actor by the index alone, and of those who stand for a state the first page without the others. */
const SIDES_AND_NAMES = [
  'DROP INDEX designation_actor',
  'CREATE INDEX designation_actor ON designation (actor, name) WHERE actor IS NOT NULL',
  'DROP INDEX actor_stands_for',
  'CREATE INDEX actor_stands_for ON actor (stands_for, n_statements, id) WHERE stands_for IS NOT NULL',
]

/** The designations of a family name, so that not all of a block need be read. */
const FAMILIES = [
  'ALTER TABLE designation ADD COLUMN family TEXT',
  'CREATE INDEX designation_family ON designation (block, family) WHERE block IS NOT NULL',
]

/** The family names of an actor’s designations by the index alone: most are those that were read already. */
const FAMILIES_OF_ACTORS = [
  'DROP INDEX designation_actor',
  'CREATE INDEX designation_actor ON designation (actor, name, family) WHERE actor IS NOT NULL',
]

/**
 * The designations of a family name by the index alone: their rows, and those of their actors, lie anywhere in a large database.
 * Whom the rules take one to mean is kept of all, so that no actor need be looked up for it.
 */
function namesByIndex({ beside }: Dialect): string[] {
  return [
    `UPDATE designation SET resolved = (SELECT a.id FROM actor a WHERE a.no = designation.actor)
      WHERE resolved IS NULL AND actor IS NOT NULL`,
    'DROP INDEX designation_family',
    `CREATE INDEX designation_family ON designation
      (block, family${beside('resolved', 'rule', 'probability', 'is_per_story', 'body')}) WHERE block IS NOT NULL`,
    'DROP INDEX designation_resolved',
    'CREATE INDEX designation_resolved ON designation (resolved, family)',
    'DROP INDEX designation_actor',
    'CREATE INDEX designation_actor ON designation (actor, name) WHERE actor IS NOT NULL',
  ]
}

/**
 * What was read of statements, each row in a leaf of the table. In the order of its key a table holds rows in the pages above its leaves,
 * too: of ones so long a page holds six, so that many pages lead to a row, too many to stay in memory. (https://sqlite.org/withoutrowid.html)
 */
const STATEMENTS_BY_NUMBER = [
  'ALTER TABLE reading_statement RENAME TO reading_statement_by_key',
  `CREATE TABLE reading_statement (reading BIGINT NOT NULL, ordinal BIGINT NOT NULL, id TEXT NOT NULL,
    is_elsewhere BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (reading, ordinal))`,
  `INSERT INTO reading_statement (reading, ordinal, id, is_elsewhere, body)
    SELECT reading, ordinal, id, is_elsewhere, body FROM reading_statement_by_key ORDER BY reading, ordinal`,
  'DROP TABLE reading_statement_by_key',
  'CREATE INDEX reading_statement_elsewhere ON reading_statement (id) WHERE is_elsewhere = 1',
]
