import { type ExactSpan, exact, overlaps, type Span, union } from '../../../src/text/index.ts'
import type { StatementEntry } from '../api/entries.ts'

/** The parts of a statement that are spans of its text. */
export const PARTS = ['source', 'cue', 'content', 'addressee', 'via'] as const

export type Part = (typeof PARTS)[number]

/** The spans of each part. */
export type Parts = Readonly<Record<Part, readonly Span[]>>

/** The parts of a statement as it stands. */
export function partsOf({ statement }: Pick<StatementEntry, 'statement'>): Parts {
  const { source, cue, content, addressee, via } = statement
  return { source, cue, content, addressee, via }
}

/** So much is shown before and behind a statement at most. */
const AROUND = 450

/** The stretch of a text that is shown for some spans: with the paragraph before and the one behind; all of a short text. */
export function passageOf(text: string, spans: readonly Span[]): Span {
  const [first] = union(spans)
  const last = union(spans).at(-1)
  if (first === undefined || last === undefined || text.length <= AROUND * 2) return { start: 0, end: text.length }
  return { start: startBefore(text, first.start), end: endBehind(text, last.end) }
}

function startBefore(text: string, at: number): number {
  const own = text.lastIndexOf('\n', at - 1)
  const before = own <= 0 ? -1 : text.lastIndexOf('\n', text.slice(0, own).trimEnd().length - 1)
  const least = at - AROUND
  if (before + 1 >= least) return before + 1
  return Math.max(own + 1 >= least ? own + 1 : 0, borderAfter(text, Math.max(0, least)))
}

function endBehind(text: string, at: number): number {
  const own = lineEnd(text, at)
  const next = text.slice(own).search(/\S/)
  const behind = next < 0 ? text.length : lineEnd(text, own + next)
  const most = at + AROUND
  if (behind <= most) return behind
  return own <= most ? own : borderAfter(text, most)
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

/** Where a word begins at or after a place. */
function borderAfter(text: string, at: number): number {
  const found = /[\s、。」]/u.exec(text.slice(at, at + 80))
  return Math.min(text.length, found === null ? at : at + found.index + 1)
}

/** A piece of a passage: all of it is of the same parts. */
export interface Piece extends Span {
  readonly text: string
  readonly parts: readonly Part[]
  readonly isSelected: boolean
}

/** A passage cut wherever a part or the selection begins or ends; where the caret stands alone, too. */
export function piecesOf(text: string, passage: Span, parts: Parts, selection?: Span): readonly Piece[] {
  const marks = PARTS.flatMap((part) => parts[part])
  const borders = [...marks, ...(selection ? [selection] : [])].flatMap(({ start, end }) => [start, end])
  const within = borders.filter((at) => passage.start < at && at < passage.end)
  const cuts = [...new Set([passage.start, ...within, passage.end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, n) => {
    const at = { start, end: cuts[n + 1] as number }
    return {
      ...at,
      text: text.slice(at.start, at.end),
      parts: PARTS.filter((part) => parts[part].some((each) => overlaps(each, at))),
      isSelected: selection !== undefined && overlaps(selection, at),
    }
  })
}

/** Spans with their characters, as reviews carry them. */
export function exactSpans(text: string, spans: readonly Span[]): readonly ExactSpan[] {
  return spans.map((each) => exact(text, each))
}
