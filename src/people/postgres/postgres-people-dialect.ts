import type { PeopleDialect } from '../sql/people-dialect.ts'

/** The schema of the database that people have to themselves: their tables may stand beside a record’s, which has tables of like names. */
export const PEOPLE_SCHEMA = 'readout_people'

/** Where the tables are, for as long as a transaction goes on: nobody else’s connection is changed by it. */
const IN_SCHEMA = `SET LOCAL search_path TO ${PEOPLE_SCHEMA}, pg_temp`

/** PostgreSQL (13 or later): a schema of their own. What begins a transaction goes there in one message. */
export const postgresPeopleDialect: PeopleDialect = {
  text: 'text COLLATE "C"',
  integer: 'bigint',
  plain: '',
  keyed: '',
  beginRead: [`BEGIN READ ONLY; ${IN_SCHEMA}`],
  // The number is that of people among the locks of the database.
  beginWrite: [`BEGIN; ${IN_SCHEMA}; SELECT pg_advisory_xact_lock(8208271132)`],
  tables: `SELECT relname AS name FROM pg_class
    WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = '${PEOPLE_SCHEMA}') AND relkind <> 'i'`,
  // Who may make no schema may use one that was made for them.
  makePlace: [
    `DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${PEOPLE_SCHEMA}') THEN CREATE SCHEMA ${PEOPLE_SCHEMA}; END IF;
    END $$`,
  ],
  keepAudit: [
    `CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'The audit log is only added to'; END $$`,
    `CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()`,
  ],
}
