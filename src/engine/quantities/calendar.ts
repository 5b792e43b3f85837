/** Days counted from 1970-01-01, both ends inside. An end that is left out is open. */
export interface Days {
  readonly from?: number
  readonly to?: number
}

const DAY = 86_400_000

/** The day's number in the proleptic Gregorian calendar; a day beyond its month's end runs into the next. */
export function dayOf(year: number, month: number, day: number): number {
  return Math.floor(new Date(0).setUTCFullYear(year, month - 1, day) / DAY)
}

/** Year, month (1 to 12) and day of a day's number. */
export function partsOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The whole week (Monday to Sunday), month or year around a day, `shift` of them later. */
export function periodAround(day: number, unit: 'week' | 'month' | 'year', shift: number): Days {
  if (unit === 'week') {
    const from = day - weekdayOf(day) + 7 * shift
    return { from, to: from + 6 }
  }
  const { year, month } = partsOf(day)
  if (unit === 'year') return { from: dayOf(year + shift, 1, 1), to: dayOf(year + shift, 12, 31) }
  return { from: dayOf(year, month + shift, 1), to: dayOf(year, month + shift + 1, 0) }
}

/** The day's number of an ISO 8601 date (2022-02-01); undefined for anything else. */
export function parseDay(iso: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

/** An interval in the Extended Date/Time Format of ISO 8601-2: 2022-02-01, 2022-02, 2022, 2022-01-24/2022-01-30, ../2022-02-10. */
export function toEdtf({ from, to }: Days): string {
  if (from === undefined) return `../${to === undefined ? '..' : iso(to)}`
  if (to === undefined) return `${iso(from)}/..`
  if (from === to) return iso(from)
  const { year, month, day } = partsOf(from)
  if (day === 1 && to === dayOf(year, month + 1, 0)) return iso(from).slice(0, -3)
  if (month === 1 && day === 1 && to === dayOf(year, 12, 31)) return iso(from).slice(0, -6)
  return `${iso(from)}/${iso(to)}`
}

function iso(day: number): string {
  const { year, month, day: date } = partsOf(day)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}
