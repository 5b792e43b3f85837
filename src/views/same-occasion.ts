import type { Channel, ExchangeEntry } from '../schema/index.ts'
import { type Days, dayAfter, daysOf, mayCoincide } from './days.ts'

/** Kinds that one occasion may be called by. */
const ALIKE: readonly (readonly Channel[])[] = [
  ['call', 'conversation'],
  ['meeting', 'conversation'],
  ['letter', 'written-answer'],
  ['briefing', 'press-conference'],
  ['speech', 'broadcast'],
]

/** Whether two exchanges, of two stories, are one occasion: kind, time, length and parties allow it. */
export function isSameOccasion(one: ExchangeEntry, other: ExchangeEntry): boolean {
  return (
    areAlike(one.kind, other.kind) &&
    mayCoincide(timeOf(one), timeOf(other)) &&
    areOfOneLength(one, other) &&
    areOfSameParties(one, other)
  )
}

/** Whether another story’s exchange could be the same occasion: one party alone says enough of some kinds and days only. */
export function mayBeTold(exchange: ExchangeEntry): boolean {
  return exchange.participants.length > 1 || OF_ONE.includes(exchange.kind) || areOfKnownDay(exchange)
}

function areAlike(one: Channel, other: Channel): boolean {
  return one === other || ALIKE.some((kinds) => kinds.includes(one) && kinds.includes(other))
}

/** When it was; where a story does not say, in the days before it was filed. */
function timeOf({ date, day }: ExchangeEntry): Days {
  if (date !== undefined) return daysOf(date)
  return day === undefined ? {} : { first: dayAfter(day, -2), last: day }
}

function areOfOneLength({ minutes: one }: ExchangeEntry, { minutes: other }: ExchangeEntry): boolean {
  if (one === undefined || other === undefined) return true
  return Math.max(one, other) <= Math.min(one, other) * 1.5
}

/** Kinds with one speaker, who tells the occasion by himself. */
const OF_ONE: readonly Channel[] = [
  'briefing',
  'press-conference',
  'interview',
  'speech',
  'post',
  'statement',
  'broadcast',
]

function areOfSameParties(one: ExchangeEntry, other: ExchangeEntry): boolean {
  const [few, many] = [one, other].toSorted((a, b) => a.participants.length - b.participants.length)
  const known = new Set(many.participants.map(({ actor }) => actor))
  const nShared = few.participants.filter(({ actor }) => known.has(actor)).length
  if (nShared >= 2) return true
  const isSubset = nShared === 1 && few.participants.length === 1
  // One party says enough where a day is known for both, or where the kind has one speaker.
  return isSubset && (areOfKnownDay(one, other) || OF_ONE.includes(one.kind))
}

function areOfKnownDay(...entries: readonly ExchangeEntry[]): boolean {
  return entries.every(({ date }) => date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date))
}
