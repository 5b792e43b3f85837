import { type RawBuilder, sql } from 'kysely'
import type { StatementEntry } from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { PLACES } from '../day.ts'
import type { Paging, StatementFilter } from '../filter.ts'
import { lastReadingAt } from '../mark.ts'
import type { CountedDays, Placed } from '../tables.ts'
import { type Condition, oneOf, pageConditions, placesFrom, versionOf, whereAll } from './conditions.ts'
import type { Phrase } from './dialect.ts'
import { namedPhrases } from './named-terms.ts'
import { readAt } from './origins.ts'
import { type SoughtActors, soughtActors } from './sought-actors.ts'
import { statementsAt } from './statements-at.ts'
import type { Target } from './target.ts'

/** Statements that a filter asks for, one more than the page holds. */
export async function findStatements(
  to: Target,
  filter: StatementFilter,
  paging: Paging,
): Promise<Placed<StatementEntry>[]> {
  const named = await namedIn(to, filter)
  const found: number[] = []
  for (const { from, place, joins, conditions } of searchesOf(to, filter, named, undefined)) {
    const all = [
      ...joins,
      ...conditions,
      ...statementConditions(filter),
      ...(await idConditions(to, filter.ids)),
      ...pageConditions(sql.ref(place), filter, paging),
    ]
    found.push(...(await placesFrom(to.db, from, all, place, paging)))
  }
  const places = [...new Set(found)].sort(direction(paging)).slice(0, paging.limit + 1)
  return statementsAt(to, places)
}

/**
 * How many statements a filter asks for by day: of the newest `most` rows, so that it takes no longer in a larger record. A place tells
 * its day, so that no more is read of a statement than what it is asked for by.
 */
export async function countDays(to: Target, filter: StatementFilter, most: number): Promise<CountedDays> {
  const named = await namedIn(to, filter)
  const asked = [...statementConditions(filter), ...(await idConditions(to, filter.ids))]
  const inDays = (place: string) => pageConditions(sql.ref(place), filter, { limit: 1 })
  const searches = searchesOf(to, filter, named, { most: most + 1, conditions: inDays('place') }).map(
    ({ from, place, joins, conditions }) => {
      const is = sql.join([...conditions, ...asked, sql`1 = 1`], sql` AND `)
      const where = whereAll([...joins, ...inDays(place)])
      return sql`SELECT ${sql.ref(place)} AS place, CASE WHEN ${is} THEN 1 END AS is_asked FROM ${from} ${where}`
    },
  )
  if (searches.length === 0) return { days: [], isCut: false }
  // A statement that names two of those asked for is found twice.
  const found = sql`SELECT place, MAX(is_asked) AS is_asked FROM (${sql.join(searches, sql` UNION ALL `)}) found GROUP BY place`
  const days = sql.raw(`place / ${PLACES}`)
  const query = sql<{ day: number; looked: number; n: number }>`SELECT ${days} AS day, COUNT(*) AS looked,
    COUNT(is_asked) AS n FROM (${searches.length === 1 ? searches[0] : found}) looked GROUP BY ${days}`
  const { rows } = await query.execute(to.db)
  const nLooked = rows.reduce((sum, { looked }) => sum + Number(looked), 0)
  return { days: rows.map(({ day, n }) => ({ index: Number(day), n: Number(n) })), isCut: nLooked > most }
}

const ROLES = [
  ['sources', 'source'],
  ['addressees', 'addressee'],
  ['vias', 'via'],
] as const

/** Somebody who has a role in the statements asked for. */
export interface Named extends SoughtActors {
  readonly role: string
}

/** Those who must have a role, as tables have them. */
export async function namedIn(to: Target, filter: StatementFilter): Promise<Named[]> {
  const named: Named[] = []
  for (const [field, role] of ROLES) {
    const actors = filter[field]
    if (actors !== undefined) named.push({ role, ...(await soughtActors(to, actors)) })
  }
  return named
}

