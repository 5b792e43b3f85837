import type { StatementFilter } from '../../record/index.ts'
import type { LinkOptions, Viewed } from '../../views/index.ts'
import type { PatientOptions } from './page-parts.ts'
import { type FilterOptions, filterOf } from './statement-filter.ts'

/** What every command that lists links may be told: whose links are asked for, and how likely they must be. */
export interface LinkListOptions extends PatientOptions, FilterOptions {
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
