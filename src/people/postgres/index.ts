import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely'
import { keepPeople, type PeopleOptions } from '../keep-people.ts'
import type { People } from '../people.ts'
import type { PeopleDatabase } from '../sql/columns.ts'
import { openPeopleTables } from '../sql/sql-tables.ts'
import { PEOPLE_SCHEMA, postgresPeopleDialect } from './postgres-people-dialect.ts'

/**
 * People in a database of PostgreSQL (13 or later), in a schema of their own: beside a record, or where there is none. Their tables
 * are made where there are none. Several servers may share them.
 *
 * @param pool connections, as `pg` has them, that give whole numbers of 64 bits as numbers; the people close them.
 * @param name what the database is called in messages.
 * @throws PeopleFormatError when the schema holds no people of this release.
 */
export async function openPostgresPeople(pool: PostgresPool, name: string, options: PeopleOptions): Promise<People> {
  return keepPeople(await openPeopleTables(asked(pool), postgresPeopleDialect, name), options)
}

/** Whether a database of PostgreSQL has people, for whoever would not make any. */
export async function hasPostgresPeople(pool: PostgresPool): Promise<boolean> {
  const found = sql<{ table: string | null }>`SELECT to_regclass(${`${PEOPLE_SCHEMA}.migration`})::text AS table`
  const { rows } = await found.execute(asked(pool))
  return rows[0].table !== null
}

function asked(pool: PostgresPool): Kysely<PeopleDatabase> {
  return new Kysely<PeopleDatabase>({ dialect: new PostgresDialect({ pool }) })
}
