import { hashText } from '../model/hash.ts'
import { levelHash } from '../tag/word-keys.ts'
import type { WordTable } from '../tag/word-table.ts'

/** What the parser knows of a word before it parses. */
export interface PlainWord {
  readonly form: string
  readonly lemma: string
  readonly class: string
  readonly tag: string
}

/**
 * A sentence as the parser sees it: hashes of what its words are. Word 0 is the artificial root, the sentence's words
 * are 1 to `size`, then three words past the end, then the word that stands where there is none (`none`).
 */
export interface TreeWords {
  readonly size: number
  readonly none: number
  readonly forms: Int32Array
  readonly lemmas: Int32Array
  /** Class and treebank-specific tag together. */
  readonly tags: Int32Array
  readonly classes: Int32Array
  /** Hashes of the words' clusters, of words that stand in like places; of their classes where they have none. */
  readonly clusters: Int32Array
  /** For each word the nearest adposition, subordinator or particle up to six words before it; `none` where none is. */
  readonly openers: Int32Array
  /** For each of `LANDMARKS`, how many stand before each word. */
  readonly landmarks: readonly Uint16Array[]
}

const PAST = 3
const OPENERS = new Set(['ADP', 'SCONJ', 'PART'])
const OPENER_REACH = 6

/** Hashes the words of a sentence; `table` knows their clusters. */
export function prepareWords(words: readonly PlainWord[], table: WordTable): TreeWords {
  const size = words.length
  const none = size + 1 + PAST
  const column = () => new Int32Array(none + 1)
  const treeWords: TreeWords = {
    size,
    none,
    forms: column(),
    lemmas: column(),
    tags: column(),
    classes: column(),
    clusters: column(),
    openers: column().fill(none),
    landmarks: LANDMARKS.map(() => new Uint16Array(none + 2)),
  }
  for (let at = 0; at <= none; at++) {
    if (1 <= at && at <= size) setWord(treeWords, at, words[at - 1], table)
    else setArtificial(treeWords, at)
  }
  let opener = -OPENER_REACH
  for (let at = 1; at <= size; at++) {
    if (at - opener <= OPENER_REACH) treeWords.openers[at] = opener
    if (OPENERS.has(words[at - 1].class)) opener = at
  }
  return treeWords
}

function setWord(treeWords: TreeWords, at: number, word: PlainWord, table: WordTable): void {
  const { forms, lemmas, tags, classes, clusters, landmarks } = treeWords
  const coarse = hashText(word.class)
  classes[at] = coarse
  tags[at] = Math.imul(coarse, 0x9e3779b1) ^ hashText(word.tag)
  lemmas[at] = hashText(word.lemma)
  forms[at] = hashText(word.form.toLowerCase())
  const cluster = table.cluster(table.row(levelHash(word.form, 0, word.form.length)))
  clusters[at] = cluster === 0 ? coarse : Math.imul(cluster, 0x9e3779b1) ^ 0x51ed270b
  for (let kind = 0; kind < landmarks.length; kind++) {
    landmarks[kind][at + 1] = landmarks[kind][at] + (LANDMARKS[kind](word) ? 1 : 0)
  }
}

function setArtificial(treeWords: TreeWords, at: number): void {
  const value = at === 0 ? 0x1234567 : at === treeWords.none ? 0x2345679 : 0x3456789 + at - treeWords.size
  treeWords.forms[at] = value
  treeWords.lemmas[at] = value
  treeWords.tags[at] = value
  treeWords.classes[at] = value
  treeWords.clusters[at] = value
  if (at > treeWords.size) {
    for (const counts of treeWords.landmarks) if (at < treeWords.none) counts[at + 1] = counts[at]
  }
}

/** What a pair of words may have between them that tells whether one hangs on the other. */
const LANDMARKS: readonly ((word: PlainWord) => boolean)[] = [
  ({ form }) => form === ',' || form === '、' || form === '，',
  ({ class: wordClass }) => wordClass === 'CCONJ',
  ({ class: wordClass }) => wordClass === 'VERB',
  ({ form }) => QUOTES.has(form),
  ({ class: wordClass, form }) => wordClass === 'PUNCT' && /^[:;.。！？!?―—–-]+$/.test(form),
  ({ form }) => form === '(' || form === '（' || form === '[',
  ({ form }) => form === ')' || form === '）' || form === ']',
]

const QUOTES = new Set(['"', '“', '”', '``', "''", '「', '」', '『', '』', '„', '«', '»'])

/** A small number that says what stands strictly between two words, `first` before `second`. */
export function betweenOf({ landmarks }: TreeWords, first: number, second: number): number {
  let between = 0
  for (let kind = 0; kind < landmarks.length; kind++) {
    const count = landmarks[kind][second] - landmarks[kind][first + 1]
    between = (between << 2) | (count <= 0 ? 0 : kind === QUOTE_KIND ? 1 + (count & 1) : count > 1 ? 2 : 1)
  }
  return between
}

const QUOTE_KIND = 3

/** The distance between two words as a few steps. */
export function distanceOf(first: number, second: number): number {
  const distance = second - first
  return distance < 5 ? distance : distance < 7 ? 5 : distance < 11 ? 6 : distance < 20 ? 7 : 8
}
