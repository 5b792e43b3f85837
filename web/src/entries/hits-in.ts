/** A piece of a text: the pieces give it back. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** A text cut where words stand that were sought, whatever their case; words in Latin letters count from where a word begins. */
export function hitsIn(text: string, sought: readonly string[]): readonly Piece[] {
  const wanted = sought.map((words) => words.trim()).filter((words) => words !== '')
  if (wanted.length === 0) return [{ text, isHit: false }]
  const pattern = new RegExp(wanted.map(patternOf).join('|'), 'giu')
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(pattern)) {
    if (found[0] === '') continue
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), isHit: false })
    from = found.index + found[0].length
    pieces.push({ text: found[0], isHit: true })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isHit: false })
  return pieces
}

function patternOf(words: string): string {
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+')
  return /^[\p{Script=Latin}\p{N}]/u.test(words) ? `(?<![\\p{L}\\p{N}])${escaped}` : escaped
}
