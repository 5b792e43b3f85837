import { section } from '../model/archive.ts'
import type { Sentence, Token } from '../sentence.ts'
import { cutFeatures, N_CUT_FEATURES, runOf } from './cut-features.ts'
import type { Segmenter } from './segment.ts'
import { chunks, paragraphs } from './spaced.ts'
import { unspacedSentences } from './unspaced-sentences.ts'
import { WordList } from './word-list.ts'

/** What cuts text into words: one weight a feature, features masked to the table's size, and the known words. */
export interface CutModel {
  readonly weights: Int8Array
  readonly words: WordList
}

/** The segmenter of a language written without spaces, from the sections of its archive. */
export function unspacedSegmenter(sections: ReadonlyMap<string, Uint8Array>): Segmenter {
  const weights = section(sections, 'weights')
  const keys = section(sections, 'words')
  const model: CutModel = {
    weights: new Int8Array(weights.buffer, weights.byteOffset, weights.byteLength),
    words: WordList.of(new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4), section(sections, 'kinds')),
  }
  return { segment: (text) => segmentWith(model, text) }
}

function segmentWith(model: CutModel, text: string): Sentence[] {
  return paragraphs(text).flatMap((paragraph, index) =>
    unspacedSentences(text, paragraph).map(({ start, end }) => ({
      start,
      end,
      paragraph: index,
      tokens: chunks(text, { start, end }).flatMap((chunk) => cutChunk(model, text, chunk)),
    })),
  )
}

const features = new Int32Array(N_CUT_FEATURES)

/** The words of a stretch without white space, cut from left to right (after KyTea: Neubig, Nakata and Mori 2011). */
function cutChunk({ weights, words }: CutModel, text: string, chunk: Token): Token[] {
  const run = runOf(text, chunk.start, chunk.end, words)
  const mask = weights.length - 1
  const tokens: Token[] = []
  let last = 0
  let before = 0
  for (let at = 1; at < run.length; at++) {
    if (isLow(text.charCodeAt(chunk.start + at)) && isHigh(text.charCodeAt(chunk.start + at - 1))) continue
    const count = cutFeatures(run, at, last, before, mask, features)
    let score = 0
    for (let i = 0; i < count; i++) score += weights[features[i]]
    if (score <= 0 && at - last < LONGEST_WORD) continue
    tokens.push({ start: chunk.start + last, end: chunk.start + at })
    before = last
    last = at
  }
  tokens.push({ start: chunk.start + last, end: chunk.end })
  return tokens
}

/** No word is longer, in UTF-16 units. */
const LONGEST_WORD = 100

function isHigh(unit: number): boolean {
  return 0xd800 <= unit && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return 0xdc00 <= unit && unit <= 0xdfff
}
