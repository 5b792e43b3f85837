import { type RawBuilder, sql } from 'kysely'
import type { StatementEntry } from '../../schema/index.ts'
import { cursorAt, type Paging, type StatementFilter } from '../filter.ts'
import { lastReadingAt } from '../mark.ts'
import type { Placed } from '../tables.ts'
import { holdsWords } from '../terms.ts'
import { type Condition, oneOf, versionOf } from './conditions.ts'
import type { Phrases } from './dialect.ts'
import { namedPhrases } from './named-terms.ts'
import { readAt } from './origins.ts'
import { EACH, type Parts, pagePlaces, placesFound, type Search, searchesBy } from './searches.ts'
import { type SoughtActors, soughtActors } from './sought-actors.ts'
import { likelyPhrases, phrasesOf } from './sought-phrases.ts'
import { statementsAt } from './statements-at.ts'
import { ask, type Target } from './target.ts'

/** Statements that a filter asks for, one more than the page holds. */
export async function findStatements(
  to: Target,
  filter: StatementFilter,
  paging: Paging,
): Promise<Placed<StatementEntry>[]> {
  const named = await namedIn(to, filter)
  const conditions = [...statementConditions(filter), ...(await idConditions(to, filter.ids))]
  const searched: Searched = { filter, conditions, paging }
  const lists = isByStory(filter) ? [] : phrasesOf(filter)
  const searches = searchesOf(to, filter, named)
  const likely = likelyPhrases(lists)?.flatMap((some) => searchesOf(to, filter, named, some))
  const found = likely ? await foundAmong(to, likely, searches, searched) : await foundBy(to, searches, searched)
  if (lists.length === 0 || areMany(named[0])) return found
  const own = await ownInWords(to, named, searched)
  const byPlace = new Map([...found, ...own].map((entry) => [entry.place, entry]))
  return pagePlaces([...byPlace.keys()], paging).map((place) => byPlace.get(place) as Placed<StatementEntry>)
}

/** What is searched for, and where the page begins. */
interface Searched {
  readonly filter: StatementFilter
  readonly conditions: readonly Condition[]
  readonly paging: Paging
}

/** The entries of a page that searches find, one more than it holds. */
async function foundBy(to: Target, searches: readonly Search[], { filter, conditions, paging }: Searched) {
  return statementsAt(to, await placesFound(to.db, searches, conditions, filter, paging))
}

/**
 * As `foundBy`, where there are searches that find the same and perhaps more, and sooner: what they find is looked at whether it holds the words.
 * Where they find too much else, the rest is searched for as it was asked.
 */
async function foundAmong(
  to: Target,
  likely: readonly Search[],
  searches: readonly Search[],
  searched: Searched,
): Promise<Placed<StatementEntry>[]> {
  const { filter, paging } = searched
  const looked = await foundBy(to, likely, searched)
  const found = looked.filter(({ item }) => holdsWords(item, filter))
  if (looked.length <= paging.limit || found.length === looked.length) return found
  const after = cursorAt(looked[looked.length - 1].place)
  const rest = await foundBy(to, searches, { ...searched, paging: { ...paging, after } })
  return [...found, ...rest].slice(0, paging.limit + 1)
}

/** By whom statements are asked for: what asks for the fewest first. */
const ROLES = [
  ['sources', ['source']],
  ['addressees', ['addressee']],
  ['vias', ['via']],
  ['parties', ['source', 'addressee']],
] as const

/** Somebody who has a role, one of some, in the statements asked for. */
export interface Named extends SoughtActors {
  readonly roles: readonly string[]
}

export async function namedIn(to: Target, filter: StatementFilter): Promise<Named[]> {
  const named: Named[] = []
  for (const [field, roles] of ROLES) {
    const actors = filter[field]
    if (actors !== undefined) named.push({ roles, ...(await soughtActors(to, actors)) })
  }
  return named
}

/**
 * One search or several, each in the record’s order so that a full page ends it. With words it goes by the index of terms, which
 * also holds whom a statement names; with somebody named alone, by an index of each designation; a story’s own by the story.
 */
