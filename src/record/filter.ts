import type { Act, ActorEntry, Channel, Decision, EventType, Quotation, Sourcing } from '../schema/index.ts'

/** Which statements are asked for: all that is given must hold; of a list, one of its values. Nothing given is no limit. */
export interface StatementFilter {
  /** Ids of statements. */
  readonly ids?: readonly string[]
  /** Ids of actors that the statement is laid to. */
  readonly sources?: readonly string[]
  /** Ids of actors that it was said to. */
  readonly addressees?: readonly string[]
  /** Ids of actors on whose word the report has it. */
  readonly vias?: readonly string[]
  /** Ids of actors that it is laid to or was said to. */
  readonly parties?: readonly string[]
  readonly acts?: readonly Act[]
  readonly events?: readonly EventType[]
  readonly channels?: readonly Channel[]
  readonly sourcings?: readonly Sourcing[]
  readonly quotations?: readonly Quotation[]
  readonly languages?: readonly string[]
  readonly outlets?: readonly string[]
  readonly decisions?: readonly Decision[]
  readonly story?: string
  /** Ids of stories that it is of. */
  readonly stories?: readonly string[]
  readonly origin?: string
  /** First and last day, both included. What has no day is in neither. */
  readonly since?: string
  readonly until?: string
  readonly minProbability?: number
  /** A mark of the record: only what was read after it. */
  readonly addedSince?: string
  /** Phrases that must all stand in source, cue or content. */
  readonly words?: readonly string[]
  /** Phrases of which one must stand there. */
  readonly anyWords?: readonly string[]
  /** That leave something to come. */
  readonly isPending?: true
  /** Also what was dropped, what repeats another story and what people rejected. */
  readonly isUnlisted?: true
}

/** Which statements wait for somebody to decide on them: of those that are listed, and that nobody decided on. */
export type QueueFilter = Omit<StatementFilter, 'decisions' | 'isUnlisted'>

/** Which exchanges are asked for. */
export interface ExchangeFilter {
  readonly ids?: readonly string[]
  readonly kinds?: readonly Channel[]
  /** Ids of actors who took part: all of them. */
  readonly participants?: readonly string[]
  /** Ids of actors of whom one took part. */
  readonly parties?: readonly string[]
  /** Told of by a story that has such a statement. */
  readonly about?: StatementFilter
  readonly story?: string
  readonly origin?: string
  readonly since?: string
  readonly until?: string
}

/** Which stories are asked for. */
export interface StoryFilter {
  readonly ids?: readonly string[]
  readonly origin?: string
  /** Words that must all stand in the title or the outlet’s name, in any case. */
  readonly words?: readonly string[]
  /** That have such a statement. */
  readonly about?: StatementFilter
  readonly languages?: readonly string[]
  readonly outlets?: readonly string[]
  readonly since?: string
  readonly until?: string
}

/** Which actors are asked for. */
export interface ActorFilter {
  readonly ids?: readonly string[]
  /** Words that one of its names begins with or holds, as `searchTerms` has them: who is unnamed is not found by them. */
  readonly name?: string
  readonly kinds?: readonly ('person' | 'state' | 'body' | 'unnamed')[]
  /** Only those who speak for this state. */
  readonly standsFor?: string
}

/** Which part of an answer is asked for. */
export interface Paging {
  /** How many entries at most; 1 to 1000. */
  readonly limit: number
  /** Where the page before ended: its `next`. */
  readonly after?: string
  /** The oldest first; else the newest. */
  readonly isOldestFirst?: true
}

/** A page of an answer. `next` is absent on the last one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** Most entries of a page. */
export const LARGEST_PAGE = 1000

/**
 * The page that `limit + 1` found entries make.
 *
 * @param found at most `limit + 1` entries, in order, each with its place.
 */
export function pageOf<T>(
  found: readonly { readonly place: number | string; readonly item: T }[],
  limit: number,
): Page<T> {
  const shown = found.slice(0, limit)
  const items = shown.map(({ item }) => item)
  return found.length > limit ? { items, next: cursorAt(shown[shown.length - 1].place) } : { items }
}

/** The cursor of a page that starts after a place. */
export function cursorAt(place: number | string): string {
  return typeof place === 'number' ? place.toString(36) : place
}

/**
 * The place that a page starts after; absent for the first.
 *
 * @throws RangeError when the limit or the cursor is none.
 */
export function startOf({ limit, after }: Paging): number | undefined {
  checkLimit(limit)
  if (after === undefined) return undefined
  const place = /^[0-9a-z]{1,11}$/.test(after) ? Number.parseInt(after, 36) : Number.NaN
  if (!Number.isSafeInteger(place)) throw new RangeError(`Expected the "next" of a page as cursor, got ${after}`)
  return place
}

/** Where a page of actors starts: after one with so many statements, or after a story’s own one. */
export interface ActorStart {
  /** Absent after a story’s own one: all others come before those. */
  readonly nStatements?: number
  readonly id: string
}

/**
 * As `startOf`, of actors.
 *
 * @throws RangeError when the limit or the cursor is none.
 */
export function actorStartOf({ limit, after }: Paging): ActorStart | undefined {
  checkLimit(limit)
  if (after === undefined) return undefined
  const [, n, id] = /^(?:(\d{1,15})\.)?([\w:-]+)$/.exec(after) ?? []
  if (id === undefined) throw new RangeError(`Expected the "next" of a page as cursor, got ${after}`)
  return n === undefined ? { id } : { nStatements: Number(n), id }
}

/** The place of an actor, as `actorStartOf` reads it. */
export function actorPlace({ id, nStatements }: ActorEntry, isOwn: boolean): string {
  return isOwn ? id : `${nStatements}.${id}`
}

/** Where a page of the queue starts: after a statement so probable, at a place. */
export interface QueueStart {
  readonly probability: number
  readonly place: number
}

/**
 * As `startOf`, of the queue.
 *
 * @throws RangeError when the limit or the cursor is none.
 */
export function queueStartOf({ limit, after }: Paging): QueueStart | undefined {
  checkLimit(limit)
  if (after === undefined) return undefined
  const [, probability, place] = /^(\d(?:\.\d{1,20})?(?:e-\d{1,3})?)~([0-9a-z]{1,11})$/.exec(after) ?? []
  const start = { probability: Number(probability), place: Number.parseInt(place ?? '', 36) }
  if (!Number.isSafeInteger(start.place)) throw new RangeError(`Expected the "next" of a page as cursor, got ${after}`)
  return start
}

/** A place in the queue, as `queueStartOf` reads it. */
export function queuePlace({ probability, place }: QueueStart): string {
  return `${probability}~${place.toString(36)}`
}

function checkLimit(limit: number): void {
  if (!(Number.isInteger(limit) && 1 <= limit && limit <= LARGEST_PAGE)) {
    throw new RangeError(`A page has 1 to ${LARGEST_PAGE} entries, got ${limit}`)
  }
}
