import { sql } from 'kysely'
import type { Dialect, Phrase } from '../sql/dialect.ts'

/** PostgreSQL (13 or later): full text by the terms as they are, without its dictionaries. */
export const postgresDialect: Dialect = {
  text: 'text COLLATE "C"',
  integer: 'bigint',
  clustered: '',
  // The number is the record’s own among the locks of the database.
  begin: ['BEGIN', 'SELECT pg_advisory_xact_lock(8208271131)'],
  parameter: (n) => `$${n}`,
  nValues: 30_000,
  searchTable: [
    'CREATE TABLE statement_text (place bigint PRIMARY KEY, terms tsvector NOT NULL)',
    'CREATE INDEX statement_text_terms ON statement_text USING gin (terms)',
  ],
  putTerms: (rows) =>
    sql`INSERT INTO statement_text (place, terms) VALUES ${sql.join(rows.map(({ place, terms }) => sql`(${place}, to_tsvector('simple', ${terms}::text))`))}`,
  dropTerms: (places) => sql`DELETE FROM statement_text WHERE place IN (${sql.join(places)})`,
  sought: (query) => sql`(SELECT place FROM statement_text WHERE terms @@ ${query}::tsquery) sought`,
  query: (phrases, any) => {
    const all = phrases.map(phraseOf)
    if (any.length > 0) all.push(`(${any.map(phraseOf).join(' | ')})`)
    return all.join(' & ')
  },
}

function phraseOf(phrase: Phrase): string {
  return `(${phrase.map(({ term, isPrefix }) => `'${term}'${isPrefix ? ':*' : ''}`).join(' <-> ')})`
}
