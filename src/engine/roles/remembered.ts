/** A function that answers the same words but once: for as long as one text is read, or what is kept has no bound. */
export function remembered<T>(answer: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>()
  return (words) => {
    const found = known.get(words)
    if (found !== undefined || known.has(words)) return found as T
    const made = answer(words)
    known.set(words, made)
    return made
  }
}
