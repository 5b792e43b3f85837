import type { TreeWords } from './tree-words.ts'

/**
 * The four things a parser does (arc-eager, Nivre 2003): put the next word on the stack; take off the stack's top,
 * which has its head; hang the top on the next word and take it off; hang the next word on the top and put it on the
 * stack. The root stands past the last word. Every sentence of n words takes 2n of them.
 */
export const SHIFT = 0
export const REDUCE = 1
export const LEFT = 2
export const RIGHT = 3
export const N_ACTIONS = 4

/**
 * States of the parser for one sentence, as rows of integers; none is ever changed once made, so that a beam shares
 * them. A *node* is a word with the children found so far; a *state* names the stack's top node (its `BELOW` is the
 * rest of the stack), the next word's node, and how it came about.
 */
export interface States {
  readonly words: TreeWords
  readonly nodes: Int32Array
  readonly states: Int32Array
  nNodes: number
  nStates: number
}

/** Fields of a node: words (`none` where there is no such child), relations (-1 where none), counts, sets of relations. */
export const NODE = 16
export const WORD = 0
export const BELOW = 1
/** The relation to its head, which is then the node below it; -1 where it has no head yet. */
export const HEAD_RELATION = 2
export const LEFT_1 = 3
export const LEFT_2 = 4
export const RIGHT_1 = 5
export const RIGHT_2 = 6
export const LEFT_1_RELATION = 7
export const LEFT_2_RELATION = 8
export const RIGHT_1_RELATION = 9
export const RIGHT_2_RELATION = 10
export const N_LEFT = 11
export const N_RIGHT = 12
export const LEFT_SET = 13
export const RIGHT_SET = 14

/** Fields of a state. */
export const STATE = 8
export const TOP = 0
export const NEXT = 1
export const PARENT = 2
export const ACTION = 3
export const RELATION = 4
export const SCORE = 5

const NO_NODE = 0

/** Room for a search with up to `beam` states a step, and its first state, number 0. */
export function startStates(words: TreeWords, beam: number): States {
  const room = 2 * words.size * beam + 2
  const states: States = {
    words,
    nodes: new Int32Array(NODE * (words.size + 3 + 2 * room)),
    states: new Int32Array(STATE * room),
    nNodes: 0,
    nStates: 1,
  }
  addLeaf(states, words.none)
  for (let word = 1; word <= words.size + 1; word++) addLeaf(states, word)
  states.states[TOP] = NO_NODE
  states.states[NEXT] = leafOf(1)
  states.states[PARENT] = -1
  return states
}

/** The node of a word without children. */
function leafOf(word: number): number {
  return word
}

function addLeaf(states: States, word: number): void {
  const { nodes } = states
  const at = NODE * states.nNodes++
  nodes[at + WORD] = word
  nodes[at + BELOW] = NO_NODE
  nodes[at + HEAD_RELATION] = -1
  for (let field = LEFT_1; field <= RIGHT_2; field++) nodes[at + field] = states.words.none
  for (let field = LEFT_1_RELATION; field <= RIGHT_2_RELATION; field++) nodes[at + field] = -1
}

/** Whether an action can be taken; in every state but the last one can. */
export function isPossible({ words, nodes, states }: States, state: number, action: number): boolean {
  const top = states[STATE * state + TOP]
  const isAtEnd = nodes[NODE * states[STATE * state + NEXT] + WORD] > words.size
  if (action === SHIFT) return !isAtEnd
  if (top === NO_NODE) return false
  if (action === RIGHT) return !isAtEnd
  const hasHead = nodes[NODE * top + HEAD_RELATION] >= 0
  const isLateHung = isAtEnd && nodes[NODE * top + BELOW] !== NO_NODE
  return action === REDUCE ? hasHead || isLateHung : !hasHead && !isLateHung
}

/** Whether an action, possible in a state, makes an arc: so does taking off a top that is still without a head. */
export function makesArc({ nodes, states }: States, state: number, action: number): boolean {
  return action >= LEFT || (action === REDUCE && nodes[NODE * states[STATE * state + TOP] + HEAD_RELATION] < 0)
}

