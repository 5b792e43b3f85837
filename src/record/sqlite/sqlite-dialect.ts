import { sql } from 'kysely'
import type { Dialect, Phrase } from '../sql/dialect.ts'

/** SQLite: full text by FTS5, its row ids the places, so that what is found comes in the record’s order. */
export const sqliteDialect: Dialect = {
  text: 'TEXT',
  integer: 'INTEGER',
  serial: 'INTEGER PRIMARY KEY',
  clustered: 'WITHOUT ROWID',
  beside: (...columns) => columns.map((column) => `, ${column}`).join(''),
  begin: ['BEGIN IMMEDIATE'],
  parameter: () => '?',
  nValues: 30_000,
  searchTable: (table) => [
    `CREATE VIRTUAL TABLE ${table} USING fts5 (terms, content = '', contentless_delete = 1, detail = full,
      tokenize = "unicode61 remove_diacritics 0")`,
  ],
  // Terms lie in segments, one for each of the latest commits; a search looks into each of them. Made one, it takes a fifth of the time.
  tidy: (['statement_text', 'actor_text'] as const).map(
    (table) => `INSERT INTO ${table} (${table}) VALUES ('optimize')`,
  ),
  putTerms: (table, rows) =>
    sql`INSERT INTO ${sql.table(table)} (rowid, terms) VALUES ${sql.join(rows.map(({ place, terms }) => sql`(${place}, ${terms})`))}`,
  dropTerms: (table, places) => sql`DELETE FROM ${sql.table(table)} WHERE rowid IN (${sql.join(places)})`,
  sought: (table, query) =>
    sql`(SELECT rowid AS place FROM ${sql.table(table)} WHERE ${sql.ref(table)} MATCH ${query}) sought`,
  // A step back in the list of a frequent term goes through all before it that lie on the same page (FTS5’s `fts5DlidxLvlPrev`).
  isSlowFromEnd: true,
  query: (lists) => lists.map((any) => `(${any.map(phraseOf).join(' OR ')})`).join(' AND '),
}

/** Terms are of a–z and digits alone, so that none can be read as FTS5’s own syntax within quotation marks. */
function phraseOf(phrase: Phrase): string {
  const words = phrase.map(({ term }) => term).join(' ')
  return `"${words}"${phrase.at(-1)?.isPrefix ? ' *' : ''}`
}
