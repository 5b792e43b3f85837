import { dropOwnIn } from './own-actors.ts'
import { askAll, changeAll, type WriteTarget } from './target.ts'

/** Drops the rows of some origins, and no longer counts whom they name. */
export async function dropOrigins(to: WriteTarget, origins: readonly string[]): Promise<void> {
  const rows = await askAll<{ no: number }>(
    to,
    'SELECT t.no FROM version v JOIN story t ON t.origin = v.no WHERE v.id IN (??)',
    origins,
  )
  if (rows.length === 0) return
  const stories = rows.map(({ no }) => no)
  await uncount(to, stories)
  await dropOwnIn(to, stories)
  const statements = await placesIn(to, 'statement', stories)
  to.deferred.dropTerms('statement_text', statements)
  await changeAll(to, 'DELETE FROM statement_actor WHERE place IN (??)', statements)
  await changeAll(to, 'DELETE FROM exchange_actor WHERE place IN (??)', await placesIn(to, 'exchange', stories))
  for (const table of ['statement', 'exchange', 'story_designation']) {
    await changeAll(to, `DELETE FROM ${table} WHERE story IN (??)`, stories)
  }
  await changeAll(to, 'DELETE FROM story_version WHERE version IN (??)', await versionsOf(to, origins))
  await changeAll(to, 'DELETE FROM story WHERE no IN (??)', stories)
}

/** All versions of some origins. */
async function versionsOf(to: WriteTarget, origins: readonly string[]): Promise<number[]> {
  const chiefs = await askAll<{ no: number }>(to, 'SELECT no FROM version WHERE id IN (??)', origins)
  const numbers = chiefs.map(({ no }) => no)
  const others = await askAll<{ no: number }>(to, 'SELECT no FROM version WHERE origin IN (??)', numbers)
  return [...numbers, ...others.map(({ no }) => no)]
}

async function placesIn(to: WriteTarget, table: string, stories: readonly number[]): Promise<number[]> {
  const rows = await askAll<{ place: number }>(to, `SELECT place FROM ${table} WHERE story IN (??)`, stories)
  return rows.map(({ place }) => place)
}

async function uncount(to: WriteTarget, stories: readonly number[]): Promise<void> {
  const named = await askAll<{ designation: number }>(
    to,
    'SELECT designation FROM story_designation WHERE story IN (??)',
    stories,
  )
  for (const { designation } of named) to.deferred.count({ designation, nStories: -1, nStatements: 0 })
  const said = await askAll<{ designation: number; n: number }>(
    to,
    `SELECT a.designation, COUNT(*) AS n FROM statement s JOIN statement_actor a ON a.place = s.place
      WHERE s.story IN (??) AND s.is_listed = 1 AND a.role = 'source' AND a.designation IS NOT NULL GROUP BY a.designation`,
    stories,
  )
  for (const { designation, n } of said) {
    to.deferred.count({ designation, nStories: 0, nStatements: -Number(n) })
  }
}
