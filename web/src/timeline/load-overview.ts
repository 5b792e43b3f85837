import { get, type Query } from '../api/ask.ts'
import type { PendingItem } from '../api/entries.ts'
import type { Page } from '../api/paged.svelte.ts'
import { CHANNELS } from '../exchanges/channel-manner.ts'
import { lastDayOf } from '../exchanges/scene-of.ts'
import { type Bar, barsOf, type Count, type Grain, grainFor, mainPart } from './histogram.ts'

/** How much was said when. */
export interface Overview {
  readonly grain: Grain
  readonly bars: readonly Bar[]
  /** What of each bar was said in an exchange: over a channel. */
  readonly inExchanges: readonly number[]
  /** So many were so long before or after all others that there is no bar for them. */
  readonly nOutside: number
  /** Whether there is more than was counted. */
  readonly isCut: boolean
}

interface Days {
  readonly days: readonly Count[]
  readonly isCut: boolean
}

/** Counts statements: by days where all can be told apart, else by months or years. */
export async function loadOverview(filter: Query, signal: AbortSignal): Promise<Overview> {
  const months = await get<Days>('/days', { ...filter, group: 'month' }, signal)
  const part = mainPart(months.days)
  if (part === undefined) return { grain: 'day', bars: [], inExchanges: [], nOutside: 0, isCut: false }
  const grain = grainFor(firstDay(part.first), lastDayOf(part.last) ?? part.last)
  const channel = filter.channel ?? CHANNELS
  const [counted, overChannels] = await Promise.all([
    grain === 'month' ? months : get<Days>('/days', { ...filter, group: grain }, signal),
    get<Days>('/days', { ...filter, channel, group: grain }, signal),
  ])
  const isIn = ({ day }: Count) =>
    part.first.slice(0, day.length) <= day && day.slice(0, 7) <= part.last.slice(0, day.length)
  const bars = barsOf(counted.days.filter(isIn), grain)
  const byFirst = new Map(barsOf(overChannels.days.filter(isIn), grain).map(({ first, n }) => [first, n]))
  return {
    grain,
    bars,
    inExchanges: bars.map(({ first }) => byFirst.get(first) ?? 0),
    nOutside: part.nOutside,
    isCut: counted.isCut,
  }
}

const firstDay = (month: string) => `${month}-01`.slice(0, 10)

/** So many pages of what is overdue are asked for. */
const MOST_PAGES = 3

/** The deadlines that passed without what was awaited, by day. */
export async function loadOverdue(
  filter: Query,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly PendingItem[]>> {
  const byDay = new Map<string, PendingItem[]>()
  let after: string | undefined
  for (let n = 0; n < MOST_PAGES; n++) {
    const page: Page<PendingItem> = await get('/pending', { ...filter, state: 'overdue', limit: 100, after }, signal)
    for (const item of page.items) {
      const day = item.deadline === undefined ? undefined : lastDayOf(item.deadline)
      if (day !== undefined) byDay.set(day, [...(byDay.get(day) ?? []), item])
    }
    after = page.next
    if (after === undefined) break
  }
  return byDay
}