/** The word that an action would hang on another. */
export function dependentOf({ nodes, states }: States, state: number, action: number): number {
  return nodes[NODE * states[STATE * state + (action === RIGHT ? NEXT : TOP)] + WORD]
}

/** The word that an action would hang another on; 0 for the root. */
export function headOf({ words, nodes, states }: States, state: number, action: number): number {
  const top = NODE * states[STATE * state + TOP]
  if (action === RIGHT) return nodes[top + WORD]
  if (action === REDUCE) return nodes[NODE * nodes[top + BELOW] + WORD]
  const next = nodes[NODE * states[STATE * state + NEXT] + WORD]
  return next > words.size ? 0 : next
}

/** Makes the state that follows; `relation` is what an arc is called. Gives its number. */
export function advance(states: States, state: number, action: number, relation: number, score: number): number {
  const { nodes, states: rows } = states
  const made = states.nStates++
  const at = STATE * made
  const top = rows[STATE * state + TOP]
  const next = rows[STATE * state + NEXT]
  if (action === SHIFT || action === RIGHT) {
    const below = action === RIGHT ? addRight(states, top, nodes[NODE * next + WORD], relation) : top
    rows[at + TOP] = copyNode(states, next, below)
    rows[at + NEXT] = leafOf(nodes[NODE * next + WORD] + 1)
    if (action === RIGHT) nodes[NODE * rows[at + TOP] + HEAD_RELATION] = relation
  } else {
    rows[at + TOP] = nodes[NODE * top + BELOW]
    rows[at + NEXT] = action === LEFT ? addLeft(states, next, nodes[NODE * top + WORD], relation) : next
  }
  rows[at + PARENT] = state
  rows[at + ACTION] = action
  rows[at + RELATION] = relation
  rows[at + SCORE] = score
  return made
}

function copyNode(states: States, node: number, below: number): number {
  const { nodes } = states
  const made = states.nNodes++
  const to = NODE * made
  const from = NODE * node
  for (let field = 0; field < NODE; field++) nodes[to + field] = nodes[from + field]
  nodes[to + BELOW] = below
  return made
}

function addLeft(states: States, head: number, child: number, relation: number): number {
  const { nodes } = states
  const made = copyNode(states, head, NO_NODE)
  const at = NODE * made
  nodes[at + LEFT_2] = nodes[at + LEFT_1]
  nodes[at + LEFT_2_RELATION] = nodes[at + LEFT_1_RELATION]
  nodes[at + LEFT_1] = child
  nodes[at + LEFT_1_RELATION] = relation
  nodes[at + N_LEFT]++
  nodes[at + LEFT_SET] |= 1 << (relation % 31)
  return made
}

function addRight(states: States, head: number, child: number, relation: number): number {
  const { nodes } = states
  const made = copyNode(states, head, nodes[NODE * head + BELOW])
  const at = NODE * made
  nodes[at + RIGHT_2] = nodes[at + RIGHT_1]
  nodes[at + RIGHT_2_RELATION] = nodes[at + RIGHT_1_RELATION]
  nodes[at + RIGHT_1] = child
  nodes[at + RIGHT_1_RELATION] = relation
  nodes[at + N_RIGHT]++
  nodes[at + RIGHT_SET] |= 1 << (relation % 31)
  return made
}

/** The tree that led to a state: the head of each of the words 0 to `size`, and the relation, -1 where none yet. */
export function treeOf(states: States, state: number): { heads: Int32Array; relations: Int32Array } {
  const { words, states: rows } = states
  const heads = new Int32Array(words.size + 1).fill(-1)
  const relations = new Int32Array(words.size + 1).fill(-1)
  for (let at = state; rows[STATE * at + PARENT] >= 0; at = rows[STATE * at + PARENT]) {
    const action = rows[STATE * at + ACTION]
    const parent = rows[STATE * at + PARENT]
    if (!makesArc(states, parent, action)) continue
    const dependent = dependentOf(states, parent, action)
    heads[dependent] = headOf(states, parent, action)
    relations[dependent] = rows[STATE * at + RELATION]
  }
  return { heads, relations }
}
