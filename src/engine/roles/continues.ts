import type { Statement } from '../../schema/index.ts'
import type { Site } from './site.ts'

/** Cues by which a statement runs on from another, as the rows of a pack's `continuations.tsv`. */
export interface ContinuationRow {
  /**
   * `participle`: the cue hangs from the other's cue; `after`: it follows the other, laid to the same actor; `elided`: it
   * names no source, and its quotation follows the other's in the next sentence.
   */
  readonly how: (typeof HOWS)[number]
  readonly cue: RegExp
}

const HOWS = ['participle', 'after', 'elided'] as const

/** Rows of `participle`, `after` or `elided` and a pattern of the cue. */
export function readContinuations(rows: readonly (readonly string[])[]): ContinuationRow[] {
  return rows.map(([how, cue]) => {
    const known = HOWS.find((each) => each === how)
    if (!known) throw new TypeError(`continuations.tsv holds ${how}: expected one of ${HOWS.join(', ')}`)
    return { how: known, cue: new RegExp(cue, 'u') }
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
    const main = statements[row.how === 'participle' ? mainOf(sites, at) : at - 1]
    if (row.how === 'elided' && !(main && followsQuoted(statement, main, sites, at))) return undefined
    const isSame = main?.actor !== undefined && main.actor.value === statement.actor?.value
    return main && (isSame || statement.source.length === 0) ? main.id : undefined
  })
}

/** Whether a quotation without a source stands in the sentence behind one with a quotation. */
function followsQuoted(statement: Statement, main: Statement, sites: readonly Site[], at: number): boolean {
  const isQuoted = statement.quotation === 'direct' && main.quotation === 'direct'
  const isNext = sites[at].sentence.start - sites[at - 1].sentence.end <= NEXT
  return statement.source.length === 0 && isQuoted && isNext
}

/** Characters of white space between sentences that follow each other. */
const NEXT = 3

/** Index of the statement before whose cue a statement's cue hangs from; -1 where there is none. */
function mainOf(sites: readonly Site[], at: number): number {
  const { sentence, head } = sites[at]
  const above = sentence.words[head]?.head ?? -1
  for (let other = at - 1; other >= 0 && sites[other].sentence === sentence; other--) {
    if (sites[other].cue.includes(above)) return other
  }
  return -1
}