export function searchesOf(
  to: Target,
  filter: StatementFilter,
  named: readonly Named[],
  lists: Phrases = phrasesOf(filter),
): Search[] {
  const { addedSince, stories } = filter
  if (addedSince !== undefined) return [searchOfAdded(to, lastReadingAt(addedSince), lists, named)]
  if (stories !== undefined) return [searchOfStories(to, storiesCalled(stories), lists, named)]
  if (lists.length > 0) return wordSearches(to, lists, named)
  const [first, ...others] = named
  if (first === undefined) return searchesBy(sql`statement s`, 's.place', indexedColumns(filter))
  const rest = others.map(isNamed)
  return [
    ...rolesOf(first, filter).map((role) => ({
      from: sql`(SELECT place FROM statement_actor WHERE designation = ${EACH} AND ${role}) sought CROSS JOIN statement s`,
      place: 'sought.place',
      conditions: [sql`s.place = sought.place`, ...rest],
      values: first.designations,
    })),
    ...ownSearches(first, rest),
  ]
}

/** Whether statements are found by their stories, whatever words or names are asked for. */
export function isByStory({ addedSince, stories }: StatementFilter): boolean {
  return addedSince !== undefined || stories !== undefined
}

/** What was read after a reading: from the stories of those readings, so that it takes as long as there are many of them. */
function searchOfAdded(to: Target, after: number, lists: Phrases, named: readonly Named[]): Search {
  const stories = sql`SELECT w.story FROM reading d JOIN story_version w ON w.version = d.version WHERE d.no > ${after}`
  const search = searchOfStories(to, stories, lists, named)
  return { ...search, conditions: [...search.conditions, sql`s.reading > ${after}`] }
}

/** All of some stories. */
export function searchOfStories(
  { dialect }: Target,
  stories: RawBuilder<unknown>,
  lists: Phrases,
  named: readonly Named[],
): Search {
  const found = () => dialect.sought('statement_text', dialect.query(lists))
  const isFound = lists.length === 0 ? [] : [sql`EXISTS (SELECT 1 FROM ${found()} WHERE sought.place = s.place)`]
  return {
    from: sql`(SELECT DISTINCT story FROM (${stories}) told) chosen CROSS JOIN statement s`,
    place: 's.place',
    conditions: [sql`s.story = chosen.story`, ...named.map(isNamed), ...isFound],
  }
}

/** The numbers of stories, by their ids, as part of a query. */
export function storiesCalled(ids: readonly string[]): RawBuilder<unknown> {
  if (ids.length === 0) return sql`SELECT no AS story FROM story WHERE 1 = 0`
  return sql`SELECT no AS story FROM story WHERE id IN (${sql.join(ids)})`
}

/** Columns that have an index in the record’s order, with what is asked of them. */
function indexedColumns({ story, origin, ids, ...filter }: StatementFilter) {
  if (story !== undefined || origin !== undefined || ids !== undefined) return []
  return [
    ['s.decision', filter.decisions],
    ['s.channel', filter.channels],
    ['s.outlet', filter.outlets],
    ['s.act', filter.acts],
  ] as const
}

/** So many acts are looked for one by one: of more, most of what somebody said is asked for, and soon found. */
const FEW_ACTS = 2

/** How rows tell the role of somebody named: a source’s by each of few acts asked for, so that what else it said is passed over. */
export function rolesOf({ roles }: Named, { acts = [] }: StatementFilter): Condition[] {
  const isByAct = 0 < acts.length && acts.length <= FEW_ACTS
  return roles.flatMap((role) =>
    role === 'source' && isByAct ? [...new Set(acts)].map((act) => sql`act = ${act}`) : [sql`role = ${role}`],
  )
}

/** So many are looked up in an index, each in each role: of more, what they said is soon found among all that was said. */
const FEW_NAMED = 128

/** Whether these are too many to be looked up one by one. */
export function areMany(named: Named | undefined): boolean {
  return named !== undefined && named.designations.length * named.roles.length > FEW_NAMED
}

/** Words of those who are known across the record. */
function wordSearches(to: Target, lists: Phrases, named: readonly Named[]): Search[] {
  const { dialect } = to
  const find = (phrases: Phrases) => dialect.sought('statement_text', dialect.query(phrases))
  const joined = (phrases: Phrases, conditions: readonly Condition[]): Search => ({
    from: sql`${find(phrases)} CROSS JOIN statement s`,
    place: 'sought.place',
    conditions: [sql`s.place = sought.place`, ...conditions],
  })
  const [first, ...others] = named
  if (first === undefined || areMany(first)) return [joined(lists, named.map(isNamed))]
  const rest = others.map(isNamed)
  if (first.designations.length === 0) return []
  const search = joined([...lists, namedPhrases(first.roles, first.designations)], rest)
  const isFew = first.designations.length * first.roles.length <= FEW_COUNTED
  return [dialect.isSlowFromEnd && isFew ? { ...search, partsBelow: partsOf(to, first) } : search]
}

