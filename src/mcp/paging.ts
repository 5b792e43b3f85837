import { z } from 'zod'
import type { Page } from '../record/index.ts'
import { word } from './outside.ts'

/** Most entries of a page: a model’s context is small. */
const MOST = 50

/** Which part of an answer is asked for. */
export function pagingInput(usual: number) {
  return {
    limit: z.int().min(1).max(MOST).default(usual).describe('How many entries at most'),
    after: z.string().max(80).optional().describe('Goes on after a page: its `next`'),
    oldestFirst: z.boolean().optional().describe('The oldest first; else the newest'),
  }
}

/** A page of an answer. */
export function pageShape<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().optional().describe('Ask for the next page with this as `after`; absent on the last one'),
  })
}

/** A page of the record as a page of an answer. */
export function pageOf<T, S>({ items, next }: Page<T>, shapeOf: (item: T) => S): { items: S[]; next?: string } {
  return { items: items.map(shapeOf), ...(next !== undefined && { next }) }
}

/** A page as lines: how many there are, each, and how to go on. */
export function pageLines<T>(
  { items, next }: { items: readonly T[]; next?: string | undefined },
  noun: string,
  linesOf: (item: T) => readonly string[],
): string[] {
  const more = next === undefined ? 'no more' : `more with after = ${word(next)}`
  return [`${items.length} ${noun}; ${more}`, ...items.flatMap(linesOf)]
}
