import type { Kysely } from 'kysely'
import { actorOf, actorTerms, type Known } from '../actor-name.ts'
import type { Designation } from '../names.ts'
import { perStory } from '../per-story.ts'
import type { AssignedRow, Forgotten } from '../tables.ts'
import type { Database } from './columns.ts'

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
  const known = await db.selectFrom('designation').select(['actor', 'body']).where('key', '=', key).executeTakeFirst()
  const { usualName = null, standsFor = null } = row
  const set = { resolved, actor, is_per_story: isPerStory ? 1 : 0, usual_name: usualName, known_side: standsFor }
  await db.updateTable('designation').set(set).where('key', '=', key).execute()
  const isNew = !isPerStory && (await putActor(db, actor, known && { ...known, ...set }))
  // What was never assigned stands in no row yet.
  if (known === undefined || known.actor === null) return isNew ? [] : [actor]
  return [actor, known.actor, ...(await moveAll(db, row))]
}

/** Lets a designation mean another actor in every story that has it. */
async function moveAll(db: Db, { key, actor, isPerStory }: AssignedRow): Promise<string[]> {
  const stories = await db.selectFrom('story_actor').select('story').where('designation', '=', key).execute()
  const actors: string[] = []
  for (const { story } of stories) {
    const meant = isPerStory ? perStory(key, story) : actor
    if (isPerStory) await ensureActors(db, key, [meant])
    await move(db, key, story, meant)
    // Where it was the story’s own until now, nothing means that actor any more.
    actors.push(meant, perStory(key, story))
  }
  return actors
}

/** Lets a designation mean another actor in one story. */
async function move(db: Db, designation: string, story: string, actor: string): Promise<void> {
  const statements = db.selectFrom('statement').select('place').where('story', '=', story)
  const counted = await db
    .selectFrom('statement_actor')
    .innerJoin('statement', 'statement.place', 'statement_actor.place')
    .select(({ fn }) => ['statement_actor.actor', fn.countAll<number>().as('n')])
    .where('statement.story', '=', story)
    .where('statement_actor.designation', '=', designation)
    .where('statement_actor.role', '=', 'source')
    .where('statement.is_listed', '=', 1)
    .groupBy('statement_actor.actor')
    .execute()
  for (const { actor: former, n } of counted) {
    await shift(db, former, -Number(n))
    await shift(db, actor, Number(n))
  }
  const exchanges = db.selectFrom('exchange').select('place').where('story', '=', story)
  const set = { actor }
  await db
    .updateTable('statement_actor')
    .set(set)
    .where('place', 'in', statements)
    .where('designation', '=', designation)
    .execute()
  await db
    .updateTable('exchange_actor')
    .set(set)
    .where('place', 'in', exchanges)
    .where('designation', '=', designation)
    .execute()
  await db
    .updateTable('story_actor')
    .set(set)
    .where('story', '=', story)
    .where('designation', '=', designation)
    .execute()
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

/** What is kept of a designation that says what its actor is called. */
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
