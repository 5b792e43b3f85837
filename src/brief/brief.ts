import type { BriefLanguage } from '../schema/index.ts'
import type { PendingState } from '../views/index.ts'
import type { Day, LanguageTag } from './words.ts'

/** Words from outside: of a report, or a name. Whoever writes them out escapes them. */
export interface Words {
  /** `said` is what a report lays to somebody, `cue` the words that do so, both verbatim; `name` is what somebody is called. */
  readonly kind: 'said' | 'cue' | 'name'
  readonly text: string
  /** BCP 47 tag of the language they are in; the brief’s where absent. */
  readonly language?: LanguageTag
}

/** A state that a reader must not overlook, in the brief’s words. */
export interface Mark {
  readonly kind: 'mark'
  readonly state: PendingState
  readonly text: string
}

/** A stretch of a sentence: our words, words from outside, or a mark. */
export type Piece = string | Words | Mark

/** One sentence, with the numbers of the footnotes that it is built from: one at least. */
export interface Sentence {
  readonly pieces: readonly Piece[]
  readonly notes: readonly number[]
}

/** A sentence with those that say more of it below. */
export interface Item extends Sentence {
  readonly below: readonly Sentence[]
}

/** A part of a brief: its heading, what is in it, and its own parts. */
export interface Part {
  /** Unique in the brief: small letters, digits, hyphens. */
  readonly id: string
  readonly heading: readonly Piece[]
  readonly items: readonly Item[]
  readonly parts: readonly Part[]
}

/** A line of the scope: what it is, and its values. */
export interface ScopeLine {
  readonly name: string
  readonly values: readonly Piece[]
}

/** What a sentence is built from: an entry of the record, with the words of its version. */
export interface Footnote {
  readonly number: number
  readonly entry: 'statement' | 'exchange'
  readonly id: string
  readonly story: string
  readonly version: string
  /** Where the quotation stands in the version: UTF-16 units, half-open. */
  readonly start: number
  readonly end: number
  /** The version’s characters from `start` to `end`, verbatim. */
  readonly quotation: string
  /** Whether the passage goes on after the quotation. */
  readonly isCut?: true
  readonly language: LanguageTag
  /** The report’s words for who said it, or who took part. */
  readonly who: readonly Piece[]
  readonly outlet?: string
  readonly title?: string
  /** Day of publication. */
  readonly published?: Day
  readonly url?: string
  /** What found the entry, and how sure that is. */
  readonly finder?: string
  readonly probability: number
  readonly review?: { readonly decision: string; readonly by: string; readonly at: string }
}

/** A dossier written out: every sentence with the entries that it is built from. It is JSON. */
export interface Brief {
  /** The language of all that is not quoted or a name. */
  readonly language: BriefLanguage
  readonly title: string
  readonly scope: readonly ScopeLine[]
  readonly parts: readonly Part[]
  readonly notes: readonly Footnote[]
}
