import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LanguagePack } from '../src/engine/index.ts'
import { isLetter, kindAt } from '../src/engine/segment/characters.ts'
import { loadSegmenter } from '../src/engine/segment/segment.ts'
import { endFeatures, lineOf, MAX_END_FEATURES, mayEnd, quotesAfter } from '../src/engine/segment/sentence-borders.ts'
import { chunks, paragraphs } from '../src/engine/segment/spaced.ts'
import {
  borderFeatures,
  isCandidate,
  isSure,
  MAX_BORDER_FEATURES,
  type Splits,
  splitKey,
} from '../src/engine/segment/word-borders.ts'
import type { Span } from '../src/text/index.ts'
import { bytesOf, writeArchive } from './archive.ts'
import { type GoldSentence, readConllu } from './conllu.ts'
import { evaluateConllu, type RawTreebank, rawTreebank } from './evaluate-conllu.ts'
import { ExampleList, learnLogistic } from './logistic.ts'
import { packWeights } from './weights.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const treebanks = join(root, '..', 'shared', 'data', 'ud')

main()

/** `node training/train-segment-en.ts [--test] [OUTPUT]`: learns from EWT train and scores on dev, or on test too. */
function main(): void {
  const [output = join(root, 'languages', 'en', 'segment.bin')] = process.argv.slice(2).filter((it) => it !== '--test')
  const train = rawTreebank(readConllu(join(treebanks, 'en.English-EWT.train.conllu.gz')))
  const splits = splitsIn(train)
  const model = writeArchive(
    new Map([
      ['kind', new TextEncoder().encode('spaced')],
      ['words', wordWeights(train, splits)],
      ['sentences', sentenceWeights(train)],
      ['splits', bytesOf(Int32Array.from([...splits].flat()))],
    ]),
  )
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(`${output}.new`, model)
  renameSync(`${output}.new`, output)
  process.stdout.write(`${output}: ${model.byteLength} bytes\n`)
  const parts = process.argv.includes('--test')
    ? ['EWT.dev', 'EWT.test', 'GUM.dev', 'GUM.test']
    : ['EWT.dev', 'GUM.dev']
  for (const part of parts) process.stdout.write(`${part} ${scored(model, part)}\n`)
}

function scored(model: Uint8Array, part: string): string {
  const raw = rawTreebank(readConllu(join(treebanks, `en.English-${part}.conllu.gz`)))
  const segmenter = loadSegmenter({ language: 'en', models: { segment: model } } as unknown as LanguagePack)
  const started = performance.now()
  const sentences = segmenter.segment(raw.text)
  const words = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0)
  const micros = (1000 * (performance.now() - started)) / words
  const { words: w, sentences: s } = evaluateConllu(
    raw,
    sentences.map((sentence) => ({ words: sentence.tokens })),
  )
  return `words ${percent(w.f1)}  sentences ${percent(s.f1)} (P ${percent(s.precision)} R ${percent(s.recall)})  ${micros.toFixed(1)} µs/word`
}

function percent(rate: number): string {
  return (100 * rate).toFixed(2)
}

/** The words of letters alone that hold more than one gold word, where one border is the only one ever seen. */
function splitsIn(raw: RawTreebank): Splits {
  const splits = new Map<number, number>()
  for (const { words } of raw.sentences) {
    words.forEach((word, i) => {
      const next = words[i + 1]
      if (!next || word.end !== next.start) return
      if (!isLetter(kindAt(raw.text, word.end - 1)) || !isLetter(kindAt(raw.text, next.start))) return
      const [start, end] = letterRun(raw.text, word.end)
      splits.set(splitKey(raw.text, start, end), word.end - start)
    })
  }
  return splits
}

function letterRun(text: string, at: number): [number, number] {
  let [start, end] = [at, at]
  while (isLetter(kindAt(text, start - 1))) start--
  while (isLetter(kindAt(text, end))) end++
  return [start, end]
}

function wordWeights(raw: RawTreebank, splits: Splits): Uint8Array {
  const list = new ExampleList()
  const features = new Int32Array(MAX_BORDER_FEATURES)
  const starts = new Set(raw.sentences.flatMap((sentence) => sentence.words.map((word) => word.start)))
  for (const paragraph of paragraphs(raw.text)) {
    for (const chunk of chunks(raw.text, paragraph)) {
      let word = chunk.start
      for (let at = chunk.start + 1; at < chunk.end; at++) {
        if (!isSure(raw.text, at) && isCandidate(raw.text, chunk, at, splits)) {
          list.add(features, borderFeatures(raw.text, chunk, word, at, features), starts.has(at))
        }
        if (starts.has(at)) word = at
      }
    }
  }
  return learned(list)
}

function sentenceWeights(raw: RawTreebank): Uint8Array {
  const list = new ExampleList()
  const features = new Int32Array(MAX_END_FEATURES)
  for (const words of goldLines(raw.sentences)) {
    const line = lineOf(
      raw.text,
      words.map(({ span }) => span),
    )
    let first = 0
    let quotes = 0
    for (let i = 0; i + 1 < words.length; i++) {
      quotes = quotesAfter(raw.text, words[i].span, quotes)
      if (mayEnd(line, i)) list.add(features, endFeatures(line, first, i, quotes, features), words[i].ends)
      if (words[i].ends) first = i + 1
    }
  }
  return learned(list)
}

/** The weights that are worth their bytes. */
function learned(list: ExampleList): Uint8Array {
  const rows = learnLogistic(list.examples(), { epochs: 12, rate: 0.2, decay: 1e-6, minCount: 2 })
  return packWeights(
    rows.filter((row) => Math.abs(row.weights.get(0) ?? 0) > 0.25),
    4,
  )
}

interface LineWord {
  readonly span: Span
  readonly ends: boolean
}

/** The gold words of each paragraph, with the ends of sentences. */
function goldLines(sentences: readonly GoldSentence[]): LineWord[][] {
  const lines: LineWord[][] = []
  for (const sentence of sentences) {
    if (sentence.startsParagraph || lines.length === 0) lines.push([])
    const { words } = sentence
    words.forEach((word, i) => {
      lines[lines.length - 1].push({ span: { start: word.start, end: word.end }, ends: i === words.length - 1 })
    })
  }
  return lines
}
