import type { PendingItem } from '../api/entries.ts'

/** The last day of a deadline, as EDTF gives it: of `2022-02-01/2022-02-14` the second; of an open end the first. */
export function lastDayOf(deadline: string): string {
  const [from = '', to = from] = deadline.split('/')
  return to === '..' || to === '' ? from : to
}

/** What is awaited by when it is due: the earliest deadline first, what has none last; as they came where nothing tells. */
export function byDeadline<T extends Pick<PendingItem, 'deadline'>>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => compared(dueOf(one), dueOf(other)))
}

const NEVER = '￿'

function dueOf({ deadline }: Pick<PendingItem, 'deadline'>): string {
  return deadline === undefined ? NEVER : lastDayOf(deadline)
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
