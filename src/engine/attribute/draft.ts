import type { Block, Finder } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'

/** What the finders look at: the text with its blocks, sentences and trees. */
export interface ParsedText {
  readonly text: string
  readonly blocks: readonly Block[]
  /** In order; those of headings, notes and furniture are left out. */
  readonly sentences: readonly ParsedSentence[]
}

/** A statement as a finder proposes it, before overlaps between finders are settled. */
export interface Draft {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** How likely the statement is to be right, 0 to 1. */
  readonly probability: number
  readonly finder: Finder
  /** The draft that this one runs on from ("…," he said. "…"). */
  readonly continues?: Draft
}
