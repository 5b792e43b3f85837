import type { StatementEntry } from '../schema/index.ts'

/** What is laid to the source, as one text. */
export function contentOf({ statement }: StatementEntry): string {
  return statement.content.map(({ exact }) => exact).join(' ')
}

/** The words that lay it to the source, as one text. */
export function cueOf({ statement }: StatementEntry): string {
  return statement.cue.map(({ exact }) => exact).join(' ')
}
