/** How far a record has come: a number that grows with each reading, and how often anything was added. */
export interface Progress {
  readonly lastReading: number
  readonly nAdditions: number
}

/** A progress as a mark: another text wherever the progress is another one. */
export function markOf({ lastReading, nAdditions }: Progress): string {
  return `${lastReading.toString(36)}.${nAdditions.toString(36)}`
}

const MARK = /^([0-9a-z]{1,10})\.[0-9a-z]{1,10}$/

/** Whether a text can be a mark of a record. */
export function isMark(text: string): boolean {
  return MARK.test(text)
}

/**
 * The last reading that was there when a mark was made.
 *
 * @throws RangeError when the text is no mark.
 */
export function lastReadingAt(mark: string): number {
  const [, last] = MARK.exec(mark) ?? []
  if (last === undefined) throw new RangeError(`Expected a mark of the record, got ${mark}`)
  return Number.parseInt(last, 36)
}
