import type { ParsedWord } from '../sentence.ts'

/**
 * The words with exactly one root: the first of several keeps its place (a verb before a word of another class), the
 * others hang from it as `parataxis`. A sentence without words has none.
 */
export function onlyRoot(words: readonly ParsedWord[]): readonly ParsedWord[] {
  const roots = words.flatMap((word, i) => (word.head < 0 ? [i] : []))
  if (roots.length === 1) return words.map((word) => (word.head < 0 ? { ...word, relation: 'root' } : word))
  const root = roots.find((i) => words[i].class === 'VERB') ?? roots[0]
  return words.map((word, i) => {
    if (i === root) return { ...word, relation: 'root' }
    return word.head < 0 ? { ...word, head: root, relation: word.class === 'PUNCT' ? 'punct' : 'parataxis' } : word
  })
}
