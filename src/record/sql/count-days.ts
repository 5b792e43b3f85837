import { type RawBuilder, sql } from 'kysely'
import { PLACES } from '../day.ts'
import type { StatementFilter } from '../filter.ts'
import type { CountedDays } from '../tables.ts'
import { type Condition, oneOf, pageConditions, whereAll } from './conditions.ts'
import type { Phrases } from './dialect.ts'
import {
  areMany,
  idConditions,
  isByStory,
  isNamed,
  type Named,
  namedIn,
  ownSearches,
  ownWordSearches,
  rolesOf,
  searchesOf,
  statementConditions,
} from './find-statements.ts'
import { namedPhrases } from './named-terms.ts'
import type { Search } from './searches.ts'
import { phrasesOf } from './sought-phrases.ts'
import type { Target } from './target.ts'

/**
 * How many statements a filter asks for by day: of the newest `most` rows, so that it takes no longer in a larger record. A place tells
 * its day, so that no more is read of a statement than what it is asked for by.
 */
export async function countDays(to: Target, filter: StatementFilter, most: number): Promise<CountedDays> {
  const named = await namedIn(to, filter)
  const asked = [...statementConditions(filter), ...(await idConditions(to, filter.ids))]
  const inDays = (place: string) => pageConditions(sql.ref(place), filter, { limit: 1 })
  const newest = (rows: RawBuilder<unknown>) =>
    sql`(SELECT * FROM ${rows} ${whereAll(inDays('place'))} ORDER BY place DESC LIMIT ${most + 1})`
  const looks = looksOf(to, filter, named, newest).map(({ from, place, joins, conditions }) => {
    const is = sql.join([...conditions, ...asked, sql`1 = 1`], sql` AND `)
    return sql`SELECT ${sql.ref(place)} AS place, CASE WHEN ${is} THEN 1 END AS is_asked FROM ${from}
      ${whereAll([...joins, ...inDays(place)])}`
  })
  if (looks.length === 0) return { days: [], isCut: false }
  // A statement that names two of those asked for is found twice.
  const found = sql`SELECT place, MAX(is_asked) AS is_asked FROM (${sql.join(looks, sql` UNION ALL `)}) found GROUP BY place`
  const days = sql.raw(`place / ${PLACES}`)
  const query = sql<{ day: number; looked: number; n: number }>`SELECT ${days} AS day, COUNT(*) AS looked,
    COUNT(is_asked) AS n FROM (${looks.length === 1 ? looks[0] : found}) looked GROUP BY ${days}`
  const { rows } = await query.execute(to.db)
  const nLooked = rows.reduce((sum, { looked }) => sum + Number(looked), 0)
  return { days: rows.map(({ day, n }) => ({ index: Number(day), n: Number(n) })), isCut: nLooked > most }
}

/** Rows that are looked at. */
interface Look {
  readonly from: RawBuilder<unknown>
  readonly place: string
  /** What ties its tables together. */
  readonly joins: readonly Condition[]
  /** What tells which of them are asked for. */
  readonly conditions: readonly Condition[]
}

/** @param newest the newest of some rows, of the days asked for, as many as are looked at. */
function looksOf(
  to: Target,
  filter: StatementFilter,
  named: readonly Named[],
  newest: (rows: RawBuilder<unknown>) => RawBuilder<unknown>,
): Look[] {
  const lists = phrasesOf(filter)
  if (isByStory(filter)) return searchesOf(to, filter, named).map(wholly)
  const [first, ...others] = named
  const rest = others.map(isNamed)
  const joined = (rows: RawBuilder<unknown>, conditions = rest): Look => ({
    from: sql`${newest(rows)} sought CROSS JOIN statement s`,
    place: 'sought.place',
    joins: [sql`s.place = sought.place`],
    conditions,
  })
  const { dialect } = to
  const inWords = (phrases: Phrases) => dialect.sought('statement_text', dialect.query(phrases))
  if (first === undefined) {
    if (lists.length > 0) return [joined(inWords(lists))]
    return [{ from: sql`${newest(sql`statement`)} s`, place: 's.place', joins: [], conditions: [] }]
  }
  if (lists.length > 0) {
    if (areMany(first)) return [joined(inWords(lists), named.map(isNamed))]
    const phrases = [...lists, namedPhrases(first.roles, first.designations)]
    const sought = first.designations.length === 0 ? [] : [joined(inWords(phrases))]
    return [...sought, ...ownWordSearches(to, lists, named).map(wholly)]
  }
  if (areMany(first)) {
    const has = [...oneOf('designation', first.designations), ...oneOf('role', first.roles)]
    const theirs = joined(sql`(SELECT DISTINCT place FROM statement_actor ${whereAll(has)}) theirs`)
    return [theirs, ...ownSearches(first, rest).map(wholly)]
  }
  const ofEach = first.designations.flatMap((designation) =>
    rolesOf(first, filter).map((role) =>
      joined(sql`(SELECT place FROM statement_actor WHERE designation = ${designation} AND ${role}) own`),
    ),
  )
  return [...ofEach, ...ownSearches(first, rest).map(wholly)]
}

/** Of few rows all are looked at, and what is asked of them is asked at once. */
function wholly({ from, place, conditions }: Search): Look {
  return { from, place, joins: conditions, conditions: [] }
}
