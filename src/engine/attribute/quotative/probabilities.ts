import type { Draft } from '../draft.ts'
import { SURE } from './report.ts'

/** How often a rule's statements are right, as the rows of a pack's `finders.tsv`. */
export interface FinderRow {
  readonly rule: string
  readonly source: string
  readonly quotation: string
  readonly inReport: number
  readonly elsewhere: number
}

/** Rows of rule, source, quotation, and how often right in a text that reports otherwise and in one that does not. */
export function readFinders(rows: readonly (readonly string[])[]): FinderRow[] {
  return rows.map(([rule, source, quotation, inReport, elsewhere]) => ({
    rule,
    source,
    quotation,
    inReport: Number(inReport),
    elsewhere: Number(elsewhere),
  }))
}

/** The draft with the probability that its rule's row gives, lower where its own was; as it was where no row fits. */
export function calibrated(text: string, draft: Draft, rows: readonly FinderRow[], isReport: boolean): Draft {
  const source = draft.source.length > 0 ? 'named' : 'none'
  const last = draft.content.at(-1)
  const quotation = last && /[」』”"]/.test(text[last.end - 1]) ? 'yes' : 'no'
  const fits = (cell: string, value: string) => cell === 'any' || cell === value
  const row = rows.find(
    (each) => each.rule === draft.finder.name && fits(each.source, source) && fits(each.quotation, quotation),
  )
  if (!row) return draft
  const share = isReport ? row.inReport : row.elsewhere
  return { ...draft, probability: share * Math.min(1, draft.probability / SURE) }
}
