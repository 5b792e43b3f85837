import type { Holder, IssuePositions } from './positions.ts'

/** Which part of the positions is given. */
export interface PositionsShown {
  /** Actors by themselves, or sides: the others are left out. Both where absent. */
  readonly by?: 'actor' | 'side'
  /** The only actor or side, by its id. */
  readonly holder?: string
  /** At most so many actors, and sides: those with the most positions over all issues. */
  readonly holders?: number
  /** At most so many positions of each, the latest. */
  readonly latest?: number
}

/** A part of the positions: what a table of who stands where begins with, or one cell of it. Counts stay those of all. */
export function positionsShown(found: readonly IssuePositions[], shown: PositionsShown): IssuePositions[] {
  const most = { actors: mostOf(found, 'actors', shown), sides: mostOf(found, 'sides', shown) }
  return found.map((issue) => ({
    ...issue,
    actors: shown.by === 'side' ? [] : partOf(issue.actors, most.actors, shown),
    sides: shown.by === 'actor' ? [] : partOf(issue.sides, most.sides, shown),
  }))
}

function partOf(all: readonly Holder[], ids: ReadonlySet<string> | undefined, { holder, latest }: PositionsShown) {
  return all
    .filter(({ id }) => (holder === undefined || id === holder) && (ids === undefined || ids.has(id)))
    .map((each) => (latest === undefined ? each : { ...each, positions: each.positions.slice(0, latest) }))
}

/** Those with the most positions over all issues; absent where no number is given. */
function mostOf(
  found: readonly IssuePositions[],
  kind: 'actors' | 'sides',
  { holders }: PositionsShown,
): ReadonlySet<string> | undefined {
  if (holders === undefined) return undefined
  const counts = new Map<string, number>()
  for (const issue of found) {
    for (const { id, nPositions } of issue[kind]) counts.set(id, (counts.get(id) ?? 0) + nPositions)
  }
  const byCount = [...counts].toSorted(([a, nA], [b, nB]) => nB - nA || (a < b ? -1 : 1))
  return new Set(byCount.slice(0, holders).map(([id]) => id))
}
