import type { Page, Paging, StatementFilter } from '../../record/index.ts'
import type { LinkOptions, Viewed } from '../../views/index.ts'
import type { ListOptions } from './list-commands.ts'
import { type FilterOptions, filterOf } from './statement-filter.ts'

/** What every command that lists links may be told: whose links are asked for, and how likely they must be. */
export interface LinkListOptions extends ListOptions, FilterOptions {
  readonly rejected?: boolean
}

/** Which links are shown. */
export function linkOptionsOf(options: Pick<LinkListOptions, 'minProbability' | 'rejected'>): LinkOptions {
  const { minProbability, rejected } = options
  return {
    ...(minProbability !== undefined && { minProbability }),
    ...(rejected && { isRejectedShown: true as const }),
  }
}

/** Whose links are asked for: `--min-probability` is of the links here, not of the statements. */
export function linkFilterOf(options: LinkListOptions, viewed: Viewed): Promise<StatementFilter> {
  const { minProbability: _, ...ofStatements } = options
  return filterOf(ofStatements, viewed.reader)
}

/** How many pages without a link are passed over. */
const MOST_EMPTY = 20

/** The first page with links in it: where links are few, a view may look through many statements and find none. */
export async function foundPage<T>(find: (paging: Paging) => Promise<Page<T>>, paging: Paging): Promise<Page<T>> {
  let page = await find(paging)
  for (let n = 0; n < MOST_EMPTY && page.items.length === 0 && page.next !== undefined; n++) {
    page = await find({ ...paging, after: page.next })
  }
  return page
}
