import { columns as columnsOf, oneLine, padded, shortened } from './terminal-text.ts'

/** A column of a table: its heading, and how wide it may be. */
export interface Column {
  readonly heading: string
  /** Most columns of the terminal it takes; a share of what is left where absent. */
  readonly width?: number
}

const GAP = '  '

/** Rows as lines of a terminal, so many columns wide; text from outside is made harmless. Columns that are empty are left out. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const kept = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at] !== ''))
  const cells = rows.map((row) => kept.map((at) => oneLine(row[at])))
  const headings = kept.map((at) => columns[at].heading)
  const widths = widthsOf(
    kept.map((at) => columns[at]),
    [headings, ...cells],
    width,
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => padded(shortened(cell, widths[at]), widths[at]))
      .join(GAP)
      .trimEnd()
  return [line(headings), ...cells.map(line)]
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const needed = columns.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at]))))
  const fixed = columns.map(({ width: most }, at) => (most === undefined ? undefined : Math.min(most, needed[at])))
  const taken = fixed.reduce<number>((sum, each) => sum + (each ?? 0), 0) + GAP.length * (columns.length - 1)
  const nFree = fixed.filter((each) => each === undefined).length
  const share = Math.max(12, Math.floor((width - taken) / Math.max(1, nFree)))
  return fixed.map((each, at) => each ?? Math.min(share, needed[at]))
}
