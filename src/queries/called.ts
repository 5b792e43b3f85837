import type { RecordReader } from '../record/index.ts'
import type { ActorEntry } from '../schema/index.ts'
import { QueryError } from './query-error.ts'

/** Tells the language of a name whose script does not: as a BCP 47 tag. */
export type LanguageOf = (name: string) => Promise<string>

/**
 * Those who are known by names, or by ids.
 *
 * @param field which part of the question names them.
 * @throws QueryError when nobody is known by one.
 */
export async function called(
  names: readonly string[] | undefined,
  field: string,
  reader: RecordReader,
  languageOf: LanguageOf,
): Promise<ActorEntry[]> {
  const found: ActorEntry[] = []
  for (const name of names ?? []) {
    const actors = await knownAs(name, reader, languageOf)
    if (actors.length === 0) throw new QueryError(field, `The record knows nobody called ${name}`, name)
    found.push(...actors)
  }
  return found
}

/** Those who are known by a name, or by an id; nobody where nobody is. */
export async function knownAs(name: string, reader: RecordReader, languageOf: LanguageOf): Promise<ActorEntry[]> {
  const { items } = await reader.actors({ ids: [name] }, { limit: 1 })
  return [...(items.length > 0 ? items : await reader.actorsCalled(name, await tellLanguage(name, languageOf)))]
}

/** States with all who speak for them, by the names of the states. */
export async function ofSides(
  names: readonly string[] | undefined,
  reader: RecordReader,
  languageOf: LanguageOf,
): Promise<ActorEntry[]> {
  const found: ActorEntry[] = []
  for (const side of await called(names, 'side', reader, languageOf)) {
    const { items } = await reader.actors({ standsFor: side.id }, { limit: MOST_OF_A_SIDE })
    found.push(side, ...items)
  }
  return found
}

/** Of a side those with the most statements are asked for. */
const MOST_OF_A_SIDE = 200

/** The language that a name’s script tells; English where it tells none. */
async function tellLanguage(name: string, languageOf: LanguageOf): Promise<string> {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name)) return 'ja'
  return /\p{sc=Hangul}/u.test(name) || /\p{sc=Cyrillic}/u.test(name) ? languageOf(name) : 'en'
}
