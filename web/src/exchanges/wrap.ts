import { textWidth } from './text-width.ts'

/** Room for words: how wide a line may be, how many there may be, and in which size the words stand. */
export interface Room {
  readonly width: number
  readonly nLines: number
  readonly size: number
}

/**
 * Words broken into lines at word borders, as many as there is room for; where more is cut, the last line ends in …. Words that
 * are longer than a line are broken within. The lines’ characters are the text’s, white space apart.
 */
export function wrap(text: string, language: string, { width, nLines, size }: Room): readonly string[] {
  const fits = (line: string) => textWidth(line.trimEnd(), size) <= width
  const lines: string[] = []
  let line: string[] = []
  for (const piece of piecesOf(text, language, fits)) {
    if (line.length === 0 && piece.trim() === '') continue
    const longer = [...line, piece].join('')
    // Marks that close may not begin a line: they hang over its end by one character.
    if (
      line.length === 0 ||
      fits(longer) ||
      (CLOSING.test(piece) && textWidth(longer.trimEnd(), size) <= width + size)
    ) {
      line.push(piece)
      continue
    }
    if (lines.length === nLines - 1) return [...lines, cut(line, fits)]
    lines.push(line.join('').trimEnd())
    line = piece.trim() === '' ? [] : [piece]
  }
  return line.length === 0 ? lines : [...lines, line.join('').trimEnd()]
}

const CLOSING = /^[、。，．！？」』）”’)\],.!?;:]$/u

/** A line that goes on, cut before a word so that … has room. */
function cut(line: readonly string[], fits: (line: string) => boolean): string {
  const pieces = [...line]
  while (pieces.length > 1 && !fits(continued(pieces))) pieces.pop()
  const characters = [...pieces.join('')]
  while (characters.length > 0 && !fits(continued(characters))) characters.pop()
  return continued(characters)
}

function continued(pieces: readonly string[]): string {
  const kept = pieces.join('').trimEnd()
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u.test(kept) ? `${kept}…` : `${kept} …`
}

/** Words and what stands between them; marks that open go with the word behind them, and what is too long for a line by characters. */
function* piecesOf(text: string, language: string, fits: (line: string) => boolean): Generator<string> {
  let opening = ''
  let before = ' '
  for (const { segment } of segmenterOf(language).segment(text.replace(/\s+/g, ' '))) {
    const isOpening = /^[「『（“‘([《]$/u.test(segment) || (segment === '"' && before === ' ')
    before = segment
    opening += segment
    if (isOpening) continue
    if (fits(opening)) yield opening
    else yield* opening
    opening = ''
  }
  yield* opening
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, made)
  return made
}