/** A search: a table whose rows come in the record’s order, each with a statement. */
export interface Search {
  readonly from: RawBuilder<unknown>
  readonly place: string
  /** What ties its tables together. */
  readonly joins: readonly Condition[]
  readonly conditions: readonly Condition[]
}

/** How many rows a search looks at, the newest, and of which days. */
interface Bound {
  readonly most: number
  readonly conditions: readonly Condition[]
}

/** The newest rows of a table, as many as are looked at. */
function newest(table: RawBuilder<unknown>, bound: Bound, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT ${columns} FROM ${table} ${whereAll(bound.conditions)} ORDER BY place DESC LIMIT ${bound.most})`
}

/**
 * One search or several, each in the record’s order so that a full page ends it. With words it goes by the index of terms, which
 * also holds whom a statement names; with somebody named alone, by an index of each designation; a story’s own by the story.
 */
export function searchesOf(to: Target, filter: StatementFilter, named: readonly Named[], bound?: Bound): Search[] {
  const lists = phrasesOf(filter)
  if (filter.addedSince !== undefined) return [searchOfAdded(to, lastReadingAt(filter.addedSince), lists, named)]
  if (lists.length > 0) return wordSearches(to, lists, named, bound)
  const [first, ...others] = named
  if (first === undefined) return [allStatements(bound)]
  const rest = others.map(isNamed)
  return [
    ...first.designations.map((designation) => {
      const own = sql`(SELECT place FROM statement_actor WHERE designation = ${designation} AND role = ${first.role})`
      const sought = bound === undefined ? own : newest(sql`${own} own`, bound, sql`place`)
      return {
        from: sql`${sought} sought CROSS JOIN statement s`,
        place: 'sought.place',
        joins: [sql`s.place = sought.place`],
        conditions: rest,
      }
    }),
    ...ownSearches(first, rest),
  ]
}

function allStatements(bound: Bound | undefined): Search {
  const from = bound === undefined ? sql`statement s` : sql`${newest(sql`statement`, bound, sql`*`)} s`
  return { from, place: 's.place', joins: [], conditions: [] }
}

/** What was read after a reading: from the stories of those readings, so that it takes as long as there are many of them. */
function searchOfAdded(
  { dialect }: Target,
  after: number,
  lists: readonly (readonly Phrase[])[],
  named: readonly Named[],
): Search {
  const stories = sql`SELECT w.story FROM reading d JOIN story_version w ON w.version = d.version WHERE d.no > ${after}`
  const found = () => dialect.sought('statement_text', dialect.query(lists))
  const isFound = lists.length === 0 ? [] : [sql`EXISTS (SELECT 1 FROM ${found()} WHERE sought.place = s.place)`]
  return {
    from: sql`(SELECT DISTINCT story FROM (${stories}) told) added CROSS JOIN statement s`,
    place: 's.place',
    joins: [sql`s.story = added.story`, sql`s.reading > ${after}`],
    conditions: [...named.map(isNamed), ...isFound],
  }
}

/** Words of those who are known across the record, and of stories’ own ones. */
function wordSearches(
  to: Target,
  lists: readonly (readonly Phrase[])[],
  named: readonly Named[],
  bound: Bound | undefined,
): Search[] {
  const { dialect } = to
  const find = (phrases: readonly (readonly Phrase[])[]) => dialect.sought('statement_text', dialect.query(phrases))
  const joined = (phrases: readonly (readonly Phrase[])[], conditions: readonly Condition[]): Search => ({
    from:
      bound === undefined
        ? sql`${find(phrases)} CROSS JOIN statement s`
        : sql`${newest(find(phrases), bound, sql`place`)} sought CROSS JOIN statement s`,
    place: 'sought.place',
    joins: [sql`s.place = sought.place`],
    conditions,
  })
  const [first, ...others] = named
  if (first === undefined) return [joined(lists, [])]
  const rest = others.map(isNamed)
  const ofRecord = joined([...lists, namedPhrases(first.role, first.designations)], rest)
  const isFound = sql`s.place IN (SELECT place FROM ${find(lists)})`
  return [...(first.designations.length === 0 ? [] : [ofRecord]), ...ownSearches(first, [...rest, isFound])]
}

function ownSearches({ role, own }: Named, conditions: readonly Condition[]): Search[] {
  return own.map(({ story, id, designation }) => {
    const whom = designation === null ? sql`a.own = ${id}` : sql`a.designation = ${designation}`
    const isOwn = sql`EXISTS (SELECT 1 FROM statement_actor a WHERE a.place = s.place AND a.role = ${role} AND ${whom})`
    return {
      from: sql`statement s`,
      place: 's.place',
      joins: [sql`s.story = ${story}`],
      conditions: [isOwn, ...conditions],
    }
  })
}

function isNamed({ role, designations, own }: Named): Condition {
  const ownOnes = own.map(({ story, id, designation }) => {
    const whom = designation === null ? sql`a.own = ${id}` : sql`a.designation = ${designation}`
    return sql`(s.story = ${story} AND ${whom})`
  })
  // The sign keeps the index of designations out: a statement names a few, and somebody may have hundreds.
  const known = designations.length === 0 ? [] : [sql`+a.designation IN (${sql.join(designations)})`]
  const any = [...known, ...ownOnes]
  if (any.length === 0) return sql`1 = 0`
  return sql`EXISTS (SELECT 1 FROM statement_actor a WHERE a.place = s.place AND a.role = ${role} AND (${sql.join(any, sql` OR `)}))`
}

/** The lists of phrases of which a statement must have one each; none where words have no letters or digits. */
function phrasesOf({ words = [], anyWords = [] }: StatementFilter): Phrase[][] {
  const phrases = (list: readonly string[]) => list.map(soughtTerms).filter((terms) => terms.length > 0)
  const any = phrases(anyWords)
  return [...phrases(words).map((phrase) => [phrase]), ...(any.length === 0 ? [] : [any])]
}

/** What a filter asks of a statement’s own row, `s`. */
export function statementConditions(filter: StatementFilter): Condition[] {
  const columns: readonly (readonly [string, readonly unknown[] | undefined])[] = [
    ['s.act', filter.acts],
    ['s.event', filter.events],
    ['s.channel', filter.channels],
    ['s.sourcing', filter.sourcings],
    ['s.quotation', filter.quotations],
    ['s.language', filter.languages],
    ['s.outlet', filter.outlets],
    ['s.decision', filter.decisions],
  ]
  return [
    ...(filter.isUnlisted ? [] : [sql`s.is_listed = 1`]),
    ...(filter.isPending ? [sql`s.is_pending = 1`] : []),
    ...(filter.minProbability === undefined ? [] : [sql`s.probability >= ${filter.minProbability}`]),
    ...columns.flatMap(([column, values]) => oneOf(column, values)),
    ...(filter.story === undefined ? [] : [sql`s.story = (SELECT no FROM story WHERE id = ${filter.story})`]),
    ...(filter.origin === undefined ? [] : [sql`s.story IN (${storiesOf(filter.origin)})`]),
  ]
}

/** The numbers of an origin’s stories, as part of a query. */
export function storiesOf(origin: string): RawBuilder<unknown> {
  return sql`SELECT t.no FROM version v JOIN story t ON t.origin = v.no WHERE v.id = ${versionOf(origin)}`
}

/** Statements by id: found by the stories of the versions that they were read in. */
export async function idConditions(to: Target, ids: readonly string[] | undefined): Promise<Condition[]> {
  if (ids === undefined) return []
  const read = await readAt(to, ids)
  if (read.length === 0) return [sql`1 = 0`]
  const versions = [...new Set(read.map(({ version }) => version))]
  const rows = read.map(({ reading, ordinal }) => sql`(s.reading = ${reading} AND s.ordinal = ${ordinal})`)
  return [
    sql`s.story IN (SELECT story FROM story_version WHERE version IN (${sql.join(versions)}))`,
    sql`(${sql.join(rows, sql` OR `)})`,
  ]
}

function direction({ isOldestFirst }: Paging): (one: number, other: number) => number {
  return (one, other) => (isOldestFirst ? one - other : other - one)
}
