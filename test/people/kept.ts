import { after } from 'node:test'
import Database from 'better-sqlite3'
import { postgresPool } from '../../src/cli/postgres-pool.ts'
import type { People } from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { openPostgresPeople } from '../../src/people/postgres/index.ts'
import { openSqlitePeople } from '../../src/people/sqlite/index.ts'
import { type Server, startPostgres } from '../record/postgres-server.ts'
import { CHEAP, type Moment } from './people-of.ts'

const server: Server | undefined = startPostgres()
after(() => server?.stop())
let nDatabases = 0

/** Why what needs a server of PostgreSQL is skipped; false where one runs. */
export const noPostgres = server === undefined && 'no PostgreSQL server is installed here'

/** The address of an empty database. */
export function emptyDatabase(): string {
  if (server === undefined) throw new Error('no PostgreSQL server runs')
  return server.database(`people_${++nDatabases}`)
}

/** A way that people are kept: opens it empty. */
interface Keeping {
  readonly skip: string | false
  readonly open: (moment: Moment) => Promise<People>
}

/** Every way that people are kept, by name. */
export const KEPT: Readonly<Record<string, Keeping>> = {
  memory: { skip: false, open: async ({ clock, random }) => openMemoryPeople({ clock, random, cost: CHEAP }) },
  SQLite: {
    skip: false,
    open: ({ clock, random }) => openSqlitePeople(new Database(':memory:'), 'a test', { clock, random, cost: CHEAP }),
  },
  PostgreSQL: {
    skip: noPostgres,
    open: async ({ clock, random }) =>
      openPostgresPeople(await postgresPool(emptyDatabase()), 'a test', { clock, random, cost: CHEAP }),
  },
}
