import { HASH_SEED, hashText, mix } from '../model/hash.ts'
import type { Trees } from './trees.ts'

const named = (name: string) => hashText(name)

export const NSUBJ = named('nsubj')
export const OBJ = named('obj')
export const OBL = named('obl')
export const NMOD = named('nmod')
export const CCOMP = named('ccomp')
export const XCOMP = named('xcomp')
export const ADVCL = named('advcl')
export const ACL = named('acl')
export const CONJ = named('conj')
export const PARATAXIS = named('parataxis')
export const APPOS = named('appos')
export const PUNCT = named('punct')
export const CASE = named('case')
export const MARK = named('mark')
export const RELATIVE = named('acl:relcl')
export const POSSESSIVE = named('nmod:poss')
export const AGENT = named('obl:agent')
export const PASSIVE_SUBJECT = named('nsubj:pass')
export const NOUN = named('NOUN')
export const PROPN = named('PROPN')
export const PRON = named('PRON')
export const VERB = named('VERB')
export const AUX = named('AUX')
export const ADJ = named('ADJ')
export const NUM = named('NUM')
export const DET = named('DET')
export const PUNCTUATION = named('PUNCT')

const MOST_UP = 5

/** The relations from `from` up to the word both stand under and down to `to`, as one hash; one for all long ways. */
export function path(trees: Trees, from: number, to: number): number {
  const { head, relation } = trees
  let up = from
  let hash = HASH_SEED
  for (let nUp = 0; nUp <= MOST_UP && up >= 0; nUp++) {
    let down = to
    let below = 1
    for (let nDown = 0; nDown <= MOST_UP && down >= 0; nDown++) {
      if (down === up) return mix(mix(hash, 77), below)
      below = mix(below, relation[down])
      down = head[down]
    }
    hash = mix(hash, relation[up])
    up = head[up]
  }
  return 3
}

/** The first child of a word with the relation, -1 for none. */
export function childBy(trees: Trees, word: number, relation: number): number {
  for (let child = trees.firstChild[word]; child >= 0; child = trees.nextSibling[child]) {
    if (trees.relation[child] === relation) return child
  }
  return -1
}

/** The preposition or conjunction that ties a word to its head, as a hash; 0 for none. */
export function marker(trees: Trees, word: number): number {
  for (let child = trees.firstChild[word]; child >= 0; child = trees.nextSibling[child]) {
    const relation = trees.relation[child]
    if (relation === CASE || relation === MARK) return trees.lemma[child]
  }
  return 0
}

const CLIMBED = new Set([CONJ, XCOMP, ADVCL, CCOMP, PARATAXIS, NMOD, APPOS, OBL, named('dep'), named('aux'), OBJ])
const MOST_CLIMBED = 4

/**
 * Who does what a verb says: its own subject, or that of the clause it hangs from, or the noun it modifies; for a noun
 * its owner. -1 where the tree does not say.
 */
export function inferredSubject(trees: Trees, verb: number): number {
  const agent = byAgent(trees, verb)
  if (agent >= 0) return agent
  let at = verb
  for (let step = 0; step <= MOST_CLIMBED && at >= 0; step++) {
    const own = childBy(trees, at, NSUBJ)
    if (own >= 0) return own
    const owner = ownerOf(trees, at)
    if (owner >= 0) return owner
    if (trees.relation[at] === ACL) return trees.head[at]
    if (!CLIMBED.has(trees.relation[at])) return -1
    at = trees.head[at]
  }
  return -1
}

function byAgent(trees: Trees, verb: number): number {
  for (let child = trees.firstChild[verb]; child >= 0; child = trees.nextSibling[child]) {
    if (trees.fullRelation[child] === AGENT) return child
    if (trees.relation[child] === OBL && marker(trees, child) === BY) return child
  }
  return -1
}

const BY = named('by')

function ownerOf(trees: Trees, noun: number): number {
  for (let child = trees.firstChild[noun]; child >= 0; child = trees.nextSibling[child]) {
    if (trees.fullRelation[child] === POSSESSIVE) return child
  }
  return -1
}

/** Whether `above` is `word` or stands over it. */
export function dominates(trees: Trees, above: number, word: number): boolean {
  for (let at = word; at >= 0; at = trees.head[at]) if (at === above) return true
  return false
}

/** Whether a word can head a source: a noun, a name, a pronoun, or anything that is a subject. */
export function isNominal(trees: Trees, word: number): boolean {
  const wordClass = trees.wordClass[word]
  if (wordClass === NOUN || wordClass === PROPN || wordClass === PRON) return true
  return trees.relation[word] === NSUBJ && wordClass !== PUNCTUATION
}

/** A count in steps, for features: exact to 3, then coarser. */
export function countStep(count: number): number {
  if (count <= 3) return count
  if (count <= 5) return 4
  if (count <= 9) return 5
  if (count <= 17) return 6
  return count <= 35 ? 7 : 8
}

/** The index of the sentence's first word. */
export function sentenceFirst(trees: Trees, word: number): number {
  return trees.sentenceStart[trees.sentence[word]]
}

/** One past the index of the sentence's last word. */
export function sentenceEnd(trees: Trees, word: number): number {
  return trees.sentenceStart[trees.sentence[word] + 1]
}
