import { type RawBuilder, sql } from 'kysely'
import type { Amendment, Statement, StatementActor, StatementEntry, StoryEntry } from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { expanded } from '../compact.ts'
import type { Paging, StatementFilter } from '../filter.ts'
import { amend } from '../reviewed.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { type Condition, type Db, oneOf, pageConditions, placesFrom, versionOf } from './conditions.ts'
import type { Dialect } from './dialect.ts'

/** Statements that a filter asks for, one more than the page holds. */
export async function findStatements(
  db: Db,
  dialect: Dialect,
  filter: StatementFilter,
  paging: Paging,
): Promise<Placed<StatementEntry>[]> {
  const drivers = driversOf(filter, dialect)
  const found: { place: number }[] = []
  for (const driver of drivers) {
    const rest = statementConditions(filter, driver.drivenBy)
    found.push(
      ...(await placesFrom(
        db,
        driver.from,
        [...rest, ...pageConditions(sql.ref(driver.place), filter, paging)],
        driver.place,
        paging,
      )),
    )
  }
  const places = [...new Set(found.map(({ place }) => place))].sort(direction(paging)).slice(0, paging.limit + 1)
  return entriesAt(db, places)
}

/** Where a search starts: a table whose rows come in the record’s order, each with a statement. */
interface Driver {
  readonly from: RawBuilder<unknown>
  readonly place: string
  readonly drivenBy?: 'sources' | 'addressees' | 'vias' | 'words'
}

/** One search, or one for each of the actors asked for: each in the record’s order, so that a page ends it. */
function driversOf(filter: StatementFilter, dialect: Dialect): Driver[] {
  const query = searchOf(filter, dialect)
  if (query !== undefined) {
    const from = sql`${dialect.sought(query)} CROSS JOIN statement s`
    return [{ from, place: 'sought.place', drivenBy: 'words' }]
  }
  for (const [drivenBy, role] of ROLES) {
    const actors = filter[drivenBy]
    if (actors === undefined) continue
    return actors.map((actor) => ({
      from: sql`(SELECT place FROM statement_actor WHERE actor = ${actor} AND role = ${role}) sought CROSS JOIN statement s`,
      place: 'sought.place',
      drivenBy,
    }))
  }
  return [{ from: sql`statement s`, place: 's.place' }]
}

const ROLES = [
  ['sources', 'source'],
  ['addressees', 'addressee'],
  ['vias', 'via'],
] as const

/** The search that a filter’s words make; absent where they have no letters or digits. */
function searchOf({ words = [], anyWords = [] }: StatementFilter, dialect: Dialect): string | undefined {
  const phrases = (list: readonly string[]) => list.map(soughtTerms).filter((terms) => terms.length > 0)
  const [all, any] = [phrases(words), phrases(anyWords)]
  return all.length + any.length === 0 ? undefined : dialect.query(all, any)
}

function statementConditions(filter: StatementFilter, drivenBy: Driver['drivenBy']): Condition[] {
  const columns: readonly (readonly [string, readonly unknown[] | undefined])[] = [
    ['s.act', filter.acts],
    ['s.event', filter.events],
    ['s.channel', filter.channels],
    ['s.sourcing', filter.sourcings],
    ['s.quotation', filter.quotations],
    ['s.language', filter.languages],
    ['s.outlet', filter.outlets],
    ['s.decision', filter.decisions],
    ['s.story', filter.story === undefined ? undefined : [filter.story]],
  ]
  const roles = ROLES.filter(([name]) => name !== drivenBy).map(([name, role]) => namedIn(filter[name], role))
  return [
    ...(drivenBy === undefined ? [] : [sql`s.place = sought.place`]),
    ...(filter.isUnlisted ? [] : [sql`s.is_listed = 1`]),
    ...(filter.isPending ? [sql`s.is_pending = 1`] : []),
    ...(filter.minProbability === undefined ? [] : [sql`s.probability >= ${filter.minProbability}`]),
    ...columns.flatMap(([column, values]) => oneOf(column, values)),
    ...(filter.ids === undefined ? [] : withIds(filter.ids)),
    ...(filter.origin === undefined
      ? []
      : [sql`s.story IN (SELECT id FROM story WHERE origin = ${versionOf(filter.origin)})`]),
    ...roles.flat(),
  ]
}

