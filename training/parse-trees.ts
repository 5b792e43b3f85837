import { LEFT, REDUCE, RIGHT, SHIFT } from '../src/engine/parse/states.ts'
import { type PlainWord, prepareWords, type TreeWords } from '../src/engine/parse/tree-words.ts'
import type { WordTable } from '../src/engine/tag/word-table.ts'
import type { GoldSentence } from './conllu.ts'

/** A tree to learn from or to compare with: words count from 1, 0 is the root's head. */
export interface GoldTree {
  readonly words: readonly PlainWord[]
  readonly treeWords: TreeWords
  readonly heads: Int32Array
  readonly relations: Int32Array
  /** The actions that build the tree, made projective where it was not. */
  readonly actions: Uint8Array
}

/** Numbers relations by name, the commonest first. */
export function relationsOf(sentences: readonly GoldSentence[]): string[] {
  const counts = new Map<string, number>()
  for (const { words } of sentences) {
    for (const { relation } of words) counts.set(relation, (counts.get(relation) ?? 0) + 1)
  }
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
}

/** Makes a tree of a sentence, its words as `words` has them. */
export function goldTree(
  sentence: GoldSentence,
  relations: ReadonlyMap<string, number>,
  words: readonly PlainWord[],
  table: WordTable,
): GoldTree {
  const gold = sentence.words
  const heads = Int32Array.from([-1, ...gold.map(({ head }) => head + 1)])
  return {
    words,
    treeWords: prepareWords(words, table),
    heads,
    relations: Int32Array.from([-1, ...gold.map(({ relation }) => relations.get(relation) ?? 0)]),
    actions: actionsOf(projective(heads)),
  }
}

/** Lifts arcs that cross others, shortest first, until none do. */
function projective(heads: Int32Array): Int32Array {
  const lifted = heads.slice()
  for (let word = crossing(lifted); word > 0; word = crossing(lifted)) lifted[word] = lifted[lifted[word]]
  return lifted
}

/** The word with the shortest arc over a word that does not hang below its head; 0 where there is none. */
function crossing(heads: Int32Array): number {
  let found = 0
  let shortest = Infinity
  for (let word = 1; word < heads.length; word++) {
    const head = heads[word]
    const length = Math.abs(head - word)
    if (head === 0 || length >= shortest) continue
    for (let at = Math.min(word, head) + 1; at < Math.max(word, head); at++) {
      if (hangsBelow(heads, at, head)) continue
      found = word
      shortest = length
      break
    }
  }
  return found
}

function hangsBelow(heads: Int32Array, word: number, above: number): boolean {
  let at = word
  while (at > 0 && at !== above) at = heads[at]
  return at === above
}

/** The actions that build a projective tree; a word is taken off the stack only when something below it is needed. */
function actionsOf(heads: Int32Array): Uint8Array {
  const size = heads.length - 1
  const hasHead = new Uint8Array(size + 1)
  const actions: number[] = []
  const stack: number[] = []
  let next = 1
  while (actions.length < 2 * size) {
    const action = actionAt(heads, stack, next, hasHead)
    actions.push(action)
    if (action === REDUCE || action === LEFT) stack.pop()
    else stack.push(next)
    if (action === RIGHT) hasHead[next] = 1
    if (action === SHIFT || action === RIGHT) next++
  }
  return Uint8Array.from(actions)
}

function actionAt(heads: Int32Array, stack: readonly number[], next: number, hasHead: Uint8Array): number {
  const size = heads.length - 1
  const top = stack[stack.length - 1]
  if (top === undefined) return SHIFT
  if (heads[top] === (next > size ? 0 : next)) return LEFT
  if (next <= size && heads[next] === top) return RIGHT
  const isNeeded = (word: number) => next > size || heads[next] === word || heads[word] === next
  if (hasHead[top] === 1 && (next > size || stack.slice(0, -1).some(isNeeded))) return REDUCE
  if (next > size) throw new Error(`No action builds the tree ${heads.join(' ')}`)
  return SHIFT
}
