import { type Kysely, sql } from 'kysely'
import type { PeopleRows, PeopleTables } from '../rows.ts'
import type { PeopleDatabase } from './columns.ts'
import { migratePeople } from './migrations.ts'
import type { PeopleDialect } from './people-dialect.ts'
import { SqlPeopleRows } from './sql-rows.ts'

/**
 * The tables of people in a database, brought up to date first.
 *
 * @param name what the database is called in messages.
 * @throws PeopleFormatError when it is of a later release, or holds something else.
 */
export async function openPeopleTables(
  db: Kysely<PeopleDatabase>,
  dialect: PeopleDialect,
  name: string,
): Promise<PeopleTables> {
  const { beginRead, beginWrite } = dialect
  await inTransaction(db, beginWrite, (connection) => migratePeople(connection, dialect, name))
  const onRows =
    (begin: readonly string[]) =>
    <T>(work: (rows: PeopleRows) => Promise<T>) =>
      inTransaction(db, begin, (connection) => work(new SqlPeopleRows(connection)))
  return { read: onRows(beginRead), write: onRows(beginWrite), close: () => db.destroy() }
}

/** A connection does one piece of work after another. */
function inTransaction<T>(
  db: Kysely<PeopleDatabase>,
  begin: readonly string[],
  work: (connection: Kysely<PeopleDatabase>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    for (const query of begin) await sql.raw(query).execute(connection)
    try {
      const result = await work(connection)
      await sql.raw('COMMIT').execute(connection)
      return result
    } catch (error) {
      // A connection that broke cannot take anything back: what broke it is told.
      await sql
        .raw('ROLLBACK')
        .execute(connection)
        .catch(() => undefined)
      throw error
    }
  })
}
