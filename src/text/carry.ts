import { type Change, detail, isOnce, solid, UNMISTAKABLE } from './changes.ts'
import { heft, roughSentences, type Term, terms } from './pieces.ts'
import { covers, isSpace, overlaps, type Span, trim } from './span.ts'

/** What is known of two texts for carrying spans from the one to the other. Made once for all spans. */
export interface Carrier {
  readonly before: string
  readonly after: string
  /** What turned `before` into `after`, in order. */
  readonly changes: readonly Change[]
  /** The same, cut as finely as it goes. */
  readonly detail: readonly Change[]
  /** Unchanged stretches that now stand elsewhere, in order of `before`: equally long on both sides. */
  readonly moves: readonly Change[]
}

/** Share of a span's words that must be left for it to be the same span, edited. */
const KEPT = 0.5

/** By how much a span must be more like where it is carried than like anywhere else. */
const MARGIN = 0.15

/** A carrier of spans of `before` to `after`. */
export function carrier(before: string, after: string): Carrier {
  const fine = detail(before, after)
  const found = solid(before, after, fine)
  return { before, after, changes: found, detail: fine, moves: movesOf(before, after, found) }
}

/**
 * Where the words that `at` covers in the earlier text stand in the later one: exactly, where they are unchanged, also
 * where they were moved and are long enough to be unmistakable; with the changes inside, where most of them are left.
 * Undefined, an orphan, where they are gone or where two places fit: a span is never laid to its look-alike.
 *
 * @throws RangeError when the span is not within the earlier text.
 * @example
 * carry({ start: 3, end: 13 }, carrier('He will come. Then?', 'Now he will come. Then?')) // { start: 7, end: 17 }
 */
export function carry(at: Span, by: Carrier): Span | undefined {
  if (!(0 <= at.start && at.start <= at.end && at.end <= by.before.length)) {
    throw new RangeError(`Span ${at.start} to ${at.end} is not within a text of ${by.before.length} units`)
  }
  const { before, after } = touchedBy(by.changes, at)
  if (before.length === 0) return { start: at.start + after, end: at.end + after }
  return relocated(at, by) ?? edited(at, before, by)
}

/** The changes that touch `at`, and how far those that lie before it shift it. */
function touchedBy(found: readonly Change[], at: Span): { before: readonly Change[]; after: number } {
  const first = firstWhere(
    found,
    ({ before }) => at.start < before.end || (before.end === at.start && at.start < before.start),
  )
  let last = first
  while (last < found.length && found[last].before.start < at.end) last++
  const previous = found[first - 1]
  return { before: found.slice(first, last), after: previous ? previous.after.end - previous.before.end : 0 }
}

/** The first index for which `holds`, which must hold for all behind it; the length where it holds for none. */
function firstWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle])) high = middle
    else low = middle + 1
  }
  return low
}

/** Where the whole span stands unchanged but elsewhere, if it is, or lies in, something unmistakable. */
function relocated(at: Span, { before, after, moves }: Carrier): Span | undefined {
  const move = moves[firstWhere(moves, (stretch) => at.end <= stretch.before.end)]
  if (move && covers(move.before, at)) return shifted(at, move.after.start - move.before.start)
  const stretch = before.slice(at.start, at.end)
  if (heft(stretch, UNMISTAKABLE) < UNMISTAKABLE || !isOnce(before, stretch) || !isOnce(after, stretch))
    return undefined
  const found = shifted(at, after.indexOf(stretch) - at.start)
  return cutsWord(after, found.start) || cutsWord(after, found.end) ? undefined : found
}

function shifted(at: Span, by: number): Span {
  return { start: at.start + by, end: at.end + by }
}

function cutsWord(text: string, offset: number): boolean {
  return /^[a-z\d\u00c0-\u024f]{2}/i.test(text.slice(Math.max(0, offset - 1), offset + 1)) && 0 < offset
}

