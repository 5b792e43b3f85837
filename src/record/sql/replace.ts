import type { Kysely } from 'kysely'
import { compacted } from '../compact.ts'
import { placeOf } from '../day.ts'
import { perStory } from '../per-story.ts'
import type { ExchangeRow, NamedRow, OriginRows, StatementRow } from '../rows.ts'
import { termsOf } from '../terms.ts'
import { ensureActors, nameActors } from './assign.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { insertRows } from './insert.ts'
import type { SearchTerms } from './search-terms.ts'
import { chunks } from './sql-rows.ts'

type Db = Kysely<Database>

/** Where rows are put. */
export interface Target {
  readonly db: Db
  readonly dialect: Dialect
  readonly terms: SearchTerms
}

/** Puts an origin’s computed rows in place of those of some origins, and counts anew for the actors they name. */
export async function replaceOrigin(
  to: Target,
  origins: readonly string[],
  origin: string,
  rows: OriginRows,
): Promise<void> {
  const { db, dialect } = to
  const { counts, own } = await dropOrigins(to, origins)
  const actors = await actorsByDesignation(db, rows)
  await ensurePerStory(db, rows, actors)
  await putStories(to, rows)
  await putCasts(db, dialect, rows, actors)
  await putStatements(to, origin, rows.statements, actors)
  await putExchanges(db, dialect, origin, rows.exchanges, actors)
  await shiftCounts(db, counts, countsIn(rows.statements, actors))
  await nameActors(db, own)
}

/** The stories of some origins, as part of a query. */
export function storiesOf(db: Db, origins: readonly string[]) {
  return db.selectFrom('story').select('story.id').where('story.origin', 'in', origins)
}

/** The actors of some origins’ stories that are their story’s own. */
async function perStoryActors(db: Db, origins: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('story_actor')
    .select(['actor', 'designation', 'story'])
    .where('story', 'in', storiesOf(db, origins))
    .execute()
  return new Set(rows.filter((row) => row.actor === perStory(row.designation, row.story)).map(({ actor }) => actor))
}

/** What was there before. */
interface Dropped {
  /** How many statements were laid to each actor. */
  readonly counts: Map<string, number>
  /** Actors that were their story’s own. */
  readonly own: Set<string>
}

/** Drops the rows of some origins. */
async function dropOrigins({ db, dialect, terms }: Target, origins: readonly string[]): Promise<Dropped> {
  const known = await storiesOf(db, origins).limit(1).executeTakeFirst()
  if (known === undefined) return { counts: new Map(), own: new Set() }
  const own = await perStoryActors(db, origins)
  const counts = await countsOf(db, origins)
  const statements = await db
    .selectFrom('statement')
    .select('place')
    .where('story', 'in', storiesOf(db, origins))
    .execute()
  const exchanges = await db.selectFrom('exchange').select('place').where('origin', 'in', origins).execute()
  for (const some of chunks(statements, dialect.nValues)) {
    const places = some.map(({ place }) => place)
    terms.drop(places)
    await db.deleteFrom('statement_actor').where('place', 'in', places).execute()
    await db.deleteFrom('statement').where('place', 'in', places).execute()
  }
  for (const some of chunks(exchanges, dialect.nValues)) {
    const places = some.map(({ place }) => place)
    await db.deleteFrom('exchange_actor').where('place', 'in', places).execute()
    await db.deleteFrom('exchange').where('place', 'in', places).execute()
  }
  await db.deleteFrom('story_actor').where('story', 'in', storiesOf(db, origins)).execute()
  await db.deleteFrom('story_version').where('story', 'in', storiesOf(db, origins)).execute()
  await db.deleteFrom('story').where('origin', 'in', origins).execute()
  return { counts, own }
}

async function putStories({ db, dialect }: Target, { stories }: OriginRows): Promise<void> {
  for (const story of stories) {
    const { id, language, outlet = null, published = null } = story
    const origin = `v${story.origin.slice(1)}`
    const row = {
      id,
      place: placeOf(published ?? undefined, id),
      origin,
      language,
      outlet,
      published,
      body: JSON.stringify(story),
    }
    await insertRows(db, dialect, 'story', [row])
    const versions = story.versions.map((version) => ({ version, story: id }))
    await insertRows(db, dialect, 'story_version', versions)
  }
}

async function putCasts(db: Db, dialect: Dialect, { casts }: OriginRows, actorOf: ActorOf): Promise<void> {
  const values = casts.map((row) => ({ ...row, actor: actorOf(row.designation, row.story) }))
  await insertRows(db, dialect, 'story_actor', values)
}

/** Whom a designation means in a story. */
type ActorOf = (designation: string, story: string) => string

async function actorsByDesignation(db: Db, { casts }: OriginRows): Promise<ActorOf> {
  const keys = new Set(casts.map(({ designation }) => designation))
  const known = new Map<string, { actor: string | null; is_per_story: number }>()
  for (const some of chunks([...keys], 500)) {
    const query = db.selectFrom('designation').select(['key', 'actor', 'is_per_story']).where('key', 'in', some)
    for (const { key, ...row } of await query.execute()) known.set(key, row)
  }
  return (designation, story) => {
    const row = known.get(designation)
    return row?.is_per_story === 1 ? perStory(designation, story) : (row?.actor ?? designation)
  }
}

/** Makes known the actors that are their story’s own. */
async function ensurePerStory(db: Db, { casts }: OriginRows, actorOf: ActorOf): Promise<void> {
  for (const { story, designation } of casts) {
    const actor = actorOf(designation, story)
    if (actor === perStory(designation, story)) await ensureActors(db, designation, [actor])
  }
}

