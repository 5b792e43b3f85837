import type { BriefLanguage, StatementEntry } from '../schema/index.ts'
import { chainsOf, type Viewed, type Voice } from '../views/index.ts'
import { Footnotes } from './footnotes.ts'
import { Naming } from './naming.ts'
import { type BriefWords, wordsOf } from './words.ts'

/** What sentences are written with: the words of a language, the footnotes so far, and on whose word things are had. */
export class BriefWriter {
  readonly words: BriefWords
  readonly notes: Footnotes
  readonly naming: Naming
  private readonly viewed: Viewed

  constructor(viewed: Viewed, language: BriefLanguage) {
    this.viewed = viewed
    this.words = wordsOf(language)
    this.naming = new Naming(viewed, this.words)
    this.notes = new Footnotes(viewed.reader, this.naming)
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
