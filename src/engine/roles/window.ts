import type { Attribution } from '../../schema/index.ts'
import { overlaps, type Span } from '../../text/index.ts'
import type { Site } from './site.ts'

const LONGEST = 2000

/**
 * The part of a statement's sentence between the statements beside it, without what they say: where the report tells how,
 * when and to whom it was said.
 */
export function windowOf(attributions: readonly Attribution[], at: number, { sentence }: Site): Span[] {
  const { source, cue, content } = attributions[at]
  const beside = attributions.slice(Math.max(0, at - 2), at + 3).filter((each) => each !== attributions[at])
  const own = [...source, ...cue, ...content]
  const first = Math.min(...own.map(({ start }) => start))
  const last = Math.max(...own.map(({ end }) => end))
  const ends = beside.flatMap((each) => each.cue.map(({ end }) => end)).filter((end) => end <= first)
  const starts = beside.flatMap((each) => [...each.source, ...each.cue].map(({ start }) => start))
  const start = Math.max(sentence.start, ...ends)
  const end = Math.min(Math.max(sentence.end, last), start + LONGEST, ...starts.filter((each) => each >= last))
  const window: Span[] = []
  let from = start
  const theirs = beside.flatMap((each) => each.content).filter((each) => !own.some((span) => overlaps(span, each)))
  for (const span of [...content, ...theirs].sort((a, b) => a.start - b.start)) {
    if (span.end <= from || span.start >= end) continue
    if (span.start > from) window.push({ start: from, end: span.start })
    from = Math.max(from, span.end)
  }
  if (from < end) window.push({ start: from, end })
  return window
}
