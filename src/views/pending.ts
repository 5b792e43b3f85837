import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import { AnswerFinder } from './answers.ts'
import { type Awaiting, AwaitingFinder, isLater } from './awaiting.ts'
import { daysOf } from './days.ts'
import type { Expected } from './expected-from.ts'
import { fulfilment } from './fulfilment.ts'
import {
  type Evidence,
  isShown,
  LINK_PROBABILITY,
  type Link,
  type LinkOptions,
  linkId,
  reviewedLink,
  statementEvidence,
} from './link.ts'
import type { Viewed } from './lookup.ts'
import { type LinkSearch, pageOfLinks } from './page-of-links.ts'

/** What became of something awaited. */
export type PendingState = 'open' | 'fulfilled' | 'rejected' | 'overdue'

/** Something awaited, by one statement or several. */
export interface PendingItem extends Link {
  readonly kind: 'pending'
  readonly state: PendingState
  /** What kind of thing is awaited, such as `answer` or `withdrawal`; absent where no table tells. */
  readonly awaits?: string
  readonly from: Expected
  /** On what it hangs; empty where on nothing. */
  readonly condition: readonly ExactSpan[]
  /** Until when, as EDTF: the earliest that a statement gives. */
  readonly deadline?: string
  /** All statements that await it, the oldest first. */
  readonly statements: readonly StatementEntry[]
  /** What fulfilled or rejected it. */
  readonly outcome?: PendingOutcome
}

/** What settles something awaited. */
export interface PendingOutcome {
  readonly rule: string
  readonly probability: number
  readonly evidence: Evidence
  /** Day on which it was settled. */
  readonly day?: string
}

/** Which of what is awaited is shown, and as of when. */
export interface PendingOptions extends LinkOptions {
  /** The day that deadlines are held against; without it nothing is overdue. */
  readonly today?: string
  /** Only these; all where absent. */
  readonly states?: readonly PendingState[]
}

/**
 * What a filter’s statements await: each thing once, with all of them that await it. A page may hold fewer than asked for, even
 * none, and have `next`: see `pageOfLinks`.
 */
export async function pending(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: PendingOptions = {},
): Promise<Page<PendingItem>> {
  return pageOfLinks(pendingSearch(viewed, filter, options), paging)
}

/** Where what a filter’s statements await is looked for. */
export function pendingSearch(
  viewed: Viewed,
  filter: StatementFilter,
  options: PendingOptions = {},
): LinkSearch<StatementEntry, PendingItem> {
  const asked: StatementFilter = { ...filter, isPending: true }
  const finder = new AnswerFinder(viewed)
  const awaitings = new AwaitingFinder(asked, finder.lookup)
  return {
    entriesOf: (part) => viewed.reader.statements(asked, part),
    lookup: finder.lookup,
    linkOf: async (entry) => {
      const item = await itemLedBy(entry, awaitings, options, finder)
      return item !== undefined && isOneOf(item.state, options.states) ? item : undefined
    },
    among: (items) => items.filter((item) => !items.some((other) => other !== item && holdsAll(other, item))),
  }
}

/** Whether one item is but a part of another: names that one language knows may find what another’s do not. */
function holdsAll(whole: PendingItem, part: PendingItem): boolean {
  const ids = new Set(whole.statements.map(({ id }) => id))
  return whole.statements.length > part.statements.length && part.statements.every(({ id }) => ids.has(id))
}

function isOneOf(state: PendingState, states: readonly PendingState[] | undefined): boolean {
  return states === undefined || states.includes(state)
}

/** What several await is shown at its latest statement alone. */
async function itemLedBy(
  entry: StatementEntry,
  awaitings: AwaitingFinder,
  options: PendingOptions,
  finder: AnswerFinder,
): Promise<PendingItem | undefined> {
  const isLikely = awaitings.likeliest(entry) >= (options.minProbability ?? LINK_PROBABILITY)
  // What is too unlikely is shown only where a person says that it is so.
  if (!isLikely && (await finder.lookup.decision([linkId('pending', [entry.id])])) === undefined) return undefined
  const own = await awaitings.of(entry)
  const earlier = own && (await awaitings.earlierWith(own))
  if (own === undefined || earlier === undefined) return undefined
  const members = [...earlier, own].toSorted((one, other) => (isLater(one.entry, other.entry) ? 1 : -1))
  return asItem(members, options, finder)
}

/** The item that statements make; absent where it is not shown, whatever became of it. */
async function asItem(
  members: readonly Awaiting[],
  options: PendingOptions,
  finder: AnswerFinder,
): Promise<PendingItem | undefined> {
  const bare = bareItem(members)
  const ids = bare.statements.map(({ id }) => linkId('pending', [id]))
  const item = reviewedLink(bare, await finder.lookup.decision(ids))
  if (!isShown(item, options)) return undefined
  const found = await outcomeOf(members, finder)
  if (found !== undefined) return { ...item, ...found }
  return isPast(item.deadline, options.today) ? { ...item, state: 'overdue' } : item
}

function bareItem(members: readonly Awaiting[]): PendingItem {
  const best = members.toSorted((one, other) => other.probability - one.probability)[0]
  const statements = members.map(({ entry }) => entry)
  const lefts = statements.flatMap(({ statement }) => statement.pending ?? [])
  const [deadline] = lefts.flatMap(({ deadline: until }) => until ?? []).sort()
  return {
    kind: 'pending',
    id: linkId('pending', [statements[0].id]),
    rule: best.rule,
    probability: best.probability,
    evidence: statements.map(statementEvidence),
    state: 'open',
    ...(best.awaits !== undefined && { awaits: best.awaits }),
    from: best.from,
    condition: lefts.find(({ condition }) => condition.length > 0)?.condition ?? [],
    ...(deadline !== undefined && { deadline }),
    statements,
  }
}

function isPast(deadline: string | undefined, today: string | undefined): boolean {
  if (deadline === undefined || today === undefined) return false
  const { last } = daysOf(deadline)
  return last !== undefined && last < today
}

async function outcomeOf(
  members: readonly Awaiting[],
  finder: AnswerFinder,
): Promise<{ state: 'fulfilled' | 'rejected'; outcome: PendingOutcome } | undefined> {
  for (const { entry, awaits, from } of members) {
    const outcome = awaits === undefined ? undefined : await fulfilment({ entry, awaits, from }, finder.lookup)
    if (outcome !== undefined) return { state: 'fulfilled', outcome }
  }
  for (const { entry } of members) {
    const outcome = await rejection(entry, finder)
    if (outcome !== undefined) return { state: 'rejected', outcome }
  }
  return undefined
}

async function rejection(entry: StatementEntry, finder: AnswerFinder): Promise<PendingOutcome | undefined> {
  if (!['demand', 'request', 'propose'].includes(entry.statement.act.value)) return undefined
  const answers = (await finder.takingUp([entry])).filter(({ review }) => review?.decision !== 'rejected')
  const found = answers.find(({ signs }) => ['reject', 'decline', 'deny'].includes(signs.answered))
  if (found === undefined) return undefined
  const { rule, probability, answer } = found
  const day = answer.said
  return { rule, probability, evidence: statementEvidence(answer), ...(day !== undefined && { day }) }
}
