import type { TreeWords } from './tree-words.ts'

/**
 * The three things a parser does (arc-hybrid, Kuhlmann et al. 2011): put the next word on the stack, hang the stack's
 * top on the next word, hang the stack's top on the one below it. Every sentence of n words takes 2n of them.
 */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

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

/** Fields of a node: words (`none` where there is no such child), relations, counts, sets of relations. */
export const NODE = 16
export const WORD = 0
export const BELOW = 1
export const LEFT_1 = 2
export const LEFT_2 = 3
export const RIGHT_1 = 4
export const RIGHT_2 = 5
export const LEFT_1_RELATION = 6
export const LEFT_2_RELATION = 7
export const RIGHT_1_RELATION = 8
export const RIGHT_2_RELATION = 9
export const N_LEFT = 10
export const N_RIGHT = 11
export const LEFT_SET = 12
export const RIGHT_SET = 13

/** Fields of a state. */
export const STATE = 8
export const TOP = 0
export const NEXT = 1
export const PARENT = 2
export const ACTION = 3
export const RELATION = 4
export const SCORE = 5

const NO_NODE = 0
const ROOT_NODE = 1

/** Room for a search with up to `beam` states a step, and its first state, number 0. */
export function startStates(words: TreeWords, beam: number): States {
  const room = 2 * words.size * beam + 2
  const states: States = {
    words,
    nodes: new Int32Array(NODE * (words.size + 3 + room)),
    states: new Int32Array(STATE * room),
    nNodes: 0,
    nStates: 1,
  }
  addLeaf(states, words.none)
  for (let word = 0; word <= words.size + 1; word++) addLeaf(states, word)
  states.states[TOP] = ROOT_NODE
  states.states[NEXT] = leafOf(1)
  states.states[PARENT] = -1
  return states
}

/** The node of a word without children. */
function leafOf(word: number): number {
  return word + 1
}

function addLeaf(states: States, word: number): void {
  const { nodes } = states
  const at = NODE * states.nNodes++
  nodes[at + WORD] = word
  nodes[at + BELOW] = NO_NODE
  for (let field = LEFT_1; field <= RIGHT_2; field++) nodes[at + field] = states.words.none
  for (let field = LEFT_1_RELATION; field <= RIGHT_2_RELATION; field++) nodes[at + field] = -1
}

/** Whether an action can be taken; in every state but the last one can. */
export function isPossible({ words, nodes, states }: States, state: number, action: number): boolean {
  const top = NODE * states[STATE * state + TOP]
  const next = nodes[NODE * states[STATE * state + NEXT] + WORD]
  if (action === SHIFT) return next <= words.size
  if (nodes[top + WORD] === 0) return false
  if (action === LEFT) return next <= words.size
  return nodes[NODE * nodes[top + BELOW] + WORD] !== 0 || next > words.size
}

/** The node that an action on a state would hang on another. */
export function dependentOf({ states }: States, state: number): number {
  return states[STATE * state + TOP]
}

/** The node that an action would hang the state's top on. */
export function headOf({ nodes, states }: States, state: number, action: number): number {
  return action === LEFT ? states[STATE * state + NEXT] : nodes[NODE * states[STATE * state + TOP] + BELOW]
}

/** Makes the state that follows; `relation` is what an arc is called. Gives its number. */
export function advance(states: States, state: number, action: number, relation: number, score: number): number {
  const { nodes, states: rows } = states
  const made = states.nStates++
  const at = STATE * made
  const top = rows[STATE * state + TOP]
  const next = rows[STATE * state + NEXT]
  if (action === SHIFT) {
    rows[at + TOP] = copyNode(states, next, top)
    rows[at + NEXT] = leafOf(nodes[NODE * next + WORD] + 1)
  } else if (action === LEFT) {
    rows[at + TOP] = nodes[NODE * top + BELOW]
    rows[at + NEXT] = addLeft(states, next, nodes[NODE * top + WORD], relation)
  } else {
    rows[at + TOP] = addRight(states, nodes[NODE * top + BELOW], nodes[NODE * top + WORD], relation)
    rows[at + NEXT] = next
  }
  rows[at + PARENT] = state
  rows[at + ACTION] = action
  rows[at + RELATION] = relation
  rows[at + SCORE] = score
  return made
}

function copyNode(states: States, node: number, below: number): number {
  const made = states.nNodes++
  states.nodes.copyWithin(NODE * made, NODE * node, NODE * (node + 1))
  states.nodes[NODE * made + BELOW] = below
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
  const { words, nodes, states: rows } = states
  const heads = new Int32Array(words.size + 1).fill(-1)
  const relations = new Int32Array(words.size + 1).fill(-1)
  for (let at = state; rows[STATE * at + PARENT] >= 0; at = rows[STATE * at + PARENT]) {
    const action = rows[STATE * at + ACTION]
    if (action === SHIFT) continue
    const parent = rows[STATE * at + PARENT]
    const dependent = nodes[NODE * dependentOf(states, parent) + WORD]
    heads[dependent] = nodes[NODE * headOf(states, parent, action) + WORD]
    relations[dependent] = rows[STATE * at + RELATION]
  }
  return { heads, relations }
}
