import { type Kysely, sql } from 'kysely'
import { PeopleFormatError } from '../errors.ts'
import type { PeopleDatabase } from './columns.ts'

/** A step from one state of the tables to the next. */
interface Migration {
  readonly name: string
  readonly queries: readonly string[]
}

/** The steps from an empty database to today’s tables, in order: only ever added to. */
const MIGRATIONS: readonly Migration[] = [
  {
    name: 'people_0001',
    queries: [
      `CREATE TABLE account (key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL,
        added_at TEXT NOT NULL, is_disabled INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
      `CREATE TABLE session (id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account, opened_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
      'CREATE INDEX session_of ON session (account)',
      `CREATE TABLE audit (no INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, did TEXT NOT NULL, done_by TEXT,
        done_from TEXT, done_to TEXT, detail TEXT) STRICT`,
      ...['UPDATE', 'DELETE'].map(
        (change) => `CREATE TRIGGER audit_keeps_${change.toLowerCase()} BEFORE ${change} ON audit
          BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END`,
      ),
    ],
  },
]

/**
 * Brings a database up to date, within a transaction.
 *
 * @param name what the database is called in messages.
 * @throws PeopleFormatError when it is of a later release, or holds something else.
 */
export async function migratePeople(db: Kysely<PeopleDatabase>, name: string): Promise<void> {
  const taken = await stepsTaken(db, name)
  const known = new Set(MIGRATIONS.map((migration) => migration.name))
  const others = taken.filter((step) => !known.has(step))
  if (others.length > 0) {
    throw new PeopleFormatError(`${name} holds no accounts of this release of Readout: it has had ${others.join(', ')}`)
  }
  for (const { name: step, queries } of MIGRATIONS) {
    if (taken.includes(step)) continue
    for (const query of queries) await sql.raw(query).execute(db)
    await db.insertInto('migration').values({ name: step }).execute()
  }
}

async function stepsTaken(db: Kysely<PeopleDatabase>, name: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`.execute(db)
  if (tables.length === 0) await sql.raw('CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT').execute(db)
  else if (!tables.some((table) => table.name === 'migration')) {
    throw new PeopleFormatError(`${name} holds no accounts, but something else`)
  }
  const rows = await db.selectFrom('migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}
