import { sql } from 'kysely'
import type { Exchange, ExchangeEntry } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import type { ExchangeFilter, Paging, StatementFilter } from '../filter.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { type Condition, oneOf, whereAll } from './conditions.ts'
import { storiesOf } from './find-statements.ts'
import { type NamedAt, namedAt } from './named-at.ts'
import { EACH, placesFound, type Search, searchesBy } from './searches.ts'
import { type SoughtActors, soughtActors } from './sought-actors.ts'
import { storiesAbout } from './stories-about.ts'
import type { Target } from './target.ts'

/** Exchanges that a filter asks for, one more than the page holds. */
export async function findExchanges(
  to: Target,
  filter: ExchangeFilter,
  paging: Paging,
): Promise<Placed<ExchangeEntry>[]> {
  const took: SoughtActors[] = []
  for (const actor of filter.participants ?? []) took.push(await soughtActors(to, [actor]))
  const { parties } = filter
  const conditions = [
    ...(parties === undefined ? [] : [tookPart(await soughtActors(to, parties))]),
    ...(filter.about === undefined ? [] : [sql`s.story IN (${await toldStories(to, filter.about, filter.ids)})`]),
    ...oneOf('s.id', filter.ids),
    ...oneOf('s.kind', filter.kinds),
    ...(filter.story === undefined ? [] : [sql`s.story = (SELECT no FROM story WHERE id = ${filter.story})`]),
    ...(filter.origin === undefined ? [] : [sql`s.story IN (${storiesOf(filter.origin)})`]),
  ]
  return exchangesAt(to, await placesFound(to.db, searchesOf(took, filter), conditions, filter, paging))
}

/** The stories that have such a statement; of some exchanges alone, those that tell of them: then no others are looked through. */
function toldStories(to: Target, about: StatementFilter, ids: readonly string[] | undefined) {
  if (ids === undefined) return storiesAbout(to, about)
  return storiesAbout(to, about, sql`SELECT story FROM exchange ${whereAll(oneOf('id', ids))}`)
}

/** One search or several: where somebody took part by an index of each designation, and by the stories whose own it is. */
function searchesOf(took: readonly SoughtActors[], { kinds, ids, story, origin, about }: ExchangeFilter): Search[] {
  // What they are about is looked up once for a search: there is one alone then.
  if (about !== undefined) return [{ from: sql`exchange s`, place: 's.place', conditions: took.map(tookPart) }]
  const [first, ...others] = took
  if (first === undefined) {
    const isByKind = ids === undefined && story === undefined && origin === undefined
    return searchesBy(sql`exchange s`, 's.place', isByKind ? [['s.kind', kinds]] : [])
  }
  const rest = others.map(tookPart)
  return [
    {
      from: sql`(SELECT place FROM exchange_actor WHERE designation = ${EACH}) sought CROSS JOIN exchange s`,
      place: 'sought.place',
      conditions: [sql`s.place = sought.place`, ...rest],
      values: first.designations,
    },
    ...first.own.map((own) => ({
      from: sql`exchange s`,
      place: 's.place',
      conditions: [tookPart({ designations: [], own: [own] }), ...rest],
    })),
  ]
}

/** That somebody took part. */
function tookPart({ designations, own }: SoughtActors): Condition {
  const ownOnes = own.map(({ story, id, designation }) => {
    const whom = designation === null ? sql`a.own = ${id}` : sql`a.designation = ${designation}`
    return sql`(s.story = ${story} AND EXISTS (SELECT 1 FROM exchange_actor a WHERE a.place = s.place AND ${whom}))`
  })
  // The sign keeps the index of designations out: an exchange has a few parties, and somebody may have hundreds.
  const known = sql`EXISTS (SELECT 1 FROM exchange_actor a WHERE a.place = s.place AND +a.designation IN (${sql.join(designations)}))`
  const any = [...(designations.length === 0 ? [] : [known]), ...ownOnes]
  return any.length === 0 ? sql`1 = 0` : sql`(${sql.join(any, sql` OR `)})`
}

async function exchangesAt(to: Target, places: readonly number[]): Promise<Placed<ExchangeEntry>[]> {
  if (places.length === 0) return []
  const rows = await to.db
    .selectFrom('exchange')
    .innerJoin('version', 'version.no', 'exchange.version')
    .innerJoin('story', 'story.no', 'exchange.story')
    .select(['exchange.place', 'exchange.kind', 'exchange.day', 'exchange.body'])
    .select(['version.id as version_id', 'version.text as text', 'story.id as story_id'])
    .where('exchange.place', 'in', places)
    .execute()
  const named = await namedAt(to, 'exchange', places)
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return places.flatMap((place) => {
    const row = byPlace.get(place)
    return row ? [{ place, item: exchangeEntry(row, named.get(place) ?? []) }] : []
  })
}

interface ExchangeColumns extends Pick<Database['exchange'], 'kind' | 'day' | 'body'> {
  readonly version_id: string
  readonly text: string
  readonly story_id: string
}

function exchangeEntry(row: ExchangeColumns, named: readonly NamedAt[]): ExchangeEntry {
  const { id, date, minutes, evidence, statements, probability } = expanded<Exchange>(row.body, row.text)
  return {
    id,
    story: row.story_id,
    version: row.version_id,
    kind: row.kind as ExchangeEntry['kind'],
    ...(date !== undefined && { date }),
    ...(row.day !== null && { day: row.day }),
    ...(minutes !== undefined && { minutes }),
    participants: [...new Map(named.map(({ actor, name }) => [actor, { actor, name }])).values()],
    evidence,
    statements,
    probability,
  }
}