/** The span with the changes inside it, where enough of it is left and no other place is nearly as like it. */
function edited(at: Span, touched: readonly Change[], by: Carrier): Span | undefined {
  const kept = keptWithin(at, touched)
  if (kept.length === 0) return undefined
  const found = tidied(at, { start: startIn(at, kept[0], by), end: endIn(at, kept[kept.length - 1], by) }, by)
  const nKept = kept.reduce((sum, { before }) => sum + heftAt(by.before, before), 0)
  if (nKept === 0) return undefined
  if (by.before.slice(at.start, at.end) === by.after.slice(found.start, found.end)) return found
  if (nKept < KEPT * Math.max(heftAt(by.before, at), heftAt(by.after, found))) return undefined
  const [before, after] = indexesOf(by)
  return hasRival(at, found, before, after) || hasRival(found, at, after, before) ? undefined : found
}

function heftAt(text: string, at: Span): number {
  return heft(text.slice(at.start, at.end))
}

/** The unchanged stretches between the touched changes, as far as they lie within the span. */
function keptWithin(at: Span, touched: readonly Change[]): Change[] {
  const [first] = touched
  const starts = [
    { before: at.start, after: first.after.start - (first.before.start - at.start) },
    ...touched.map(({ before, after }) => ({ before: before.end, after: after.end })),
  ]
  return starts.flatMap((from, index) => {
    const end = Math.min(at.end, touched[index]?.before.start ?? at.end)
    if (end <= from.before) return []
    return [{ before: { start: from.before, end }, after: { start: from.after, end: from.after + end - from.before } }]
  })
}

/** Where the span starts in the later text: right there if unchanged, else before what replaced its first words. */
function startIn(at: Span, first: Change, { before, after, detail: fine }: Carrier): number {
  let back = 0
  while (
    at.start < first.before.start - back &&
    sameAt(before, first.before.start - back - 1, after, first.after.start - back - 1)
  )
    back++
  if (first.before.start - back === at.start) return first.after.start - back
  const next = fine[firstWhere(fine, (change) => at.start < change.before.end)]
  if (next === undefined || first.before.start < next.before.start) return first.after.start
  if (next.before.start < at.start) return Math.min(next.after.end, first.after.start)
  return Math.min(next.after.start - (next.before.start - at.start), first.after.start)
}

/** As `startIn`, for the end. */
function endIn(at: Span, last: Change, { before, after, detail: fine }: Carrier): number {
  let on = 0
  while (last.before.end + on < at.end && sameAt(before, last.before.end + on, after, last.after.end + on)) on++
  if (last.before.end + on === at.end) return last.after.end + on
  const previous = fine[firstWhere(fine, (change) => at.end <= change.before.start) - 1]
  if (previous === undefined || previous.before.end < last.before.end) return last.after.end
  if (at.end < previous.before.end) return Math.max(previous.after.start, last.after.end)
  return Math.max(previous.after.end + at.end - previous.before.end, last.after.end)
}

function sameAt(before: string, atBefore: number, after: string, atAfter: number): boolean {
  return 0 <= atAfter && atAfter < after.length && before[atBefore] === after[atAfter]
}

/** The found span without white space at its ends that the span did not have. */
function tidied(at: Span, found: Span, { before, after }: Carrier): Span {
  const tidy = trim(after, found)
  return {
    start: isSpace(before.charCodeAt(at.start)) ? found.start : tidy.start,
    end: isSpace(before.charCodeAt(at.end - 1)) ? found.end : Math.max(tidy.end, tidy.start),
  }
}

/** A term that stands more often than this says nothing of where one is. */
const COMMON = 64

/** A text's terms, in order, and where each stands. */
interface TermIndex {
  readonly all: readonly Term[]
  readonly places: ReadonlyMap<string, readonly Term[]>
}

const indexes = new WeakMap<Carrier, readonly [TermIndex, TermIndex]>()

function indexesOf(by: Carrier): readonly [TermIndex, TermIndex] {
  const known = indexes.get(by) ?? [indexOf(by.before), indexOf(by.after)]
  indexes.set(by, known)
  return known
}

