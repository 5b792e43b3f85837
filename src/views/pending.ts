import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import { AnswerFinder } from './answers.ts'
import { dayAfter, daysOf } from './days.ts'
import { type Expected, expectedFrom } from './expected-from.ts'
import { fulfilment } from './fulfilment.ts'
import { type Evidence, isShown, type Link, type LinkOptions, linkId, reviewedLink, statementEvidence } from './link.ts'
import type { Lookup, Viewed } from './lookup.ts'
import { pageOfLinks } from './page-of-links.ts'
import { pendingRule } from './pending-rules.ts'
import { trust } from './trust.ts'

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

/** How many days apart two statements that await one thing may be. */
const WINDOW = 30
const MEMBERS = 60

/** What a filter’s statements await: each thing once, with all of them that await it. */
export async function pending(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: PendingOptions = {},
): Promise<Page<PendingItem>> {
  const finder = new AnswerFinder(viewed)
  const asked: StatementFilter = { ...filter, isPending: true }
  const entriesOf = (part: Paging) => viewed.reader.statements(asked, part)
  return pageOfLinks(entriesOf, paging, async (entries) => {
    await finder.lookup.know(entries)
    const items: PendingItem[] = []
    for (const entry of entries) {
      const item = await itemLedBy(entry, asked, options, finder)
      if (item !== undefined && isOneOf(item.state, options.states)) items.push(item)
    }
    return items.filter((item) => !items.some((other) => other !== item && holdsAll(other, item)))
  })
}

/** Whether one item is but a part of another: names that one language knows may find what another’s do not. */
function holdsAll(whole: PendingItem, part: PendingItem): boolean {
  const ids = new Set(whole.statements.map(({ id }) => id))
  return whole.statements.length > part.statements.length && part.statements.every(({ id }) => ids.has(id))
}

function isOneOf(state: PendingState, states: readonly PendingState[] | undefined): boolean {
  return states === undefined || states.includes(state)
}

/** One statement with what it awaits. */
interface Awaiting {
  readonly entry: StatementEntry
  readonly awaits: string | undefined
  readonly from: Expected
  readonly rule: string
  readonly probability: number
}

async function itemLedBy(
  entry: StatementEntry,
  filter: StatementFilter,
  options: PendingOptions,
  finder: AnswerFinder,
): Promise<PendingItem | undefined> {
  const own = await awaitingOf(entry, finder.lookup)
  if (own === undefined) return undefined
  const members = await mutual(own, await membersWith(own, filter, finder.lookup), filter, finder.lookup)
  // What several await is shown at its latest statement alone.
  if (members.some((member) => isLater(member.entry, entry))) return undefined
  return asItem(
    [...members, own].toSorted((one, other) => (isLater(one.entry, other.entry) ? 1 : -1)),
    options,
    finder,
  )
}

async function awaitingOf(entry: StatementEntry, lookup: Lookup): Promise<Awaiting | undefined> {
  const { pending: left } = entry.statement
  if (left === undefined) return undefined
  const awaits = awaitedIn(left.value.map(({ exact }) => exact).join(' '), entry.language, lookup)
  const from = await expectedFrom(entry, awaits, lookup)
  const { name, probability } = pendingRule({ act: entry.statement.act.value, left, awaits, from })
  return { entry, awaits, from, rule: name, probability: trust(probability, [entry]) }
}

/** What kind of thing a text awaits; absent where it says that the thing will not be: “will not resign”. */
function awaitedIn(text: string, language: string, { words }: Lookup): string | undefined {
  const rows = words.rows(language, 'awaits')
  const row = rows.find(({ pattern }) => {
    const found = pattern.exec(text)
    if (found === null) return false
    const around = text.slice(Math.max(0, found.index - 10), found.index + found[0].length + 4)
    return !words.has(language, 'denial', around)
  })
  return row?.keys[0]
}

function isLater(one: StatementEntry, other: StatementEntry): boolean {
  const [day, otherDay] = [one.said ?? '', other.said ?? '']
  return day === otherDay ? one.id > other.id : day > otherDay
}

/**
 * Other statements that await the same thing from the same side, each within the window of another: whichever of them one
 * starts from, they are the same ones.
 */
async function membersWith(own: Awaiting, filter: StatementFilter, lookup: Lookup): Promise<Awaiting[]> {
  const found = new Map([[own.entry.id, own]])
  // What is added on the way is walked through too.
  for (const one of found.values()) {
    if (found.size >= MEMBERS) break
    for (const other of await alike(one, filter, lookup)) {
      if (!found.has(other.entry.id)) found.set(other.entry.id, other)
    }
  }
  found.delete(own.entry.id)
  return [...found.values()]
}

async function alike(own: Awaiting, filter: StatementFilter, lookup: Lookup): Promise<Awaiting[]> {
  const { entry, awaits, from } = own
  if (awaits === undefined || from.names.length === 0) return []
  const near = { ...filter, ...windowOf(entry, filter) }
  // The record may not know a name that another report calls the side by: what is near in time is looked at too.
  const called = await lookup.statements({ ...near, ...namesIn(filter, from) }, MEMBERS)
  const found = new Map([...called, ...(await lookup.statements(near, MEMBERS))].map((other) => [other.id, other]))
  const members: Awaiting[] = []
  for (const other of [...found.values()].filter(({ id }) => id !== entry.id)) {
    const awaiting = await awaitingOf(other, lookup)
    if (awaiting?.awaits === awaits && isOfSameSide(awaiting.from, from)) members.push(awaiting)
  }
  return members
}

/** Without later ones that do not find this one in their turn: it would be shown nowhere. */
async function mutual(
  own: Awaiting,
  members: readonly Awaiting[],
  filter: StatementFilter,
  lookup: Lookup,
): Promise<Awaiting[]> {
  const kept: Awaiting[] = []
  for (const member of members) {
    const isEarlier = !isLater(member.entry, own.entry)
    if (isEarlier || (await membersWith(member, filter, lookup)).some(({ entry }) => entry.id === own.entry.id)) {
      kept.push(member)
    }
  }
  return kept
}

function windowOf({ said }: StatementEntry, { since, until }: StatementFilter): StatementFilter {
  if (said === undefined) return {}
  const [first, last] = [dayAfter(said, -WINDOW), dayAfter(said, WINDOW)]
  return {
    since: since !== undefined && since > first ? since : first,
    until: until !== undefined && until < last ? until : last,
  }
}

function namesIn({ anyWords }: StatementFilter, { names }: Expected): StatementFilter {
  return anyWords === undefined ? { anyWords: names } : {}
}

function isOfSameSide(one: Expected, other: Expected): boolean {
  const isShared = one.sides.some((side) => other.sides.includes(side))
  return isShared || one.names.some((name) => other.names.includes(name))
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
