import type { Party } from './scene.ts'

/** Room left of a lifeline, for what is awaited on it. */
export const LANES = 44
/** Room between a lifeline and what stands beside it. */
export const BESIDE = 10
/** Room for the days, left of all. */
export const GUTTER = 114

const LEAST = 196
const MOST = 330

/** Where the lifelines are: each has a column of its own, with its words to its right. */
export interface Grid {
  readonly width: number
  readonly columnWidth: number
  /** So wide is a card beside a lifeline. */
  readonly cardWidth: number
  /** The lifelines from the left to the right. */
  readonly lines: readonly string[]
  xOf(line: string): number
}

/** The columns of lifelines in a picture that is so wide if it can be; with many lifelines it is wider. */
export function gridOf(parties: readonly Party[], wanted: number): Grid {
  const lines = parties.map(({ id }) => id)
  const n = Math.max(lines.length, 1)
  const columnWidth = Math.round(Math.min(MOST, Math.max(LEAST, (wanted - GUTTER) / n)))
  const at = new Map(lines.map((id, index) => [id, GUTTER + index * columnWidth + LANES]))
  return {
    width: GUTTER + n * columnWidth,
    columnWidth,
    cardWidth: columnWidth - LANES - BESIDE - 8,
    lines,
    xOf: (line) => at.get(line) ?? GUTTER + LANES,
  }
}

/** The lifelines of some parties, from the left to the right, as places. */
export function placesOf(grid: Grid, lines: readonly string[]): readonly number[] {
  return lines.map((line) => grid.xOf(line)).toSorted((one, other) => one - other)
}
