import type { Decision, ExchangeEntry, Review, StatementEntry } from '../schema/index.ts'
import { digest, type ExactSpan } from '../text/index.ts'

/** Where a link is seen: spans of one version, of a statement or an exchange there. */
export interface Evidence {
  readonly story: string
  readonly version: string
  readonly statement?: string
  readonly exchange?: string
  readonly spans: readonly ExactSpan[]
}

/** What every computed entry carries beside its own. */
export interface Link {
  /** Derived from what it links: the same link has the same id, whatever else the record holds. */
  readonly id: string
  /** The named rule that found it. */
  readonly rule: string
  /** How likely it is to be right; 1 where a person confirmed it. */
  readonly probability: number
  readonly evidence: readonly Evidence[]
  /** The decision that holds, where a person made one. */
  readonly review?: LinkReview
}

/** A person’s decision on a link, its latest. */
export interface LinkReview {
  readonly decision: Decision
  readonly by: string
  readonly at: string
  readonly comment?: string
}

/** Which links are shown. */
export interface LinkOptions {
  /** Leaves out what is less likely; `LINK_PROBABILITY` where absent. */
  readonly minProbability?: number
  /** Also those that people rejected. */
  readonly isRejectedShown?: true
}

/** What a link must be worth to be shown, where nobody says otherwise. */
export const LINK_PROBABILITY = 0.5

/** The id of a link of a kind between entries. Their order counts. */
export function linkId(kind: string, ids: readonly string[]): string {
  return `l${digest([kind, ...ids].join(' ')).slice(0, 24)}`
}

/** A link as a person’s decision leaves it. */
export function reviewedLink<T extends Link>(link: T, review: LinkReview | undefined): T {
  if (review === undefined) return link
  return { ...link, review, ...(review.decision === 'confirmed' && { probability: 1 }) }
}

/** Whether a link is shown. */
export function isShown({ probability, review }: Link, { minProbability, isRejectedShown }: LinkOptions): boolean {
  if (review?.decision === 'rejected') return isRejectedShown === true
  return probability >= (minProbability ?? LINK_PROBABILITY)
}

/** The decision that holds among reviews, oldest first; a comment decides nothing, and what is withdrawn holds no more. */
export function decisionOf(reviews: readonly Review[]): LinkReview | undefined {
  const last = reviews.findLast(({ decision }) => decision !== 'commented')
  if (last === undefined || last.decision === 'withdrawn') return undefined
  const { decision, by, at, comment } = last
  return { decision, by, at, ...(comment !== undefined && { comment }) }
}

/** A statement as evidence: its content, else its cue. */
export function statementEvidence({ story, version, id, statement }: StatementEntry): Evidence {
  const spans = statement.content.length > 0 ? statement.content : statement.cue
  return { story, version, statement: id, spans }
}

/** An exchange as evidence: the words that speak of it. */
export function exchangeEvidence({ story, version, id, evidence }: ExchangeEntry): Evidence {
  return { story, version, exchange: id, spans: evidence }
}
