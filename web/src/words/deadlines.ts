import { lastDayOf } from '../../../src/brief/deadline.ts'
import type { PendingItem } from '../api/entries.ts'

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
