import { type Span, union } from './span.ts'

/**
 * A text as terms for full-text search in any database: words of spaced writing folded (case, width, accents), writing
 * without spaces as overlapping pairs of characters, so that 米国 is found in 対米国務 as well. Each term is of the
 * letters a–z and digits alone, so that no database’s own tokeniser takes it apart.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = []
  for (const [run, unspaced] of fold(text).matchAll(RUNS)) {
    if (unspaced === undefined) terms.push(plain(run))
    else terms.push(...pairs([...unspaced]))
  }
  return terms
}

function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(MARKS, '').normalize('NFC')
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
  const runs = [...fold(words).matchAll(RUNS)]
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

/** Of a phrase of so many terms a few tell sooner what may hold it, and so many are enough. */
const LONG = 6
const TELLING = { least: 3, most: 4 }

/**
 * Terms of a long phrase that few texts have: what may hold the phrase is sooner found by them than by all. Neighbours say little
 * more than one of them, above all pairs that share a character. Undefined of a phrase that is short, or too much of one term.
 */
export function tellingTerms(phrase: readonly SoughtTerm[]): readonly SoughtTerm[] | undefined {
  if (phrase.length < LONG) return undefined
  const whole = [...phrase.entries()].filter(([, { isPrefix }]) => !isPrefix)
  const chosen = new Map<string, number>()
  for (const [at, { term }] of whole.sort(([, one], [, other]) => usualness(one) - usualness(other))) {
    if (chosen.size === TELLING.most || (chosen.size >= TELLING.least && usualness({ term }) > 1)) break
    const isBeside = [...chosen.values()].some((other) => Math.abs(other - at) < 2)
    if (!isBeside && !chosen.has(term)) chosen.set(term, at)
  }
  return chosen.size < TELLING.least ? undefined : [...chosen.keys()].map((term) => ({ term, isPrefix: false }))
}

/** How usual a term is, from 0: hiragana make particles and endings, and short words stand anywhere. */
function usualness({ term }: Pick<SoughtTerm, 'term'>): number {
  if (CODED.test(term))
    return [...term.matchAll(CODES)].filter(([, code]) => isHiragana(Number.parseInt(code, 32))).length
  return term.length > 7 ? 0 : term.length > 4 ? 1 : 2
}

/** Characters as `coded` has them. A Latin word may look so by chance: a code need be no character’s. */
const CODED = /^(?:u[0-9a-v]+z)+$/
const CODES = /u([0-9a-v]+)z/g

function isHiragana(code: number): boolean {
  return 0x3041 <= code && code <= 0x309f
}

/**
 * Where words stand in a text, as a search for each finds them: spans in order, those that overlap made one.
 *
 * @example `foundSpans('Teslić said', ['teslic'])` gives the span of `Teslić`.
 */
export function foundSpans(text: string, sought: readonly string[]): readonly Span[] {
  const phrases = sought.map(soughtTerms).filter((phrase) => phrase.length > 0)
  if (phrases.length === 0) return []
  const placed = placedTerms(text)
  const found = placed.flatMap((_, at) => phrases.flatMap((phrase) => spanOf(phrase, placed, at) ?? []))
  return union(found)
}

function spanOf(phrase: readonly SoughtTerm[], placed: readonly PlacedTerm[], at: number): Span | undefined {
  const isThere = phrase.every(({ term, isPrefix }, n) => {
    const here = placed[at + n]?.term
    return isPrefix ? here?.startsWith(term) : here === term
  })
  if (!isThere) return undefined
  const last = placed[at + phrase.length - 1]
  return { start: placed[at].start, end: phrase.at(-1)?.isPrefix ? last.firstEnd : last.end }
}

/** A term where it stands in the text as it was written. */
interface PlacedTerm extends Span {
  readonly term: string
  /** Where its first character ends, of a pair. */
  readonly firstEnd: number
}

/** The terms of `searchTerms`, each with its span. */
function placedTerms(text: string): PlacedTerm[] {
  const { folded, written } = foldedByPlace(text)
  const spanAt = (from: number, to: number) => ({ start: written[from].start, end: written[to - 1].end })
  return [...folded.matchAll(RUNS)].flatMap((match): PlacedTerm[] => {
    const [run, unspaced] = match
    if (unspaced === undefined) {
      const own = spanAt(match.index, match.index + run.length)
      return [{ term: plain(run), ...own, firstEnd: own.end }]
    }
    const characters = [...unspaced]
    let from = match.index
    return pairs(characters).map((term, at) => {
      const end = from + characters[at].length
      const { start } = written[from]
      const pair = { term, start, ...{ end: written[end + (characters[at + 1]?.length ?? 0) - 1].end } }
      from = end
      return { ...pair, firstEnd: written[end - 1].end }
    })
  })
}

/** A text folded, with the span of each folded unit in the text as it was written. */
function foldedByPlace(text: string): { readonly folded: string; readonly written: readonly Span[] } {
  const written: Span[] = []
  let parts = ''
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    const part = fold(cluster)
    parts += part
    for (let n = 0; n < part.length; n++) written.push({ start: index, end: index + cluster.length })
  }
  // Folded as a whole some letters come out otherwise, such as a sigma that ends a word.
  const folded = fold(text)
  return { folded: folded.length === parts.length ? folded : parts, written }
}

/** A character with what belongs to it: accents, the voicing marks of kana of half width, the single letters of hangul that make syllables. */
const CLUSTERS =
  /[\p{sc=Hangul}\uffa0][\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc\p{M}]*|[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gu

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
