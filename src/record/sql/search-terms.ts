import type { Kysely } from 'kysely'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { chunks } from './sql-rows.ts'

/** The search terms of a statement, by its place. */
export interface TermsRow {
  readonly place: number
  readonly terms: string
}

/**
 * Changes to the search terms that wait for the end of a transaction: full text is written in one piece then, instead of
 * one for each savepoint, which SQLite would have to join again.
 */
export class SearchTerms {
  private readonly changes: { readonly place: number; readonly terms: string | undefined }[] = []

  put(rows: readonly TermsRow[]): void {
    this.changes.push(...rows)
  }

  drop(places: readonly number[]): void {
    for (const place of places) this.changes.push({ place, terms: undefined })
  }

  /** How many changes there are; what `takeBack` is given. */
  get length(): number {
    return this.changes.length
  }

  /** Takes back the changes since there were so many. */
  takeBack(length: number): void {
    this.changes.length = length
  }

  /** Writes what the changes come to. */
  async write(db: Kysely<Database>, dialect: Dialect): Promise<void> {
    const dropped = this.changes.filter(({ terms }) => terms === undefined).map(({ place }) => place)
    const last = new Map(this.changes.map(({ place, terms }) => [place, terms]))
    const put = [...last].flatMap(([place, terms]) => (terms === undefined ? [] : [{ place, terms }]))
    for (const some of chunks([...new Set(dropped)], dialect.nValues)) {
      await db.executeQuery(dialect.dropTerms(some).compile(db))
    }
    for (const some of chunks(
      put.toSorted((a, b) => a.place - b.place),
      256,
    )) {
      await db.executeQuery(dialect.putTerms(some).compile(db))
    }
  }
}
