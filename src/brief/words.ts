import type { Act, ActorEntry, BriefLanguage, Channel, Sourcing } from '../schema/index.ts'
import type { DisputeKind, PendingState, Trend } from '../views/index.ts'
import type { Footnote, Piece, Words } from './brief.ts'
import { english } from './english.ts'
import { japanese } from './japanese.ts'

/** A day of the calendar: `2022-02-01`. */
export type Day = string
/** A BCP 47 tag. */
export type LanguageTag = string

/** A decision of a person. */
export type Review = NonNullable<Footnote['review']>

/** How sure something is, with what a person decided on it. */
export interface Sureness {
  readonly probability: number
  readonly review?: Pick<Review, 'decision' | 'by'>
}

/** Somebody, as the record knows them and as a report calls them. */
export interface Party {
  /** What the record calls them; the report’s words where it knows nobody. */
  readonly name: Words
  /** Absent where the record does not know them. */
  readonly kind?: ActorEntry['kind']
  readonly sourcing?: Sourcing
  /** The report’s own words for them, where they mean nobody else; absent where it has none. */
  readonly asWritten?: Words
  /** Words that the record knows them by, in any script. */
  readonly names: readonly string[]
}

/** What a sentence tells of a statement. */
export interface Said {
  /** Empty where the report names nobody. */
  readonly who: readonly Party[]
  /** From the outlet inwards: on whose word it is had. */
  readonly onWordOf: readonly (readonly Party[])[]
  readonly toWhom: readonly Party[]
  /** When it was said, else the day of the report; absent where neither is known. */
  readonly when?: { readonly of: 'saying' | 'report'; readonly day: Day }
  /** Over what it was said; absent where that is not sure enough. */
  readonly channel?: Channel
  readonly cue: readonly Words[]
  readonly content: readonly Words[]
  /** Whether the content goes on after what is shown. */
  readonly isCut: boolean
  /** The report’s characters between the content and the cue that follows it in the same sentence; absent where none does. */
  readonly between?: Words
  readonly act: { readonly value: Act; readonly probability: number }
  readonly isNegated: boolean
  readonly isConditional: boolean
  readonly isHedged: boolean
  /** How sure the reading is. */
  readonly probability: number
  readonly sourcing?: Sourcing
  readonly review?: Pick<Review, 'decision' | 'by'>
}

/** What a sentence tells of an occasion. */
export interface Occasion extends Sureness {
  readonly channel: Channel
  readonly participants: readonly Party[]
  /** How many reports tell of it. */
  readonly nReports: number
  /** When it was, as EDTF; absent where no report says. */
  readonly date?: string
  /** Day of the report, where nothing says when it was. */
  readonly reported?: Day
  readonly minutes?: number
}

/** What a sentence tells of something awaited. */
export interface Awaited extends Sureness {
  readonly state: PendingState
  /** What is awaited, such as `answer`; absent where no table tells. */
  readonly awaits?: string
  readonly from?: Party
  readonly deadline?: string
}

/** What became of something awaited. */
export interface Outcome {
  readonly state: PendingState
  readonly day?: string
  readonly probability: number
  readonly words: readonly Words[]
}

/** Which way a side went on an issue. */
export interface Went {
  readonly from: { readonly act: Act; readonly day: Day }
  readonly to: { readonly act: Act; readonly day: Day }
  readonly direction: Trend['direction']
}

/** A side of a dispute, as the sentence above both sides names it. */
export type Disputing =
  | { readonly kind: 'party'; readonly who: readonly Party[] }
  | { readonly kind: 'exchange'; readonly channel: Channel }

/** The lines of a scope. */
export type ScopeName =
  | ('period' | 'issues' | 'cast' | 'statements' | 'leftOut' | 'stories' | 'outlets' | 'lookedThrough')
  | ('languages' | 'deadlines' | 'marked' | 'percentages')

/** All words and patterns of sentences that a brief has of its own, in one language. */
export interface BriefWords {
  readonly language: BriefLanguage
  readonly headings: Readonly<
    Record<'situation' | 'exchanges' | 'statements' | 'answers' | 'disputes' | 'pending' | 'sources', string>
  >
  readonly none: string
  readonly editorNote: string
  /** What is told below a title that an editor chose. */
  titleTold(title: string): string
  readonly backToText: string

  readonly scope: Readonly<Record<ScopeName, string>>
  /** What stands between the values of a line of the scope. */
  readonly between: string
  period(first: Day, last: Day): string
  nStatements(n: number, counting: 'all' | 'newest'): string
  nLeftOut(n: number): string
  nStories(n: number): string
  onlyNewestOf(what: { readonly areExchangesCut: boolean; readonly isPendingCut: boolean }): string
  languageName(tag: LanguageTag): string
  readonly markedTold: string
  readonly percentagesTold: string

  /** A day, a month or a year. What is none stays as it is. */
  day(date: string): string
  /** Names in a row. */
  listed(names: readonly (readonly Piece[])[]): Piece[]
  /** The language that a name is marked with in running words; absent where they write their own names like that. */
  languageOfName(name: string, language: LanguageTag): LanguageTag | undefined
  /** What somebody is called within a sentence, or as a heading. */
  called(party: Party): Piece[]
  /** That only so many of what there is are shown. */
  latestOf(shown: number, all: number): string

  said(said: Said): Piece[]
  occasion(occasion: Occasion): Piece[]
  answer(who: readonly Party[], toWhom: readonly Party[], sureness: Sureness): Piece[]
  dispute(kind: DisputeKind, other: Disputing, own: Disputing, sureness: Sureness): Piece[]
  /** What somebody is said to claim, within what somebody else says. */
  claim(by: Party, claim: Words, toldBy: readonly Party[]): Piece[]
  awaited(awaited: Awaited): Piece[]
  condition(words: readonly Words[]): Piece[]
  outcome(outcome: Outcome): Piece[]
  trend(went: Went): Piece[]

  readonly footnote: {
    readonly nobody: string
    readonly noParticipants: string
    readonly noOutlet: string
    readonly cut: string
    /** Whom the report’s words are taken to mean. */
    meant(who: readonly Piece[]): Piece[]
    titled(title: Words): Piece[]
    entry(note: Pick<Footnote, 'entry' | 'id' | 'version'>): string
    /** What found it, how sure that is, and what a person decided. */
    found(note: Pick<Footnote, 'finder' | 'probability' | 'review'>): string
  }
  /** How a brief in Markdown sets words of a report apart; they are escaped. */
  readonly markdown: {
    readonly colon: string
    said(words: string): string
    cue(words: string): string
    footnote(quotation: string, about: readonly string[], entry: readonly string[]): string
  }
}

const WORDS: Readonly<Record<BriefLanguage, BriefWords>> = { en: english, ja: japanese }

/** The languages that a brief can be written in. */
export const BRIEF_LANGUAGES = Object.keys(WORDS) as readonly BriefLanguage[]

/** The words of a brief in a language. */
export function wordsOf(language: BriefLanguage): BriefWords {
  return WORDS[language]
}
