import { sql } from 'kysely'
import type { StatementEntry } from '../../schema/index.ts'
import {
  type Page,
  type Paging,
  pageOf,
  type QueueFilter,
  type QueueStart,
  queuePlace,
  queueStartOf,
} from '../filter.ts'
import { type Condition, pageConditions, whereAll } from './conditions.ts'
import {
  idConditions,
  isByStory,
  namedIn,
  ownWordSearches,
  searchesOf,
  statementConditions,
} from './find-statements.ts'
import { rowsOfEach, type Search } from './searches.ts'
import { phrasesOf } from './sought-phrases.ts'
import { statementsAt } from './statements-at.ts'
import type { Target } from './target.ts'

/** So many statements of the queue are looked at in one go, and so many for one page: a page may end before it is full. */
const LOOK = { atOnce: 1000, most: 10_000 }

/** Listed statements that nobody decided on, the least probable first. */
export async function findQueue(
  to: Target,
  filter: QueueFilter,
  paging: Paging,
  look: typeof LOOK = LOOK,
): Promise<Page<StatementEntry>> {
  const start = queueStartOf(paging)
  const { found, walkedTo } = isNarrow(filter)
    ? { found: await searched(to, filter, start, paging.limit + 1), walkedTo: undefined }
    : await walked(to, filter, start, { ...look, limit: paging.limit + 1 })
  const entries = await statementsAt(
    to,
    found.map(({ place }) => place),
  )
  const placeOf = new Map(found.map((each) => [each.place, queuePlace(each)]))
  const page = pageOf(
    entries.map(({ place, item }) => ({ item, place: placeOf.get(place) ?? '' })),
    paging.limit,
  )
  return page.next === undefined && walkedTo !== undefined ? { ...page, next: queuePlace(walkedTo) } : page
}

/** Whether a filter names something by which few statements are found: then those are found and put in order. */
function isNarrow({
  words,
  anyWords,
  sources,
  addressees,
  vias,
  parties,
  story,
  stories,
  origin,
  ids,
  addedSince,
}: QueueFilter): boolean {
  const narrow = [words, anyWords, sources, addressees, vias, parties, story, stories, origin, ids, addedSince]
  return narrow.some((each) => each !== undefined)
}

async function searched(
  to: Target,
  filter: QueueFilter,
  start: QueueStart | undefined,
  limit: number,
): Promise<QueueStart[]> {
  const found = new Map<number, QueueStart>()
  const own = await rowConditions(to, filter)
  const named = await namedIn(to, filter)
  const lists = isByStory(filter) ? [] : phrasesOf(filter)
  const searches = [...searchesOf(to, filter, named), ...(lists.length === 0 ? [] : ownWordSearches(to, lists, named))]
  for (const search of searches) {
    const query = queueQuery(search.from, [...search.conditions, ...own, ...isAfter(start)], limit)
    for (const each of await rowsOfEach(to.db, search, query)) found.set(each.place, each)
  }
  return [...found.values()].sort(inOrder).slice(0, limit)
}

async function rowConditions(to: Target, filter: QueueFilter): Promise<Condition[]> {
  const place = sql.ref('s.place')
  return [
    sql`s.decision IS NULL`,
    ...statementConditions(filter),
    ...(await idConditions(to, filter.ids)),
    ...pageConditions(place, filter, { limit: 1 }),
  ]
}

function isAfter(start: QueueStart | undefined): Condition[] {
  return start === undefined ? [] : [sql`(s.probability, s.place) > (${start.probability}, ${start.place})`]
}

/** What conditions leave, in the queue’s order; the plus keeps databases from walking all of the queue for it. */
function queueQuery(from: Search['from'], conditions: readonly Condition[], limit: number) {
  return sql<QueueStart>`SELECT s.place, s.probability FROM ${from} ${whereAll(conditions)}
    ORDER BY +s.probability, +s.place LIMIT ${limit}`
}

/** Walks along the queue until so many are found, or as far as one page may. */
async function walked(
  to: Target,
  filter: QueueFilter,
  start: QueueStart | undefined,
  { atOnce, most, limit }: typeof LOOK & { readonly limit: number },
): Promise<{ readonly found: QueueStart[]; readonly walkedTo: QueueStart | undefined }> {
  const conditions = await rowConditions(to, filter)
  const found: QueueStart[] = []
  let at = start
  for (let n = 0; n < most && found.length < limit; n += atOnce) {
    const next = await queueAfter(to, at, atOnce)
    if (next.length > 0) {
      const all = [sql`s.place = walked.place`, ...conditions]
      const query = queueQuery(fromPlaces(next), all, limit - found.length)
      found.push(...(await query.execute(to.db)).rows)
    }
    if (next.length < atOnce) return { found, walkedTo: undefined }
    at = next.at(-1)
  }
  return { found, walkedTo: at }
}

/** The statements at some places, looked up there and by no other index, whatever is asked of them besides. */
function fromPlaces(places: readonly QueueStart[]): Search['from'] {
  const values = places.map(({ place }) => sql`(CAST(${place} AS BIGINT))`)
  return sql`(SELECT column1 AS place FROM (VALUES ${sql.join(values)}) next) walked CROSS JOIN statement s`
}

/**
 * The next ones of the queue, whatever they are: those as probable first, then those more probable. Asked for in one go, SQLite would
 * begin with all that are as probable.
 */
async function queueAfter(to: Target, start: QueueStart | undefined, limit: number): Promise<QueueStart[]> {
  if (start === undefined) return nextOf(to, [], limit)
  const { probability, place } = start
  const asProbable = await nextOf(to, [sql`s.probability = ${probability}`, sql`s.place > ${place}`], limit)
  if (asProbable.length === limit) return asProbable
  return [...asProbable, ...(await nextOf(to, [sql`s.probability > ${probability}`], limit - asProbable.length))]
}

async function nextOf({ db }: Target, after: readonly Condition[], limit: number): Promise<QueueStart[]> {
  const conditions = [sql`s.is_listed = 1`, sql`s.decision IS NULL`, ...after]
  const query = sql<QueueStart>`SELECT s.place, s.probability FROM statement s ${whereAll(conditions)}
    ORDER BY s.probability, s.place LIMIT ${limit}`
  return (await query.execute(db)).rows
}

function inOrder(one: QueueStart, other: QueueStart): number {
  return one.probability - other.probability || one.place - other.place
}
