import type { Attribution, Note } from '../../schema/index.ts'
import type { LanguagePack } from '../pack.ts'
import type { Draft, ParsedText } from './draft.ts'
import { loadLearned } from './learned.ts'
import { loadQuotative } from './quotative/find-quotative.ts'
import { settle } from './settle.ts'
import { statementsOf } from './statement.ts'

/** Proposes statements in a text, each with its finder's name. */
export type FindDrafts = (parsed: ParsedText) => readonly Draft[]

/** A pack's finders, in order: of two equally likely drafts the earlier finder's stands. */
export interface Attributor {
  readonly finders: readonly FindDrafts[]
}

/** What makes a finder out of a pack; a pack that does not hold what it needs has no such finder. */
type LoadFinder = (pack: LanguagePack) => FindDrafts | undefined

/** Every finder there is, in order. */
const FINDERS: readonly LoadFinder[] = [loadLearned, loadQuotative]

/** Makes the finders ready that the pack has models or tables for. */
export function loadAttributor(pack: LanguagePack): Attributor {
  return { finders: FINDERS.map((load) => load(pack)).filter((find) => find !== undefined) }
}

/** The statements of a parsed text, with notes on where a finder held back. */
export function attribute(parsed: ParsedText, attributor: Attributor): { attributions: Attribution[]; notes: Note[] } {
  const drafts = attributor.finders.flatMap((find) => find(parsed))
  return { attributions: statementsOf(parsed.text, settle(parsed.text, drafts)), notes: [] }
}