/** Of so many, each in each role, it is looked up where what they said lies. */
const FEW_COUNTED = 16

/** Of who said more than this, a page is soon found from the end. */
const MUCH = 4096

/**
 * Parts of what some designations said, if that is not much. Frequent words of those who say most take a fifth to a third less time so, in a
 * million statements and in ten; rare ones take half a millisecond more.
 */
function partsOf(to: Target, { roles, designations }: Named): (place: number) => Promise<Parts | undefined> {
  const counted = roles.flatMap((role) => designations.map((designation) => ({ designation, role })))
  const nths = `SELECT MAX(place) AS place FROM (${counted.map(() => NTH_BELOW).join(' UNION ALL ')})`
  const nthBelow = async (place: number, n: number) => {
    const values = counted.flatMap(({ designation, role }) => [designation, role, place, n])
    const [row] = await ask<{ place: number | null }>(to, nths, values)
    return row.place ?? 0
  }
  return async (place) => {
    if ((await nthBelow(place, MUCH)) > 0) return undefined
    return { end: (await nthBelow(place, 0)) + 1, beginBelow: nthBelow }
  }
}

const NTH_BELOW = `SELECT * FROM (SELECT place FROM statement_actor WHERE designation = ? AND role = ? AND place < CAST(? AS BIGINT)
  ORDER BY place DESC LIMIT 1 OFFSET CAST(? AS BIGINT))`

/** So many statements of stories’ own actors are looked through for words at once. */
const OWN_AT_ONCE = 100

/**
 * Statements by actors that are stories’ own which hold the words asked for, one more than a page holds. Few are theirs, so that
 * their words are looked at: an index of terms would be walked through for words of the whole record.
 */
async function ownInWords(
  to: Target,
  [first, ...others]: readonly Named[],
  { filter, conditions, paging }: Searched,
): Promise<Placed<StatementEntry>[]> {
  if (first === undefined || first.own.length === 0) return []
  const searches = ownSearches(first, others.map(isNamed))
  const found: Placed<StatementEntry>[] = []
  let part: Paging = { ...paging, limit: OWN_AT_ONCE }
  for (;;) {
    const places = await placesFound(to.db, searches, conditions, filter, part)
    const shown = await statementsAt(to, places.slice(0, OWN_AT_ONCE))
    for (const entry of shown) if (holdsWords(entry.item, filter)) found.push(entry)
    if (places.length <= OWN_AT_ONCE || found.length > paging.limit) return found
    part = { ...part, after: cursorAt(places[OWN_AT_ONCE - 1]) }
  }
}

/** The same for what cannot look at entries: statements of stories’ own actors, asked whether the index of terms has their words. */
export function ownWordSearches({ dialect }: Target, lists: Phrases, [first, ...others]: readonly Named[]): Search[] {
  if (first === undefined || areMany(first)) return []
  const isFound = sql`s.place IN (SELECT place FROM ${dialect.sought('statement_text', dialect.query(lists))})`
  return ownSearches(first, [...others.map(isNamed), isFound])
}

export function ownSearches({ roles, own }: Named, conditions: readonly Condition[]): Search[] {
  return own.map(({ story, id, designation }) => {
    const whom = designation === null ? sql`a.own = ${id}` : sql`a.designation = ${designation}`
    const has = sql.join([...oneOf('a.role', roles), whom], sql` AND `)
    const isOwn = sql`EXISTS (SELECT 1 FROM statement_actor a WHERE a.place = s.place AND ${has})`
    return { from: sql`statement s`, place: 's.place', conditions: [sql`s.story = ${story}`, isOwn, ...conditions] }
  })
}

export function isNamed({ roles, designations, own }: Named): Condition {
  const ownOnes = own.map(({ story, id, designation }) => {
    const whom = designation === null ? sql`a.own = ${id}` : sql`a.designation = ${designation}`
    return sql`(s.story = ${story} AND ${whom})`
  })
  // The sign keeps the index of designations out: a statement names a few, and somebody may have hundreds.
  const known = designations.length === 0 ? [] : [sql`+a.designation IN (${sql.join(designations)})`]
  const any = [...known, ...ownOnes]
  if (any.length === 0) return sql`1 = 0`
  const has = sql.join([...oneOf('a.role', roles), sql`(${sql.join(any, sql` OR `)})`], sql` AND `)
  return sql`EXISTS (SELECT 1 FROM statement_actor a WHERE a.place = s.place AND ${has})`
}

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
    ...(filter.stories === undefined ? [] : [sql`s.story IN (${storiesCalled(filter.stories)})`]),
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
