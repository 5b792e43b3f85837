import { sql } from 'kysely'
import type { StoryEntry } from '../../schema/index.ts'
import type { Paging, StoryFilter } from '../filter.ts'
import type { Placed } from '../tables.ts'
import { type Db, oneOf, pageConditions, whereAll } from './conditions.ts'
import { storiesOf } from './find-statements.ts'

/** Stories that a filter asks for, one more than the page holds. */
export async function findStories(db: Db, filter: StoryFilter, paging: Paging): Promise<Placed<StoryEntry>[]> {
  const conditions = [
    ...oneOf('s.id', filter.ids),
    ...(filter.origin === undefined ? [] : [sql`s.no IN (${storiesOf(filter.origin)})`]),
    ...oneOf('s.language', filter.languages),
    ...oneOf('s.outlet', filter.outlets),
    ...pageConditions(sql.ref('s.place'), filter, paging),
  ]
  const where = whereAll(conditions)
  const order = paging.isOldestFirst ? sql`s.place ASC` : sql`s.place DESC`
  const query = sql<{
    place: number
    body: string
  }>`SELECT s.place, s.body FROM story s ${where} ORDER BY ${order}, s.id LIMIT ${paging.limit + 1}`
  const { rows } = await query.execute(db)
  return rows.map(({ place, body }) => ({ place, item: JSON.parse(body) as StoryEntry }))
}
