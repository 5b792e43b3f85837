import type { LanguagePack } from '../engine/index.ts'

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
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters === 0)
    throw new UnsupportedLanguageError('The text has no letters to know its language by; name it with --language')
  if (count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.05 * letters) return 'ja'
  if (count(/\p{sc=Hangul}/gu) > 0.2 * letters) return 'ko'
  if (count(/\p{sc=Han}/gu) > 0.3 * letters) return 'zh'
  if (count(/\b(?:the|of|and|to|that|said|was|were|with|has|have|his|her|its|by)\b/gi) > 0.12 * count(/\p{L}+/gu))
    return 'en'
  const { eld } = await import('eld/extrasmall')
  const found = eld.detect(sample).language
  if (!found) throw new UnsupportedLanguageError('The language of the text could not be told; name it with --language')
  return found
}
