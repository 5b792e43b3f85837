/**
 * The language of a text as a BCP 47 tag where its script or its commonest words leave no doubt; `none` where it has no letters, absent
 * where more must be known to tell.
 */
export function plainLanguage(text: string): 'ja' | 'ko' | 'zh' | 'en' | 'none' | undefined {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters === 0) return 'none'
  if (count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.05 * letters) return 'ja'
  if (count(/\p{sc=Hangul}/gu) > 0.2 * letters) return 'ko'
  if (count(/\p{sc=Han}/gu) > 0.3 * letters) return 'zh'
  const isEnglish = count(COMMON_IN_ENGLISH) > 0.12 * count(/\p{L}+/gu)
  return isEnglish ? 'en' : undefined
}

const COMMON_IN_ENGLISH = /\b(?:the|of|and|to|that|said|was|were|with|has|have|his|her|its|by)\b/gi
