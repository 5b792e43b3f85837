import { pagingOf } from '../../queries/index.ts'
import type { Page, Paging } from '../../record/index.ts'
import { endLines, type ListOptions, printLines } from './list-commands.ts'

/** What every command that prints links may be told: for how many seconds they are looked for where there are few. */
export interface PatientOptions extends ListOptions {
  readonly seconds: number
}

/**
 * Prints links in lines as soon as they are found: until the page is full, nothing is left, or time is up. Then it says how
 * to go on. As JSON all is printed at the end.
 */
export async function printParts<T>(
  options: PatientOptions,
  find: (paging: Paging) => Promise<Page<T>>,
  linesOf: (items: readonly T[], width: number) => readonly string[],
  noun: string,
): Promise<void> {
  if (options.json) return printLines(options, await wholePage(options, find), linesOf, noun)
  let n = 0
  let next: string | undefined
  for await (const part of partsOf(options, find)) {
    n += part.items.length
    next = part.next
    for (const line of linesOf(part.items, process.stdout.columns ?? 120)) process.stdout.write(`${line}\n`)
  }
  const timeUp = next !== undefined && n < options.limit ? [`looked for ${options.seconds} s: see --seconds`] : []
  for (const line of [...timeUp, ...endLines(n, next, noun)]) process.stdout.write(`${line}\n`)
}

/** All parts of a page as one. */
export async function wholePage<T>(
  options: PatientOptions,
  find: (paging: Paging) => Promise<Page<T>>,
): Promise<Page<T>> {
  const items: T[] = []
  let next: string | undefined
  for await (const part of partsOf(options, find)) {
    items.push(...part.items)
    next = part.next
  }
  return { items, ...(next !== undefined && { next }) }
}

/** The parts of a page one after another; one at least, however long it takes. */
async function* partsOf<T>(
  options: PatientOptions,
  find: (paging: Paging) => Promise<Page<T>>,
): AsyncGenerator<Page<T>> {
  const end = performance.now() + options.seconds * 1000
  let paging = pagingOf(options)
  for (;;) {
    const part = await find(paging)
    yield part
    const limit = paging.limit - part.items.length
    if (part.next === undefined || limit === 0 || performance.now() >= end) return
    paging = { ...paging, limit, after: part.next }
  }
}
