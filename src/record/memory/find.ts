import type { StatementEntry, StoryEntry } from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { actorTerms } from '../actor-name.ts'
import { PLACES, placeIn, placeOf } from '../day.ts'
import { compare } from '../engine-order.ts'
import {
  type ActorFilter,
  actorPlace,
  actorStartOf,
  type ExchangeFilter,
  type Page,
  type Paging,
  pageOf,
  type QueueFilter,
  type QueueStart,
  queuePlace,
  queueStartOf,
  type StatementFilter,
  type StoryFilter,
} from '../filter.ts'
import { lastReadingAt } from '../mark.ts'
import type { ExchangeRow, NamedRow, StatementRow } from '../rows.ts'
import type { CountedDays, Placed } from '../tables.ts'
import { holdsWords } from '../terms.ts'
import { isTitled } from '../titled.ts'
import { isOneOf, ofDays, part, place } from './asked.ts'
import type { Kept, KeptActor } from './kept.ts'

/** Statements that a filter asks for, one more than the page holds. */
export function findStatements(kept: Kept, filter: StatementFilter, paging: Paging): Placed<StatementEntry>[] {
  return statementsIn(kept, filter, (placed) => part(placed, filter, paging), paging.limit + 1)
}

function statementsIn(
  kept: Kept,
  filter: StatementFilter,
  partOf: (placed: readonly Placed<StatementRow>[]) => readonly Placed<StatementRow>[],
  most: number,
): Placed<StatementEntry>[] {
  const stories = new Map(kept.stories().map((story) => [story.id, story]))
  return askedIn(kept, filter, partOf)
    .slice(0, most)
    .map((each) => ({ ...each, item: entryOf(kept, each.item, stories.get(each.item.story) as StoryEntry) }))
}

/** How many statements a filter asks for by day. */
export function countDays(kept: Kept, filter: StatementFilter, most: number): CountedDays {
  const found = askedIn(kept, filter, (placed) => part(placed, filter, { limit: 1 }))
  const days = Map.groupBy(found.slice(0, most), (each) => Math.floor(each.place / PLACES))
  return { days: [...days].map(([index, own]) => ({ index, n: own.length })), isCut: found.length > most }
}

function askedIn(
  kept: Kept,
  filter: StatementFilter,
  partOf: (placed: readonly Placed<StatementRow>[]) => readonly Placed<StatementRow>[],
): Placed<StatementRow>[] {
  const stories = new Map(kept.stories().map((story) => [story.id, story]))
  const placed = place(kept.statements(), ({ said, story, ordinal }) => placeIn(said, story, ordinal))
  const wasThere = readingsAt(kept, filter.addedSince)
  return partOf(placed).filter(
    ({ item }) => !wasThere.has(item.reading) && isAsked(kept, item, stories.get(item.story), filter),
  )
}

/** Listed statements that nobody decided on, the least probable first. */
export function findQueue(kept: Kept, filter: QueueFilter, paging: Paging): Page<StatementEntry> {
  const start = queueStartOf(paging)
  const isAfter = (at: QueueStart) => start === undefined || inQueue(start, at) < 0
  const found = statementsIn(kept, filter, (placed) => ofDays(placed, filter), Number.POSITIVE_INFINITY)
    .filter(({ item }) => item.review === undefined)
    .map(({ place: at, item }) => ({ at: { place: at, probability: item.statement.probability }, item }))
    .filter(({ at }) => isAfter(at))
    .sort((one, other) => inQueue(one.at, other.at))
    .map(({ at, item }) => ({ place: queuePlace(at), item }))
  return pageOf(found, paging.limit)
}

function inQueue(one: QueueStart, other: QueueStart): number {
  return one.probability - other.probability || one.place - other.place
}

/** The readings that were there when a mark was made; none where there is none. */
function readingsAt(kept: Kept, mark: string | undefined): Set<string> {
  return new Set(mark === undefined ? [] : kept.readings.keys().slice(0, lastReadingAt(mark)))
}

function isAsked(kept: Kept, row: StatementRow, story: StoryEntry | undefined, filter: StatementFilter): boolean {
  const { statement } = row
  const has = (roles: readonly NamedRow['role'][], actors: readonly string[] | undefined) =>
    actors === undefined ||
    row.named.some((each) => roles.includes(each.role) && actors.includes(kept.actorIn(each.designation, row.story)))
  return (
    (filter.isUnlisted || row.isListed) &&
    isOneOf(row.id, filter.ids) &&
    has(['source'], filter.sources) &&
    has(['addressee'], filter.addressees) &&
    has(['via'], filter.vias) &&
    has(['source', 'addressee'], filter.parties) &&
    isOneOf(statement.act.value, filter.acts) &&
    isOneOf(statement.event?.value, filter.events) &&
    isOneOf(statement.channel?.value, filter.channels) &&
    isOneOf(statement.sourcing?.value, filter.sourcings) &&
    isOneOf(statement.quotation, filter.quotations) &&
    isOneOf(row.appearance.language, filter.languages) &&
    isOneOf(row.appearance.outlet, filter.outlets) &&
    isOneOf(row.review?.decision, filter.decisions) &&
    (filter.story === undefined || row.story === filter.story) &&
    isOneOf(row.story, filter.stories) &&
    (filter.origin === undefined || story?.origin === filter.origin) &&
    (filter.minProbability === undefined || statement.probability >= filter.minProbability) &&
    (!filter.isPending || statement.pending !== undefined) &&
    holdsWords(row, filter)
  )
}

