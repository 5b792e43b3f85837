import { columns as columnsOf, oneLine, padded, shortened } from './terminal-text.ts'

/** A column of a table: its heading, and how wide it may be. */
export interface Column {
  readonly heading: string
  /** Most columns of the terminal it takes; a share of what is left where absent. */
  readonly width?: number
  /** Left out where the terminal has no room for it; the last such column goes first. */
  readonly isOptional?: true
}

const GAP = '  '
/** Fewest columns of the terminal that a column without a width is worth having with. */
const LEAST = 12
/** Fewest that such a column has while optional ones are there beside it. */
const COMFORTABLE = 24

/** Rows as lines of a terminal, so many columns wide; text from outside is made harmless. Columns that are empty are left out. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = rows.map((row) => row.map(oneLine))
  const filled = columns.map((_, at) => at).filter((at) => cells.some((row) => row[at] !== ''))
  const kept = fitting(filled, columns, cells, width)
  const of = (row: readonly string[]) => kept.map((at) => row[at])
  const headings = of(columns.map(({ heading }) => heading))
  const widths = widthsOf(
    kept.map((at) => columns[at]),
    [headings, ...cells.map(of)],
    width,
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => padded(shortened(cell, widths[at]), widths[at]))
      .join(GAP)
      .trimEnd()
  return [line(headings), ...cells.map(of).map(line)]
}

/** The columns that there is room for. */
function fitting(
  filled: readonly number[],
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const last = filled.findLast((at) => columns[at].isOptional)
  if (last === undefined || needs(filled, columns, cells) <= width) return filled
  return fitting(
    filled.filter((at) => at !== last),
    columns,
    cells,
    width,
  )
}

/** How many columns of the terminal a table needs to be comfortable to read. */
function needs(kept: readonly number[], columns: readonly Column[], cells: readonly (readonly string[])[]): number {
  const each = kept.map((at) => {
    const needed = Math.max(columnsOf(columns[at].heading), ...cells.map((row) => columnsOf(row[at])))
    return Math.min(columns[at].width ?? COMFORTABLE, needed)
  })
  return each.reduce((sum, one) => sum + one, GAP.length * (kept.length - 1))
}

function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const needed = columns.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at]))))
  const fixed = columns.map(({ width: most }, at) => (most === undefined ? undefined : Math.min(most, needed[at])))
  const taken = fixed.reduce<number>((sum, each) => sum + (each ?? 0), 0) + GAP.length * (columns.length - 1)
  const nFree = fixed.filter((each) => each === undefined).length
  const share = Math.max(LEAST, Math.floor((width - taken) / Math.max(1, nFree)))
  return fixed.map((each, at) => each ?? Math.min(share, needed[at]))
}
