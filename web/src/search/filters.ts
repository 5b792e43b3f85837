import type { Query } from '../api/ask.ts'

/** Filters of statements that may have several values, called as the API calls them. */
export const LISTS = [
  'source',
  'side',
  'to',
  'via',
  'act',
  'channel',
  'sourcing',
  'quotation',
  'decision',
  'issue',
  'language',
  'outlet',
] as const

/** Filters that have one. */
export const SINGLES = ['since', 'until', 'minProbability', 'pending', 'all'] as const

/** Filters by actors: each a name in any script, or an id. */
export const ACTOR_FILTERS = ['source', 'side', 'to', 'via'] as const

export type ActorFilter = (typeof ACTOR_FILTERS)[number]

/** A filter that is set, with one of its values. */
export interface SetFilter {
  readonly name: string
  readonly value: string
}

/** The words that somebody looks for: each by itself, those between quotation marks together. */
export function phrasesIn(text: string): readonly string[] {
  const found = [...text.matchAll(/["“”„]([^"“”„]+)["“”„]|「([^」]+)」|([^\s"“”„「」]+)/gu)]
  return found
    .map(([, quoted, bracketed, bare]) => (quoted ?? bracketed ?? bare).trim())
    .filter((words) => words !== '')
}

/** What is asked of statements by the address of a page; limited to a dossier where one is followed. */
export function statementQuery(search: URLSearchParams, dossier: string | undefined): Query {
  const text = phrasesIn(search.get('text') ?? '')
  const lists = LISTS.map((name) => [name, search.getAll(name)] as const).filter(([, values]) => values.length > 0)
  const singles = SINGLES.map((name) => [name, search.get(name) || undefined] as const)
  return {
    ...(text.length > 0 && { text }),
    ...Object.fromEntries(lists),
    ...Object.fromEntries(singles.filter(([, value]) => value !== undefined)),
    ...(dossier !== undefined && { dossier }),
  }
}

/** The filters that are set, words and dossier left out, in the order of the panel. */
export function setFilters(search: URLSearchParams): readonly SetFilter[] {
  const lists = LISTS.flatMap((name) => search.getAll(name).map((value) => ({ name, value })))
  const singles = SINGLES.flatMap((name) => {
    const value = search.get(name)
    return value ? [{ name, value }] : []
  })
  return [...lists, ...singles]
}

/** The changes of an address that take a filter’s value away. */
export function without(
  search: URLSearchParams,
  { name, value }: SetFilter,
): Readonly<Record<string, readonly string[]>> {
  return { [name]: search.getAll(name).filter((each) => each !== value) }
}

/** The changes of an address that take all filters away. */
export function withoutAll(): Readonly<Record<string, undefined>> {
  return Object.fromEntries([...LISTS, ...SINGLES].map((name) => [name, undefined]))
}

/** The filter that a problem is about: `act.0` is of `act`. */
export function filterOfProblem(field: string | undefined): string | undefined {
  return field?.split('.')[0]
}
