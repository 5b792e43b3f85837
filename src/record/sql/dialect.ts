import type { RawBuilder } from 'kysely'

/** Where databases differ. */
export interface Dialect {
  /** Type of a text that is ordered by code unit, and of a whole number of 64 bits. */
  readonly text: string
  readonly integer: string
  /** What makes a table lie in the order of its key, where that can be asked for. */
  readonly clustered: string
  /** Queries that begin a transaction which no other writer’s runs beside. */
  readonly begin: readonly string[]
  /** How a query names its parameter with this number, from 1. */
  parameter(n: number): string
  /** How many values a query may hold. */
  readonly nValues: number
  /** Queries that make the table of search terms. */
  readonly searchTable: readonly string[]
  /** Puts the terms of entries in, by place. */
  putTerms(rows: readonly { readonly place: number; readonly terms: string }[]): RawBuilder<unknown>
  dropTerms(places: readonly number[]): RawBuilder<unknown>
  /** A table `sought (place)` of the entries that a search finds. */
  sought(query: string): RawBuilder<unknown>
  /** A search: all phrases, each of terms one after another; of `any`, one phrase. */
  query(phrases: readonly Phrase[], any: readonly Phrase[]): string
}

/** Terms that stand one after another. */
export type Phrase = readonly { readonly term: string; readonly isPrefix: boolean }[]
