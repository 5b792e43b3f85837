import { LEFT, RIGHT, SHIFT } from '../src/engine/parse/states.ts'
import { type PlainWord, prepareWords, type TreeWords } from '../src/engine/parse/tree-words.ts'
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
  words: readonly PlainWord[] = sentence.words,
): GoldTree {
  const gold = sentence.words
  const heads = Int32Array.from([-1, ...gold.map(({ head }) => head + 1)])
  return {
    words,
    treeWords: prepareWords(words),
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

/** The actions that build a projective tree; a word hangs on the one below it as soon as it is complete. */
function actionsOf(heads: Int32Array): Uint8Array {
  const size = heads.length - 1
  const lastChild = new Int32Array(size + 1)
  for (let word = 1; word <= size; word++) lastChild[heads[word]] = word
  const actions: number[] = []
  const stack = [0]
  let next = 1
  while (actions.length < 2 * size) {
    const top = stack[stack.length - 1]
    const isComplete = top > 0 && lastChild[top] < next
    if (isComplete && next <= size && heads[top] === next) {
      stack.pop()
      actions.push(LEFT)
    } else if (isComplete && heads[top] === stack[stack.length - 2] && (heads[top] > 0 || next > size)) {
      stack.pop()
      actions.push(RIGHT)
    } else if (next <= size) {
      stack.push(next++)
      actions.push(SHIFT)
    } else {
      throw new Error(`No action builds the tree ${heads.join(' ')}`)
    }
  }
  return Uint8Array.from(actions)
}
