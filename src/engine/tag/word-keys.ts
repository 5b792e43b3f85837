import { finish, HASH_SEED, mix } from '../model/hash.ts'
import { isLetter, KIND, kindOf, level } from '../segment/characters.ts'
import type { Token } from '../sentence.ts'
import type { WordTable } from './word-table.ts'

/** What the features ask of each word of a sentence, computed once; word `i` stands at `i + MARGIN`. */
export interface WordKeys {
  readonly nWords: number
  /** Hash of the form with its case. */
  readonly form: Int32Array
  /** Hash of the form with case, quotation marks and dashes levelled. */
  readonly lower: Int32Array
  /** Hashes of its last one to five levelled characters: `suffix[length]`. */
  readonly suffix: readonly Int32Array[]
  /** Hashes of its first one to four levelled characters. */
  readonly prefix: readonly Int32Array[]
  /** Hash of the sorts of its characters. */
  readonly shape: Int32Array
  /** The cluster of the word; 0 where the table does not know it. */
  readonly cluster: Int32Array
  /** The set of labels the word had in training; 0 where it was rare. */
  readonly labels: Int32Array
}

/** How many empty places stand before and after the words. */
export const MARGIN = 2

/** The keys of a sentence's words. */
export function wordKeys(text: string, tokens: readonly Token[], table: WordTable): WordKeys {
  const size = tokens.length + 2 * MARGIN
  const array = () => new Int32Array(size)
  const keys: WordKeys = {
    nWords: tokens.length,
    form: array(),
    lower: array(),
    suffix: [array(), array(), array(), array(), array(), array()],
    prefix: [array(), array(), array(), array(), array()],
    shape: array(),
    cluster: array(),
    labels: array(),
  }
  let capitals = 0
  for (let i = 0; i < tokens.length; i++) capitals += fill(keys, text, tokens[i], i + MARGIN, table)
  const shouted = tokens.length > 2 && capitals * 10 > tokens.length * 6 ? 1 : 0
  for (let i = 0; i < tokens.length; i++) keys.shape[i + MARGIN] = finish(mix(keys.shape[i + MARGIN], shouted))
  return keys
}

/** The hash of a word that tables of words are keyed by. */
export function levelHash(text: string, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = mix(hash, level(text.charCodeAt(at)))
  return finish(hash)
}

const LONGEST = 64

/** Fills in the keys of one word; says 1 where it begins with a capital letter, else 0. */
function fill(keys: WordKeys, text: string, { start, end }: Token, place: number, table: WordTable): number {
  const stop = Math.min(end, start + LONGEST)
  let form = HASH_SEED
  let lower = HASH_SEED
  let shape = HASH_SEED
  let lastKind = 0
  let run = 0
  for (let at = start; at < stop; at++) {
    const unit = text.charCodeAt(at)
    const kind = kindOf(unit)
    form = mix(form, unit)
    lower = mix(lower, level(unit))
    if (at - start < 4) keys.prefix[at - start + 1][place] = lower
    run = kind === lastKind ? run + 1 : 0
    if (run < 2) shape = mix(shape, isLetter(kind) || kind === KIND.digit ? kind : unit)
    lastKind = kind
  }
  keys.form[place] = finish(form ^ (end - start))
  keys.lower[place] = finish(lower)
  keys.shape[place] = shape
  fillSuffixes(keys, text, Math.max(start, end - 5), end, place)
  const row = table.row(keys.lower[place])
  keys.cluster[place] = table.cluster(row)
  keys.labels[place] = table.labels(row)
  return kindOf(text.charCodeAt(start)) === KIND.upper ? 1 : 0
}

function fillSuffixes(keys: WordKeys, text: string, start: number, end: number, place: number): void {
  let hash = HASH_SEED
  for (let at = end - 1; at >= start; at--) {
    hash = mix(hash, level(text.charCodeAt(at)))
    keys.suffix[end - at][place] = hash
  }
}