async function putStatements(
  { db, dialect, terms }: Target,
  origin: string,
  statements: readonly StatementRow[],
  actorOf: ActorOf,
): Promise<void> {
  const taken = await takenPlaces(db, 'statement', statements.map(desiredPlace))
  const placed = statements.map((row) => ({ row, place: claim(taken, desiredPlace(row)) }))
  const values = placed.map(({ row, place }) => statementColumns(row, place, origin))
  await insertRows(db, dialect, 'statement', values)
  const actors = placed.flatMap(({ row, place }) =>
    row.named.map((named, ordinal) => ({
      ...actorColumns(named, row.story, ordinal, actorOf),
      role: named.role,
      place,
    })),
  )
  await insertRows(db, dialect, 'statement_actor', actors)
  terms.put(placed.map(({ row, place }) => ({ place, terms: termsOf(row) })))
}

function desiredPlace({ said, story, id }: StatementRow): number {
  return placeOf(said, `${story} ${id}`)
}

function statementColumns(row: StatementRow, place: number, origin: string): Database['statement'] {
  const { id, story, appearance, reading, ordinal, statement, said, state, repeats, review, amendment } = row
  return {
    place,
    id,
    origin,
    story,
    version: appearance.version,
    reading,
    ordinal,
    language: appearance.language,
    outlet: appearance.outlet ?? null,
    said: said ?? null,
    act: statement.act.value,
    event: statement.event?.value ?? null,
    channel: statement.channel?.value ?? null,
    sourcing: statement.sourcing?.value ?? null,
    quotation: statement.quotation,
    probability: statement.probability,
    state,
    repeats: repeats ?? null,
    decision: review?.decision ?? null,
    is_listed: row.isListed ? 1 : 0,
    is_pending: statement.pending ? 1 : 0,
    review: review ? JSON.stringify(review) : null,
    amendment: amendment ? JSON.stringify(amendment) : null,
  }
}

function actorColumns({ designation }: NamedRow, story: string, ordinal: number, actorOf: ActorOf) {
  return { actor: actorOf(designation, story), designation, ordinal }
}

async function putExchanges(
  db: Db,
  dialect: Dialect,
  origin: string,
  exchanges: readonly ExchangeRow[],
  actorOf: ActorOf,
): Promise<void> {
  const taken = await takenPlaces(db, 'exchange', exchanges.map(desiredExchangePlace))
  for (const row of exchanges) {
    const place = claim(taken, desiredExchangePlace(row))
    const { story, version, day = null, exchange, named } = row
    const { id, kind } = exchange
    const columns = { place, id, origin, story, version, kind, day, body: compacted(exchange) }
    await insertRows(db, dialect, 'exchange', [columns])
    const actors = named.map((each, ordinal) => ({ ...actorColumns(each, story, ordinal, actorOf), place }))
    await insertRows(db, dialect, 'exchange_actor', actors)
  }
}

function desiredExchangePlace({ day, story, exchange }: ExchangeRow): number {
  return placeOf(day, `${story} ${exchange.id}`)
}

async function takenPlaces(db: Db, table: 'statement' | 'exchange', places: readonly number[]): Promise<Set<number>> {
  const taken = new Set<number>()
  // A claimed place may be moved on by a few, so those next to it are looked at too.
  const near = places.flatMap((place) => [place, place + 1, place + 2, place + 3])
  for (const some of chunks(near, 500)) {
    const rows = await db.selectFrom(table).select('place').where('place', 'in', some).execute()
    for (const { place } of rows) taken.add(place)
  }
  return taken
}

function claim(taken: Set<number>, desired: number): number {
  let place = desired
  while (taken.has(place)) place++
  taken.add(place)
  return place
}

/** How many listed statements are laid to each actor, in the stories of some origins. */
async function countsOf(db: Db, origins: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('statement_actor', 'statement_actor.place', 'statement.place')
    .select(({ fn }) => ['statement_actor.actor', fn.countAll<number>().as('n')])
    .where('statement.story', 'in', storiesOf(db, origins))
    .where('statement.is_listed', '=', 1)
    .where('statement_actor.role', '=', 'source')
    .groupBy('statement_actor.actor')
    .execute()
  return new Map(rows.map(({ actor, n }) => [actor, Number(n)]))
}

/** As `countsOf`, of rows that are put in. */
function countsIn(statements: readonly StatementRow[], actorOf: ActorOf): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { isListed, story, named } of statements) {
    for (const { role, designation } of isListed ? named : []) {
      const actor = actorOf(designation, story)
      if (role === 'source') counts.set(actor, (counts.get(actor) ?? 0) + 1)
    }
  }
  return counts
}

async function shiftCounts(db: Db, before: Map<string, number>, after: Map<string, number>): Promise<void> {
  const byShift = new Map<number, string[]>()
  for (const actor of new Set([...before.keys(), ...after.keys()])) {
    const shift = (after.get(actor) ?? 0) - (before.get(actor) ?? 0)
    if (shift !== 0) byShift.set(shift, [...(byShift.get(shift) ?? []), actor])
  }
  for (const [shift, actors] of byShift) {
    const shifted = db.updateTable('actor').set(({ eb }) => ({ n_statements: eb('n_statements', '+', shift) }))
    for (const some of chunks(actors, 500)) await shifted.where('id', 'in', some).execute()
  }
}
