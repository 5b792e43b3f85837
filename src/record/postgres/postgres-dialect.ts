import { sql } from 'kysely'
import type { Dialect, Phrase } from '../sql/dialect.ts'

/** PostgreSQL (13 or later): full text by the terms as they are, without its dictionaries. */
export const postgresDialect: Dialect = {
  text: 'text COLLATE "C"',
  integer: 'bigint',
  serial: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  clustered: '',
  beside: () => '',
  // The number is the record’s own among the locks of the database.
  begin: ['BEGIN', 'SELECT pg_advisory_xact_lock(8208271131)'],
  parameter: (n) => `$${n}`,
  nValues: 30_000,
  searchTable: (table) => [
    `CREATE TABLE ${table} (place bigint PRIMARY KEY, terms tsvector NOT NULL)`,
    `CREATE INDEX ${table}_terms ON ${table} USING gin (terms)`,
  ],
  tidy: ['ANALYZE'],
  putTerms: (table, rows) =>
    sql`INSERT INTO ${sql.table(table)} (place, terms) VALUES ${sql.join(rows.map(({ place, terms }) => sql`(${place}, to_tsvector('simple', ${terms}::text))`))}`,
  dropTerms: (table, places) => sql`DELETE FROM ${sql.table(table)} WHERE place IN (${sql.join(places)})`,
  sought: (table, query) => sql`(SELECT place FROM ${sql.table(table)} WHERE terms @@ ${query}::tsquery) sought`,
  isSlowFromEnd: false,
  query: (lists) => lists.map((any) => `(${any.map(phraseOf).join(' | ')})`).join(' & '),
}

function phraseOf(phrase: Phrase): string {
  return `(${phrase.map(({ term, isPrefix }) => `'${term}'${isPrefix ? ':*' : ''}`).join(' <-> ')})`
}