/** Statements by id: found by the stories of the versions that they were read in. */
function withIds(ids: readonly string[]): Condition[] {
  const [isOne] = oneOf('s.id', ids)
  const read = oneOf('r.id', ids)
  const stories = sql`SELECT v.story FROM reading_statement r JOIN story_version v ON v.version = r.version WHERE ${sql.join(read)}`
  return ids.length === 0 ? [isOne] : [isOne, sql`s.story IN (${stories})`]
}

function namedIn(actors: readonly string[] | undefined, role: string): Condition[] {
  if (actors === undefined) return []
  if (actors.length === 0) return [sql`1 = 0`]
  return [
    sql`EXISTS (SELECT 1 FROM statement_actor a WHERE a.place = s.place AND a.role = ${role} AND a.actor IN (${sql.join(actors)}))`,
  ]
}

function direction({ isOldestFirst }: Paging): (one: number, other: number) => number {
  return (one, other) => (isOldestFirst ? one - other : other - one)
}

async function entriesAt(db: Db, places: readonly number[]): Promise<Placed<StatementEntry>[]> {
  if (places.length === 0) return []
  const rows = await db
    .selectFrom('statement')
    .innerJoin('reading_statement', (on) =>
      on
        .onRef('reading_statement.reading', '=', 'statement.reading')
        .onRef('reading_statement.ordinal', '=', 'statement.ordinal'),
    )
    .innerJoin('version', 'version.id', 'statement.version')
    .innerJoin('reading', 'reading.id', 'statement.reading')
    .innerJoin('story', 'story.id', 'statement.story')
    .selectAll('statement')
    .select([
      'reading_statement.body as body',
      'version.text as text',
      'reading.engine as engine',
      'story.body as story_body',
    ])
    .where('statement.place', 'in', places)
    .execute()
  const actors = await actorsAt(db, places)
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return places.flatMap((place) => {
    const row = byPlace.get(place)
    return row ? [{ place, item: statementEntry(row, actors.get(place) ?? []) }] : []
  })
}

async function actorsAt(db: Db, places: readonly number[]): Promise<Map<number, StatementActor[]>> {
  const rows = await db
    .selectFrom('statement_actor')
    .innerJoin('actor', 'actor.id', 'statement_actor.actor')
    .select(['statement_actor.place', 'statement_actor.role', 'actor.id', 'actor.name'])
    .where('statement_actor.place', 'in', places)
    .orderBy('statement_actor.ordinal')
    .execute()
  const byPlace = new Map<number, StatementActor[]>()
  for (const { place, role, id, name } of rows) {
    const list = byPlace.get(place) ?? []
    list.push({ role: role as StatementActor['role'], actor: id, name })
    byPlace.set(place, list)
  }
  return byPlace
}

interface StatementColumns extends Omit<Database['statement'], never> {
  readonly body: string
  readonly text: string
  readonly engine: string
  readonly story_body: string
}

function statementEntry(row: StatementColumns, actors: readonly StatementActor[]): StatementEntry {
  const read = expanded<Statement>(row.body, row.text)
  const statement = row.amendment === null ? read : amend(read, JSON.parse(row.amendment) as Amendment)
  const { url, title, outlet, published } = JSON.parse(row.story_body) as StoryEntry
  return {
    id: row.id,
    story: row.story,
    version: row.version,
    reading: row.reading,
    engine: row.engine,
    language: row.language,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(row.said !== null && { said: row.said }),
    state: row.state as StatementEntry['state'],
    ...(row.repeats !== null && { repeats: row.repeats }),
    actors: [...actors],
    ...(row.review !== null && { review: JSON.parse(row.review) }),
    statement,
  }
}
