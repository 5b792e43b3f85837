import { actorOf, actorTerms, type Known } from '../actor-name.ts'
import type { Designation } from '../names.ts'
import type { Database } from './columns.ts'
import type { TermsTable } from './dialect.ts'
import { askAll, change, changeAll, parts, type Target, type WriteTarget } from './target.ts'

/** Writes what waited for the end of a transaction. Gives how many statements it made findable. */
export async function writeDeferred(to: WriteTarget): Promise<number> {
  const { deferred } = to
  const touched = deferred.touchedActors()
  await shiftActors(to, await countAll(to, touched))
  await nameActors(to, [...touched.keys()])
  await writeTerms(to, 'actor_text')
  if (deferred.hasAdditions()) await change(to, COUNT_ADDITION, [])
  return writeTerms(to, 'statement_text')
}

const COUNT_ADDITION =
  'INSERT INTO addition_count (id, n) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = addition_count.n + 1'

/** Counts for designations. Gives by how many statements each actor gained or lost, those it is given included. */
async function countAll(to: WriteTarget, touched: ReadonlyMap<number, number>): Promise<Map<number, number>> {
  const counts = to.deferred.countChanges()
  for (const [key, some] of Map.groupBy(counts, ({ nStories, nStatements }) => `${nStories} ${nStatements}`)) {
    await changeAll(
      to,
      'UPDATE designation SET n_stories = n_stories + ?, n_statements = n_statements + ? WHERE no IN (??)',
      some.map(({ designation }) => designation),
      { before: key.split(' ').map(Number) },
    )
  }
  const said = new Map(counts.map(({ designation, nStatements }) => [designation, nStatements]))
  const rows = await askAll<{ no: number; actor: number }>(
    to,
    'SELECT no, actor FROM designation WHERE no IN (??) AND actor IS NOT NULL',
    [...said].flatMap(([designation, n]) => (n === 0 ? [] : [designation])),
  )
  const sums = new Map(touched)
  for (const { no, actor } of rows) sums.set(actor, (sums.get(actor) ?? 0) + (said.get(no) ?? 0))
  return sums
}

async function shiftActors(to: Target, sums: ReadonlyMap<number, number>): Promise<void> {
  const shifted = [...sums].filter(([, n]) => n !== 0)
  for (const [n, some] of Map.groupBy(shifted, ([, shift]) => shift)) {
    await changeAll(
      to,
      'UPDATE actor SET n_statements = n_statements + ? WHERE no IN (??)',
      some.map(([actor]) => actor),
      { before: [n] },
    )
  }
}

type OfActor = Pick<Database['designation'], 'body' | 'usual_name' | 'known_side'> & { readonly actor: number }

/** Names actors by all their designations; one that nothing means any more is dropped. */
async function nameActors(to: WriteTarget, actors: readonly number[]): Promise<void> {
  const rows = await askAll<OfActor>(
    to,
    'SELECT actor, body, usual_name, known_side FROM designation WHERE actor IN (??)',
    actors,
  )
  const known = await askAll<Database['actor']>(to, 'SELECT * FROM actor WHERE no IN (??)', actors)
  const own = Map.groupBy(rows, ({ actor }) => actor)
  for (const actor of known) {
    const named = own.get(actor.no)
    if (actor.name !== UNNAMED) to.deferred.dropTerms('actor_text', [actor.no])
    if (named === undefined) await change(to, 'DELETE FROM actor WHERE no = ?', [actor.no])
    else to.deferred.putTerms('actor_text', [{ place: actor.no, terms: await nameActor(to, actor, named) }])
  }
}

/** The name of an actor that was just put in. */
export const UNNAMED = ''

/** Gives the terms that it is found by. */
async function nameActor(to: Target, row: Database['actor'], named: readonly OfActor[]): Promise<string> {
  const actor = actorOf(row.id, named.map(knownOf))
  const { kind, name, standsFor = null } = actor
  if (kind !== row.kind || name !== row.name || standsFor !== row.stands_for) {
    const values = [kind, name, standsFor, row.no]
    await change(to, 'UPDATE actor SET kind = ?, name = ?, stands_for = ? WHERE no = ?', values)
  }
  return actorTerms(actor)
}

function knownOf({ body, usual_name, known_side }: OfActor): Known {
  const designation = JSON.parse(body) as Designation
  return { designation, ...(usual_name && { usualName: usual_name }), ...(known_side && { standsFor: known_side }) }
}

/** Gives how many rows it put in. */
async function writeTerms({ db, dialect, deferred }: WriteTarget, table: TermsTable): Promise<number> {
  const { dropped, put } = deferred.termChanges(table)
  for (const some of parts(dropped, 512)) await db.executeQuery(dialect.dropTerms(table, some).compile(db))
  for (const some of parts(put, 256)) await db.executeQuery(dialect.putTerms(table, some).compile(db))
  return put.length
}
