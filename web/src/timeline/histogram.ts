/** How many statements there are of a day, a month or a year: `day` is the first of its days. */
export interface Count {
  readonly day: string
  readonly n: number
}

export type Grain = 'day' | 'month' | 'year'

/** A bar of a histogram: so many days from the first on, both included, with what was counted in them. */
export interface Bar {
  readonly first: string
  readonly last: string
  readonly n: number
}

/** So many bars there are at most: more are too narrow to point at. */
export const MOST_BARS = 366

/** How finely a time is cut, so that its bars can be told apart: by days, months or years. */
export function grainFor(first: string, last: string): Grain {
  if (daysBetween(first, last) < MOST_BARS) return 'day'
  return monthOf(last) - monthOf(first) < MOST_BARS ? 'month' : 'year'
}

/** The part of a time that nearly all of it is in: without it, one old date would leave a bar to everything else. */
export interface MainPart {
  readonly first: string
  readonly last: string
  /** So many were counted before and after. */
  readonly nOutside: number
}

/** So much may be left out at either end. */
const RARE = 0.005

/**
 * Where nearly all of what was counted lies; all of it where the rest does not take up at least as much room. Absent where nothing
 * was counted.
 */
export function mainPart(counts: readonly Count[]): MainPart | undefined {
  const inOrder = counts.filter(({ n }) => n > 0).toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const total = inOrder.reduce((sum, { n }) => sum + n, 0)
  const [from, to] = [nRare(inOrder, total), inOrder.length - 1 - nRare(inOrder.toReversed(), total)]
  const [first, last] = [inOrder[0], inOrder[inOrder.length - 1]]
  if (first === undefined) return undefined
  const inner = { first: inOrder[from].day, last: inOrder[to].day }
  if (monthOf(inner.last) - monthOf(inner.first) + 1 > (monthOf(last.day) - monthOf(first.day) + 1) / 2)
    return { first: first.day, last: last.day, nOutside: 0 }
  const nInside = inOrder.slice(from, to + 1).reduce((sum, { n }) => sum + n, 0)
  return { ...inner, nOutside: total - nInside }
}

/** How many of the first hold less than is worth showing. */
function nRare(counts: readonly Count[], total: number): number {
  let sum = 0
  const at = counts.findIndex(({ n }) => {
    sum += n
    return sum > total * RARE
  })
  return Math.max(0, at)
}

/**
 * All bars of a time, the empty ones among them.
 *
 * @param counts in any order; what has no day is passed over.
 */
export function barsOf(counts: readonly Count[], grain: Grain): readonly Bar[] {
  const byStart = new Map<string, number>()
  for (const { day, n } of counts) {
    const start = startOf(day, grain)
    if (start !== undefined) byStart.set(start, (byStart.get(start) ?? 0) + n)
  }
  const starts = [...byStart.keys()].toSorted()
  const [first, last] = [starts[0], starts.at(-1)]
  const bars: Bar[] = []
  for (let at = first; at !== undefined && last !== undefined && at <= last; at = nextOf(at, grain)) {
    bars.push({ first: at, last: dayFrom(nextOf(at, grain), -1), n: byStart.get(at) ?? 0 })
  }
  return bars
}

/** The bars that lie in the days from one to another: indexes, the last included; all where nothing is said. */
export function selectionOf(
  bars: readonly Bar[],
  since: string | undefined,
  until: string | undefined,
): { readonly from: number; readonly to: number } {
  const from = since === undefined ? 0 : bars.findIndex(({ last }) => last >= since)
  const to = until === undefined ? bars.length - 1 : bars.findLastIndex(({ first }) => first <= until)
  const start = from < 0 ? bars.length - 1 : from
  return { from: start, to: Math.max(start, to) }
}

/** The days that a selection stands for; at the ends of all bars there is no limit. */
export function daysOf(
  bars: readonly Bar[],
  { from, to }: { readonly from: number; readonly to: number },
): { readonly since: string | undefined; readonly until: string | undefined } {
  return {
    since: from <= 0 ? undefined : bars[from]?.first,
    until: to >= bars.length - 1 ? undefined : bars[to]?.last,
  }
}

/** Where words may stand below the bars: the first bar of each month, year or decade, as there is room. */
export function ticksOf(bars: readonly Bar[], grain: Grain, most: number): readonly number[] {
  const starts = (pattern: RegExp) => bars.flatMap(({ first }, at) => (pattern.test(first) ? [at] : []))
  const levels = [
    ...(grain === 'day' ? [bars.map((_, at) => at), starts(/-(01|08|15|22)$/), starts(/-01$/)] : []),
    ...(grain === 'year' ? [starts(/-01-01$/)] : [starts(/-(01|04|07|10)-01$/), starts(/-01-01$/)]),
    starts(/^\d{3}[05]-01-01$/),
    starts(/^\d{3}0-01-01$/),
  ]
  return levels.find((level) => level.length <= most && level.length > 0) ?? [0]
}

function startOf(day: string, grain: Grain): string | undefined {
  const [, year, month = '01', date = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(day) ?? []
  if (year === undefined) return undefined
  if (grain === 'year') return `${year}-01-01`
  return grain === 'month' ? `${year}-${month}-01` : `${year}-${month}-${date}`
}

function nextOf(start: string, grain: Grain): string {
  if (grain === 'day') return dayFrom(start, 1)
  const [year, month] = start.split('-').map(Number)
  const next = grain === 'year' ? [year + 1, 1] : month === 12 ? [year + 1, 1] : [year, month + 1]
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000
}

function monthOf(day: string): number {
  const [year, month = '1'] = day.split('-')
  return Number(year) * 12 + Number(month)
}

function dayFrom(day: string, n: number): string {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)
}
