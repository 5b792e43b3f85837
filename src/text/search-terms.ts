/**
 * A text as terms for full-text search in any database: words of spaced writing folded (case, width, accents), writing
 * without spaces as overlapping pairs of characters, so that 米国 is found in 対米国務 as well. Each term is of the
 * letters a–z and digits alone, so that no database’s own tokeniser takes it apart.
 */
export function searchTerms(text: string): string[] {
  const folded = text.normalize('NFKD').toLowerCase().replace(MARKS, '').normalize('NFC')
  const terms: string[] = []
  for (const [run, unspaced] of folded.matchAll(RUNS)) {
    if (unspaced === undefined) terms.push(plain(run))
    else terms.push(...pairs([...unspaced]))
  }
  return terms
}

/** Latin accents, not the voicing marks of kana. */
const MARKS = /[\u0300-\u036f]/g
const RUNS =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]+)|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々])[\p{L}\p{N}\p{M}])+/gu

/** One step of a search: a term to be found whole, or as the start of one. */
export interface SoughtTerm {
  readonly term: string
  readonly isPrefix: boolean
}

/** The terms that must stand one after another where `words` stand. None where `words` has no letters or digits. */
export function soughtTerms(words: string): SoughtTerm[] {
  const folded = words.normalize('NFKD').toLowerCase().replace(MARKS, '').normalize('NFC')
  const runs = [...folded.matchAll(RUNS)]
  return runs.flatMap(([run, unspaced], at): SoughtTerm[] => {
    if (unspaced === undefined) return [{ term: plain(run), isPrefix: false }]
    const characters = [...unspaced]
    // A run that another follows ends where the text’s does, and the last may go on there.
    if (at < runs.length - 1) return pairs(characters).map((term) => ({ term, isPrefix: false }))
    // One character is the start of every pair it begins; of more, the pairs say all.
    if (characters.length === 1) return [{ term: coded(characters[0]), isPrefix: true }]
    return pairs(characters)
      .slice(0, -1)
      .map((term) => ({ term, isPrefix: false }))
  })
}

/** Pairs of neighbours, and the last character alone, so that each character begins one term. */
function pairs(characters: readonly string[]): string[] {
  return characters.map(
    (character, at) => coded(character) + (at + 1 < characters.length ? coded(characters[at + 1]) : ''),
  )
}

function plain(word: string): string {
  return /^[a-z0-9]+$/.test(word) ? word : [...word].map(coded).join('')
}

/** A character as `u`, its code point in base 32, and `z`, which no code has: no code is the start of another. */
function coded(character: string): string {
  return `u${(character.codePointAt(0) as number).toString(32)}z`
}
