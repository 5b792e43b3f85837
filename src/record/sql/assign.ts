import type { Kysely } from 'kysely'
import { actorOf, actorTerms } from '../actor-name.ts'
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

/** Whether a statement or an exchange names a designation, or an actor. */
export async function isNamed(db: Db, column: 'designation' | 'actor', value: string): Promise<boolean> {
  for (const table of ['statement_actor', 'exchange_actor'] as const) {
    const query = db.selectFrom(table).select('place').where(`${table}.${column}`, '=', value).limit(1)
    if ((await query.executeTakeFirst()) !== undefined) return true
  }
  return false
}

/** Assigns one designation. Gives the actors, old and new, whose names that may change. */
async function assignOne(db: Db, row: AssignedRow): Promise<string[]> {
  const { key, resolved, actor, isPerStory } = row
  const known = await db.selectFrom('designation').select(['actor', 'body']).where('key', '=', key).executeTakeFirst()
  const set = { resolved, actor, is_per_story: isPerStory ? 1 : 0 }
  await db.updateTable('designation').set(set).where('key', '=', key).execute()
  const isNew = !isPerStory && (await putActor(db, actor, known?.body))
  // What was never assigned stands in no row yet.
  if (known === undefined || known.actor === null) return isNew ? [] : [actor]
  return [actor, known.actor, ...(await moveAll(db, row))]
}

/** Lets a designation mean another actor in every story that has it. */
async function moveAll(db: Db, { key, actor, isPerStory }: AssignedRow): Promise<string[]> {
  const said = db.selectFrom('statement_actor').select('story').where('designation', '=', key)
  const took = db.selectFrom('exchange_actor').select('story').where('designation', '=', key)
  const actors: string[] = []
  for (const { story } of await said.union(took).execute()) {
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
  const counted = await db
    .selectFrom('statement_actor')
    .innerJoin('statement', 'statement.place', 'statement_actor.place')
    .select(({ fn }) => ['statement_actor.actor', fn.countAll<number>().as('n')])
    .where('statement_actor.designation', '=', designation)
    .where('statement_actor.story', '=', story)
    .where('statement_actor.role', '=', 'source')
    .where('statement.is_listed', '=', 1)
    .groupBy('statement_actor.actor')
    .execute()
  for (const { actor: former, n } of counted) {
    await shift(db, former, -Number(n))
    await shift(db, actor, Number(n))
  }
  for (const table of ['statement_actor', 'exchange_actor'] as const) {
    await db
      .updateTable(table)
      .set({ actor })
      .where('designation', '=', designation)
      .where('story', '=', story)
      .execute()
  }
}

function shift(db: Db, actor: string, n: number): Promise<unknown> {
  const added = db.updateTable('actor').set(({ eb }) => ({ n_statements: eb('n_statements', '+', n) }))
  return added.where('id', '=', actor).execute()
}

/** Makes actors known that a designation means, with its own name until `nameActors` looks at all. */
export async function ensureActors(db: Db, designation: string, actors: readonly string[]): Promise<void> {
  const row = await db.selectFrom('designation').select('body').where('key', '=', designation).executeTakeFirst()
  for (const actor of actors) await putActor(db, actor, row?.body)
}

/** Tells whether the actor is new. */
async function putActor(db: Db, id: string, body: string | undefined): Promise<boolean> {
  if (body === undefined) return false
  const values = actorColumnsOf(id, [JSON.parse(body) as Designation])
  const added = await db
    .insertInto('actor')
    .values(values)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Names actors by all their designations; one that nothing means any more is dropped. */
export async function nameActors(db: Db, actors: ReadonlySet<string>): Promise<void> {
  for (const id of actors) {
    const rows = await db
      .selectFrom('designation')
      .select('body')
      .where('actor', '=', id)
      .where('is_per_story', '=', 0)
      .execute()
    if (rows.length === 0) {
      if (!(await isNamed(db, 'actor', id))) await db.deleteFrom('actor').where('id', '=', id).execute()
      continue
    }
    const { n_statements: _, ...columns } = actorColumnsOf(
      id,
      rows.map(({ body }) => JSON.parse(body) as Designation),
    )
    await db.updateTable('actor').set(columns).where('id', '=', id).execute()
  }
}

/** What is kept of an actor that no statement is laid to yet. */
export function actorColumnsOf(id: string, designations: readonly Designation[]): Database['actor'] {
  const { kind, name, standsFor = null, aliases } = actorOf(id, designations)
  return { id, kind, name, terms: actorTerms(aliases), stands_for: standsFor, n_statements: 0 }
}
