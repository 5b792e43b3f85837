import type { Amendment, ReadingFact, Review, Statement } from '../schema/index.ts'
import { overlaps, type Span } from '../text/index.ts'
import { compare } from './engine-order.ts'
import type { Pairings, Side } from './pairings.ts'
import type { DecisionRow, OriginFacts } from './rows.ts'

/** A statement as people left it. */
export interface KeptStatement {
  readonly statement: Statement
  readonly reading: ReadingFact
  readonly ordinal: number
  readonly amendment?: Amendment
  readonly review?: DecisionRow
}

/** What is known of a reviewed statement: the reading that it was first read in. */
interface ReadStatement {
  readonly statement: Statement
  readonly reading: ReadingFact
  readonly ordinal: number
}

/**
 * What people decided on the statements of one origin, carried to where it holds. A decision on a statement that a later
 * reading or version words the same holds there too; what was confirmed or amended and is no longer read stays.
 */
export class Reviewed {
  private readonly byStatement: ReadonlyMap<string, readonly Review[]>
  private readonly read: ReadonlyMap<string, ReadStatement>
  private readonly pairings: Pairings

  private constructor(byStatement: Map<string, Review[]>, read: Map<string, ReadStatement>, pairings: Pairings) {
    this.byStatement = byStatement
    this.read = read
    this.pairings = pairings
  }

  static of({ reviews, readings }: OriginFacts, pairings: Pairings): Reviewed {
    const byStatement = new Map<string, Review[]>()
    for (const review of reviews.toSorted(byTime)) {
      if (review.entry === 'statement') byStatement.set(review.of, [...(byStatement.get(review.of) ?? []), review])
    }
    const read = new Map<string, ReadStatement>()
    for (const reading of byStatement.size === 0 ? [] : readings) {
      for (const [ordinal, statement] of reading.reading.statements.entries()) {
        if (byStatement.has(statement.id)) read.set(statement.id, { statement, reading, ordinal })
      }
    }
    return new Reviewed(byStatement, read, pairings)
  }

  /** The statements of one reading as people left them, and those they hold to that it no longer has. */
  statementsOf(text: string, reading: ReadingFact, versions: readonly Side[]): KeptStatement[] {
    const { statements } = reading.reading
    if (this.byStatement.size === 0) {
      return statements.map((statement, ordinal) => ({ statement, reading, ordinal }))
    }
    const carried = this.carriedTo({ id: reading.id, text, statements }, reading.version, versions)
    const own = statements.map((statement, ordinal) =>
      this.amended({ statement, reading, ordinal }, this.decisionOn(statement.id), carried.get(statement.id)),
    )
    return [...own, ...this.heldTo(reading, statements)]
  }

  /** Decisions on statements of other readings and versions, by the id of the statement that they hold for here. */
  private carriedTo(side: Side, version: string, versions: readonly Side[]): Map<string, Review> {
    const carried = new Map<string, Review>()
    for (const [id, { statement, reading }] of this.read) {
      const review = this.decisionOn(id)
      if (review === undefined || side.statements.some((each) => each.id === id)) continue
      const here =
        reading.version === version
          ? side.statements.find((each) => isSamePlace(each, statement))?.id
          : this.sameIn(versions, reading, id, side)
      const known = here === undefined ? undefined : carried.get(here)
      if (here !== undefined && (known === undefined || byTime(known, review) < 0)) carried.set(here, review)
    }
    return carried
  }

  private sameIn(versions: readonly Side[], reading: ReadingFact, id: string, side: Side): string | undefined {
    const before = versions.find((version) => version.id === reading.id)
    if (before === undefined) return undefined
    return this.pairings.of(before, side).find((pair) => pair.before === id && pair.isSame)?.after
  }

  /** What a person confirmed or amended in another reading of the same version, and this one has nowhere. */
  private heldTo(reading: ReadingFact, statements: readonly Statement[]): KeptStatement[] {
    const held: KeptStatement[] = []
    for (const [id, read] of this.read) {
      const review = this.decisionOn(id)
      const holds = review?.decision === 'confirmed' || review?.decision === 'amended'
      const isGone = !statements.some((each) => each.id === id || isSamePlace(each, read.statement))
      if (holds && isGone && read.reading.version === reading.version) held.push(this.amended(read, review, undefined))
    }
    return held
  }

  private amended(read: ReadStatement, own: Review | undefined, carried: Review | undefined): KeptStatement {
    const review = own !== undefined && (carried === undefined || byTime(carried, own) <= 0) ? own : carried
    if (review === undefined) return read
    const { decision, by, at, amendment } = review
    const row: DecisionRow = { decision, by, at, ...(review !== own && { isCarried: true }) }
    // Spans of another version are not of this one: what they amend is carried as a decision alone.
    const isApt = decision === 'amended' && amendment !== undefined && (review === own || isWithoutSpans(amendment))
    if (!isApt) return { ...read, review: row }
    return { ...read, statement: amend(read.statement, amendment), amendment, review: row }
  }

  /** The last decision on a statement that is more than a comment; none where that one was withdrawn. */
  private decisionOn(id: string): Review | undefined {
    const last = this.byStatement.get(id)?.findLast(({ decision }) => decision !== 'commented')
    return last?.decision === 'withdrawn' ? undefined : last
  }
}

/** Order of reviews: by time, then by id. */
export function byTime(one: Review, other: Review): number {
  return compare(one.at, other.at) || compare(one.id, other.id)
}

/** A statement with what a person put in place of what was read. */
export function amend(statement: Statement, amendment: Amendment): Statement {
  const { act, channel, sourcing, ...spans } = amendment
  const sure = <T>(value: T) => ({ value, rule: 'review', probability: 1 })
  return {
    ...statement,
    ...spans,
    ...(act && { act: sure(act) }),
    ...(channel && { channel: sure(channel) }),
    ...(sourcing && { sourcing: sure(sourcing) }),
  } as Statement
}

function isWithoutSpans(amendment: Amendment): boolean {
  return !Object.values(amendment).some(Array.isArray)
}

/** Whether two readings of one version mean the same statement: one cue, or without cues one content. */
function isSamePlace(one: Statement, other: Statement): boolean {
  if (one.cue.length > 0 && other.cue.length > 0) return meet(one.cue, other.cue)
  return one.cue.length === other.cue.length && meet(one.content, other.content)
}

function meet(ones: readonly Span[], others: readonly Span[]): boolean {
  return ones.some((one) => others.some((other) => overlaps(one, other)))
}
