import type { Span } from '../../text/index.ts'
import { hashText } from '../model/hash.ts'
import { tableRows } from '../table.ts'
import type { Draft } from './draft.ts'
import { type Trees, wordAt } from './trees.ts'
import {
  ACL,
  ADVCL,
  CASE,
  CCOMP,
  CONJ,
  childBy,
  MARK,
  NOUN,
  NSUBJ,
  OBJ,
  OBL,
  PARATAXIS,
  PASSIVE_SUBJECT,
  PROPN,
  PUNCTUATION,
  sentenceFirst,
  VERB,
  XCOMP,
} from './walk.ts'

/** A verb that is itself the act, and what it takes: a row of a pack's `speech-acts.tsv`. */
interface VerbRow {
  /** How often a statement found by it is right. */
  readonly probability: number
  /** Relations of what is said, with the preposition where there is one, hashed. */
  readonly said: ReadonlySet<number>
  /** Relations of whom it is said of: they stand before it, in the cue. */
  readonly of: ReadonlySet<number>
  /** Lemmas of which one must head an object, hashed; empty where any may. */
  readonly objects: ReadonlySet<number>
}

/** A pack's verbs that are themselves the act, by lemma and by its hash, and the words of each kind, hashed. */
export interface SpeechActs {
  readonly verbs: ReadonlyMap<string, VerbRow>
  readonly byHash: ReadonlyMap<number, VerbRow>
  readonly words: {
    /** Common nouns for bodies and offices that act by what they say. */
    readonly body: ReadonlySet<number>
    /** Nouns that say when. */
    readonly time: ReadonlySet<number>
    /** Verbs whose infinitive has its doer before it, as part of what is said. */
    readonly urging: ReadonlySet<number>
    /** Auxiliaries that make a verb only possible, and conjunctions that do. */
    readonly modal: ReadonlySet<number>
    readonly doubt: ReadonlySet<number>
    /** Tags of a noun that can be a name where it begins a sentence. */
    readonly tag: ReadonlySet<number>
  }
}

/**
 * Rows `verb`, lemmas, probability, what is said, of whom, its objects; and rows of a kind and its words. Lists are
 * parted by spaces. Relations are `xcomp`, `obj`, or with a preposition `obl:to`.
 */
export function readSpeechActs(table: string | undefined): SpeechActs {
  const rows = tableRows(table)
  const verbs = new Map<string, VerbRow>()
  for (const [kind, lemmas, probability, said = '', of = '', objects = ''] of rows) {
    if (kind !== 'verb') continue
    const row = { probability: Number(probability), said: hashes(said), of: hashes(of), objects: hashes(objects) }
    for (const lemma of lemmas.split(' ')) verbs.set(lemma, row)
  }
  const wordsOf = (kind: string) =>
    hashes(
      rows
        .filter(([each]) => each === kind)
        .map(([, words]) => words)
        .join(' '),
    )
  return {
    verbs,
    byHash: new Map([...verbs].map(([lemma, row]) => [hashText(lemma), row])),
    words: {
      body: wordsOf('body'),
      time: wordsOf('time'),
      urging: wordsOf('urging'),
      modal: wordsOf('modal'),
      doubt: wordsOf('doubt'),
      tag: wordsOf('tag'),
    },
  }
}

function hashes(list: string): ReadonlySet<number> {
  return new Set(
    list
      .split(' ')
      .filter(Boolean)
      .map((each) => hashText(each.replace(/^obl:/, ''))),
  )
}

const FINDER = { kind: 'rule', name: 'speech-act' } as const

/**
 * Statements told by a verb that is itself the act (rejected a proposal, agreed to talks, threatened to leave) where
 * no other draft has it as its cue.
 */
export function findSpeechActs(trees: Trees, acts: SpeechActs, drafts: readonly Draft[]): Draft[] {
  const inCue = new Uint8Array(trees.nWords)
  for (const { cue } of drafts) {
    for (const { start, end } of cue) inCue.fill(1, Math.max(0, wordAt(trees, start)), wordAt(trees, end - 1) + 1)
  }
  const found: Draft[] = []
  for (let at = 0; at < trees.nWords; at++) {
    const row = trees.wordClass[at] === VERB && inCue[at] === 0 ? acts.byHash.get(trees.lemma[at]) : undefined
    const draft = row && draftOf(trees, at, row, acts)
    if (draft) found.push(draft)
  }
  return found
}

