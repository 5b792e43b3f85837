/** A half-open stretch `[start, end)` of one text, in UTF-16 units (JavaScript string indices). */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span that carries the characters it covers, as wherever spans are stored or served. */
export interface ExactSpan extends Span {
  readonly exact: string
}

/**
 * The span `[start, end)`.
 *
 * @throws RangeError when the bounds are not integers with `0 <= start <= end`.
 */
export function span(start: number, end: number): Span {
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end)) {
    throw new RangeError(`A span needs integers 0 <= start <= end, got ${start} and ${end}`)
  }
  return { start, end }
}

/** The characters of `text` that `at` covers, with the span. Bounds are those of `String.prototype.slice`. */
export function exact(text: string, at: Span): ExactSpan {
  return { start: at.start, end: at.end, exact: text.slice(at.start, at.end) }
}

/** Whether `inner` lies wholly inside `outer`; a span lies inside itself. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share at least one unit. Empty spans share none. */
export function overlaps(one: Span, other: Span): boolean {
  return Math.max(one.start, other.start) < Math.min(one.end, other.end)
}

/** `at` without the white space at its two ends; empty, at its start, where it holds nothing else. */
export function trim(text: string, at: Span): Span {
  let { start, end } = at
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (start < end && isSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** Sorted, with overlapping and touching spans joined and empty ones dropped. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((at) => at.start < at.end).sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: Span[] = []
  for (const at of sorted) {
    const last = joined.at(-1)
    if (last && at.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, at.end) }
    else joined.push({ start: at.start, end: at.end })
  }
  return joined
}

/** The parts of `spans` that no span of `taken` covers, sorted. */
export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let rest = union(spans)
  for (const hole of taken) {
    rest = rest.flatMap((at) => {
      if (!overlaps(at, hole)) return [at]
      const before = { start: at.start, end: hole.start }
      const after = { start: hole.end, end: at.end }
      return [before, after].filter((part) => part.start < part.end)
    })
  }
  return rest
}

/** How many units the spans cover together, each counted once. */
export function size(spans: readonly Span[]): number {
  return union(spans).reduce((sum, at) => sum + at.end - at.start, 0)
}

/** White space as ECMAScript's `\s` has it, by UTF-16 unit. */
export function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (9 <= unit && unit <= 13)
  if (unit < 160) return false
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (0x2000 <= unit && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}
