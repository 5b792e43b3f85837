import type { Alteration, StatementChange, TextPart } from '../../../src/changes/index.ts'
import type { Statement } from '../../../src/schema/index.ts'
import type { Span } from '../../../src/text/index.ts'

export type { Alteration, StatementChange, TextPart }

/** What became of a version’s statements and text, as the API tells it. */
export interface ToldChanges {
  readonly before: string
  readonly after: string
  readonly changes: readonly StatementChange[]
  readonly text: readonly TextPart[]
}

/** A piece of words: the pieces rejoin to them. */
export interface ChangedPiece {
  readonly text: string
  readonly isChanged: boolean
}

/** The words of spans cut where they were changed; the spans changed are of the same version. */
export function changedPieces(spans: Statement['content'], changed: readonly Span[]): ChangedPiece[] {
  return spans.flatMap(({ start, end, exact }, at) => {
    const pieces: ChangedPiece[] = at === 0 ? [] : [{ text: ' … ', isChanged: false }]
    let from = start
    for (const each of changed) {
      const [low, high] = [Math.max(from, each.start), Math.min(end, each.end)]
      if (low >= high) continue
      if (from < low) pieces.push({ text: exact.slice(from - start, low - start), isChanged: false })
      pieces.push({ text: exact.slice(low - start, high - start), isChanged: true })
      from = high
    }
    if (from < end) pieces.push({ text: exact.slice(from - start), isChanged: false })
    return pieces
  })
}

/** Where the words of a statement were changed, on one side. */
export function wordsChanged(change: StatementChange, side: 'before' | 'after'): readonly Span[] {
  if (change.kind !== 'altered') return []
  return change.alterations.flatMap((each) => (each.kind === 'words' ? each.changes.map((one) => one[side]) : []))
}

/** How many statements there are of each kind of change. */
export function countsOf(changes: readonly StatementChange[]): Readonly<Record<StatementChange['kind'], number>> {
  const counts = { same: 0, moved: 0, altered: 0, dropped: 0, added: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}

/** So much of what stayed the same is shown beside what changed, in characters. */
const SHOWN_SAME = 160

/** A part of a text’s changes as it is shown: the middle of a long stretch that stayed the same is folded away. */
export type ShownPart = TextPart | { readonly kind: 'folded'; readonly text: string }

/** The parts of a text’s changes with what stayed the same folded, where there is much of it; they rejoin to the parts. */
export function foldedParts(parts: readonly TextPart[]): ShownPart[] {
  return parts.flatMap((part, at): ShownPart[] => {
    if (part.kind !== 'same') return [part]
    const head = at === 0 ? 0 : cutBefore(part.text, SHOWN_SAME)
    const tail = at === parts.length - 1 ? part.text.length : cutBehind(part.text, part.text.length - SHOWN_SAME)
    if (tail - head < 2 * SHOWN_SAME) return [part]
    return [
      { kind: 'same' as const, text: part.text.slice(0, head) },
      { kind: 'folded' as const, text: part.text.slice(head, tail) },
      { kind: 'same' as const, text: part.text.slice(tail) },
    ].filter(({ text }) => text !== '')
  })
}

/** A place at or before `at` where a word ends, near it. */
function cutBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return wholeAt(text, space > at - 20 ? space : at)
}

/** A place at or behind `at` where a word begins, near it. */
function cutBehind(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return wholeAt(text, space >= 0 && space < at + 20 ? space + 1 : at)
}

function wholeAt(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at
}
