import type { ExchangeFilter, Page, Paging } from '../record/index.ts'
import type { Channel, ExchangeEntry } from '../schema/index.ts'
import { dayAfter } from './days.ts'
import { exchangeEvidence, isShown, type Link, type LinkOptions, reviewedLink } from './link.ts'
import { Lookup, type Viewed } from './lookup.ts'
import { pageOfLinks } from './page-of-links.ts'
import { isSameOccasion, mayBeTold } from './same-occasion.ts'
import { round } from './trust.ts'

/** An occasion, however many stories tell of it. */
export interface MergedExchange extends Link {
  readonly kind: 'exchange'
  readonly channel: Channel
  /** When it was, as EDTF, as exactly as a story says; absent where none does. */
  readonly date?: string
  readonly day?: string
  readonly minutes?: number
  readonly participants: ExchangeEntry['participants']
  /** Ids of all statements that were made in it. */
  readonly statements: readonly string[]
  /** What each story says of it, the earliest filed first: also those that tell of it without being asked for by what they are about. */
  readonly told: readonly ExchangeEntry[]
}

/** How many days around an occasion others of its kind are looked for. */
const WINDOW = 8

/**
 * A filter’s exchanges, those of several stories that are one occasion as one. A page may hold fewer than asked for, even none,
 * and have `next`: see `pageOfLinks`.
 */
export async function exchanges(
  viewed: Viewed,
  filter: ExchangeFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<Page<MergedExchange>> {
  const lookup = new Lookup(viewed)
  const entriesOf = (part: Paging) => viewed.reader.exchanges(filter, part)
  const shown = { ...options, minProbability: options.minProbability ?? 0 }
  const linkOf = async (entry: ExchangeEntry) => {
    const merged = await mergedLedBy(entry, filter, lookup)
    return merged && isShown(merged, shown) ? merged : undefined
  }
  return pageOfLinks({ entriesOf, lookup, linkOf }, paging)
}

async function mergedLedBy(
  entry: ExchangeEntry,
  filter: ExchangeFilter,
  lookup: Lookup,
): Promise<MergedExchange | undefined> {
  const { about, parties, ...wide } = filter
  const others = await sameOccasion(entry, wide, lookup)
  // What several stories tell is shown at the latest filed alone, of those that are asked for.
  const later = others.filter((other) => isLater(other, entry))
  if (await isAnyAsked(later, { ...(about && { about }), ...(parties && { parties }) }, lookup)) return undefined
  const told = [...others, entry].toSorted((one, other) => (isLater(one, other) ? 1 : -1))
  const merged = merge(told)
  return reviewedLink(merged, await lookup.decision(told.map(({ id }) => id)))
}

/** Whether one of some exchanges is told by a story, and is of parties, that are asked for. */
async function isAnyAsked(entries: readonly ExchangeEntry[], asked: ExchangeFilter, lookup: Lookup): Promise<boolean> {
  if (entries.length === 0 || Object.keys(asked).length === 0) return entries.length > 0
  const found = await lookup.exchangesWith({ ...asked, ids: [...new Set(entries.map(({ id }) => id))] })
  return entries.some((entry) => found.some(({ id, story }) => id === entry.id && story === entry.story))
}

function isLater(one: ExchangeEntry, other: ExchangeEntry): boolean {
  const [day, otherDay] = [one.day ?? '', other.day ?? '']
  return day === otherDay ? `${one.id} ${one.story}` > `${other.id} ${other.story}` : day > otherDay
}

/** Exchanges of other stories that are the same occasion, of each story the one that fits best. */
async function sameOccasion(entry: ExchangeEntry, filter: ExchangeFilter, lookup: Lookup): Promise<ExchangeEntry[]> {
  const { day, participants } = entry
  if (day === undefined || !mayBeTold(entry)) return []
  const days = withinFilter({ since: dayAfter(day, -WINDOW), until: dayAfter(day, WINDOW) }, filter)
  const byStory = new Map<string, ExchangeEntry>()
  for (const { actor } of participants.slice(0, 3)) {
    const asked = [...new Set([...(filter.participants ?? []), actor])]
    for (const other of await lookup.exchangesWith({ ...filter, ...days, participants: asked })) {
      if (other.story === entry.story || !isSameOccasion(entry, other)) continue
      const known = byStory.get(other.story)
      if (known === undefined || nShared(entry, other) > nShared(entry, known)) byStory.set(other.story, other)
    }
  }
  return [...byStory.values()]
}

function withinFilter(days: { since: string; until: string }, { since, until }: ExchangeFilter) {
  return {
    since: since !== undefined && since > days.since ? since : days.since,
    until: until !== undefined && until < days.until ? until : days.until,
  }
}

function nShared(one: ExchangeEntry, other: ExchangeEntry): number {
  return one.participants.filter(({ actor }) => other.participants.some((each) => each.actor === actor)).length
}

function merge(told: readonly ExchangeEntry[]): MergedExchange {
  const dates = told.flatMap(({ date }) => date ?? []).toSorted((one, other) => one.length - other.length)
  const date = dates.find((each) => /^\d{4}-\d\d-\d\d$/.test(each)) ?? dates[0]
  const byActor = new Map(told.flatMap(({ participants }) => participants.map((each) => [each.actor, each] as const)))
  const minutes = told.find((each) => each.minutes !== undefined)?.minutes
  const [first] = told
  return {
    kind: 'exchange',
    id: first.id,
    rule: told.length > 1 ? 'same-occasion' : 'one-story',
    probability: round(1 - told.reduce((doubt, { probability }) => doubt * (1 - probability), 1)),
    evidence: told.map(exchangeEvidence),
    channel: channelOf(told),
    ...(date !== undefined && { date }),
    ...(first.day !== undefined && { day: first.day }),
    ...(minutes !== undefined && { minutes }),
    participants: [...byActor.values()],
    statements: [...new Set(told.flatMap(({ statements }) => statements))],
    told,
  }
}

/** What most stories call it; a plain conversation gives way to what says more. */
function channelOf(told: readonly ExchangeEntry[]): Channel {
  const kinds = told.map(({ kind }) => kind)
  const telling = kinds.filter((kind) => kind !== 'conversation')
  const [first] = telling.length > 0 ? telling : kinds
  const count = (kind: Channel) => kinds.filter((each) => each === kind).length
  return telling.reduce((best, kind) => (count(kind) > count(best) ? kind : best), first)
}
