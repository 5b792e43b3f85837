import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { ExchangeEntry, StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import { AnswerFinder } from './answers.ts'
import { claimDenied } from './claim-denied.ts'
import { demandRejected } from './demand-rejected.ts'
import { exchangeDenied } from './exchange-denied.ts'
import { figuresDiffer } from './figures-differ.ts'
import { type Evidence, isShown, type Link, type LinkOptions, linkId, reviewedLink } from './link.ts'
import type { Viewed } from './lookup.ts'
import { type LinkSearch, pageOfLinks } from './page-of-links.ts'

/** How statements cannot both hold. */
export type DisputeKind = 'claim-denied' | 'demand-rejected' | 'figures-differ' | 'exchange-denied'

/** What one side of a dispute is: a statement, a claim told within the other side’s, or an exchange that is established. */
export type DisputeSide =
  | { readonly kind: 'statement'; readonly statement: StatementEntry; readonly spans: readonly ExactSpan[] }
  | { readonly kind: 'claim'; readonly by: ExactSpan; readonly claim: ExactSpan; readonly within: StatementEntry }
  | { readonly kind: 'exchange'; readonly exchange: ExchangeEntry }

/** Two that cannot both hold. */
export interface Dispute extends Link {
  readonly kind: DisputeKind
  /** What was there before, and what contradicts it: always a statement. */
  readonly sides: readonly [DisputeSide, DisputeSide]
}

/** A dispute as a rule finds it, before it has an id and a review. */
export interface FoundDispute {
  readonly kind: DisputeKind
  readonly rule: string
  readonly probability: number
  readonly other: DisputeSide
  /** Spans of the contradicting statement that do so. */
  readonly spans: readonly ExactSpan[]
}

/** A kind of dispute: what a statement contradicts; nothing where it contradicts nothing of that kind. */
export type DisputeRule = (entry: StatementEntry, finder: AnswerFinder) => Promise<FoundDispute | undefined>

/** The kinds in the order in which they are looked for; a statement’s first is its dispute. */
const RULES: readonly DisputeRule[] = [exchangeDenied, demandRejected, claimDenied, figuresDiffer]

/**
 * Disputes among a filter’s statements: each that contradicts another, with what it contradicts. A page may hold fewer than
 * asked for, even none, and have `next`: see `pageOfLinks`.
 */
export async function disputes(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<Page<Dispute>> {
  return pageOfLinks(disputeSearch(viewed, filter, options), paging)
}

/** Where the disputes among a filter’s statements are looked for. */
export function disputeSearch(
  viewed: Viewed,
  filter: StatementFilter,
  options: LinkOptions = {},
): LinkSearch<StatementEntry, Dispute> {
  const finder = new AnswerFinder(viewed)
  const entriesOf = (part: Paging) => viewed.reader.statements(filter, part)
  const linkOf = async (entry: StatementEntry) => {
    const dispute = await disputeOf(entry, finder)
    return dispute && isShown(dispute, options) ? dispute : undefined
  }
  return { entriesOf, lookup: finder.lookup, linkOf }
}

/** The disputes that some statements raise, at most one each. */
export async function disputesOf(
  viewed: Viewed,
  entries: readonly StatementEntry[],
  options: LinkOptions = {},
): Promise<readonly Dispute[]> {
  const finder = new AnswerFinder(viewed)
  const found: Dispute[] = []
  for (const entry of entries) {
    const dispute = await disputeOf(entry, finder)
    if (dispute && isShown(dispute, options)) found.push(dispute)
  }
  return found
}

/** All disputes that a statement may raise, as no person reviewed them: the one that it raises is one of them. */
export async function mayBeRaisedBy(entry: StatementEntry, finder: AnswerFinder): Promise<Dispute[]> {
  const found: Dispute[] = []
  for (const rule of RULES) {
    const dispute = await rule(entry, finder)
    if (dispute !== undefined) found.push(asDispute(entry, dispute))
  }
  return found
}

async function disputeOf(entry: StatementEntry, finder: AnswerFinder): Promise<Dispute | undefined> {
  for (const rule of RULES) {
    const found = await rule(entry, finder)
    if (found === undefined) continue
    const dispute = asDispute(entry, found)
    return reviewedLink(dispute, await finder.lookup.decision([dispute.id]))
  }
  return undefined
}

function asDispute(entry: StatementEntry, { kind, rule, probability, other, spans }: FoundDispute): Dispute {
  const own: DisputeSide = { kind: 'statement', statement: entry, spans }
  const id = linkId(kind, [idOfSide(other), entry.id])
  return { kind, id, rule, probability, evidence: [evidenceOf(other), evidenceOf(own)], sides: [other, own] }
}

function idOfSide(side: DisputeSide): string {
  if (side.kind === 'statement') return side.statement.id
  if (side.kind === 'exchange') return side.exchange.id
  return `${side.within.id} ${side.claim.start} ${side.claim.end}`
}

function evidenceOf(side: DisputeSide): Evidence {
  if (side.kind === 'statement') {
    const { story, version, id } = side.statement
    return { story, version, statement: id, spans: side.spans }
  }
  if (side.kind === 'exchange') {
    const { story, version, id, evidence } = side.exchange
    return { story, version, exchange: id, spans: evidence }
  }
  const { story, version, id } = side.within
  return { story, version, statement: id, spans: [side.by, side.claim] }
}
