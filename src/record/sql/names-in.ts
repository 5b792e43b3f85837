import { allNames, knownName } from '../former-names.ts'
import type { FormerNames, KnownName } from '../names.ts'
import { assignedDesignation, assignedIn, type BodyColumns, WITH_BODY } from './designations.ts'
import { ask, type Target } from './target.ts'

/** The designations of a block: read when they are asked for where the database answers at once, else all of them. */
export async function namesIn(to: Target, block: string): Promise<FormerNames> {
  const { askNow } = to.dialect
  if (askNow === undefined) return allNames(await assignedIn(to, block))
  const named = 'SELECT DISTINCT family FROM designation WHERE block = ? AND family IS NOT NULL'
  const families = (await ask<{ family: string }>(to, named, [block])).map(({ family }) => family)
  const known = (where: string, values: readonly unknown[]): KnownName[] =>
    (askNow(`${WITH_BODY} WHERE ${where}`, values) as BodyColumns[]).map((row) => knownName(assignedDesignation(row)))
  return {
    families,
    called: (family) =>
      family === undefined
        ? known('d.block = ? AND d.family IS NULL', [block])
        : known('d.block = ? AND d.family = ?', [block, family]),
    // By the index of actors: the block has many more.
    meaning: (actor) => [
      ...known('a.id = ? AND d.resolved IS NULL AND +d.block = ?', [actor, block]),
      ...known('d.resolved = ? AND +d.block = ?', [actor, block]),
    ],
  }
}
