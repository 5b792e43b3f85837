import { type RawBuilder, sql } from 'kysely'
import type { StatementFilter } from '../filter.ts'
import { lastReadingAt } from '../mark.ts'
import { pageConditions, whereAll } from './conditions.ts'
import {
  idConditions,
  isNamed,
  type Named,
  namedIn,
  searchOfStories,
  statementConditions,
  storiesCalled,
} from './find-statements.ts'
import { phrasesOf } from './sought-phrases.ts'
import type { Target } from './target.ts'

/**
 * The numbers of the stories that have a statement which is asked for, as a part of a query that is the same for all of its rows: it
 * takes as long as there are many of those statements.
 *
 * @param among the numbers of the only stories that are looked through, as part of a query.
 */
export async function storiesAbout(
  to: Target,
  about: StatementFilter,
  among?: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const named = await namedIn(to, about)
  const conditions = [
    ...statementConditions(about),
    ...(await idConditions(to, about.ids)),
    ...pageConditions(sql.ref('s.place'), about, { limit: 1 }),
    ...(about.addedSince === undefined ? [] : [sql`s.reading > ${lastReadingAt(about.addedSince)}`]),
  ]
  const { from, conditions: own } = statementsOf(to, about, among, named)
  return sql`SELECT s.story FROM ${from} ${whereAll([...own, ...conditions])}`
}

function statementsOf(
  to: Target,
  about: StatementFilter,
  among: RawBuilder<unknown> | undefined,
  named: readonly Named[],
) {
  const lists = phrasesOf(about)
  const chosen = among ?? (about.stories && storiesCalled(about.stories))
  if (chosen !== undefined) return searchOfStories(to, chosen, lists, named)
  if (lists.length === 0) return { from: sql`statement s`, conditions: named.map(isNamed) }
  const found = to.dialect.sought('statement_text', to.dialect.query(lists))
  return {
    from: sql`${found} CROSS JOIN statement s`,
    conditions: [sql`s.place = sought.place`, ...named.map(isNamed)],
  }
}
