import type { IssuePositions } from '../api/entries.ts'

type Holder = IssuePositions['sides'][number]

/** Whose positions a row has: a side with all who stand for it, or an actor by itself. */
export type RowsBy = 'side' | 'actor'

/** Which cell of the matrix is meant. */
export interface CellName {
  readonly issue: string
  readonly holder: string
}

/** A row of the matrix: who, and where they stand on each issue that they have a position on. */
export interface MatrixRow {
  readonly id: string
  readonly name: string
  /** Over all issues. */
  readonly nPositions: number
  /** By the issue’s id. */
  readonly cells: ReadonlyMap<string, Holder>
}

/** The rows of the matrix, those with the most positions first. */
export function rowsOf(found: readonly IssuePositions[], by: RowsBy): readonly MatrixRow[] {
  const rows = new Map<string, { id: string; name: string; nPositions: number; cells: Map<string, Holder> }>()
  for (const each of found) {
    for (const holder of holdersOf(each, by)) {
      const row = rows.get(holder.id) ?? { id: holder.id, name: holder.name, nPositions: 0, cells: new Map() }
      row.nPositions += holder.nPositions
      row.cells.set(each.issue.id, holder)
      rows.set(holder.id, row)
    }
  }
  return [...rows.values()].toSorted((a, b) => b.nPositions - a.nPositions || (a.name < b.name ? -1 : 1))
}

/** The actors or the sides that have positions on an issue. */
export function holdersOf({ actors, sides }: IssuePositions, by: RowsBy): readonly Holder[] {
  return by === 'side' ? sides : actors
}

/** Whether there are more rows than were asked for. */
export function isMore(found: readonly IssuePositions[], by: RowsBy): boolean {
  return found.some((each) => (by === 'side' ? each.nSides : each.nActors) > holdersOf(each, by).length)
}

/** A cell as the address names it: `nato-membership:a1b2`. */
export function cellWritten({ issue, holder }: CellName): string {
  return `${issue}:${holder}`
}

/** The cell that an address names; absent where it names none. Ids of issues have no colon. */
export function cellRead(written: string | null): CellName | undefined {
  const found = /^([a-z0-9][a-z0-9-]*):(.+)$/.exec(written ?? '')
  return found === null ? undefined : { issue: found[1] as string, holder: found[2] as string }
}

/** How trends are shown beside their word. */
export const TREND_SIGNS = { towards: '↗', away: '↘', steady: '→' } as const