function entryOf(kept: Kept, row: StatementRow, { url, title, outlet, published }: StoryEntry): StatementEntry {
  const { id, story, appearance, reading, engine, said, state, repeats, review, statement } = row
  return {
    id,
    story,
    version: appearance.version,
    reading,
    engine,
    language: appearance.language,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(said !== undefined && { said }),
    state,
    ...(repeats !== undefined && { repeats }),
    actors: kept.shown(row.named, story) as StatementEntry['actors'],
    ...(review && { review }),
    statement,
  }
}

/** Exchanges that a filter asks for, one more than the page holds. */
export function findExchanges(kept: Kept, filter: ExchangeFilter, paging: Paging) {
  const isAbout = storyTest(kept, filter.about)
  const rows = kept.exchanges(filter.origin).filter(({ story }) => isAbout(story))
  const placed = place(rows, ({ day, story, exchange }) => placeOf(day, `${story} ${exchange.id}`))
  return part(placed, filter, paging)
    .filter(({ item }) => isExchangeAsked(kept, item, filter))
    .slice(0, paging.limit + 1)
    .map((each) => ({ ...each, item: exchangeEntry(kept, each.item) }))
}

function isExchangeAsked(kept: Kept, { story, exchange, named }: ExchangeRow, filter: ExchangeFilter): boolean {
  const actors = named.map(({ designation }) => kept.actorIn(designation, story))
  return (
    isOneOf(exchange.id, filter.ids) &&
    isOneOf(exchange.kind, filter.kinds) &&
    (filter.story === undefined || filter.story === story) &&
    (filter.participants ?? []).every((actor) => actors.includes(actor)) &&
    (filter.parties === undefined || filter.parties.some((actor) => actors.includes(actor)))
  )
}

/** Tells whether a story has a statement that is asked for. */
function storyTest(kept: Kept, about: StatementFilter | undefined): (story: string) => boolean {
  if (about === undefined) return () => true
  const stories = new Set(askedIn(kept, about, (placed) => ofDays(placed, about)).map(({ item }) => item.story))
  return (story) => stories.has(story)
}

function exchangeEntry(kept: Kept, { story, version, day, exchange, named }: ExchangeRow) {
  const { id, kind, date, minutes, evidence, statements, probability } = exchange
  const took = kept.shown(named, story).map(({ actor, name }) => [actor, { actor, name }] as const)
  return {
    id,
    story,
    version,
    kind,
    ...(date !== undefined && { date }),
    ...(day !== undefined && { day }),
    ...(minutes !== undefined && { minutes }),
    participants: [...new Map(took).values()],
    evidence,
    statements,
    probability,
  }
}

/** Stories that a filter asks for, one more than the page holds. */
export function findStories(kept: Kept, filter: StoryFilter, paging: Paging): Placed<StoryEntry>[] {
  const placed = kept.stories().map((item) => ({ item, place: placeOf(item.published, item.id) }))
  const ordered = placed.toSorted((a, b) => compare(a.item.id, b.item.id))
  const isAbout = storyTest(kept, filter.about)
  return part(ordered, filter, paging)
    .filter(
      ({ item }) =>
        isOneOf(item.id, filter.ids) &&
        isAbout(item.id) &&
        (filter.origin === undefined || item.origin === filter.origin) &&
        isTitled(item, filter.words) &&
        isOneOf(item.language, filter.languages) &&
        isOneOf(item.outlet, filter.outlets),
    )
    .slice(0, paging.limit + 1)
}

/** Actors that a filter asks for, one more than the page holds. */
export function findActors(kept: Kept, filter: ActorFilter, paging: Paging) {
  const start = actorStartOf(paging)
  const terms = filter.name === undefined ? [] : soughtTerms(filter.name).map(({ term }) => term)
  const found = kept
    .actors()
    .filter(
      (actor) =>
        isOneOf(actor.id, filter.ids) &&
        isOneOf(actor.kind, filter.kinds) &&
        (filter.standsFor === undefined || actor.standsFor === filter.standsFor) &&
        (filter.name === undefined || actor.kind !== 'unnamed') &&
        (terms.length === 0 || actorTerms(actor).includes(` ${terms.join(' ')}`)),
    )
    .sort(inOrder)
  const isAfter = (actor: KeptActor) =>
    start === undefined ||
    inOrder({ id: start.id, nStatements: start.nStatements ?? 0, isOwn: start.nStatements === undefined }, actor) < 0
  return found
    .filter(isAfter)
    .slice(0, paging.limit + 1)
    .map(({ isOwn, ...item }) => ({ place: actorPlace(item, isOwn), item }))
}

type Ordered = Pick<KeptActor, 'id' | 'nStatements' | 'isOwn'>

/** Those of the whole record first, with the most statements first; stories’ own ones by id. */
function inOrder(one: Ordered, other: Ordered): number {
  if (one.isOwn || other.isOwn) return Number(one.isOwn) - Number(other.isOwn) || compare(one.id, other.id)
  return other.nStatements - one.nStatements || compare(other.id, one.id)
}
