import { carrier, overlaps } from '../text/index.ts'
import { type Alteration, alterationsOf } from './alterations.ts'
import type { Match } from './candidates.ts'
import { matchStatements } from './match-statements.ts'
import { type ReadVersion, type Said, saidIn } from './said.ts'

/** What became of a statement; `before` and `after` are ids of statements. */
export type StatementChange = Paired | Dropped | Added

interface Tie {
  readonly before: string
  readonly after: string
  /** What told that the two are one: `carried` or `alike`. */
  readonly rule: string
  readonly probability: number
}

/** Word for word as it was, or with alterations; `moved` where it changed its place among the others. */
type Paired =
  | (Tie & { readonly kind: 'same' | 'moved' })
  | (Tie & { readonly kind: 'altered'; readonly moved?: true; readonly alterations: readonly Alteration[] })

interface Dropped {
  readonly kind: 'dropped'
  readonly before: string
}

interface Added {
  readonly kind: 'added'
  readonly after: string
}

/**
 * What became of each statement from one version of a story to another, or from one copy to another in the same language: one
 * entry a statement, in the order of `after`, those that were dropped where they stood. Statements are tied by their words
 * in place, else by likeness; where two fit nearly as well neither is tied, and both sides count as dropped and added.
 *
 * @example
 * diffStatements({ text: before, statements: read(before, english).statements },
 *   { text: after, statements: read(after, english).statements })
 * // [{ kind: 'altered', before: 's…', after: 's…', alterations: [{ kind: 'hedge', direction: 'softened', … }], … }]
 */
export function diffStatements(before: ReadVersion, after: ReadVersion): StatementChange[] {
  const [one, other] = [saidIn(before), saidIn(after)]
  const matches = matchStatements(one, other, carrier(before.text, after.text))
  const inOrder = new Set(longestInOrder(matches))
  const paired = matches.map((match) => ({ match, change: changeOf(match, !inOrder.has(match)) }))
  return inReadingOrder(one, other, paired)
}

function changeOf({ before, after, rule, probability }: Match, isMoved: boolean): Paired {
  const tie = { before: before.statement.id, after: after.statement.id, rule, probability }
  const alterations = alterationsOf(before, after)
  if (alterations.length === 0) return { kind: isMoved ? 'moved' : 'same', ...tie }
  return { kind: 'altered', ...tie, ...(isMoved ? { moved: true } : {}), alterations }
}

/** As many matches as can be that stand in the same order on both sides; the others were moved. */
function longestInOrder(matches: readonly Match[]): Match[] {
  const best: { length: number; previous: number | undefined }[] = []
  let last: number | undefined
  matches.forEach((match, i) => {
    best.push({ length: 1, previous: undefined })
    for (let j = 0; j < i; j++) {
      if (best[i].length <= best[j].length && isBefore(matches[j], match))
        best[i] = { length: best[j].length + 1, previous: j }
    }
    if (last === undefined || best[last].length < best[i].length) last = i
  })
  const chain: Match[] = []
  for (let at = last; at !== undefined; at = best[at].previous) chain.push(matches[at])
  return chain
}

/** Whether the first match stands before the second on both sides, or in its sentence on one. */
function isBefore(one: Match, other: Match): boolean {
  if (overlaps(one.before.extent, other.before.extent) || overlaps(one.after.extent, other.after.extent)) return true
  return one.after.extent.start <= other.after.extent.start
}

interface PairedChange {
  readonly match: Match
  readonly change: Paired
}

function inReadingOrder(
  before: readonly Said[],
  after: readonly Said[],
  paired: readonly PairedChange[],
): StatementChange[] {
  const ofBefore = new Map(paired.map((pair) => [pair.match.before, pair]))
  const ofAfter = new Map(paired.map((pair) => [pair.match.after, pair]))
  const dropped = droppedBehind(before, ofBefore)
  const changes = after.flatMap((said): StatementChange[] => {
    const pair = ofAfter.get(said)
    const own: StatementChange = pair?.change ?? { kind: 'added', after: said.statement.id }
    return [own, ...((pair && dropped.get(pair.match.before)) ?? [])]
  })
  return [...(dropped.get(undefined) ?? []), ...changes]
}

/** The dropped statements, by the kept one that each stood behind. */
function droppedBehind(
  before: readonly Said[],
  kept: ReadonlyMap<Said, PairedChange>,
): Map<Said | undefined, Dropped[]> {
  const behind = new Map<Said | undefined, Dropped[]>()
  let last: Said | undefined
  for (const said of before) {
    if (kept.has(said)) last = said
    else behind.set(last, [...(behind.get(last) ?? []), { kind: 'dropped', before: said.statement.id }])
  }
  return behind
}
