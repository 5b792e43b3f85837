import { sql } from 'kysely'
import type { Exchange, ExchangeEntry } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import type { ExchangeFilter, Paging } from '../filter.ts'
import type { Placed } from '../tables.ts'
import { type Db, oneOf, pageConditions, placesFrom, versionOf } from './conditions.ts'

/** Exchanges that a filter asks for, one more than the page holds. */
export async function findExchanges(db: Db, filter: ExchangeFilter, paging: Paging): Promise<Placed<ExchangeEntry>[]> {
  const { participants = [] } = filter
  const [first, ...others] = participants
  const from =
    first === undefined
      ? sql`exchange s`
      : sql`(SELECT DISTINCT place FROM exchange_actor WHERE actor = ${first}) sought CROSS JOIN exchange s`
  const conditions = [
    ...(first === undefined ? [] : [sql`s.place = sought.place`]),
    ...others.map(
      (actor) => sql`EXISTS (SELECT 1 FROM exchange_actor a WHERE a.place = s.place AND a.actor = ${actor})`,
    ),
    ...oneOf('s.id', filter.ids),
    ...oneOf('s.kind', filter.kinds),
    ...oneOf('s.story', filter.story === undefined ? undefined : [filter.story]),
    ...oneOf('s.origin', filter.origin === undefined ? undefined : [versionOf(filter.origin)]),
    ...pageConditions(sql.ref('s.place'), filter, paging),
  ]
  const places = (await placesFrom(db, from, conditions, 's.place', paging)).map(({ place }) => place)
  return exchangesAt(db, places)
}

async function exchangesAt(db: Db, places: readonly number[]): Promise<Placed<ExchangeEntry>[]> {
  if (places.length === 0) return []
  const rows = await db
    .selectFrom('exchange')
    .innerJoin('version', 'version.id', 'exchange.version')
    .selectAll('exchange')
    .select('version.text as text')
    .where('exchange.place', 'in', places)
    .execute()
  const actors = await db
    .selectFrom('exchange_actor')
    .innerJoin('actor', 'actor.id', 'exchange_actor.actor')
    .select(['exchange_actor.place', 'actor.id', 'actor.name'])
    .where('exchange_actor.place', 'in', places)
    .orderBy('exchange_actor.ordinal')
    .execute()
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return places.flatMap((place) => {
    const row = byPlace.get(place)
    if (row === undefined) return []
    const own = actors.filter((each) => each.place === place)
    const participants = [...new Map(own.map(({ id, name }) => [id, { actor: id, name }])).values()]
    const { id, date, minutes, evidence, statements, probability } = expanded<Exchange>(row.body, row.text)
    const item: ExchangeEntry = {
      id,
      story: row.story,
      version: row.version,
      kind: row.kind as ExchangeEntry['kind'],
      ...(date !== undefined && { date }),
      ...(row.day !== null && { day: row.day }),
      ...(minutes !== undefined && { minutes }),
      participants,
      evidence,
      statements,
      probability,
    }
    return [{ place, item }]
  })
}
