import { allNames, knownName } from '../former-names.ts'
import type { FormerNames, KnownName } from '../names.ts'
import { assignedDesignation, assignedIn, type BodyColumns, MEANING, WITH_BODY } from './designations.ts'
import { ask, type Target } from './target.ts'

/** The designations of a block: read when they are asked for where the database answers at once, else all of them. */
export async function namesIn(to: Target, block: string): Promise<FormerNames> {
  const { askNow } = to.dialect
  if (askNow === undefined) return allNames(await assignedIn(to, block))
  const named = 'SELECT DISTINCT family FROM designation WHERE block = ? AND family IS NOT NULL'
  const families = (await ask<{ family: string }>(to, named, [block])).map(({ family }) => family)
  const known = (rest: string, ...values: readonly unknown[]): KnownName[] =>
    (askNow(`${WITH_BODY} ${rest}`, values) as BodyColumns[]).map((row) => knownName(assignedDesignation(row)))
  return {
    families,
    called: (family) =>
      family === undefined
        ? known(`${MEANING} WHERE d.block = ? AND d.family IS NULL`, block)
        : known(`${MEANING} WHERE d.block = ? AND d.family = ?`, block, family),
    // By the actors, in this order of tables: the block has many more. The index of actors tells the family name.
    meaning: (actors, besides) => [
      ...known(
        `FROM json_each(?) j CROSS JOIN actor a ON a.id = j.value CROSS JOIN designation d ON d.actor = a.no
          WHERE d.resolved IS NULL AND +d.block = ? AND d.family IS NOT ?`,
        JSON.stringify(actors),
        block,
        besides ?? null,
      ),
      ...known(
        `FROM json_each(?) j CROSS JOIN designation d ON d.resolved = j.value LEFT JOIN actor a ON a.no = d.actor
          WHERE +d.block = ? AND d.family IS NOT ?`,
        JSON.stringify(actors),
        block,
        besides ?? null,
      ),
    ],
  }
}
