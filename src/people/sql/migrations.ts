import { type Kysely, sql } from 'kysely'
import { PeopleFormatError } from '../errors.ts'
import type { PeopleDatabase } from './columns.ts'
import type { PeopleDialect } from './people-dialect.ts'

/** A step from one state of the tables to the next. */
interface Migration {
  readonly name: string
  queries(dialect: PeopleDialect): readonly string[]
}

/** The steps from an empty database to today’s tables, in order: only ever added to. */
const MIGRATIONS: readonly Migration[] = [
  { name: 'people_0001', queries: ({ keepAudit }) => [...ACCOUNTS, ...keepAudit] },
  { name: 'people_0002_keys', queries: () => KEYS },
]

/** Lines of the audit log are numbered without gaps: one that is missing would be seen. */
const ACCOUNTS = [
  `CREATE TABLE account (key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
    added_at TEXT NOT NULL, is_disabled BIGINT NOT NULL) KEYED`,
  `CREATE TABLE session (id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account, opened_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL) KEYED`,
  'CREATE INDEX session_of ON session (account)',
  `CREATE TABLE audit (no BIGINT PRIMARY KEY, at TEXT NOT NULL, did TEXT NOT NULL, done_by TEXT, done_from TEXT,
    done_to TEXT, detail TEXT) PLAIN`,
]

/** Keys for programs; a line of the audit log has the one by which a program did it. */
const KEYS = [
  `CREATE TABLE program_key (id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account, name TEXT NOT NULL,
    role TEXT NOT NULL, added_at TEXT NOT NULL, until BIGINT, used_at BIGINT) KEYED`,
  'CREATE UNIQUE INDEX program_key_of ON program_key (account, name)',
  'ALTER TABLE audit ADD COLUMN done_with TEXT',
]

/**
 * Brings a database up to date, within a transaction.
 *
 * @param name what the database is called in messages.
 * @throws PeopleFormatError when it is of a later release, or holds something else.
 */
export async function migratePeople(db: Kysely<PeopleDatabase>, dialect: PeopleDialect, name: string): Promise<void> {
  const taken = await stepsTaken(db, dialect, name)
  const known = new Set(MIGRATIONS.map((migration) => migration.name))
  const others = taken.filter((step) => !known.has(step))
  if (others.length > 0) {
    throw new PeopleFormatError(`${name} holds no accounts of this release of Readout: it has had ${others.join(', ')}`)
  }
  for (const { name: step, queries } of MIGRATIONS) {
    if (taken.includes(step)) continue
    for (const query of queries(dialect)) await sql.raw(inDialect(query, dialect)).execute(db)
    await db.insertInto('migration').values({ name: step }).execute()
  }
}

async function stepsTaken(db: Kysely<PeopleDatabase>, dialect: PeopleDialect, name: string): Promise<string[]> {
  const { rows: tables } = await sql.raw<{ name: string }>(dialect.tables).execute(db)
  if (tables.length === 0) {
    const makeTable = inDialect('CREATE TABLE migration (name TEXT PRIMARY KEY) PLAIN', dialect)
    for (const query of [...dialect.makePlace, makeTable]) await sql.raw(query).execute(db)
  } else if (!tables.some((table) => table.name === 'migration')) {
    throw new PeopleFormatError(`${name} holds no accounts, but something else`)
  }
  const rows = await db.selectFrom('migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

function inDialect(query: string, { text, integer, keyed, plain }: PeopleDialect): string {
  return query
    .replaceAll(/\bTEXT\b/g, text)
    .replaceAll(/\bBIGINT\b/g, integer)
    .replace('KEYED', keyed)
    .replace('PLAIN', plain)
}
