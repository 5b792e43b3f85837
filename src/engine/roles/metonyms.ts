import type { Actor } from '../../schema/index.ts'
import { tableRows } from '../table.ts'

/** A place by which reports call a state or body, as a row of a pack's `metonyms.tsv`. */
export interface MetonymRow {
  readonly rule: string
  readonly pattern: RegExp
  /** The state or body, in English. */
  readonly standsFor: string
}

/** Rows of the pattern of a place and what it stands for. */
export function readMetonyms(table: string | undefined): MetonymRow[] {
  return tableRows(table).map(([pattern, standsFor], at) => ({
    rule: `metonyms.tsv:${at + 1}`,
    pattern: new RegExp(pattern, 'u'),
    standsFor,
  }))
}

/**
 * What a place stands for where a report lays a statement to it: "the Kremlin said" has Russia say it. That is inferred:
 * the report does not say so.
 */
export function standsFor(source: string, rows: readonly MetonymRow[]): Actor['standsFor'] {
  const row = rows.find(({ pattern }) => pattern.test(source.trim()))
  return row && { value: row.standsFor, rule: row.rule, probability: 0.8 }
}
