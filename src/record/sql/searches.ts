import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import { placesOf } from '../day.ts'
import { type Paging, startOf } from '../filter.ts'
import { type Condition, type Days, type Db, whereAll } from './conditions.ts'

/** A search: a table whose rows come in the record’s order, each with an entry. */
export interface Search {
  readonly from: RawBuilder<unknown>
  readonly place: string
  readonly conditions: readonly Condition[]
  /** Values for each of which it is asked, in the stead of `EACH`: an index of a column is in the record’s order for one value alone. */
  readonly values?: readonly unknown[]
  /** By which parts the newest below a place are found sooner than from the end; what it gives is absent where they are not. */
  readonly partsBelow?: (place: number) => Promise<Parts | undefined>
}

/** Parts of a search, the newest first, each looked at from its beginning. */
export interface Parts {
  /** The place below which the newest part ends. */
  readonly end: number
  /** The first place of a part with some `n` rows below another place; 0 where there are not as many. */
  beginBelow(place: number, n: number): Promise<number>
}

const ONE = Symbol('one of the values')

/** Where a search has one of its values: it is written once for all of them. */
export const EACH: RawBuilder<unknown> = sql`${ONE}`

/** Where a search begins and ends, which is nearer the more was found before. */
const [LOW, HIGH] = [Symbol('the first place'), Symbol('the place after the last')]

/**
 * Places of what several searches find, each once, one more than a page holds. Each search ends as soon as it has filled the page, and
 * looks at no more than what would come before the last that the page has so far.
 */
export async function placesFound(
  db: Db,
  searches: readonly Search[],
  conditions: readonly Condition[],
  days: Days,
  paging: Paging,
): Promise<number[]> {
  let page: number[] = []
  for (const search of searches) {
    const query = queryOf(search, conditions, paging).compile(db)
    for (const value of search.values ?? [undefined]) {
      const bounds = boundsOf(days, paging, page)
      if (bounds.low >= bounds.high) return page
      const parts = paging.isOldestFirst ? undefined : await search.partsBelow?.(bounds.high)
      const whole = parts && queryOf(search, conditions, WHOLE_PART).compile(db)
      const ask = (within: Bounds) => placesWithin(db, whole ?? query, value, within)
      const found = parts ? await inParts(ask, parts, bounds.low, paging.limit) : await ask(bounds)
      if (found.length > 0) page = pagePlaces([...page, ...found], paging)
    }
  }
  return page
}

/** Places from the first on, up to the last, which is not among them. */
interface Bounds {
  readonly low: number
  readonly high: number
}

async function placesWithin(
  db: Db,
  { sql: text, parameters }: CompiledQuery,
  value: unknown,
  { low, high }: Bounds,
): Promise<number[]> {
  const given = new Map<unknown, unknown>([
    [ONE, value],
    [LOW, low],
    [HIGH, high],
  ])
  const values = parameters.map((parameter) => (given.has(parameter) ? given.get(parameter) : parameter))
  const { rows } = await db.executeQuery<{ place: number }>(CompiledQuery.raw(text, values))
  return rows.map(({ place }) => place)
}

/** So many rows are in the part looked at first, and so many times as many in each other one as in the one before. */
const PART = { first: 256, growth: 4 }

/** All that is found in a part: the newest of it comes last. */
const WHOLE_PART = { isOldestFirst: true, limit: undefined }

/** What is found in one part after another, until it fills a page. */
async function inParts(
  ask: (within: Bounds) => Promise<number[]>,
  parts: Parts,
  low: number,
  limit: number,
): Promise<number[]> {
  let found: number[] = []
  for (let [end, n] = [parts.end, PART.first]; end > low && found.length <= limit; n *= PART.growth) {
    const begin = Math.max(low, await parts.beginBelow(end, n))
    found = [...found, ...(await ask({ low: begin, high: end }))]
    end = begin
  }
  return found
}

/** The places, `[low, high)`, of the days asked for, after the page before, and before the last of a page that is full already. */
function boundsOf({ since, until }: Days, paging: Paging, page: readonly number[]): Bounds {
  const { from = 0, below = Number.MAX_SAFE_INTEGER } = placesOf(since, until)
  const [start, last] = [startOf(paging), page[paging.limit]]
  if (paging.isOldestFirst) return { low: Math.max(from, (start ?? -1) + 1), high: Math.min(below, last ?? below) }
  return { low: Math.max(from, (last ?? -1) + 1), high: Math.min(below, start ?? below) }
}

/** Each of some places once, in a page’s order, one more than it holds. */
export function pagePlaces(places: readonly number[], { isOldestFirst, limit }: Paging): number[] {
  const sorted = [...new Set(places)].sort((one, other) => (isOldestFirst ? one - other : other - one))
  return sorted.slice(0, limit + 1)
}

function queryOf(
  { from, place, conditions: own }: Search,
  conditions: readonly Condition[],
  { isOldestFirst = false, limit }: { readonly isOldestFirst?: boolean; readonly limit: number | undefined },
): RawBuilder<unknown> {
  const at = sql.ref(place)
  // Drivers may give a number as one with a fraction, by which SQLite’s index of terms does not look: it would begin at its beginning.
  const bounds = [sql`${at} >= CAST(${LOW} AS BIGINT)`, sql`${at} < CAST(${HIGH} AS BIGINT)`]
  const where = whereAll([...own, ...conditions, ...bounds])
  const most = limit === undefined ? sql`` : sql`LIMIT ${limit + 1}`
  return sql`SELECT ${at} AS place FROM ${from} ${where} ORDER BY ${at} ${isOldestFirst ? sql`ASC` : sql`DESC`} ${most}`
}

/** What a query gives for each of a search’s values. */
export async function rowsOfEach<T>(db: Db, { values }: Search, query: RawBuilder<T>): Promise<T[]> {
  const { sql: text, parameters } = query.compile(db)
  const rows: T[] = []
  for (const value of values ?? [undefined]) {
    const given = parameters.map((parameter) => (parameter === ONE ? value : parameter))
    const found = await db.executeQuery<T>(CompiledQuery.raw(text, given))
    rows.push(...found.rows)
  }
  return rows
}

/** Searches of a table by the first of some columns of which several values are asked for; else one search of all of it. */
export function searchesBy(
  from: RawBuilder<unknown>,
  place: string,
  columns: readonly (readonly [column: string, values: readonly unknown[] | undefined])[],
): Search[] {
  const [column, values = []] = columns.find(([, asked = []]) => asked.length > 1) ?? []
  if (column === undefined) return [{ from, place, conditions: [] }]
  return [{ from, place, conditions: [sql`${sql.ref(column)} = ${EACH}`], values: [...new Set(values)] }]
}
