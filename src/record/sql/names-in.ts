import { allNames, knownName } from '../former-names.ts'
import type { Designation, FormerNames, KnownName } from '../names.ts'
import type { Database } from './columns.ts'
import { assignedIn } from './designations.ts'
import type { Target } from './target.ts'

/** The designations of a block: read when they are asked for where the database answers at once, else all of them. */
export async function namesIn(to: Target, block: string): Promise<FormerNames> {
  const { askNow } = to.dialect
  if (askNow === undefined) return allNames(await assignedIn(to, block))
  const named = 'SELECT DISTINCT family FROM designation WHERE block = ? AND family IS NOT NULL'
  const known = (rest: string, ...values: readonly unknown[]): KnownName[] =>
    (askNow(`${RESOLVED} ${rest}`, values) as ResolvedColumns[]).map(resolvedName)
  return {
    get families() {
      return (askNow(named, [block]) as { family: string }[]).map(({ family }) => family)
    },
    called: (family) =>
      family === undefined
        ? known('FROM designation d WHERE d.block = ? AND d.family IS NULL', block)
        : known('FROM designation d WHERE d.block = ? AND d.family = ?', block, family),
    // By the actors, in this order of tables: the block has many more. Their index tells the family name.
    meaning: (actors, besides) =>
      known(
        `FROM json_each(?) j CROSS JOIN designation d ON d.resolved = j.value
          WHERE +d.block = ? AND d.family IS NOT ?`,
        JSON.stringify(actors),
        block,
        besides ?? null,
      ),
  }
}

/** A designation with whom the rules take it to mean, of `designation d`: what the index of family names holds. */
const RESOLVED = 'SELECT d.body, d.resolved, d.rule, d.probability, d.is_per_story'

type ResolvedColumns = Pick<Database['designation'], 'body' | 'resolved' | 'rule' | 'probability' | 'is_per_story'>

function resolvedName({ body, is_per_story, ...meaning }: ResolvedColumns): KnownName {
  return knownName({ ...meaning, designation: JSON.parse(body) as Designation, isPerStory: is_per_story === 1 })
}
