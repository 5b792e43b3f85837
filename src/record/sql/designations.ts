import type { ActorName } from '../../schema/index.ts'
import { actorName, actorTerms } from '../actor-name.ts'
import type { Designation } from '../names.ts'
import { resolvedBy } from '../resolved-by.ts'
import type { AssignedDesignation, AssignedRow } from '../tables.ts'
import type { Database } from './columns.ts'
import { insertNumbered } from './insert.ts'
import { dropOwnOf, putOwnOf } from './own-actors.ts'
import { ask, askAll, change, type Target, type WriteTarget } from './target.ts'
import { UNNAMED } from './write-deferred.ts'

/** A designation as rows that name it need it. */
export interface KnownDesignation {
  readonly no: number
  /** Null where it means another one in each story. */
  readonly actor: number | null
  readonly isPerStory: boolean
  readonly name: string
  readonly kind: string
}

/** Those of the keys that are known. */
export async function knownDesignations(to: Target, keys: readonly string[]): Promise<Map<string, KnownDesignation>> {
  const rows = await askAll<Pick<Database['designation'], 'key' | 'no' | 'actor' | 'is_per_story' | 'kind' | 'name'>>(
    to,
    'SELECT key, no, actor, is_per_story, kind, COALESCE(usual_name, name) AS name FROM designation WHERE key IN (??)',
    keys,
  )
  return new Map(rows.map(({ key, is_per_story, ...row }) => [key, { ...row, isPerStory: is_per_story === 1 }]))
}

/** Puts in designations that no row names yet, and makes the actors known that they mean. */
export async function putDesignations(to: WriteTarget, rows: readonly AssignedDesignation[]): Promise<void> {
  const actors = await ensureActors(to, rows)
  const values = rows.map((row) => ({
    key: row.key,
    block: row.designation.block ?? null,
    family: row.designation.family ?? null,
    kind: row.designation.kind,
    name: row.designation.name,
    ...meaning(row, actors),
    n_stories: 0,
    n_statements: 0,
    body: JSON.stringify(row.designation),
  }))
  const numbers = new Map((await insertNumbered(to, 'designation', values)).map(({ id, no }) => [id, no]))
  for (const actor of actors.values()) to.deferred.touch(actor)
  for (const { key, name, usual_name, is_per_story } of values) {
    if (is_per_story === 1) putOwnTerms(to, numbers.get(key) ?? 0, usual_name ?? name)
  }
}

/** What is kept of whom a designation means. */
function meaning(row: AssignedRow, actors: ReadonlyMap<string, number>) {
  const { resolved, actor, rule, probability, isPerStory, usualName = null, standsFor = null } = row
  return {
    resolved,
    rule,
    probability,
    actor: isPerStory ? null : (actors.get(actor) ?? null),
    is_per_story: isPerStory ? 1 : 0,
    usual_name: usualName,
    known_side: standsFor,
  }
}

/** The numbers of the actors that designations mean, by id; those that are new are named at the end of the transaction. */
async function ensureActors(to: WriteTarget, rows: readonly AssignedRow[]): Promise<Map<string, number>> {
  const ids = [...new Set(rows.flatMap(({ actor, isPerStory }) => (isPerStory ? [] : [actor])))]
  const known = await askAll<{ no: number; id: string }>(to, 'SELECT no, id FROM actor WHERE id IN (??)', ids)
  const numbers = new Map(known.map(({ id, no }) => [id, no]))
  const fresh = ids
    .filter((id) => !numbers.has(id))
    .map((id) => ({ id, kind: UNNAMED, name: UNNAMED, stands_for: null, n_statements: 0 }))
  for (const { no, id } of await insertNumbered(to, 'actor', fresh)) numbers.set(id, no)
  return numbers
}

/** Says whom designations mean from now on; what is counted moves from actor to actor. */
export async function assign(to: WriteTarget, rows: readonly AssignedRow[]): Promise<void> {
  const actors = await ensureActors(to, rows)
  const known = await askAll<Database['designation']>(
    to,
    'SELECT * FROM designation WHERE key IN (??)',
    rows.map(({ key }) => key),
  )
  const byKey = new Map(known.map((row) => [row.key, row]))
  for (const row of rows) {
    const former = byKey.get(row.key)
    if (former) await assignOne(to, former, row, actors)
  }
}

async function assignOne(
  to: WriteTarget,
  former: Database['designation'],
  row: AssignedRow,
  actors: ReadonlyMap<string, number>,
): Promise<void> {
  const now = meaning(row, actors)
  await change(
    to,
    `UPDATE designation SET resolved = ?, rule = ?, probability = ?, actor = ?, is_per_story = ?, usual_name = ?,
      known_side = ? WHERE no = ?`,
    [...Object.values(now), former.no],
  )
  if (former.actor !== null) to.deferred.touch(former.actor, -former.n_statements)
  if (now.actor !== null) to.deferred.touch(now.actor, former.n_statements)
  if (now.is_per_story === former.is_per_story) return
  const name = now.usual_name ?? former.name
  if (former.is_per_story === 1) await dropOwnOf(to, former.no)
  else await putOwnOf(to, { ...former, name })
  if (former.is_per_story === 1) to.deferred.dropTerms('actor_text', [-former.no])
  else putOwnTerms(to, former.no, name)
}

