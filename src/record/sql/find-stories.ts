import { sql } from 'kysely'
import type { StoryEntry } from '../../schema/index.ts'
import type { Paging, StoryFilter } from '../filter.ts'
import type { Placed } from '../tables.ts'
import { isTitled } from '../titled.ts'
import { type Condition, oneOf, pageConditions, whereAll } from './conditions.ts'
import { storiesOf } from './find-statements.ts'
import { storiesAbout } from './stories-about.ts'
import type { Target } from './target.ts'

/** So many stories are looked through at once for words in their titles. */
const LOOKED_THROUGH = 1000

/** Stories that a filter asks for, one more than the page holds. */
export async function findStories(to: Target, filter: StoryFilter, paging: Paging): Promise<Placed<StoryEntry>[]> {
  const { limit } = paging
  const { words, about } = filter
  const asked = about === undefined ? [] : [sql`s.no IN (${await storiesAbout(to, about)})`]
  if (words === undefined) return storiesFrom(to, filter, asked, paging, limit + 1)
  const found: Placed<StoryEntry>[] = []
  let last: Row | undefined
  for (let n = LOOKED_THROUGH; n === LOOKED_THROUGH && found.length <= limit; ) {
    const rows = await storiesFrom(to, filter, asked, paging, LOOKED_THROUGH, last)
    n = rows.length
    found.push(...rows.filter(({ item }) => isTitled(item, words)))
    const end = rows.at(-1)
    last = end && { place: end.place, id: end.item.id }
  }
  return found.slice(0, limit + 1)
}

interface Row {
  readonly place: number
  readonly id: string
}

/** Stories in order, so many at most, from behind `last`. */
async function storiesFrom(
  { db }: Target,
  filter: StoryFilter,
  asked: readonly Condition[],
  paging: Paging,
  n: number,
  last?: Row,
): Promise<(Placed<StoryEntry> & { readonly place: number })[]> {
  const conditions = [
    ...asked,
    ...oneOf('s.id', filter.ids),
    ...(filter.origin === undefined ? [] : [sql`s.no IN (${storiesOf(filter.origin)})`]),
    ...oneOf('s.language', filter.languages),
    ...oneOf('s.outlet', filter.outlets),
    ...pageConditions(sql.ref('s.place'), filter, paging),
    ...(last === undefined ? [] : [behind(last, paging)]),
  ]
  const where = whereAll(conditions)
  const order = paging.isOldestFirst ? sql`s.place ASC` : sql`s.place DESC`
  const query = sql<{
    place: number
    body: string
  }>`SELECT s.place, s.body FROM story s ${where} ORDER BY ${order}, s.id LIMIT ${n}`
  const { rows } = await query.execute(db)
  return rows.map(({ place, body }) => ({ place, item: JSON.parse(body) as StoryEntry }))
}

function behind({ place, id }: Row, { isOldestFirst }: Paging): Condition {
  const isPast = isOldestFirst ? sql`s.place > ${place}` : sql`s.place < ${place}`
  return sql`(${isPast} OR (s.place = ${place} AND s.id > ${id}))`
}
