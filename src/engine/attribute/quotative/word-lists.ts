import { tableRows } from '../../table.ts'

/** The word lists of a pack's `frames.tsv`: what a rule asks of a word, by the name of the list. */
export interface WordLists {
  /** Whether a list has the word. */
  readonly has: (list: string, word: string | undefined) => boolean
  /** Whether the word is or ends in one that a list has. */
  readonly ends: (list: string, word: string | undefined) => boolean
}

const LONGEST_ENDING = 6

/** Rows of a list's name and its words, parted by blanks; rows of one name add up. */
export function readWordLists(table: string | undefined): WordLists {
  const lists = new Map<string, Set<string>>()
  for (const [name, words = ''] of tableRows(table)) {
    const list = lists.get(name) ?? new Set()
    for (const word of words.split(' ')) list.add(word)
    lists.set(name, list)
  }
  const has = (name: string, word: string | undefined) => word !== undefined && (lists.get(name)?.has(word) ?? false)
  const ends = (name: string, word: string | undefined) => {
    if (word === undefined) return false
    for (let from = Math.max(0, word.length - LONGEST_ENDING); from < word.length; from++)
      if (has(name, word.slice(from))) return true
    return has(name, word)
  }
  return { has, ends }
}
