import type { Appearance, ReadingFact } from '../schema/index.ts'

/**
 * The reading that holds for an appearance: of its language, counted from its day of publication where one was, by the
 * latest engine; of equals the one read last. Absent where there is none in its language.
 */
export function currentReading(appearance: Appearance, readings: readonly ReadingFact[]): ReadingFact | undefined {
  const fitting = readings.filter(({ reading }) => reading.language === appearance.language)
  const dated = fitting.filter(({ published }) => published === appearance.published)
  return (dated.length > 0 ? dated : fitting).toSorted(byEngine).at(-1)
}

/** Orders readings by the versions that their engines name, number by number; then by when they were read. */
export function byEngine(one: ReadingFact, other: ReadingFact): number {
  const ones = numbersOf(one.reading.engine)
  const others = numbersOf(other.reading.engine)
  for (let at = 0; at < Math.max(ones.length, others.length); at++) {
    const difference = (ones[at] ?? 0) - (others[at] ?? 0)
    if (difference !== 0) return difference
  }
  return compare(one.readAt ?? '', other.readAt ?? '') || compare(one.id, other.id)
}

function numbersOf(engine: string): number[] {
  return (engine.match(/\d+/g) ?? []).map(Number)
}

/** Order of two strings by UTF-16 unit, as every store orders ids: -1, 0 or 1. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