function indexOf(text: string): TermIndex {
  const all = terms(text)
  const places = new Map<string, Term[]>()
  for (const term of all) {
    const known = places.get(term.term)
    if (known) known.push(term)
    else places.set(term.term, [term])
  }
  return { all, places }
}

/** Whether a text holds a place apart from `found` that is nearly as like the span `at` of `origin` as `found` is. */
function hasRival(at: Span, found: Span, origin: TermIndex, text: TermIndex): boolean {
  const wanted = termsWithin(origin.all, at)
  const hits = [...wanted]
    .flatMap((term) => rareOnes(text.places.get(term)))
    .sort((one, other) => one.start - other.start)
  const own = covering(
    hits.filter((hit) => covers(found, hit)),
    Number.POSITIVE_INFINITY,
  )
  const rival = covering(
    hits.filter((hit) => !overlaps(found, hit)),
    1.3 * (found.end - found.start),
  )
  return wanted.size > 0 && own - rival < MARGIN * wanted.size
}

function termsWithin(all: readonly Term[], at: Span): Set<string> {
  const within = new Set<string>()
  for (let i = firstWhere(all, ({ start }) => at.start <= start); i < all.length && all[i].end <= at.end; i++) {
    within.add(all[i].term)
  }
  return within
}

function rareOnes(places: readonly Term[] = []): readonly Term[] {
  return places.length <= COMMON ? places : []
}

/** The most different terms that stand within `width` units of each other. */
function covering(hits: readonly Term[], width: number): number {
  const inside = new Map<string, number>()
  let most = 0
  let first = 0
  for (const hit of hits) {
    inside.set(hit.term, (inside.get(hit.term) ?? 0) + 1)
    for (; hits[first].start + width < hit.end; first++) leave(inside, hits[first].term)
    most = Math.max(most, inside.size)
  }
  return most
}

function leave(inside: Map<string, number>, term: string): void {
  const count = inside.get(term) ?? 0
  if (count <= 1) inside.delete(term)
  else inside.set(term, count - 1)
}

/** Unmistakable sentences out of the changed stretches that stand elsewhere in the later text, with all around that agrees. */
function movesOf(before: string, after: string, found: readonly Change[]): Change[] {
  const inAfter = onceOnly(after, roughSentences(after))
  const all = roughSentences(before)
  const inBefore = onceOnly(before, all)
  const moves: Change[] = []
  for (const at of sentencesIn(all, found)) {
    const key = before.slice(at.start, at.end).trimEnd()
    const target = inAfter.get(key)
    const isKnown = moves.length > 0 && at.start < moves[moves.length - 1].before.end
    if (isKnown || target === undefined || inBefore.get(key) === undefined) continue
    if (heft(key, UNMISTAKABLE) < UNMISTAKABLE) continue
    moves.push(grown(before, after, at.start, target.start, key.length))
  }
  return moves
}

/** Sentences, without white space at their end, that stand once: where; undefined for others. */
function onceOnly(text: string, sentences: readonly Span[]): Map<string, Span | undefined> {
  const places = new Map<string, Span | undefined>()
  for (const at of sentences) {
    const key = text.slice(at.start, at.end).trimEnd()
    places.set(key, places.has(key) ? undefined : at)
  }
  return places
}

function sentencesIn(sentences: readonly Span[], found: readonly Change[]): Span[] {
  let next = 0
  return sentences.filter((at) => {
    while (next < found.length && found[next].before.end <= at.start) next++
    return next < found.length && overlaps(found[next].before, at)
  })
}

function grown(before: string, after: string, atBefore: number, atAfter: number, length: number): Change {
  let end = length
  while (atBefore + end < before.length && sameAt(before, atBefore + end, after, atAfter + end)) end++
  return { before: { start: atBefore, end: atBefore + end }, after: { start: atAfter, end: atAfter + end } }
}
