import type { Dossier, Issue, StatementQuery } from '../schema/index.ts'
import { type Scope, scopeOf } from '../views/index.ts'
import type { Understanding } from './filter-of.ts'
import { QueryError } from './query-error.ts'

/**
 * What is of the dossier that a question names, of the named issues alone where it names some; absent where it names no dossier.
 *
 * @throws QueryError when there is no such issue, or no dossier that defines it.
 */
export async function scopeAsked(
  { dossier: name, issue: ids }: Pick<StatementQuery, 'dossier' | 'issue'>,
  { reader, dossier }: Pick<Understanding, 'reader' | 'dossier'>,
): Promise<Scope | undefined> {
  if (name === undefined) {
    if (ids === undefined) return undefined
    throw new QueryError('dossier', 'An issue needs the dossier that defines it')
  }
  const known = await dossier(name)
  return scopeOf(reader, ids === undefined ? known : { ...known, issues: ids.map((id) => issueOf(known, id)) })
}

/**
 * One issue of a dossier.
 *
 * @throws QueryError when the dossier has none of that id; the message lists those there are.
 */
export function issueOf({ title, issues }: Dossier, id: string): Issue {
  const found = issues.find((issue) => issue.id === id)
  if (found !== undefined) return found
  const ids = issues.map((each) => each.id).join(', ')
  throw new QueryError('issue', `The dossier “${title}” has no issue ${id}; it has ${ids}`)
}
