/**
 * Words as names of states and bodies are looked up: without article, quotation marks and the dots of letters that stand
 * for words; small, but for letters that stand for words, so that WHO is not "who" and US not "us".
 */
export function level(words: string): string {
  const noun = tidy(words).replace(/^the (?=\S)/i, '')
  const bare = noun.includes('.') ? noun.replace(/\b(\p{Lu})\.(?=\p{Lu}\b|\s|$|['’])/gu, '$1') : noun
  return bare.length < 10 && /^[\p{Lu}\d+&-]{2,9}$/u.test(bare) ? bare : bare.toLowerCase()
}

/** How many letters of a designation are looked at: bounds the time. */
export const LONGEST = 240

/** Words with one kind of space, apostrophe and width, and nothing but letters at both ends. */
export function tidy(words: string): string {
  return isTidy(words) ? words : tidied(words)
}

function tidied(words: string): string {
  return words
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[“”„«»「」『』"〝〟]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:、。.・\-–—]+/, '')
    .replace(/[\s,;:、。・\-–—]+$/, '')
}

/** What a letter is in words that are tidy: nothing there, a letter, one that stands at no end, a space. */
const [UNTIDY, LETTER, INNER, SPACE] = [0, 1, 2, 3]
const KINDS: Uint8Array = kinds()

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  // Of the letters that NFKC leaves alone whatever follows, those that nearly all names are written in.
  for (const [from, to] of [
    ...[
      [0x21, 0x7e],
      [0x410, 0x44f],
      [0x3041, 0x3096],
      [0x30a1, 0x30fa],
    ],
    ...[
      [0x30fc, 0x30fc],
      [0x3005, 0x3005],
      [0x4e00, 0x9fff],
    ],
  ])
    table.fill(LETTER, from, to + 1)
  for (const letter of '"`') table[letter.charCodeAt(0)] = UNTIDY
  for (const letter of ',;:、。.・-') table[letter.charCodeAt(0)] = INNER
  table[0x20] = SPACE
  return table
}

/** Whether words are surely as `tidied` leaves them. */
function isTidy(words: string): boolean {
  let before = SPACE
  for (let at = 0; at < words.length; at++) {
    const kind = KINDS[words.charCodeAt(at)]
    if (kind === UNTIDY || (kind !== LETTER && before === SPACE)) return false
    before = kind
  }
  return before === LETTER && words.length <= LONGEST
}
