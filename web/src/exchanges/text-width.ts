/**
 * How wide text is at a size, in the same units: an estimate on the wide side, so that what was laid out by it fits whatever font
 * is there, and the same text is laid out alike everywhere.
 */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width * size
}

function widthOf(character: string): number {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u30ff\uff01-\uff60]/u.test(character)) return 1
  if (/[iljI.,:;'|!‘’·]/.test(character)) return 0.33
  if (/[ftr ()[\]/“”"-]/.test(character)) return 0.43
  if (/[mwMW@%…—]/.test(character)) return 1
  if (/\p{Lu}/u.test(character)) return 0.74
  if (/\p{M}/u.test(character)) return 0
  return /\p{Ll}|\p{N}/u.test(character) ? 0.6 : 0.85
}
