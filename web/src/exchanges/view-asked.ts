import type { Act, Channel } from '../../../src/schema/index.ts'
import { ACTS } from './act-tone.ts'
import { CHANNELS } from './channel-manner.ts'
import type { LifelineBy } from './parties-of.ts'

/** Which part of a record is shown, and how: all that the page’s address says. */
export interface ViewAsked {
  readonly since?: string
  readonly until?: string
  readonly acts: readonly Act[]
  readonly channels: readonly Channel[]
  readonly issues: readonly string[]
  readonly minProbability?: number
  /** Ids of the parties that have lifelines, in their order; those most active where empty. */
  readonly with: readonly string[]
  /** Only what these say, are told or take part in. */
  readonly only: boolean
  readonly by: LifelineBy
  /** The picture or the list, where the reader chose. */
  readonly view?: 'picture' | 'list'
  /** Id of what is chosen. */
  readonly at?: string
  readonly zoom?: number
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** What an address asks for; what it says that cannot be is passed over. */
export function viewAsked(query: URLSearchParams): ViewAsked {
  const day = (name: string) => query.getAll(name).find((value) => DAY.test(value) && !Number.isNaN(Date.parse(value)))
  const within = <T extends string>(name: string, known: readonly T[]) =>
    known.filter((value) => query.getAll(name).includes(value))
  const number = (name: string, least: number, most: number) => {
    const value = Number.parseFloat(query.get(name) ?? '')
    return value >= least && value <= most ? value : undefined
  }
  const [since, until] = [day('since'), day('until')]
  const [minProbability, zoom] = [number('minProbability', 0, 1), number('zoom', 0.2, 3)]
  const view = query.get('view')
  const at = query.get('at') ?? undefined
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    acts: within('act', ACTS),
    channels: within('channel', CHANNELS),
    issues: query.getAll('issue'),
    ...(minProbability !== undefined && { minProbability }),
    with: query.getAll('with'),
    only: query.get('only') === 'true',
    by: query.get('by') === 'actor' ? 'actor' : 'side',
    ...((view === 'picture' || view === 'list') && { view }),
    ...(at !== undefined && { at }),
    ...(zoom !== undefined && { zoom }),
  }
}

/** A day so many days from another. */
export function dayFrom(day: string, n: number): string {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)
}

/** How many days there are from one to another, both counted. */
export function nDays(since: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / 86_400_000) + 1
}

/** Which days are asked for next: the same number of them where the reader set how many, else as many as fit. */
export function moved(
  asked: Pick<ViewAsked, 'since' | 'until'>,
  shown: { readonly since: string; readonly until: string },
  to: 'earlier' | 'later',
): { readonly since: string | undefined; readonly until: string | undefined } {
  const isSpan = asked.since !== undefined && asked.until !== undefined
  const n = nDays(shown.since, shown.until)
  if (to === 'earlier') {
    const until = dayFrom(shown.since, -1)
    return { until, since: isSpan ? dayFrom(until, 1 - n) : undefined }
  }
  const since = dayFrom(shown.until, 1)
  return { since, until: isSpan ? dayFrom(since, n - 1) : undefined }
}
