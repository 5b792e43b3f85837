import type { LinkWords } from './words.ts'

/**
 * The words of a text that tell what it is about, folded; of unspaced writing pairs of characters stand for words. Names are
 * marked with a star. */
export type Telling = ReadonlySet<string>

/**
 * Telling words of a text: no common ones, no names that are left out; endings do not count.
 *
 * @param names words that tell nothing here, such as those of the parties.
 */
export function tellingWords(text: string, language: string, words: LinkWords, names: readonly string[] = []): Telling {
  const common = words.rows(language, 'common')
  const endings = words.rows(language, 'ending')
  const found = new Set<string>()
  for (const [run] of withoutNames(text.normalize('NFKC'), names).matchAll(RUNS)) {
    const word = run.toLowerCase()
    if (common.some(({ pattern }) => pattern.test(word))) continue
    const bare = endings.reduce((rest, { pattern }) => rest.replace(pattern, ''), word)
    for (const part of IS_HAN.test(bare) ? pairs(bare) : [NAME.test(run) ? `${bare}*` : bare]) found.add(part)
  }
  return found
}

const RUNS =
  /[\p{sc=Han}々]{2,}|[\p{sc=Katakana}ー]{3,}|(?![\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}])[\p{L}\p{M}][\p{L}\p{M}'’-]{3,}/gu
const NAME = /^\p{Lu}/u
const IS_HAN = /^\p{sc=Han}/u

/** The longest telling words of a text as they stand in it: the likeliest to be rare. */
export function longestWords(text: string, language: string, words: LinkWords, limit: number): string[] {
  const common = words.rows(language, 'common')
  const found = [...text.matchAll(RUNS)].map(([run]) => run.replace(/['’]s?$/u, ''))
  const telling = found.filter((run) => !common.some(({ pattern }) => pattern.test(run.toLowerCase())))
  return [...new Set(telling)].toSorted((one, other) => other.length - one.length).slice(0, limit)
}

function withoutNames(text: string, names: readonly string[]): string {
  return names.filter((name) => name.length > 1).reduce((rest, name) => rest.replaceAll(name, ' '), text)
}

function pairs(word: string): string[] {
  const characters = [...word]
  return characters.slice(1).map((character, at) => characters[at] + character)
}

/** How much two texts share. */
export interface Shared {
  /** How many words, or pairs, are in common. */
  readonly n: number
  /** Words in common; a name, or a pair of Han characters, is half of one. */
  readonly weight: number
  /** The weight in common as a share of the smaller’s, 0 to 1. */
  readonly share: number
}

/** What two sets of telling words have in common. */
export function sharedOf(one: Telling, other: Telling): Shared {
  const common = [...one].filter((word) => other.has(word))
  const weight = weightOf(common)
  const smaller = Math.min(weightOf([...one]), weightOf([...other]))
  return { n: common.length, weight, share: smaller === 0 ? 0 : weight / smaller }
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (IS_HAN.test(word) || word.endsWith('*') ? 0.5 : 1), 0)
}
