import { exactOf } from '../entries/statement-parts.ts'
import type { Terms } from '../words/terms.ts'
import type { Alteration } from './changes.ts'

/** What was altered in a statement, in words on both sides; absent where the statement’s own words show it. */
export function alteredWords(
  alteration: Alteration,
  terms: Terms,
  none: string,
): { readonly before: string; readonly after: string } | undefined {
  switch (alteration.kind) {
    case 'words':
    case 'hedge':
      return undefined
    case 'act':
      return { before: terms.act[alteration.before], after: terms.act[alteration.after] }
    case 'quotation':
      return { before: terms.quotation[alteration.before], after: terms.quotation[alteration.after] }
    case 'channel': {
      const { before, after } = alteration
      return { before: before ? terms.channel[before] : none, after: after ? terms.channel[after] : none }
    }
    default:
      return { before: exactOf(alteration.before) || none, after: exactOf(alteration.after) || none }
  }
}
