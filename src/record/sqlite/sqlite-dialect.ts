import { sql } from 'kysely'
import type { Dialect, Phrase } from '../sql/dialect.ts'

/** SQLite: full text by FTS5, its row ids the places, so that what is found comes in the record’s order. */
export const sqliteDialect: Dialect = {
  text: 'TEXT',
  integer: 'INTEGER',
  clustered: 'WITHOUT ROWID',
  begin: ['BEGIN IMMEDIATE'],
  parameter: () => '?',
  nValues: 30_000,
  searchTable: [
    `CREATE VIRTUAL TABLE statement_text USING fts5 (terms, content = '', contentless_delete = 1, detail = full,
      tokenize = "unicode61 remove_diacritics 0")`,
  ],
  putTerms: (rows) =>
    sql`INSERT INTO statement_text (rowid, terms) VALUES ${sql.join(rows.map(({ place, terms }) => sql`(${place}, ${terms})`))}`,
  dropTerms: (places) => sql`DELETE FROM statement_text WHERE rowid IN (${sql.join(places)})`,
  sought: (query) => sql`(SELECT rowid AS place FROM statement_text WHERE statement_text MATCH ${query}) sought`,
  query: (phrases, any) => {
    const all = phrases.map(phraseOf)
    if (any.length > 0) all.push(`(${any.map(phraseOf).join(' OR ')})`)
    return all.join(' AND ')
  },
}

/** Terms are of a–z and digits alone, so that none can be read as FTS5’s own syntax within quotation marks. */
function phraseOf(phrase: Phrase): string {
  const words = phrase.map(({ term }) => term).join(' ')
  return `"${words}"${phrase.at(-1)?.isPrefix ? ' *' : ''}`
}
