import type { StatementEntry } from '../schema/index.ts'
import { chainsOf, type Viewed, type Voice } from '../views/index.ts'
import { Footnotes } from './footnotes.ts'

const PAGE = 100

/** What sentences are written with: the footnotes so far, and on whose word things are had. */
export class BriefWriter {
  readonly notes: Footnotes
  private readonly viewed: Viewed
  private readonly unnamed: ReadonlySet<string>

  private constructor(viewed: Viewed, unnamed: ReadonlySet<string>) {
    this.viewed = viewed
    this.unnamed = unnamed
    this.notes = new Footnotes(viewed.reader)
  }

  /** A writer that knows which of the actors of some statements have a name. */
  static async of(viewed: Viewed, statements: readonly StatementEntry[]): Promise<BriefWriter> {
    const ids = [...new Set(statements.flatMap(({ actors }) => actors.map(({ actor }) => actor)))]
    const unnamed = new Set<string>()
    for (let at = 0; at < ids.length; at += PAGE) {
      const filter = { ids: ids.slice(at, at + PAGE), kinds: ['unnamed'] as const }
      for (const { id } of (await viewed.reader.actors(filter, { limit: PAGE })).items) unnamed.add(id)
    }
    return new BriefWriter(viewed, unnamed)
  }

  /** Whether an actor is called by a name, and not just described. */
  isKnownByName(actor: string): boolean {
    return !this.unnamed.has(actor)
  }

  /** From the outlet inwards: on whose word a statement is had, and its source last. */
  async chainOf(entry: StatementEntry): Promise<readonly Voice[]> {
    const chains = await chainsOf(this.viewed, [entry])
    return [...chains.values()][0]
  }

  /** Numbers of footnotes, each once. */
  static distinct(numbers: readonly (number | undefined)[]): number[] {
    return [...new Set(numbers.filter((number) => number !== undefined))]
  }
}
