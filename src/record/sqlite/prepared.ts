import type { SqliteDatabase } from 'kysely'

type Prepared = ReturnType<SqliteDatabase['prepare']>

/** So many queries are kept prepared. */
const MOST = 1000

/** A driver that prepares a query once, however often it is asked. */
export function preparing(database: SqliteDatabase): SqliteDatabase {
  const known = new Map<string, Prepared>()
  return {
    close: () => database.close(),
    prepare(query) {
      const prepared = known.get(query) ?? database.prepare(query)
      // The one asked last stands last; the one asked longest ago goes.
      known.delete(query)
      known.set(query, prepared)
      if (known.size > MOST) known.delete(known.keys().next().value as string)
      return prepared
    },
  }
}
