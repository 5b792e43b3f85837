import { linkFilterOf as filterOfLinks } from '../../queries/index.ts'
import type { StatementFilter } from '../../record/index.ts'
import type { LinkQuery } from '../../schema/index.ts'
import type { Viewed } from '../../views/index.ts'
import type { PatientOptions } from './page-parts.ts'
import { told, understanding } from './statement-filter.ts'

/** What every command that lists links may be told: whose links are asked for, and how likely they must be. */
export type LinkListOptions = PatientOptions & LinkQuery

/** Whose links are asked for. */
export function linkFilterOf(options: LinkListOptions, { reader }: Viewed): Promise<StatementFilter> {
  return told(filterOfLinks(options, understanding(reader)))
}
