import type { Statement } from '../../schema/index.ts'
import type { Site } from './site.ts'

/** Cues by which a statement runs on from another, as the rows of a pack's `continuations.tsv`. */
export interface ContinuationRow {
  /** `participle`: the cue hangs from the other's cue; `after`: it follows the other, laid to the same actor. */
  readonly how: 'participle' | 'after'
  readonly cue: RegExp
}

/** Rows of `participle` or `after` and a pattern of the cue. */
export function readContinuations(rows: readonly (readonly string[])[]): ContinuationRow[] {
  return rows.map(([how, cue]) => {
    if (how !== 'participle' && how !== 'after') {
      throw new TypeError(`continuations.tsv holds ${how}: expected participle or after`)
    }
    return { how, cue: new RegExp(cue, 'u') }
  })
}

/** For each statement the id of that which its cue says it runs on from ("She continued: …"), where there is one. */
export function continuesOf(
  statements: readonly Statement[],
  sites: readonly Site[],
  rows: readonly ContinuationRow[],
): (string | undefined)[] {
  return statements.map((statement, at) => {
    const cue = statement.cue.map(({ exact }) => exact).join(' ')
    const row = rows.find((each) => each.cue.test(cue))
    if (!row) return undefined
    const other = row.how === 'after' ? at - 1 : mainOf(sites, at)
    const main = statements[other]
    const isSame = main?.actor !== undefined && main.actor.value === statement.actor?.value
    return main && (isSame || statement.source.length === 0) ? main.id : undefined
  })
}

/** Index of the statement before whose cue a statement's cue hangs from; -1 where there is none. */
function mainOf(sites: readonly Site[], at: number): number {
  const { sentence, head } = sites[at]
  const above = sentence.words[head]?.head ?? -1
  for (let other = at - 1; other >= 0 && sites[other].sentence === sentence; other--) {
    if (sites[other].cue.includes(above)) return other
  }
  return -1
}
