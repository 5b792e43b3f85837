import { listOf, rowsOf, under } from './rows.ts'

/** Common words of one language, by what they do in a designation. */
export interface CommonWords {
  readonly of: (does: string) => ReadonlySet<string>
  /** Words that a designation of nobody known ends in, by their last letter, longest first. */
  readonly ends: ReadonlyMap<string, readonly string[]>
}

/** Common words by language; a language without words gets empty sets. */
export type CommonTables = ReadonlyMap<string, CommonWords>

/** The common words of the cast's table. */
export function readCommon(tables: Readonly<Record<string, string>>): CommonTables {
  const sets = new Map<string, Map<string, Set<string>>>()
  for (const [language, does, words] of rowsOf(tables['common.tsv'])) {
    under(sets, language, () => new Map()).set(does, new Set(listOf(words)))
  }
  return new Map([...sets].map(([language, byDoing]) => [language, commonWords(byDoing)]))
}

/** The words of a language. */
export function commonOf(tables: CommonTables, language: string): CommonWords {
  return tables.get(language) ?? NONE
}

const NONE: CommonWords = commonWords(new Map())

function commonWords(byDoing: ReadonlyMap<string, ReadonlySet<string>>): CommonWords {
  const empty: ReadonlySet<string> = new Set()
  const ends = new Map<string, string[]>()
  for (const word of byDoing.get('ends') ?? []) under(ends, word.at(-1) ?? '', () => []).push(word)
  for (const list of ends.values()) list.sort((one, other) => other.length - one.length)
  return { of: (does) => byDoing.get(does) ?? empty, ends }
}
