/** Where databases that people are kept in differ. */
export interface PeopleDialect {
  /** Type of a text that is ordered by code point, and of a whole number of 64 bits. */
  readonly text: string
  readonly integer: string
  /** What a table is beside its columns, and one that lies in the order of its key. */
  readonly plain: string
  readonly keyed: string
  /** Queries that begin a transaction to look things up in. */
  readonly beginRead: readonly string[]
  /** Queries that begin a transaction which no other writer’s runs beside. */
  readonly beginWrite: readonly string[]
  /** A query for the names (`name`) of the tables that are where those of people belong. */
  readonly tables: string
  /** Queries that make the place of the tables, where it is not there. */
  readonly makePlace: readonly string[]
  /** Queries after which the database changes and drops no line of the audit log. */
  readonly keepAudit: readonly string[]
}
