import { hashText } from '../model/hash.ts'
import type { Word } from '../sentence.ts'

/** What the parser's features look at: each word's facts as integers, at index + 1; 0 holds "no word", n + 1 the root. */
export interface WordFacts {
  readonly nWords: number
  readonly forms: Int32Array
  readonly lemmas: Int32Array
  readonly classes: Int32Array
  readonly tags: Int32Array
  /** 1 for words that open a phrase or clause: adpositions, subordinators, particles. */
  readonly opens: Uint8Array
  /** How many punctuation marks stand before word `i`, at `i`. */
  readonly nMarks: Int32Array
}

const NONE = 0x5bd1e995
const ROOT = 0x27d4eb2d
const OPENERS = new Set(['ADP', 'SCONJ', 'PART'])

/** The facts of a sentence's words. */
export function wordFacts(words: readonly Pick<Word, 'form' | 'lemma' | 'class' | 'tag'>[]): WordFacts {
  const column = (fact: (word: Pick<Word, 'form' | 'lemma' | 'class' | 'tag'>) => string) => {
    const cells = new Int32Array(words.length + 2)
    cells[0] = NONE
    for (let i = 0; i < words.length; i++) cells[i + 1] = hashText(fact(words[i]))
    cells[words.length + 1] = ROOT
    return cells
  }
  const opens = new Uint8Array(words.length + 2)
  const nMarks = new Int32Array(words.length + 1)
  for (let i = 0; i < words.length; i++) {
    if (OPENERS.has(words[i].class)) opens[i + 1] = 1
    nMarks[i + 1] = nMarks[i] + (words[i].class === 'PUNCT' ? 1 : 0)
  }
  return {
    nWords: words.length,
    forms: column((word) => word.form.toLowerCase()),
    lemmas: column((word) => word.lemma),
    classes: column((word) => word.class),
    tags: column((word) => word.tag || word.class),
    opens,
    nMarks,
  }
}
