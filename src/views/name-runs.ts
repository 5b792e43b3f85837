/**
 * What may be names in a text, each once, in order but for those of Han characters, which come last: runs of words with a capital, of katakana, of Han characters and Latin
 * letters in unspaced writing. Whether they are names is for the record to say.
 */
export function nameRuns(text: string, limit: number): string[] {
  const found = [...text.matchAll(RUNS)].map(([run]) => run.replace(/['’]s?$/u, ''))
  const unique = [...new Set(found)].filter((run) => run.length > 1)
  // Of Han characters most runs are plain words.
  return unique.toSorted((one, other) => Number(IS_HAN.test(one)) - Number(IS_HAN.test(other))).slice(0, limit)
}

const IS_HAN = /^\p{sc=Han}/u
const RUNS =
  /[\p{sc=Katakana}ー・]{2,}|[\p{sc=Han}]{2,6}|(?<![\p{L}\p{N}])\p{Lu}[\p{sc=Latin}'’.-]*(?: \p{Lu}[\p{sc=Latin}'’.-]*)*/gu
