import type { LanguagePack } from '../engine/index.ts'
import { languageOf } from '../intake/index.ts'

/** There is no pack for a language. */
export class UnsupportedLanguageError extends Error {
  override readonly name = 'UnsupportedLanguageError'
}

const PACKS: Readonly<Record<string, () => Promise<LanguagePack>>> = {
  en: async () => (await import('@readout/en')).english,
  ja: async () => (await import('@readout/ja')).japanese,
}

/**
 * The pack of a language.
 *
 * @throws UnsupportedLanguageError when there is none; the message lists those there are.
 */
export async function packOf(language: string): Promise<LanguagePack> {
  const load = Object.hasOwn(PACKS, language) ? PACKS[language] : undefined
  if (!load)
    throw new UnsupportedLanguageError(
      `There is no language pack for ${language}; there are ${Object.keys(PACKS).join(', ')}`,
    )
  return load()
}

/** The packs of all languages there are. */
export async function allPacks(): Promise<LanguagePack[]> {
  return Promise.all(Object.values(PACKS).map((load) => load()))
}

/** The language of a text as a BCP 47 tag: by its script where that decides, else by its words. */
export async function identify(text: string): Promise<string> {
  if (!/\p{L}/u.test(text.slice(0, 20_000)))
    throw new UnsupportedLanguageError('The text has no letters to know its language by; name it with --language')
  const found = await languageOf(text)
  if (!found) throw new UnsupportedLanguageError('The language of the text could not be told; name it with --language')
  return found
}
