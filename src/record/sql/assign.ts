import type { Kysely } from 'kysely'
import { actorOf, actorTerms, type Known } from '../actor-name.ts'
import type { Designation } from '../names.ts'
import { perStory } from '../per-story.ts'
import type { AssignedRow, Forgotten } from '../tables.ts'
import type { Database } from './columns.ts'
import { chunks } from './sql-rows.ts'

type Db = Kysely<Database>

/** Says whom designations mean, and changes the rows that name them: what is counted moves from actor to actor. */
export async function assign(db: Db, rows: readonly AssignedRow[]): Promise<void> {
  const touched = new Set<string>()
  for (const row of rows) for (const actor of await assignOne(db, row)) touched.add(actor)
  await nameActors(db, touched)
}

/** Drops designations that no row names, and actors that nothing means any more. Gives what it dropped. */
export async function forget(db: Db, keys: readonly string[]): Promise<Forgotten[]> {
  const dropped: Forgotten[] = []
  for (const key of keys) {
    if (await isNamed(db, 'designation', key)) continue
    const row = await db
      .deleteFrom('designation')
      .where('key', '=', key)
      .returning(['block', 'actor'])
      .executeTakeFirst()
    if (row) dropped.push({ key, ...(row.block !== null && { block: row.block }) })
    if (row?.actor) await nameActors(db, new Set([row.actor]))
  }
  return dropped
}

/** Whether a story names a designation, or an actor. */
async function isNamed(db: Db, column: 'designation' | 'actor', value: string): Promise<boolean> {
  const query = db.selectFrom('story_actor').select('story').where(column, '=', value).limit(1)
  return (await query.executeTakeFirst()) !== undefined
}

/** Assigns one designation. Gives the actors, old and new, whose names that may change. */
async function assignOne(db: Db, row: AssignedRow): Promise<string[]> {
  const { key, resolved, actor, isPerStory } = row
  const columns = ['actor', 'is_per_story', 'body'] as const
  const known = await db.selectFrom('designation').select(columns).where('key', '=', key).executeTakeFirst()
  const { usualName = null, standsFor = null } = row
  const set = { resolved, actor, is_per_story: isPerStory ? 1 : 0, usual_name: usualName, known_side: standsFor }
  await db.updateTable('designation').set(set).where('key', '=', key).execute()
  const isNew = !isPerStory && (await putActor(db, actor, known && { ...known, ...set }))
  // What was never assigned stands in no row yet.
  if (known === undefined || known.actor === null) return isNew ? [] : [actor]
  const former = { actor: known.actor, isPerStory: known.is_per_story === 1 }
  return [actor, known.actor, ...(await moveAll(db, row, former))]
}

/** Whom a designation means: one actor everywhere, or in each story one of its own. */
type Meant = Pick<AssignedRow, 'actor' | 'isPerStory'>

/** Lets a designation mean another actor in every story that has it. Gives the stories’ own, old and new. */
async function moveAll(db: Db, { key, ...now }: AssignedRow, former: Meant): Promise<string[]> {
  const actorIn = ({ actor, isPerStory }: Meant, story: string) => (isPerStory ? perStory(key, story) : actor)
  if (now.isPerStory === former.isPerStory && (now.isPerStory || now.actor === former.actor)) return []
  const stories = await db.selectFrom('story_actor').select('story').where('designation', '=', key).execute()
  const actors: string[] = []
  for (const { story } of stories) {
    const [from, to] = [actorIn(former, story), actorIn(now, story)]
    if (now.isPerStory) await ensureActors(db, key, [to])
    await move(db, { key, story, from, to })
    if (now.isPerStory || former.isPerStory) actors.push(now.isPerStory ? to : from)
  }
  return actors
}

interface Move {
  readonly key: string
  readonly story: string
  readonly from: string
  readonly to: string
}

/** Lets a designation mean another actor in one story. */
async function move(db: Db, { key, story, from, to }: Move): Promise<void> {
  const statements = db.selectFrom('statement').select('place').where('story', '=', story)
  const moved = await db
    .updateTable('statement_actor')
    .set({ actor: to })
    .where('place', 'in', statements)
    .where('designation', '=', key)
    .returning(['place', 'role'])
    .execute()
  const n = await countListed(
    db,
    moved.filter(({ role }) => role === 'source').map(({ place }) => place),
  )
  if (n > 0) await shift(db, from, -n)
  if (n > 0) await shift(db, to, n)
  const exchanges = db.selectFrom('exchange').select('place').where('story', '=', story)
  await db
    .updateTable('exchange_actor')
    .set({ actor: to })
    .where('place', 'in', exchanges)
    .where('designation', '=', key)
    .execute()
  await db
    .updateTable('story_actor')
    .set({ actor: to })
    .where('story', '=', story)
    .where('designation', '=', key)
    .execute()
}

/** How many of these statements are listed. */
async function countListed(db: Db, places: readonly number[]): Promise<number> {
  let n = 0
  for (const some of chunks(places, 500)) {
    const listed = db.selectFrom('statement').select('place').where('place', 'in', some).where('is_listed', '=', 1)
    n += (await listed.execute()).length
  }
  return n
}

function shift(db: Db, actor: string, n: number): Promise<unknown> {
  const added = db.updateTable('actor').set(({ eb }) => ({ n_statements: eb('n_statements', '+', n) }))
  return added.where('id', '=', actor).execute()
}

/** Makes actors known that a designation means, with its own name until `nameActors` looks at all. */
export async function ensureActors(db: Db, designation: string, actors: readonly string[]): Promise<void> {
  const row = await knownOf(db).where('key', '=', designation).executeTakeFirst()
  for (const actor of actors) await putActor(db, actor, row)
}

/** What is kept of a designation, as far as it tells of its actor. */
export type KnownColumns = Pick<Database['designation'], 'body' | 'usual_name' | 'known_side'>

function knownOf(db: Db) {
  return db.selectFrom('designation').select(['body', 'usual_name', 'known_side'])
}

/** Tells whether the actor is new. */
async function putActor(db: Db, id: string, known: KnownColumns | undefined): Promise<boolean> {
  if (known === undefined) return false
  const added = await db
    .insertInto('actor')
    .values(actorColumnsOf(id, [known]))
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Names actors by all their designations; one that nothing means any more is dropped. */
export async function nameActors(db: Db, actors: ReadonlySet<string>): Promise<void> {
  for (const id of actors) {
    const rows = await knownOf(db).where('actor', '=', id).where('is_per_story', '=', 0).execute()
    if (rows.length === 0) {
      if (!(await isNamed(db, 'actor', id))) await db.deleteFrom('actor').where('id', '=', id).execute()
      continue
    }
    const { n_statements: _, ...columns } = actorColumnsOf(id, rows)
    await db.updateTable('actor').set(columns).where('id', '=', id).execute()
  }
}

/** What is kept of an actor that no statement is laid to yet. */
export function actorColumnsOf(id: string, known: readonly KnownColumns[]): Database['actor'] {
  const actor = actorOf(id, known.map(knownRow))
  const { kind, name, standsFor = null } = actor
  return { id, kind, name, terms: actorTerms(actor), stands_for: standsFor, n_statements: 0 }
}

function knownRow({ body, usual_name, known_side }: KnownColumns): Known {
  const designation = JSON.parse(body) as Designation
  return { designation, ...(usual_name && { usualName: usual_name }), ...(known_side && { standsFor: known_side }) }
}
