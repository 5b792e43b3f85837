import type { PeopleDialect } from '../sql/people-dialect.ts'

/** SQLite: a file of their own. */
export const sqlitePeopleDialect: PeopleDialect = {
  text: 'TEXT',
  integer: 'INTEGER',
  plain: 'STRICT',
  keyed: 'STRICT, WITHOUT ROWID',
  beginRead: ['BEGIN'],
  // Other processes wait for the lock.
  beginWrite: ['BEGIN IMMEDIATE'],
  tables: "SELECT name FROM sqlite_schema WHERE type = 'table'",
  makePlace: [],
  keepAudit: ['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER audit_keeps_${change.toLowerCase()} BEFORE ${change} ON audit
      BEGIN SELECT RAISE(ABORT, 'The audit log is only added to'); END`,
  ),
}
