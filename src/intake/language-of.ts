const COMMON_IN_ENGLISH = /\b(?:the|of|and|to|that|said|was|were|with|has|have|his|her|its|by)\b/gi

/**
 * The language of a text as a BCP 47 tag: by its script or its commonest words where they decide, else by all its words; absent where
 * nothing tells, as in a text without letters.
 */
export async function languageOf(text: string): Promise<string | undefined> {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters === 0) return undefined
  if (count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.05 * letters) return 'ja'
  if (count(/\p{sc=Hangul}/gu) > 0.2 * letters) return 'ko'
  if (count(/\p{sc=Han}/gu) > 0.3 * letters) return 'zh'
  if (count(COMMON_IN_ENGLISH) > 0.12 * count(/\p{L}+/gu)) return 'en'
  const { eld } = await import('eld/extrasmall')
  return eld.detect(sample).language || undefined
}
