import { sql } from 'kysely'
import type { ActorEntry } from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { actorTerms } from '../actor-name.ts'
import { type ActorFilter, type ActorStart, actorPlace, actorStartOf, type Paging } from '../filter.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { oneOf, whereAll } from './conditions.ts'
import { ownActors, ownOfDesignation } from './own-actors.ts'
import { askAll, type Target } from './target.ts'

type Found = Placed<ActorEntry, string>

/** Actors that a filter asks for, one more than the page holds. */
export async function findActors(to: Target, filter: ActorFilter, paging: Paging): Promise<Found[]> {
  const start = actorStartOf(paging)
  const known =
    start !== undefined && start.nStatements === undefined ? [] : await knownActors(to, filter, start, paging)
  if (known.length > paging.limit || filter.standsFor !== undefined) return known
  const after = start?.nStatements === undefined ? start?.id : undefined
  const own = await ownOnes(to, filter, after, paging.limit + 1 - known.length)
  return [...known, ...own]
}

/** Actors of the whole record, those with the most statements first. */
async function knownActors(
  to: Target,
  filter: ActorFilter,
  start: ActorStart | undefined,
  { limit }: Paging,
): Promise<Found[]> {
  const named = soughtNames(to, filter)
  const conditions = [
    ...(named === undefined ? [] : [sql`s.no = sought.place`]),
    ...oneOf('s.id', filter.ids),
    ...oneOf('s.kind', filter.kinds),
    ...oneOf('s.stands_for', filter.standsFor === undefined ? undefined : [filter.standsFor]),
    ...(start === undefined ? [] : [sql`(s.n_statements, s.id) < (${start.nStatements}, ${start.id})`]),
  ]
  const { rows } = await sql<
    Database['actor']
  >`SELECT s.* FROM ${named === undefined ? sql`` : sql`${named} CROSS JOIN `}actor s ${whereAll(conditions)}
    ORDER BY s.n_statements DESC, s.id DESC LIMIT ${limit + 1}`.execute(to.db)
  const aliases = await aliasesOf(
    to,
    rows.map(({ no }) => no),
  )
  return rows.map((row) => {
    const item = actorEntry(row, aliases.get(row.no) ?? [row.name])
    return { place: actorPlace(item, false), item }
  })
}

/** A table `sought` of who is found by a name; absent where none is asked for, or one without letters. */
function soughtNames({ dialect }: Target, { name = '' }: ActorFilter) {
  const terms = soughtTerms(name).map(({ term }) => term)
  if (terms.length === 0) return undefined
  // The last term may go on, as where a name is typed.
  const phrase = terms.map((term, at) => ({ term, isPrefix: at === terms.length - 1 }))
  return dialect.sought('actor_text', dialect.query([[phrase]]))
}

async function aliasesOf(to: Target, actors: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await askAll<{ actor: number; name: string }>(
    to,
    'SELECT DISTINCT actor, name FROM designation WHERE actor IN (??)',
    actors,
  )
  const names = Map.groupBy(rows, ({ actor }) => actor)
  return new Map([...names].map(([actor, own]) => [actor, [...new Set(own.map(({ name }) => name))].sort()]))
}

function actorEntry(row: Omit<Database['actor'], 'no'>, aliases: readonly string[]): ActorEntry {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as ActorEntry['kind'],
    ...(row.stands_for !== null && { standsFor: row.stands_for }),
    aliases: [...aliases],
    nStatements: Number(row.n_statements),
  }
}

/** Stories’ own actors, by id, without those that people take for another. */
async function ownOnes(to: Target, filter: ActorFilter, after: string | undefined, limit: number): Promise<Found[]> {
  const rows = await ownRows(to, filter, after, limit)
  const counts = await countsDecided(
    to,
    rows.map(({ id }) => id),
  )
  return rows.slice(0, limit).map((row) => {
    const n_statements = Number(row.n_statements) + (counts.get(row.id) ?? 0)
    const item = actorEntry({ ...row, n_statements, stands_for: null }, [row.name])
    return { place: actorPlace(item, true), item }
  })
}

type Own = Database['own_actor']

async function ownRows(to: Target, filter: ActorFilter, after = '', limit: number): Promise<Own[]> {
  const { ids, name } = filter
  if (ids === undefined && name === undefined) return ownAfter(to, after, filter, limit)
  const found = ids === undefined ? await ownNamed(to, filter) : await ownActors(to, [...new Set(ids)])
  const kinds: readonly string[] | undefined = filter.kinds
  const asked = found.filter(
    ({ id, actor, kind, name: own }) =>
      id > after &&
      actor === null &&
      (kinds === undefined || kinds.includes(kind)) &&
      (name === undefined || (kind !== 'unnamed' && isCalled(own, name))),
  )
  return asked.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Stories’ own actors of the designations that a name finds: as many as stories name them. */
async function ownNamed(to: Target, filter: ActorFilter): Promise<Own[]> {
  const named = soughtNames(to, filter)
  if (named === undefined) return []
  const { rows } = await sql<{ place: number }>`SELECT place FROM ${named} WHERE place < 0`.execute(to.db)
  const found: Own[] = []
  for (const { place } of rows) found.push(...(await ownOfDesignation(to, -place)))
  return found
}

function isCalled(own: string, name: string): boolean {
  const terms = soughtTerms(name).map(({ term }) => term)
  return terms.length === 0 || actorTerms({ name: own, aliases: [] }).includes(` ${terms.join(' ')}`)
}

async function ownAfter(to: Target, after: string, { kinds }: ActorFilter, limit: number): Promise<Own[]> {
  // An id of a story’s own begins with the digits of the story: so their order is that of the stories.
  const start = after === '' ? [] : [sql`t.id >= ${`t${after.slice(1, 17)}`}`, sql`o.id > ${after}`]
  const conditions = [...start, sql`o.actor IS NULL`, ...oneOf('o.kind', kinds)]
  const { rows } =
    await sql<Own>`SELECT o.* FROM story t CROSS JOIN own_actor o ${whereAll([sql`o.story = t.no`, ...conditions])}
    ORDER BY t.id, o.id LIMIT ${limit}`.execute(to.db)
  return rows
}

/** How many statements stories’ own actors have by others that people take for them. */
async function countsDecided(to: Target, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await askAll<{ actor: string; n: number }>(
    to,
    'SELECT actor, SUM(n_statements) AS n FROM own_actor WHERE actor IN (??) GROUP BY actor',
    ids,
  )
  return new Map(rows.map(({ actor, n }) => [actor, Number(n)]))
}