/** Clauses that tell what was done, not what somebody wants, fears or may do. */
const TOLD = new Set([hashText('root'), CONJ, CCOMP, PARATAXIS, ADVCL])
const PART = hashText('PART')
const SCONJ = hashText('SCONJ')
const AUXILIARY = hashText('aux')
/** How many words may stand between a verb and its infinitive. */
const NEAR = 6
const PARTICLE = hashText('compound:prt')
const AGENT = hashText('obl:agent')
const PASSIVE = hashText('aux:pass')
const UNMARKED = hashText('obl:unmarked')
const ADVERB = hashText('advmod')
const TIME = hashText('obl:tmod')
const SAID_OF_TIME = hashText('nmod:tmod')

function draftOf(trees: Trees, verb: number, row: VerbRow, acts: SpeechActs): Draft | undefined {
  const { relation } = trees
  if (!TOLD.has(relation[verb]) && !isRootNouns(trees, verb)) return undefined
  for (const child of children(trees, verb)) {
    if (relation[child] === AUXILIARY && acts.words.modal.has(trees.lemma[child])) return undefined
    if (relation[child] === MARK && acts.words.doubt.has(trees.lemma[child])) return undefined
  }
  const subject = notTime(trees, subjectOf(trees, verb), acts)
  if (subject < 0 || !isActor(trees, subject, acts)) return undefined
  const said = children(trees, verb).filter((child) => child > verb && isSaid(trees, child, row, acts))
  const isThat = row.said.has(CCOMP) && isConjunction(trees, verb + 1)
  if (said.length === 0 && isThat) said.push(verb + 1)
  if (said.length === 0 && row.said.has(XCOMP)) said.push(...infinitiveOf(trees, verb))
  if (said.length === 0) return undefined
  const of = children(trees, verb).filter((child) => verb < child && child < said[0] && matches(trees, child, row.of))
  const cue = cueOf(trees, verb, of)
  const content = contentOf(trees, verb, said)
  if (content.start < cue.end) return undefined
  return {
    source: [phrase(trees, subject, verb)],
    cue: [cue],
    content: [content],
    probability: row.probability,
    finder: FINDER,
  }
}

/** Whether a verb right behind the noun that is its sentence's root is what the noun does: a clause read as a noun phrase. */
function isRootNouns(trees: Trees, verb: number): boolean {
  const noun = trees.head[verb]
  return trees.relation[verb] === ACL && trees.fullRelation[verb] === ACL && trees.head[noun] < 0 && noun === verb - 1
}

/** Whether a word is a conjunction such as *that*. */
function isConjunction(trees: Trees, word: number): boolean {
  return word < trees.nWords && trees.wordClass[word] === SCONJ && trees.relation[word] === MARK
}

/** The infinitive that follows a verb within a few words, whatever the parser hung it from: "agreed on Sunday to leave". */
function infinitiveOf(trees: Trees, verb: number): number[] {
  for (let at = verb + 1; at <= verb + NEAR && at + 1 < trees.nWords; at++) {
    if (
      trees.sentence[at] !== trees.sentence[verb] ||
      trees.wordClass[at] === PUNCTUATION ||
      trees.wordClass[at] === VERB
    )
      return []
    if (trees.wordClass[at] === PART && trees.relation[at] === MARK) {
      const clause = trees.head[at]
      return clause > at && trees.left[clause] === at ? [clause] : []
    }
  }
  return []
}

function children({ firstChild, nextSibling }: Trees, word: number): number[] {
  const found: number[] = []
  for (let child = firstChild[word]; child >= 0; child = nextSibling[child]) found.push(child)
  return found
}

/** The word that heads who does what the verb says; -1 where the sentence has none. */
function subjectOf(trees: Trees, verb: number): number {
  if (isRootNouns(trees, verb)) return trees.head[verb]
  for (let at = verb, steps = 0; at >= 0 && steps < 3; at = trees.head[at], steps++) {
    const agent = children(trees, at).find((child) => trees.fullRelation[child] === AGENT)
    if (agent !== undefined) return agent
    const subject = ownSubject(trees, at)
    if (subject >= 0) return subject
    if (trees.relation[at] !== CONJ) return -1
  }
  return -1
}

