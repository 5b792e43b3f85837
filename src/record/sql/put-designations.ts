import type { Kysely } from 'kysely'
import type { AssignedDesignation } from '../tables.ts'
import { actorColumnsOf, nameActors } from './assign.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { insertRows } from './insert.ts'
import { chunks } from './sql-rows.ts'

type Db = Kysely<Database>

/** Puts in designations that no row names yet, and makes the actors known that they mean. */
export async function putDesignations(
  db: Db,
  dialect: Dialect,
  designations: readonly AssignedDesignation[],
): Promise<void> {
  const values = designations.map(designationColumns)
  await insertRows(db, dialect, 'designation', values)
  const actors = new Map<string, Database['designation'][]>()
  for (const row of values) {
    if (row.is_per_story === 0) actors.set(row.actor, [...(actors.get(row.actor) ?? []), row])
  }
  const columns = [...actors].map(([id, own]) => actorColumnsOf(id, own))
  for (const some of chunks(columns, dialect.nValues / 6)) {
    for (const { id } of await putActors(db, some)) actors.delete(id)
  }
  await nameActors(db, new Set(actors.keys()))
}

function designationColumns(row: AssignedDesignation): Database['designation'] & { readonly actor: string } {
  const { key, designation, resolved, actor, isPerStory, usualName = null, standsFor = null } = row
  return {
    key,
    block: designation.block ?? null,
    kind: designation.kind,
    name: designation.name,
    resolved,
    actor,
    is_per_story: isPerStory ? 1 : 0,
    usual_name: usualName,
    known_side: standsFor,
    body: JSON.stringify(designation),
  }
}

/** Gives those that were new. */
function putActors(db: Db, actors: readonly Database['actor'][]): Promise<{ id: string }[]> {
  const insert = db.insertInto('actor').values(actors)
  return insert
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
}
