import type { Attribution, Note } from '../../schema/index.ts'
import type { LanguagePack } from '../pack.ts'
import type { TaggedSentence } from '../sentence.ts'
import type { Draft, ParsedText } from './draft.ts'
import { loadLearned } from './learned.ts'
import { loadQuotative } from './quotative/find-quotative.ts'
import { settle } from './settle.ts'
import { statementsOf } from './statement.ts'

/** How likely a sentence is to hold a statement, before it has a tree. */
export type Promises = 'none' | 'little' | 'some'

/** What finds statements. */
export interface Finder {
  /** Proposes statements in a text, each with its finder's name. */
  readonly find: (parsed: ParsedText) => readonly Draft[]
  /** How much a sentence promises to `find`, by its words alone. */
  readonly promiseOf: (sentence: TaggedSentence) => Promises
}

/** A pack's finders, in order: of two equally likely drafts the earlier finder's stands. */
export interface Attributor {
  readonly finders: readonly Finder[]
}

/** What makes a finder out of a pack; a pack that does not hold what it needs has no such finder. */
type LoadFinder = (pack: LanguagePack) => Finder | undefined

/** Every finder there is, in order. */
const FINDERS: readonly LoadFinder[] = [loadLearned, loadQuotative]

/** Makes the finders ready that the pack has models or tables for. */
export function loadAttributor(pack: LanguagePack): Attributor {
  return { finders: FINDERS.map((load) => load(pack)).filter((finder) => finder !== undefined) }
}

const PROMISES: readonly Promises[] = ['none', 'little', 'some']

/** The most that a sentence promises to any finder: what promises nothing needs no tree. */
export function promiseOf(sentence: TaggedSentence, { finders }: Attributor): Promises {
  const most = Math.max(0, ...finders.map((finder) => PROMISES.indexOf(finder.promiseOf(sentence))))
  return PROMISES[most]
}

/** The statements of a parsed text, with notes on where a finder held back. */
export function attribute(parsed: ParsedText, attributor: Attributor): { attributions: Attribution[]; notes: Note[] } {
  const drafts = attributor.finders.flatMap(({ find }) => find(parsed))
  return { attributions: statementsOf(parsed.text, settle(parsed.text, drafts)), notes: [] }
}