/** A subject, or where the parser took the time behind it for one, the name it hung from that: "Iran today refused". */
function notTime(trees: Trees, subject: number, { words }: SpeechActs): number {
  if (subject < 0 || !words.time.has(trees.lemma[subject])) return subject
  return children(trees, subject).find((child) => child === subject - 1 && trees.isCapital[child] > 0) ?? -1
}

/** The subject of an active verb; a bare noun right before one that the parser took for a circumstance is one too. */
function ownSubject(trees: Trees, verb: number): number {
  const subject = childBy(trees, verb, NSUBJ)
  const isPassive = children(trees, verb).some((child) => trees.fullRelation[child] === PASSIVE)
  if (subject >= 0) return isPassive && trees.fullRelation[subject] === PASSIVE_SUBJECT ? -1 : subject
  return children(trees, verb).find((child) => trees.fullRelation[child] === UNMARKED && child < verb) ?? -1
}

/** Whether a word names somebody, or a body or office that acts by what it says. */
function isActor(trees: Trees, word: number, { words }: SpeechActs): boolean {
  if (trees.wordClass[word] === PROPN) return true
  if (trees.wordClass[word] !== NOUN) return false
  if (words.body.has(trees.lemma[word])) return true
  if (trees.isCapital[word] === 0) return false
  const isFirst = word === sentenceFirst(trees, word)
  return !isFirst || words.tag.has(trees.tag[word])
}

function isSaid(trees: Trees, word: number, { said, objects }: VerbRow, { words }: SpeechActs): boolean {
  if (!matches(trees, word, said) || words.time.has(trees.lemma[word])) return false
  return trees.relation[word] !== OBJ || objects.size === 0 || objects.has(trees.lemma[word])
}

/** Whether a word stands in one of the relations, or in one with its preposition. */
function matches(trees: Trees, word: number, relations: ReadonlySet<number>): boolean {
  if (relations.size === 0) return false
  if (relations.has(trees.relation[word])) return true
  const marker =
    trees.relation[word] === OBL
      ? childBy(trees, word, CASE)
      : trees.relation[word] === ADVCL
        ? childBy(trees, word, MARK)
        : -1
  return marker >= 0 && relations.has(trees.lemma[marker])
}

function cueOf(trees: Trees, verb: number, of: readonly number[]): Span {
  let first = verb
  for (const child of children(trees, verb).reverse()) {
    if (child > verb) continue
    const relation = trees.relation[child]
    if (trees.right[child] !== first - 1 || (relation !== AUXILIARY && relation !== ADVERB)) break
    first = trees.left[child]
  }
  const particle = children(trees, verb).find((child) => trees.fullRelation[child] === PARTICLE && child === verb + 1)
  const last = Math.max(particle ?? verb, ...of.map((word) => trees.right[word]))
  return { start: trees.start[first], end: trees.end[last] }
}

/** What is said, with the clause of its condition or ground that follows it. */
function contentOf(trees: Trees, verb: number, said: readonly number[]): Span {
  const first = Math.min(...said.map((word) => trees.left[word]))
  let last = Math.max(...said.map((word) => trees.right[word]))
  if (first === verb + 1 && isConjunction(trees, first)) last = Math.max(last, trees.right[verb])
  for (const child of children(trees, verb)) {
    if (trees.left[child] !== last + 1) continue
    const relation = trees.relation[child]
    const isTime = trees.fullRelation[child] === TIME || trees.fullRelation[child] === SAID_OF_TIME
    if ((relation === ADVCL || relation === OBL || relation === XCOMP || relation === CCOMP) && !isTime)
      last = trees.right[child]
  }
  while (last > first && trees.wordClass[last] === PUNCTUATION) last--
  return { start: trees.start[first], end: trees.end[last] }
}

/** A noun phrase without its preposition and without the mark behind it. */
function phrase(trees: Trees, head: number, verb: number): Span {
  const preposition = childBy(trees, head, CASE)
  let first = trees.left[head]
  if (preposition === first) first++
  let last = head < verb ? Math.min(trees.right[head], verb - 1) : trees.right[head]
  while (last > head && trees.wordClass[last] === PUNCTUATION) last--
  return { start: trees.start[first], end: trees.end[last] }
}
