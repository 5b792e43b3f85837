import { alignByAnchors, alignByEdits, type Budget, type Run } from './align.ts'
import { heft, pieces, roughSentences } from './pieces.ts'
import type { Span } from './span.ts'

/** A stretch of one text and what stands for it in another; either may be empty. */
export interface Change {
  readonly before: Span
  readonly after: Span
}

/** Heft from which a stretch that stands once in each of two texts is no chance likeness: some five words. */
export const UNMISTAKABLE = 28

/** Steps that aligning two texts may take; some tenths of a second. */
const STEPS = 1e7

/** Characters that may be searched for whether stretches stand once. */
const SEARCHED = 4e7

/**
 * What turns `before` into `after`, in order, in whole words: changed stretches with unchanged text between them, none
 * touching another. Words kept by chance between larger changes count as changed, and so do words that would fit two places
 * equally well. Time grows with the lengths; texts that share little are compared more coarsely rather than longer.
 *
 * @example
 * changes('He will come.', 'He may come.')
 * // [{ before: { start: 3, end: 7 }, after: { start: 3, end: 6 } }]
 */
export function changes(before: string, after: string): Change[] {
  return solid(before, after, detail(before, after))
}

/** As `changes`, before chance likenesses are given up: the finest cut there is. */
export function detail(before: string, after: string): Change[] {
  if (before === after) return []
  const budget: Budget = { steps: STEPS }
  const cuts = [roughSentences(before), roughSentences(after)] as const
  const coarse = gaps(alignedBy(alignByAnchors, before, after, cuts, budget), cuts, [before.length, after.length])
  return coarse.flatMap((gap) => {
    const words = [pieces(before, gap.before), pieces(after, gap.after)] as const
    if (words[0].length === 0 || words[1].length === 0) return [gap]
    const runs = alignedBy(alignByEdits, before, after, words, budget)
    return gaps(runs, words, [gap.before.end, gap.after.end])
  })
}

type Cuts = readonly [readonly Span[], readonly Span[]]

function alignedBy(align: typeof alignByEdits, before: string, after: string, cuts: Cuts, budget: Budget): Run[] {
  const numbers = new Map<string, number>()
  const numbered = (text: string, spans: readonly Span[]) =>
    Int32Array.from(spans, ({ start, end }) => numberOf(numbers, text.slice(start, end)))
  return align(numbered(before, cuts[0]), numbered(after, cuts[1]), budget)
}

function numberOf(numbers: Map<string, number>, piece: string): number {
  const known = numbers.get(piece) ?? numbers.size
  numbers.set(piece, known)
  return known
}

/** What lies between the runs, as stretches of the texts; `ends` are where the cut stretches end. */
function gaps(runs: readonly Run[], cuts: Cuts, ends: readonly [number, number]): Change[] {
  const offset = (side: 0 | 1, at: number) => cuts[side][at]?.start ?? ends[side]
  const found: Change[] = []
  let a = 0
  let b = 0
  for (const run of [...runs, { a: cuts[0].length, b: cuts[1].length, length: 0 }]) {
    if (a < run.a || b < run.b) {
      found.push({
        before: { start: offset(0, a), end: offset(0, run.a) },
        after: { start: offset(1, b), end: offset(1, run.b) },
      })
    }
    a = run.a + run.length
    b = run.b + run.length
  }
  return found
}

/** The changes, joined over stretches between them that say less than both and are not unmistakable. */
export function solid(before: string, after: string, found: readonly Change[]): Change[] {
  const once = onceInBoth(before, after)
  const kept: Change[] = []
  for (const change of found) {
    let current = change
    for (let last = kept.at(-1); last && isChance(before, after, last, current, once); last = kept.at(-1)) {
      kept.pop()
      current = join(last, current)
    }
    kept.push(current)
  }
  return kept
}

function isChance(
  before: string,
  after: string,
  one: Change,
  next: Change,
  once: (stretch: string) => boolean,
): boolean {
  const stretch = before.slice(one.before.end, next.before.start)
  const size = heft(stretch, LARGE)
  const smaller = Math.min(sizeOf(before, after, one), sizeOf(before, after, next))
  return size <= smaller && !(UNMISTAKABLE <= size && once(stretch))
}

/** Past this much two changes are large, however much larger. */
const LARGE = 400

function sizeOf(before: string, after: string, change: Change): number {
  const gone = heft(before.slice(change.before.start, change.before.end), LARGE)
  return Math.max(gone, heft(after.slice(change.after.start, change.after.end), LARGE))
}

function join(one: Change, next: Change): Change {
  return {
    before: { start: one.before.start, end: next.before.end },
    after: { start: one.after.start, end: next.after.end },
  }
}

/** Whether a stretch stands exactly once in each text; says no once too much was searched. */
function onceInBoth(before: string, after: string): (stretch: string) => boolean {
  let left = SEARCHED
  return (stretch) => {
    left -= before.length + after.length
    return 0 <= left && isOnce(before, stretch) && isOnce(after, stretch)
  }
}

/** Whether `text` holds `stretch` exactly once. */
export function isOnce(text: string, stretch: string): boolean {
  const first = text.indexOf(stretch)
  return 0 <= first && text.indexOf(stretch, first + 1) < 0
}
