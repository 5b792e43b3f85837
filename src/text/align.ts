/** `length` items of one sequence from `a` on that equal as many of another from `b` on. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** How many steps may still be spent; shared by all that work on one pair of texts, so that bad luck costs bounded time. */
export interface Budget {
  steps: number
}

type Items = Int32Array

/** A part of both sequences, still to be aligned: items `a0` to `a1` with items `b0` to `b1`. */
interface Box {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Past this many edits an exact answer costs more than it is worth. */
const MOST_EDITS = 1500

/** How often a box may be cut at items that are unique in it before it is taken as it is. */
const DEEPEST = 12

/**
 * Runs in which two sequences agree whichever end one starts from: where the words would fit two places equally well, as
 * when one of two equal sentences went, they are in no run. Anchored at items that are unique on both sides, so good for
 * long sequences of long items; `budget` bounds the time, past it runs are missing.
 */
export function alignByAnchors(a: Items, b: Items, budget: Budget): Run[] {
  return bothWays(a, b, budget, (one, other, share) => anchored(one, other, share))
}

/** As `alignByAnchors`, by fewest edits: good for short sequences of short items, such as words. */
export function alignByEdits(a: Items, b: Items, budget: Budget): Run[] {
  return bothWays(a, b, budget, (one, other, share) => edited(one, other, share))
}

type Align = (a: Items, b: Items, budget: Budget) => Run[]

function bothWays(a: Items, b: Items, budget: Budget, align: Align): Run[] {
  const forward = joined(align(a, b, budget))
  const backward = align(a.slice().reverse(), b.slice().reverse(), budget).map((run) => ({
    a: a.length - run.a - run.length,
    b: b.length - run.b - run.length,
    length: run.length,
  }))
  return agreed(forward, joined(backward))
}

function joined(runs: readonly Run[]): Run[] {
  const sorted = runs.filter(({ length }) => length > 0).sort((one, other) => one.a - other.a)
  const whole: Run[] = []
  for (const run of sorted) {
    const last = whole.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      whole[whole.length - 1] = { ...last, length: last.length + run.length }
    } else whole.push(run)
  }
  return whole
}

/** The runs that two alignments share: same items with same items. */
function agreed(one: readonly Run[], other: readonly Run[]): Run[] {
  const shared: Run[] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const start = Math.max(one[i].a, other[j].a)
    const end = Math.min(one[i].a + one[i].length, other[j].a + other[j].length)
    const shift = one[i].b - one[i].a
    if (start < end && shift === other[j].b - other[j].a) {
      shared.push({ a: start, b: start + shift, length: end - start })
    }
    if (one[i].a + one[i].length < other[j].a + other[j].length) i++
    else j++
  }
  return shared
}

function anchored(a: Items, b: Items, budget: Budget): Run[] {
  const runs: Run[] = []
  let boxes: Box[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }]
  for (let depth = 0; boxes.length > 0; depth++) {
    boxes = boxes.flatMap((box) => {
      const rest = trimmed(a, b, box, runs)
      if (rest.a0 === rest.a1 || rest.b0 === rest.b1) return []
      const anchors = depth < DEEPEST ? rising(uniquePairs(a, b, rest)) : []
      if (anchors.length > 0) return between(rest, anchors)
      const found = editsIn(a, b, rest, budget)
      if (found) runs.push(...found)
      else docked(a, b, rest, runs)
      return []
    })
  }
  return runs
}

function edited(a: Items, b: Items, budget: Budget): Run[] {
  const runs: Run[] = []
  const rest = trimmed(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, runs)
  if (rest.a0 === rest.a1 || rest.b0 === rest.b1) return runs
  return [...runs, ...(editsIn(a, b, rest, budget) ?? phrased(a, b, rest, budget))]
}

/** Items that make a phrase. */
const PHRASE = 8

/** Runs within a box that is too large to be taken at once: cut at phrases that are unique on both sides. */
function phrased(a: Items, b: Items, box: Box, budget: Budget): Run[] {
  const numbers = new Map<string, number>()
  const runs: Run[] = []
  const whole = docked(a, b, box, runs)
  const anchors = rising(uniquePairs(phrases(a, numbers), phrases(b, numbers), whole))
  if (anchors.length === 0) return runs
  const parts = between(whole, anchors).flatMap((part) => {
    const rest = trimmed(a, b, part, runs)
    return editsIn(a, b, rest, budget) ?? []
  })
  return [...runs, ...parts]
}

function phrases(items: Items, numbers: Map<string, number>): Items {
  return items.map((_, at) => {
    const phrase = items.subarray(at, at + PHRASE).join()
    const known = numbers.get(phrase) ?? numbers.size
    numbers.set(phrase, known)
    return known
  })
}

