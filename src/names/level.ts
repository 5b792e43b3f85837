/**
 * Words as names of states and bodies are looked up: without article, quotation marks and the dots of letters that stand
 * for words; small, but for letters that stand for words, so that WHO is not "who" and US not "us".
 */
export function level(words: string): string {
  const bare = tidy(words)
    .replace(/^the (?=\S)/i, '')
    .replace(/\b(\p{Lu})\.(?=\p{Lu}\b|\s|$|['’])/gu, '$1')
  return /^[\p{Lu}\d+&-]{2,9}$/u.test(bare) ? bare : bare.toLowerCase()
}

/** How many letters of a designation are looked at: bounds the time. */
const LONGEST = 240

/** Words with one kind of space, apostrophe and width, and nothing but letters at both ends. */
export function tidy(words: string): string {
  return words
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[“”„«»「」『』"〝〟]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:、。.・\-–—]+/, '')
    .replace(/[\s,;:、。・\-–—]+$/, '')
}
