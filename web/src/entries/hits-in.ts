import { foundSpans } from '../../../src/text/index.ts'

/** A piece of a text: the pieces give it back. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** A text cut where words stand that were sought: where the record’s own search finds them. */
export function hitsIn(text: string, sought: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of foundSpans(text, sought)) {
    if (start > from) pieces.push({ text: text.slice(from, start), isHit: false })
    pieces.push({ text: text.slice(start, end), isHit: true })
    from = end
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from), isHit: false })
  return pieces
}
