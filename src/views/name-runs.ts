/**
 * What may be names in a text, in order, each once: runs of words with a capital, of katakana, of Han characters and Latin
 * letters in unspaced writing. Whether they are names is for the record to say.
 */
export function nameRuns(text: string, limit: number): string[] {
  const found = [...text.matchAll(RUNS)].map(([run]) => run.replace(/['’]s?$/u, ''))
  return [...new Set(found)].filter((run) => run.length > 1).slice(0, limit)
}

const RUNS =
  /[\p{sc=Katakana}ー・]{2,}|[\p{sc=Han}]{2,6}|(?<![\p{L}\p{N}])\p{Lu}[\p{sc=Latin}'’.-]*(?: \p{Lu}[\p{sc=Latin}'’.-]*)*/gu
