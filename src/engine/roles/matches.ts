/**
 * Every match of a global pattern, in order. Most words that patterns are tried on hold none, and to search finds that
 * out without the copy of the pattern that `matchAll` makes.
 */
export function matchesOf(words: string, pattern: RegExp): readonly RegExpExecArray[] {
  return words.search(pattern) < 0 ? NONE : [...words.matchAll(pattern)]
}

const NONE: readonly RegExpExecArray[] = []
