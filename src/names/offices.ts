import { firstWords, listOf, rowsOf, under } from './rows.ts'

/** Offices: the words for them, and which is one of which. */
export interface Offices {
  /** The office of words in small letters; of several, the first in the table. */
  readonly byWords: ReadonlyMap<string, string>
  /** The first words of those that are several. */
  readonly firsts: ReadonlySet<string>
  /** Words of unspaced writing by their last letter, longest first: to be found at the end of a name. */
  readonly ends: ReadonlyMap<string, readonly string[]>
  /** The broader offices that an office is one of, as far up as they go. */
  readonly broader: ReadonlyMap<string, ReadonlySet<string>>
  /** The words that merely show respect: Mr., 氏. */
  readonly honorifics: ReadonlySet<string>
}

/** Offices that say nothing of who somebody is. */
const NEUTRAL: ReadonlySet<string> = new Set(['citizen', 'relative', 'doctor'])

/** The offices of the cast's table. */
export function readOffices(tables: Readonly<Record<string, string>>): Offices {
  const byWords = new Map<string, string>()
  const parents = new Map<string, string[]>()
  const ends = new Map<string, string[]>()
  for (const [id, broader, en, ja, other] of rowsOf(tables['offices.tsv'])) {
    parents.set(id, listOf(broader))
    for (const words of [...listOf(en), ...listOf(ja), ...listOf(other)]) under(byWords, words.toLowerCase(), () => id)
    for (const words of listOf(ja)) under(ends, words.at(-1) ?? '', () => []).push(words)
  }
  for (const list of ends.values()) list.sort((one, another) => another.length - one.length)
  const broader = new Map([...parents.keys()].map((id) => [id, above(id, parents)]))
  const honorifics = new Set([...byWords].filter(([, id]) => NEUTRAL.has(id)).map(([words]) => words))
  return { byWords, firsts: firstWords(byWords.keys()), ends, broader, honorifics }
}

function above(id: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>()
  const open = [...(parents.get(id) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(parents.get(next) ?? []))
  }
  return found
}

/** Offices that may tell people apart, sorted and each once. */
export function tellingOffices(offices: readonly string[]): string[] {
  return [...new Set(offices)].filter((office) => !NEUTRAL.has(office)).sort()
}

/** Whether one office is the other, or one of the kind that the other is. */
export function officesAgree(one: string, other: string, { broader }: Offices): boolean {
  return one === other || broader.get(one)?.has(other) === true || broader.get(other)?.has(one) === true
}
