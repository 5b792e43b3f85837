const DAY = 86_400_000

/** The day that is `n` days after a day; before it where `n` is below 0. */
export function dayAfter(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10)
}

/** Days from one day to another; below 0 where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** First and last day that a time may mean. */
export interface Days {
  readonly first?: string
  readonly last?: string
}

/** The days that an EDTF date means: `../2022-02-10` has only a last, `2022-02` has all of a month. */
export function daysOf(edtf: string): Days {
  const [from, to = from] = edtf.split('/')
  const first = bound(from, '01-01')
  const last = lastDay(to)
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) }
}

function bound(part: string, missing: string): string | undefined {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(part)
  return found ? `${found[1]}-${found[2] ?? missing.slice(0, 2)}-${found[3] ?? missing.slice(3)}` : undefined
}

function lastDay(part: string): string | undefined {
  const day = bound(part, '12-31')
  if (day === undefined || !/^\d{4}-\d\d(?!-\d)/.test(part)) return day
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whether two times may be the same; what is open has no end there. */
export function mayCoincide(one: Days, other: Days): boolean {
  return (one.first ?? '') <= (other.last ?? '9999') && (other.first ?? '') <= (one.last ?? '9999')
}
