import type { Span } from '../src/text/index.ts'
import type { GoldSentence, GoldWord } from './conllu.ts'

/** A word as a system gives it; what the system does not say is left out and scores nothing. */
export interface SystemWord extends Span {
  readonly class?: string
  readonly tag?: string
  readonly lemma?: string
  /** Index of the head among the sentence's words; -1 for the root. */
  readonly head?: number
  readonly relation?: string
}

/** A sentence as a system gives it, in offsets of the raw text. */
export interface SystemSentence {
  readonly words: readonly SystemWord[]
}

/** Precision, recall and their harmonic mean, from 0 to 1. */
export interface Rate {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** What the scorer of the CoNLL 2018 shared task reports, for raw text. */
export interface ConlluScores {
  readonly words: Rate
  readonly sentences: Rate
  readonly upos: Rate
  readonly xpos: Rate
  readonly lemmas: Rate
  readonly uas: Rate
  readonly las: Rate
}

/** A treebank as raw text, its sentences' words in offsets of that text. */
export interface RawTreebank {
  readonly text: string
  readonly sentences: readonly GoldSentence[]
}

/**
 * The raw text of a treebank, as `conllu_to_text` builds it but without wrapping lines: sentences of a paragraph stand
 * in one line, joined by a space unless the first says `SpaceAfter=No`; a blank line parts paragraphs.
 */
export function rawTreebank(gold: readonly GoldSentence[]): RawTreebank {
  let text = ''
  const sentences = gold.map((sentence, index) => {
    if (index > 0) text += sentence.startsParagraph ? '\n\n' : gold[index - 1].endsWithoutSpace ? '' : ' '
    const start = text.length
    text += sentence.text
    return { ...sentence, words: sentence.words.map((word) => moved(word, start)) }
  })
  return { text, sentences }
}

/**
 * Scores a system's reading of `rawTreebank(…).text` as `conll18_ud_eval` does: words are aligned by their characters,
 * inside multiword tokens by the longest common subsequence of forms; relations count without their subtype.
 */
export function evaluateConllu(raw: RawTreebank, system: readonly SystemSentence[]): ConlluScores {
  const gold = raw.sentences.flatMap((sentence) => linked(sentence.words.map((word) => goldLink(word, raw.text))))
  const given = system.flatMap((sentence) => linked(sentence.words.map((word) => systemLink(word, raw.text))))
  const pairs = align(gold, given)
  const goldOf = new Map(pairs.map(([goldWord, word]) => [word, goldWord]))
  const scored = (same: (goldWord: Link, word: Link) => boolean) =>
    rate(pairs.filter(([goldWord, word]) => same(goldWord, word)).length, gold.length, given.length)
  const sameHead = (goldWord: Link, word: Link) =>
    word.attached && (goldWord.head === undefined ? word.head === undefined : goldOf.get(word.head!) === goldWord.head)
  return {
    words: rate(pairs.length, gold.length, given.length),
    sentences: sentenceRate(raw.sentences, system),
    upos: scored((goldWord, word) => goldWord.class === word.class),
    xpos: scored((goldWord, word) => goldWord.tag === word.tag),
    lemmas: scored((goldWord, word) => goldWord.lemma === '_' || goldWord.lemma === word.lemma),
    uas: scored(sameHead),
    las: scored((goldWord, word) => sameHead(goldWord, word) && goldWord.relation === word.relation),
  }
}

/** The scores in one line, F1 in percent. */
export function formatScores(scores: ConlluScores): string {
  return Object.entries(scores as unknown as Record<string, Rate>)
    .map(([name, { f1 }]) => `${name} ${(100 * f1).toFixed(2)}`)
    .join('  ')
}

/** A word on either side, with its head as a word. */
interface Link extends Span {
  readonly form: string
  readonly token: Span
  readonly multiword: boolean
  readonly class: string | undefined
  readonly tag: string | undefined
  readonly lemma: string | undefined
  readonly relation: string | undefined
  readonly headIndex: number | undefined
  /** Whether the system gave it a head at all. */
  readonly attached: boolean
  /** Absent at the root. */
  head: Link | undefined
}

function moved(word: GoldWord, by: number): GoldWord {
  const token = { start: word.token.start + by, end: word.token.end + by }
  return { ...word, start: word.start + by, end: word.end + by, token }
}

function goldLink(word: GoldWord, text: string): Link {
  const span = word.inMultiword ? word.token : { start: word.start, end: word.end }
  return { ...systemLink({ ...word, ...span }, text), form: word.form.toLowerCase(), multiword: word.inMultiword }
}

function systemLink(word: SystemWord, text: string): Link {
  return {
    start: word.start,
    end: word.end,
    form: text.slice(word.start, word.end).toLowerCase(),
    token: { start: word.start, end: word.end },
    multiword: false,
    class: word.class,
    tag: word.tag,
    lemma: word.lemma,
    relation: word.relation?.split(':')[0],
    headIndex: word.head,
    attached: word.head !== undefined,
    head: undefined,
  }
}

function linked(words: Link[]): Link[] {
  for (const word of words) word.head = word.headIndex === undefined ? undefined : words[word.headIndex]
  return words
}

function align(gold: readonly Link[], system: readonly Link[]): [Link, Link][] {
  const pairs: [Link, Link][] = []
  let g = 0
  let s = 0
  while (g < gold.length && s < system.length) {
    if (gold[g].multiword) {
      const region = multiwordRegion(gold, system, g, s)
      pairs.push(...commonForms(gold.slice(region.goldStart, region.goldEnd), system.slice(region.start, region.end)))
      g = region.goldEnd
      s = region.end
    } else if (gold[g].start === system[s].start && gold[g].end === system[s].end) pairs.push([gold[g++], system[s++]])
    else if (gold[g].start <= system[s].start) g++
    else s++
  }
  return pairs
}

/** The smallest runs of words on both sides that cover the multiword token at `gold[g]` whole. */
function multiwordRegion(gold: readonly Link[], system: readonly Link[], g: number, s: number) {
  if (system[s].start < gold[g].start) s++
  const [goldStart, start] = [g, s]
  let end = gold[g].end
  const beyondGold = () => g >= gold.length || (gold[g].multiword ? gold[g].start >= end : gold[g].end > end)
  const beyondSystem = () => s >= system.length || system[s].end > end
  while (!beyondGold() || !beyondSystem()) {
    if (g < gold.length && (s >= system.length || gold[g].start <= system[s].start)) {
      if (gold[g].multiword) end = Math.max(end, gold[g].end)
      g++
    } else s++
  }
  return { goldStart, goldEnd: g, start, end: s }
}

function commonForms(gold: readonly Link[], system: readonly Link[]): [Link, Link][] {
  const longest = longestCommon(gold, system)
  const pairs: [Link, Link][] = []
  let g = 0
  let s = 0
  while (g < gold.length && s < system.length) {
    if (gold[g].form === system[s].form) pairs.push([gold[g++], system[s++]])
    else if (longest[g][s] === longest[g + 1][s]) g++
    else s++
  }
  return pairs
}

function longestCommon(gold: readonly Link[], system: readonly Link[]): number[][] {
  const longest = Array.from({ length: gold.length + 1 }, () => new Array<number>(system.length + 1).fill(0))
  for (let g = gold.length - 1; g >= 0; g--) {
    for (let s = system.length - 1; s >= 0; s--) {
      const both = gold[g].form === system[s].form ? 1 + longest[g + 1][s + 1] : 0
      longest[g][s] = Math.max(both, longest[g + 1][s], longest[g][s + 1])
    }
  }
  return longest
}

function sentenceRate(gold: readonly GoldSentence[], system: readonly SystemSentence[]): Rate {
  const bounds = (words: readonly Span[]) => `${words[0].start} ${words[words.length - 1].end}`
  const whole = new Set(gold.map((sentence) => bounds(sentence.words.map((word) => word.token))))
  const given = system.filter((sentence) => sentence.words.length > 0)
  const right = given.filter((sentence) => whole.has(bounds(sentence.words)))
  return rate(right.length, gold.length, given.length)
}

function rate(right: number, gold: number, given: number): Rate {
  return {
    precision: given === 0 ? 0 : right / given,
    recall: gold === 0 ? 0 : right / gold,
    f1: gold + given === 0 ? 0 : (2 * right) / (gold + given),
  }
}
