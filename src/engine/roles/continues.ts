import type { Statement } from '../../schema/index.ts'
import type { Site } from './site.ts'

/** Cues by which a statement runs on from another, as the rows of a pack's `continuations.tsv`. */
export interface ContinuationRow {
  /**
   * `participle`: the cue hangs from the other's cue; `beside`: it does, or the other's cue comes before it in its
   * sentence; `after`: it follows the other, laid to the same actor; `elided`: it names no source, and its quotation
   * follows the other's in the next sentence; `unnamed`: it names no source, and the other is the last laid by name to
   * its actor; `aside`: not at all, but what stands before it makes it the report's own where it seems to be said in
   * another: "…, as the paper reported".
   */
  readonly how: (typeof HOWS)[number]
  readonly cue: RegExp
}

const HOWS = ['participle', 'beside', 'after', 'elided', 'unnamed', 'aside'] as const

/** Rows of how a cue hangs and a pattern of it. */
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
    return rows
      .filter((row) => row.how !== 'aside' && row.cue.test(cue))
      .map(({ how }) => mainBy(how, statements, sites, at))
      .find((main) => main !== undefined && isSameSource(statement, main))?.id
  })
}

/** Whether a statement in what is said indirectly is put there by the report, by what stands right before it. */
export function isAside(text: string, inner: Statement, outer: Statement, rows: readonly ContinuationRow[]): boolean {
  if (outer.quotation !== 'indirect' || inner.source.length === 0) return false
  const first = Math.min(...[...inner.source, ...inner.cue].map(({ start }) => start))
  const around = outer.content.find(({ start, end }) => start < first && first < end)
  if (!around) return false
  const before = text.slice(Math.max(around.start, first - LOOKED_BACK), first)
  return rows.some(({ how, cue }) => how === 'aside' && cue.test(before))
}

/** Characters before a statement that may set it aside. */
const LOOKED_BACK = 24

/** The statement that one runs on from, by how its cue hangs. */
function mainBy(
  how: ContinuationRow['how'],
  statements: readonly Statement[],
  sites: readonly Site[],
  at: number,
): Statement | undefined {
  const before = statements[at - 1]
  if (how === 'participle') return statements[mainOf(sites, at)]
  if (how === 'beside') return statements[mainOf(sites, at)] ?? inSentence(statements, sites, at)
  if (how === 'elided') return before && followsQuoted(statements[at], before, sites, at) ? before : undefined
  return how === 'unnamed' ? lastNamed(statements, sites, at) : before
}

function isSameSource({ source, actor }: Statement, main: Statement): boolean {
  return source.length === 0 || (main.actor !== undefined && main.actor.value === actor?.value)
}

/** The statement right before in the sentence, if its cue ends before this one's. */
function inSentence(statements: readonly Statement[], sites: readonly Site[], at: number): Statement | undefined {
  const before = statements[at - 1]
  if (!before || sites[at - 1].sentence !== sites[at].sentence) return undefined
  const end = before.cue.at(-1)?.end ?? Number.POSITIVE_INFINITY
  return end <= (statements[at].cue[0]?.start ?? -1) ? before : undefined
}

/** The last statement laid by name to whoever a statement without a source is laid to, nobody else having spoken since. */
function lastNamed(statements: readonly Statement[], sites: readonly Site[], at: number): Statement | undefined {
  const { source, actor, within } = statements[at]
  if (source.length > 0 || within !== undefined || !actor) return undefined
  for (let other = at - 1; other >= 0 && at - other <= RUN; other--) {
    const each = statements[other]
    if (sites[other].sentence.end < sites[at].sentence.start - GAP) return undefined
    if (each.within !== undefined) continue
    if (each.actor?.value !== actor.value) return undefined
    if (each.source.length > 0) return each
  }
  return undefined
}

/** Statements, and characters, back that one without a source may run on from. */
const RUN = 8
const GAP = 400

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
