/**
 * Text from outside made fit for a terminal: control characters (escape sequences among them), bidirectional overrides
 * and lone surrogates are shown as their code, line breaks and tabs as they are.
 */
export function harmless(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}

/** Text from outside in one line of a terminal; see `harmless`. */
export function oneLine(text: string): string {
  return harmless(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** How many columns a text takes in a terminal: East Asian wide characters take two, marks on others none. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) if (!/\p{M}/u.test(character)) sum += WIDE.test(character) ? 2 : 1
  return sum
}

/** The text cut to so many columns, with … where it was cut. */
export function shortened(text: string, width: number): string {
  if (columns(text) <= width) return text
  let cut = ''
  let used = 1
  for (const character of text) {
    used += columns(character)
    if (used > width) break
    cut += character
  }
  return `${cut}…`
}

/** The text filled with spaces to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** The text broken into lines of so many columns, at spaces where there are any; colour codes take no room. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, width))
    .join('\n')
}

function wrappedLine(line: string, width: number): string {
  let done = ''
  let used = 0
  for (const [piece] of line.matchAll(/\u001b\[[\d;]*m|[\u2e80-\uffef]|[^\s\u001b\u2e80-\uffef]+|\s+|./gu)) {
    const isCode = piece.startsWith('\u001b')
    const room = isCode ? 0 : columns(piece)
    if (used + room > width && used > 0 && !isCode && !/^[、。」』）)\].,]/u.test(piece)) {
      done = `${done.trimEnd()}\n`
      used = 0
      if (/^\s+$/.test(piece)) continue
    }
    done += piece
    used += room
  }
  return done
}