/** The box without what its two sides share at the start, which goes to `runs`. Not at the end: that is the other way's. */
function trimmed(a: Items, b: Items, { a0, a1, b0, b1 }: Box, runs: Run[]): Box {
  let head = 0
  while (a0 + head < a1 && b0 + head < b1 && a[a0 + head] === b[b0 + head]) head++
  runs.push({ a: a0, b: b0, length: head })
  return { a0: a0 + head, a1, b0: b0 + head, b1 }
}

/** The box without what its two sides share at the end, which goes to `runs`. */
function docked(a: Items, b: Items, { a0, a1, b0, b1 }: Box, runs: Run[]): Box {
  let tail = 0
  while (a0 < a1 - tail && b0 < b1 - tail && a[a1 - tail - 1] === b[b1 - tail - 1]) tail++
  runs.push({ a: a1 - tail, b: b1 - tail, length: tail })
  return { a0, a1: a1 - tail, b0, b1: b1 - tail }
}

/** Items that stand once on each side of the box, in order of `a`: where in `a`, where in `b`. */
function uniquePairs(a: Items, b: Items, { a0, a1, b0, b1 }: Box): [number, number][] {
  const inB = placesOnce(b, b0, b1)
  return [...placesOnce(a, a0, a1)].flatMap(([item, at]): [number, number][] => {
    const other = inB.get(item)
    return at === undefined || other === undefined ? [] : [[at, other]]
  })
}

function placesOnce(items: Items, start: number, end: number): Map<number, number | undefined> {
  const places = new Map<number, number | undefined>()
  for (let at = start; at < end; at++) places.set(items[at], places.has(items[at]) ? undefined : at)
  return places
}

/** The longest choice of pairs that rises on both sides (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = []
  const previous: (number | undefined)[] = []
  pairs.forEach(([, b], at) => {
    const pile = firstPile(tops, pairs, b)
    previous[at] = tops[pile - 1]
    tops[pile] = at
  })
  const chosen: [number, number][] = []
  for (let at = tops.at(-1); at !== undefined; at = previous[at]) chosen.push(pairs[at])
  return chosen.reverse()
}

function firstPile(tops: readonly number[], pairs: readonly [number, number][], b: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pairs[tops[middle]][1] < b) low = middle + 1
    else high = middle
  }
  return low
}

/** The boxes between anchors; each begins with its anchor, which trimming then takes. */
function between(box: Box, anchors: readonly [number, number][]): Box[] {
  const starts = [[box.a0, box.b0] as const, ...anchors]
  return starts.map(([a0, b0], at) => {
    const [a1, b1] = anchors[at] ?? [box.a1, box.b1]
    return { a0, a1, b0, b1 }
  })
}

/**
 * The runs of a shortest edit script within the box (Myers 1986, greedy), or undefined where that takes too many edits or
 * the budget is spent.
 */
function editsIn(a: Items, b: Items, { a0, a1, b0, b1 }: Box, budget: Budget): Run[] | undefined {
  const nA = a1 - a0
  const nB = b1 - b0
  const most = Math.min(nA + nB, MOST_EDITS)
  const reached = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reached.slice(most + 1 - edits, most + 2 + edits))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1
      const isDown = diagonal === -edits || (diagonal !== edits && reached[at - 1] < reached[at + 1])
      const from = isDown ? reached[at + 1] : reached[at - 1] + 1
      let x = from
      while (x < nA && x - diagonal < nB && a[a0 + x] === b[b0 + x - diagonal]) x++
      budget.steps -= 1 + x - from
      reached[at] = x
      if (nA <= x && nB <= x - diagonal) return traced(trace, edits, nA, nB).map((run) => moved(run, a0, b0))
    }
    if (budget.steps < 0) return undefined
  }
  return undefined
}

function moved(run: Run, a: number, b: number): Run {
  return { a: run.a + a, b: run.b + b, length: run.length }
}

/** Walks the trace back from the end; `trace[d]` holds what was reached with `d - 1` edits, diagonals `-d` to `d`. */
function traced(trace: readonly Int32Array[], edits: number, nA: number, nB: number): Run[] {
  const runs: Run[] = []
  let x = nA
  let y = nB
  for (let d = edits; d > 0; d--) {
    const reached = trace[d]
    const diagonal = x - y
    const isDown = diagonal === -d || (diagonal !== d && reached[diagonal - 1 + d] < reached[diagonal + 1 + d])
    const before = isDown ? diagonal + 1 : diagonal - 1
    const startX = reached[before + d]
    const snake = isDown ? startX : startX + 1
    runs.push({ a: snake, b: snake - diagonal, length: x - snake })
    x = startX
    y = startX - before
  }
  runs.push({ a: 0, b: 0, length: x })
  return runs.reverse()
}
