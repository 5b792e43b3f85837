/** A stretch of a version’s text, verbatim. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly exact: string
}

/** A piece of a span’s words: the pieces give them back. */
export interface LitPiece {
  readonly text: string
  readonly isLit: boolean
}

/** A span’s words cut where others of the same version lie over them. */
export function litIn({ start, end, exact }: Stretch, lit: readonly Stretch[]): readonly LitPiece[] {
  const over = lit
    .map((each) => ({ from: Math.max(start, each.start), to: Math.min(end, each.end) }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from)
  const pieces: LitPiece[] = []
  let at = start
  for (const { from, to } of over) {
    if (to <= at) continue
    const begin = Math.max(from, at)
    if (begin > at) pieces.push({ text: exact.slice(at - start, begin - start), isLit: false })
    pieces.push({ text: exact.slice(begin - start, to - start), isLit: true })
    at = to
  }
  if (at < end) pieces.push({ text: exact.slice(at - start), isLit: false })
  return pieces
}
