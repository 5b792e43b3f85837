import { sql } from 'kysely'
import type { ActorEntry } from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { type ActorFilter, type Paging, startOf } from '../filter.ts'
import type { Designation } from '../names.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { type Db, oneOf, whereAll } from './conditions.ts'

/** Actors that a filter asks for, those with the most statements first. */
export async function findActors(db: Db, filter: ActorFilter, paging: Paging): Promise<Placed<ActorEntry>[]> {
  const skipped = startOf(paging) ?? 0
  const terms = filter.name === undefined ? [] : soughtTerms(filter.name).map(({ term }) => term)
  const conditions = [
    ...oneOf('s.id', filter.ids),
    ...oneOf('s.kind', filter.kinds),
    // So said, it is found in the index of those who have names.
    ...(filter.kinds === undefined || filter.kinds.includes('unnamed') ? [] : [sql`s.kind <> 'unnamed'`]),
    ...oneOf('s.stands_for', filter.standsFor === undefined ? undefined : [filter.standsFor]),
    ...(terms.length === 0 ? [] : [sql`s.terms LIKE ${`% ${terms.join(' ')}%`}`]),
  ]
  const where = whereAll(conditions)
  const query = sql<
    Database['actor']
  >`SELECT s.* FROM actor s ${where} ORDER BY s.n_statements DESC, s.id DESC LIMIT ${paging.limit + 1} OFFSET ${skipped}`
  const { rows } = await query.execute(db)
  const aliases = await aliasesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row, at) => ({ place: skipped + at + 1, item: actorEntry(row, aliases.get(row.id) ?? [row.name]) }))
}

async function aliasesOf(db: Db, actors: readonly string[]): Promise<Map<string, string[]>> {
  if (actors.length === 0) return new Map()
  const rows = await db.selectFrom('designation').select(['actor', 'body']).where('actor', 'in', actors).execute()
  const names = Map.groupBy(rows, ({ actor }) => actor ?? '')
  return new Map(
    [...names].map(([actor, own]) => [
      actor,
      [...new Set(own.map(({ body }) => (JSON.parse(body) as Designation).name))].sort(),
    ]),
  )
}

function actorEntry(row: Database['actor'], aliases: readonly string[]): ActorEntry {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as ActorEntry['kind'],
    ...(row.stands_for !== null && { standsFor: row.stands_for }),
    aliases: [...aliases],
    nStatements: row.n_statements,
  }
}
