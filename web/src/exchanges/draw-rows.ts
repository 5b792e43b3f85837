import { type Drawn, drawStatement, type Setting } from './draw-statement.ts'
import type { StatementTurn } from './scene.ts'

/** Room between what stands below one another. */
const BETWEEN = 3

/**
 * Statements of a day from here down. Arrows have their row for themselves. Notes between two arrows go down each on its lifeline, for of
 * a day nobody tells the hour; but what answers another stands below it.
 */
export function drawRows(
  turns: readonly StatementTurn[],
  y: number,
  setting: Setting,
): { readonly drawn: readonly Drawn[]; readonly bottom: number } {
  const drawn: Drawn[] = []
  let top = y
  for (const run of runsOf(turns, setting)) {
    const bottoms = new Map<string, number>()
    for (const turn of run) {
      const [line] = turn.sources
      const one = drawStatement(turn, bottoms.get(line) ?? top, setting)
      drawn.push(one)
      bottoms.set(line, one.figure.area.y + one.figure.area.height + BETWEEN)
    }
    top = Math.max(top, ...bottoms.values())
  }
  return { drawn, bottom: top }
}

/** Statements that may stand side by side: notes of one source each, none of which answers another of them. */
function runsOf(turns: readonly StatementTurn[], { answered }: Setting): readonly (readonly StatementTurn[])[] {
  const runs: StatementTurn[][] = []
  let isOpen = false
  for (const turn of turns) {
    const isNote = turn.targets.length === 0 && turn.sources.length === 1
    const last = runs[runs.length - 1]
    const asked = answered.get(turn.entry.id)
    const isBelow = last?.some(({ entry }) => entry.id === asked) ?? false
    if (isNote && isOpen && !isBelow) last.push(turn)
    else runs.push([turn])
    isOpen = isNote
  }
  return runs
}
