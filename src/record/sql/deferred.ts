import type { TermsRow, TermsTable } from './dialect.ts'

/** How much more often a designation is named than before: in so many stories, by so many listed statements as their source. */
export interface CountChange {
  readonly designation: number
  readonly nStories: number
  readonly nStatements: number
}

/**
 * What waits for the end of a transaction, in which several works may follow one another: written together it touches each row
 * once. Full text is written in one piece then, instead of one for each savepoint, which SQLite would have to join again.
 */
export class Deferred {
  private readonly terms: { readonly table: TermsTable; readonly place: number; readonly terms: string | undefined }[] =
    []
  private readonly counts: CountChange[] = []
  private nAdditions = 0
  private readonly actors: { readonly actor: number; readonly nStatements: number }[] = []

  putTerms(table: TermsTable, rows: readonly TermsRow[]): void {
    for (const row of rows) this.terms.push({ table, ...row })
  }

  dropTerms(table: TermsTable, places: readonly number[]): void {
    for (const place of places) this.terms.push({ table, place, terms: undefined })
  }

  count(change: CountChange): void {
    this.counts.push(change)
  }

  /**
   * An actor whose designations changed: what it is called is worked out anew, and one that nothing means any more is dropped.
   *
   * @param nStatements by how many statements it gained or lost with them.
   */
  touch(actor: number, nStatements = 0): void {
    this.actors.push({ actor, nStatements })
  }

  /** Says that something was added. */
  countAddition(): void {
    this.nAdditions++
  }

  /** Whether anything was added. */
  hasAdditions(): boolean {
    return this.nAdditions > 0
  }

  /** How far it has come; what `takeBack` is given. */
  mark(): readonly number[] {
    return [this.terms.length, this.counts.length, this.actors.length, this.nAdditions]
  }

  /** Takes back what came since a mark. */
  takeBack([nTerms, nCounts, nActors, nAdditions]: readonly number[]): void {
    this.terms.length = nTerms
    this.counts.length = nCounts
    this.actors.length = nActors
    this.nAdditions = nAdditions
  }

  /** In how many more stories a designation is named than its row says. */
  storiesOf(designation: number): number {
    return this.counts.reduce((n, each) => (each.designation === designation ? n + each.nStories : n), 0)
  }

  /** What the changes to a table’s terms come to: places whose terms go first, and terms that come then, by place. */
  termChanges(table: TermsTable): { readonly dropped: readonly number[]; readonly put: readonly TermsRow[] } {
    const changes = this.terms.filter((each) => each.table === table)
    const dropped = changes.filter(({ terms }) => terms === undefined).map(({ place }) => place)
    const last = new Map(changes.map(({ place, terms }) => [place, terms]))
    const put = [...last].flatMap(([place, terms]) => (terms === undefined ? [] : [{ place, terms }]))
    return { dropped: [...new Set(dropped)], put: put.toSorted((a, b) => a.place - b.place) }
  }

  /** What the counts come to, each designation once. */
  countChanges(): CountChange[] {
    const sums = new Map<number, CountChange>()
    for (const each of this.counts) {
      const { designation, nStories, nStatements } = sums.get(each.designation) ?? {
        ...each,
        nStories: 0,
        nStatements: 0,
      }
      const sum = { nStories: nStories + each.nStories, nStatements: nStatements + each.nStatements }
      sums.set(each.designation, { designation, ...sum })
    }
    return [...sums.values()].filter(({ nStories, nStatements }) => nStories !== 0 || nStatements !== 0)
  }

  /** Actors that were touched, each once with the statements that it gained or lost. */
  touchedActors(): Map<number, number> {
    const sums = new Map<number, number>()
    for (const { actor, nStatements } of this.actors) sums.set(actor, (sums.get(actor) ?? 0) + nStatements)
    return sums
  }
}
