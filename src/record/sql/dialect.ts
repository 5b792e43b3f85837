import type { RawBuilder } from 'kysely'

/** Where databases differ. */
export interface Dialect {
  /** Type of a text that is ordered by code unit, and of a whole number of 64 bits. */
  readonly text: string
  readonly integer: string
  /** Type of a key that the database numbers itself, upwards. */
  readonly serial: string
  /** What makes a table lie in the order of its key, where that can be asked for. */
  readonly clustered: string
  /**
   * What an index is to hold beside the columns by which it is ordered, so that rows need not be looked up: behind these.
   * Nothing where the database bounds how long an entry of an index may be.
   */
  beside(...columns: readonly string[]): string
  /** Asks a query at once; absent where the database answers later. */
  readonly askNow?: (query: string, values: readonly unknown[]) => readonly unknown[]
  /** Queries that begin a transaction which no other writer’s runs beside. */
  readonly begin: readonly string[]
  /** How a query names its parameter with this number, from 1. */
  parameter(n: number): string
  /** How many values a query may hold. */
  readonly nValues: number
  /** Queries that make a table of search terms. */
  searchTable(table: TermsTable): readonly string[]
  /** Queries that put the database in order after much was added. */
  readonly tidy: readonly string[]
  /** Puts the terms of rows in, by their key. */
  putTerms(table: TermsTable, rows: readonly TermsRow[]): RawBuilder<unknown>
  dropTerms(table: TermsTable, places: readonly number[]): RawBuilder<unknown>
  /** A table `sought (place)` of the rows that a search finds. */
  sought(table: TermsTable, query: string): RawBuilder<unknown>
  /** Whether what several lists share is found more slowly from the end of the index of terms than from its beginning. */
  readonly isSlowFromEnd: boolean
  /** A search for rows that have of each list one phrase at least; a phrase is of terms one after another. */
  query(lists: Phrases): string
}

/** Tables of search terms: of statements by place; of actors by number, of designations that are each story’s own by theirs below 0. */
export type TermsTable = 'statement_text' | 'actor_text'

/** The search terms of a row, by its key. */
export interface TermsRow {
  readonly place: number
  readonly terms: string
}

/** Terms that stand one after another. */
export type Phrase = readonly { readonly term: string; readonly isPrefix: boolean }[]

/** Lists of phrases of each of which one must be there. */
export type Phrases = readonly (readonly Phrase[])[]