/** Lets stories’ own actors be found by the name that all of them are called by. */
function putOwnTerms({ deferred }: WriteTarget, designation: number, name: string): void {
  deferred.putTerms('actor_text', [{ place: -designation, terms: actorTerms({ name, aliases: [] }) }])
}

/** Drops designations that no story names any more. Gives what it dropped, with whom it meant. */
export async function forget(to: WriteTarget, keys: readonly string[]): Promise<AssignedDesignation[]> {
  const rows = await askAll<Pick<Database['designation'], 'no' | 'key' | 'actor' | 'n_stories' | 'body'>>(
    to,
    'SELECT no, key, actor, n_stories, body FROM designation WHERE key IN (??)',
    keys,
  )
  const gone = rows.filter(({ no, n_stories }) => n_stories + to.deferred.storiesOf(no) === 0)
  const meant = new Map((await assigned(to, keysOf(gone))).map((row) => [row.key, row]))
  for (const { no, actor } of gone) {
    await change(to, 'DELETE FROM designation WHERE no = ?', [no])
    if (actor === null) to.deferred.dropTerms('actor_text', [-no])
    else to.deferred.touch(actor)
  }
  return gone.flatMap(({ key, body }) => {
    const row = meant.get(key)
    return row ? [{ ...row, designation: JSON.parse(body) as Designation }] : []
  })
}

function keysOf(rows: readonly { readonly key: string }[]): string[] {
  return rows.map(({ key }) => key)
}

/** Keys of the designations that the stories of some origins name. */
export async function namedIn(to: Target, origins: readonly string[]): Promise<string[]> {
  const rows = await askAll<{ key: string }>(
    to,
    `SELECT DISTINCT d.key FROM version v JOIN story t ON t.origin = v.no JOIN story_designation c ON c.story = t.no
      JOIN designation d ON d.no = c.designation WHERE v.id IN (??)`,
    origins,
  )
  return [...new Set(rows.map(({ key }) => key))]
}

/** How many designations a block has, counted up to `most`. */
export async function nDesignationsIn(to: Target, block: string, most: number): Promise<number> {
  const query = 'SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM designation WHERE block = ? LIMIT ?) AS some'
  const [row] = await ask<{ n: number }>(to, query, [block, most])
  return Number(row.n)
}

/** The actors that a name means in a block, with whatever offices; those that are per story left out. */
export async function actorsNamed(to: Target, block: string, name: string): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    to,
    'SELECT DISTINCT a.id FROM designation d JOIN actor a ON a.no = d.actor WHERE d.block = ? AND d.name = ?',
    [block, name],
  )
  return rows.map(({ id }) => id).sort()
}

/** The actors that designations mean; those that are per story left out. */
export async function actorsOf(to: Target, designations: readonly string[]): Promise<string[]> {
  const rows = await askAll<{ id: string }>(
    to,
    'SELECT DISTINCT a.id FROM designation d JOIN actor a ON a.no = d.actor WHERE d.key IN (??)',
    designations,
  )
  return [...new Set(rows.map(({ id }) => id))].sort()
}

/** The names by which reports mean an actor, by key. */
export async function namesOf(to: Target, actor: string): Promise<ActorName[]> {
  const query = `SELECT d.body, d.rule, d.probability, d.resolved, a.id AS actor
    FROM actor a JOIN designation d ON d.actor = a.no WHERE a.id = ? ORDER BY d.key`
  const rows = await ask<BodyColumns>(to, query, [actor])
  return rows.map((row) => actorName(JSON.parse(row.body) as Designation, resolvedBy(row)))
}

const ASSIGNED = `d.key, d.resolved, COALESCE(a.id, d.resolved) AS actor, d.rule, d.probability,
  d.is_per_story, d.usual_name, d.known_side`

/** Designations and whom they mean. */
const MEANING = 'FROM designation d LEFT JOIN actor a ON a.no = d.actor'

/** The designations of a block with whom they mean. */
export async function assignedIn(to: Target, block: string): Promise<AssignedDesignation[]> {
  const query = `SELECT d.body, ${ASSIGNED} ${MEANING} WHERE d.block = ?`
  const rows = await ask<BodyColumns>(to, query, [block])
  return rows.map(({ body, ...row }) => ({ ...assignedRow(row), designation: JSON.parse(body) as Designation }))
}

type BodyColumns = AssignedColumns & { readonly body: string }

type AssignedColumns = Pick<
  Database['designation'],
  'key' | 'resolved' | 'rule' | 'probability' | 'is_per_story' | 'usual_name' | 'known_side'
> & { readonly actor: string }

/** Whom designations mean now; those not known are left out. */
export async function assigned(to: Target, keys: readonly string[]): Promise<AssignedRow[]> {
  return (await askAll<AssignedColumns>(to, `SELECT ${ASSIGNED} ${MEANING} WHERE d.key IN (??)`, keys)).map(assignedRow)
}

/** All designations that the rules resolve to one of these actors. */
export async function resolvedTo(to: Target, actors: readonly string[]): Promise<AssignedRow[]> {
  const query = `SELECT ${ASSIGNED} ${MEANING} WHERE d.resolved IN (??)`
  return (await askAll<AssignedColumns>(to, query, actors)).map(assignedRow)
}

function assignedRow({ is_per_story, usual_name, known_side, ...row }: AssignedColumns): AssignedRow {
  const known = { ...(usual_name && { usualName: usual_name }), ...(known_side && { standsFor: known_side }) }
  return { ...row, isPerStory: is_per_story === 1, ...known }
}
