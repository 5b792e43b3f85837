import { overlaps, type Span, size, subtract, trim, union } from '../../text/index.ts'
import type { Draft } from './draft.ts'

/** Two drafts' contents are the same statement's where they share this much of what they cover together. */
const SAME = 0.5
/** How many neighbours in text order a draft is compared with: bounds the time on texts of nothing but cues. */
const NEIGHBOURS = 24

/**
 * The drafts that stand: where two have overlapping cues, or one without a cue has another's content, the likelier one
 * stays (on a tie the earlier in `drafts`). Roles of a kept draft are trimmed and disjoint: a source or cue is cut out
 * of its content. In order of the text. A draft that continues a dropped one continues what replaced it, if anything.
 */
export function settle(text: string, drafts: readonly Draft[]): Draft[] {
  const clean = drafts.map((draft) => cleaned(text, draft)).filter((draft) => firstOf(draft) >= 0)
  const inOrder = clean
    .map((draft, rank) => ({ draft, rank }))
    .sort((a, b) => firstOf(a.draft) - firstOf(b.draft) || a.rank - b.rank)
  const dropped = new Set<number>()
  for (let i = 0; i < inOrder.length; i++) {
    for (let j = i + 1; j < inOrder.length && j <= i + NEIGHBOURS && !dropped.has(i); j++) {
      if (dropped.has(j) || !rivals(inOrder[i].draft, inOrder[j].draft)) continue
      const firstWins = compare(inOrder[i], inOrder[j]) <= 0
      dropped.add(firstWins ? j : i)
    }
  }
  return linked(
    inOrder.filter((_, i) => !dropped.has(i)).map(({ draft }) => draft),
    drafts,
    text,
  )
}

/** Where a draft's cue, or else its content, begins; -1 where it has neither. */
function firstOf(draft: Draft): number {
  return (draft.cue[0] ?? draft.content[0])?.start ?? -1
}

function compare(one: { draft: Draft; rank: number }, other: { draft: Draft; rank: number }): number {
  return other.draft.probability - one.draft.probability || one.rank - other.rank
}

function rivals(one: Draft, other: Draft): boolean {
  if (one.cue.length > 0 && other.cue.length > 0) return anyOverlap(one.cue, other.cue)
  if (one.continues !== undefined || other.continues !== undefined) return sameSpans(one.content, other.content, 0.01)
  return sameSpans(one.content, other.content, SAME)
}

function sameSpans(one: readonly Span[], other: readonly Span[], atLeast: number): boolean {
  const together = size([...one, ...other])
  return together > 0 && (size(one) + size(other) - together) / together >= atLeast
}

function anyOverlap(one: readonly Span[], other: readonly Span[]): boolean {
  return one.some((at) => other.some((also) => overlaps(at, also)))
}

function cleaned(text: string, draft: Draft): Draft {
  const cue = tidied(text, draft.cue)
  const source = tidied(text, subtract(draft.source, cue))
  const content = subtract(draft.content, [...cue, ...source])
    .map((at) => afterComma(text, at))
    .filter((at) => /[\p{L}\p{N}]/u.test(text.slice(at.start, at.end)))
  return { ...draft, source, cue, content: tidied(text, content) }
}

/** A stretch without the comma or stop that parts it from what came before. */
function afterComma(text: string, at: Span): Span {
  const { start, end } = trim(text, at)
  return /^[,;:.]\s/.test(text.slice(start, start + 2)) ? { start: start + 1, end } : { start, end }
}

function tidied(text: string, spans: readonly Span[]): Span[] {
  return union(spans.map((at) => trim(text, at)))
    .map((at) => trim(text, at))
    .filter((at) => at.start < at.end)
}

/** Points `continues` at the kept drafts: at the kept form of the same draft, or at the one whose cue took its place. */
function linked(kept: readonly Draft[], all: readonly Draft[], text: string): Draft[] {
  const byStart = new Map(kept.map((draft) => [firstOf(draft), draft]))
  const known = new Set(all)
  return kept.map((draft) => {
    const { continues, ...rest } = draft
    if (continues === undefined || !known.has(continues)) return rest
    const target = byStart.get(firstOf(cleaned(text, continues)))
    return target === undefined || target === draft ? rest : { ...rest, continues: target }
  })
}
