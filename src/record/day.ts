import { digest } from '../text/index.ts'

/**
 * The first day that an EDTF date can mean: of an interval its start, of an open one the end that is known, of a month or
 * year its first day. Absent where it names none.
 */
export function dayOf(edtf: string | undefined): string | undefined {
  for (const part of edtf?.split('/') ?? []) {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(part)
    if (found) return `${found[1]}-${found[2] ?? '01'}-${found[3] ?? '01'}`
  }
  return undefined
}

/** Days before and after which all count as one: 17 bits of days. */
const FIRST = Date.UTC(1800, 0, 1)
const LAST_DAY = 2 ** 17 - 1
const DAY = 86_400_000
/** How many places a day has. */
export const PLACES = 2 ** 36

/**
 * The place of an entry in the record’s order: a whole number below 2⁵³ that grows with the day; of one day, by its id.
 * What has no day comes first. Two entries of a day very rarely share a place: a store then takes the next free one.
 */
export function placeOf(day: string | undefined, id: string): number {
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  const nDays = Number.isNaN(time) ? 0 : Math.min(LAST_DAY, Math.max(1, Math.floor((time - FIRST) / DAY)))
  const hash = digest(id)
  return nDays * PLACES + Number.parseInt(hash.slice(0, 9), 16)
}

/** So many bits of a place tell where in its story’s reading a statement stands; what comes later there shares the last. */
const ORDINALS = 2 ** 9

/** As `placeOf`, of the statement with an ordinal in a story: what one story has of a day stays together, as the text has it. */
export function placeIn(day: string | undefined, story: string, ordinal: number): number {
  const first = placeOf(day, story)
  return first - (first % ORDINALS) + Math.min(ordinal, ORDINALS - 1)
}

/** The places that a span of days takes, both days included: `[from, below)`. What has no day is in none; no span has all. */
export function placesOf(since: string | undefined, until: string | undefined): { from?: number; below?: number } {
  const dayIndex = (day: string) => Math.floor(placeOf(day, '') / PLACES)
  const isDated = since !== undefined || until !== undefined
  return {
    ...(isDated && { from: (since === undefined ? 1 : dayIndex(since)) * PLACES }),
    ...(until !== undefined && { below: (dayIndex(until) + 1) * PLACES }),
  }
}

/** The day of the entries whose place divided by `PLACES` is this; absent for what has none. */
export function dayAt(index: number): string | undefined {
  return index === 0 ? undefined : new Date(FIRST + index * DAY).toISOString().slice(0, 10)
}
