import type { Query } from '../api/ask.ts'

/** Filters of the timeline, by the names that both the address and the API have for them. */
export const FILTERS = ['source', 'act', 'channel', 'issue', 'outlet', 'language'] as const

export type Filter = (typeof FILTERS)[number]

/** What an address asks for, as the API is asked; a question about issues needs their dossier. */
export function filterIn(query: URLSearchParams, dossier: string | undefined): Query {
  const filters = FILTERS.filter((name) => name !== 'issue' || dossier !== undefined)
  const given = filters.map((name) => [name, query.getAll(name)] as const).filter(([, values]) => values.length > 0)
  return { dossier, ...Object.fromEntries(given) }
}

/** The days that an address limits what is shown to. */
export function daysIn(query: URLSearchParams): { readonly since?: string; readonly until?: string } {
  const day = (name: string) =>
    query.getAll(name).find((value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)))
  const [since, until] = [day('since'), day('until')]
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
}
