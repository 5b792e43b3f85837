import { perStory, storiesOwning } from '../per-story.ts'
import type { Database } from './columns.ts'
import { insertRows } from './insert.ts'
import { ask, askAll, change, listOf, parts, type Target, type WriteTarget } from './target.ts'

type OwnActor = Database['own_actor']

/** Stories in which a designation is named by statements or exchanges, and by how many listed statements as their source. */
async function storiesNaming(to: Target, designation: number): Promise<Map<number, number>> {
  const rows = await ask<{ story: number; n: number }>(
    to,
    `SELECT s.story, SUM(CASE WHEN a.role = 'source' THEN s.is_listed ELSE 0 END) AS n
      FROM statement_actor a JOIN statement s ON s.place = a.place WHERE a.designation = ? GROUP BY s.story
    UNION ALL SELECT DISTINCT e.story, 0 AS n
      FROM exchange_actor a JOIN exchange e ON e.place = a.place WHERE a.designation = ?`,
    [designation, designation],
  )
  const counts = new Map<number, number>()
  for (const { story, n } of rows) counts.set(story, (counts.get(story) ?? 0) + Number(n))
  return counts
}

/** Makes the actors known that a designation means from now on, one in each story. */
export async function putOwnOf(
  to: Target,
  { no, key, name, kind }: Pick<Database['designation'], 'no' | 'key' | 'name' | 'kind'>,
): Promise<void> {
  const counts = await storiesNaming(to, no)
  const stories = await askAll<{ no: number; id: string }>(to, 'SELECT no, id FROM story WHERE no IN (??)', [
    ...counts.keys(),
  ])
  const rows = stories.map((story) => ({
    story: story.no,
    id: perStory(key, story.id),
    name,
    kind,
    designation: no,
    n_statements: counts.get(story.no) ?? 0,
    actor: null,
  }))
  await insertRows(to, 'own_actor', rows)
}

/** The actors that a designation means, one in each story that has a statement or exchange of it. */
export async function ownOfDesignation(to: Target, designation: number): Promise<OwnActor[]> {
  const stories = [...(await storiesNaming(to, designation)).keys()]
  const rows = await askAll<OwnActor>(to, 'SELECT * FROM own_actor WHERE story IN (??)', stories)
  return rows.filter((row) => row.designation === designation)
}

/** Drops the actors that a designation meant in each story. */
export async function dropOwnOf(to: WriteTarget, designation: number): Promise<void> {
  for (const story of (await storiesNaming(to, designation)).keys()) {
    const rows = await ask<OwnActor>(to, 'DELETE FROM own_actor WHERE story = ? AND designation = ? RETURNING *', [
      story,
      designation,
    ])
    for (const row of rows) await shiftDecided(to, row.actor, -row.n_statements)
  }
}

/** Drops the actors that are some stories’ own. */
export async function dropOwnIn(to: WriteTarget, stories: readonly number[]): Promise<void> {
  const rows = await askAll<OwnActor>(to, 'DELETE FROM own_actor WHERE story IN (??) RETURNING *', stories)
  for (const { actor, n_statements } of rows) await shiftDecided(to, actor, -n_statements)
}

/** Says which other actors people take stories’ own ones for, by id; all others are themselves. */
export async function decideOwn(to: WriteTarget, decided: ReadonlyMap<string, string>): Promise<void> {
  const current = await ask<OwnActor>(to, 'SELECT * FROM own_actor WHERE actor IS NOT NULL')
  for (const row of current) {
    if (decided.get(row.id) !== row.actor) await decide(to, row, decided.get(row.id) ?? null)
  }
  const known = new Set(current.map(({ id }) => id))
  const others = await ownActors(
    to,
    [...decided.keys()].filter((id) => !known.has(id)),
  )
  for (const row of others) await decide(to, row, decided.get(row.id) ?? null)
}

async function decide(to: WriteTarget, row: OwnActor, actor: string | null): Promise<void> {
  await change(to, 'UPDATE own_actor SET actor = ? WHERE story = ? AND id = ?', [actor, row.story, row.id])
  await shiftDecided(to, row.actor, -row.n_statements)
  await shiftDecided(to, actor, row.n_statements)
}

/** Counts statements for an actor of the whole record; what a story’s own actor gains is counted when it is asked for. */
async function shiftDecided(to: WriteTarget, actor: string | null, nStatements: number): Promise<void> {
  if (actor === null || nStatements === 0) return
  const [row] = await ask<{ no: number }>(to, 'SELECT no FROM actor WHERE id = ?', [actor])
  if (row) to.deferred.touch(row.no, nStatements)
}

/** So many are asked for at once, each by what its story’s id begins with. */
const MOST_AT_ONCE = 64

/** Stories’ own actors by id; those that are not there are left out. */
export async function ownActors(to: Target, ids: readonly string[]): Promise<OwnActor[]> {
  const found = new Map<string, OwnActor>()
  const sought = [...new Set(ids)].flatMap((id) => {
    const stories = storiesOwning(id)
    return stories === undefined ? [] : [[id, stories.from, stories.below]]
  })
  for (const some of parts(sought, MOST_AT_ONCE)) {
    const { marks, values } = rowsOf(some)
    const query = `SELECT o.* FROM (VALUES ${marks}) AS v CROSS JOIN story t CROSS JOIN own_actor o
      WHERE t.id >= v.column2 AND t.id < v.column3 AND o.story = t.no AND o.id = v.column1`
    for (const row of await ask<OwnActor>(to, query, values)) found.set(`${row.story} ${row.id}`, row)
  }
  return [...found.values()]
}

/** Rows as a query takes them: the last again until there are 1, 2, 4, 8 …, as `listOf` has it. */
function rowsOf(rows: readonly (readonly string[])[]): { readonly marks: string; readonly values: readonly unknown[] } {
  const { values } = listOf(rows)
  const whole = values as (readonly string[])[]
  return { marks: whole.map((row) => `(${row.map(() => '?').join(', ')})`).join(', '), values: whole.flat() }
}
