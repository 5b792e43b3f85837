import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plain } from '../src/engine/segment/character-classes.ts'
import { cutFeatures, N_CUT_FEATURES, type Run, runOf } from '../src/engine/segment/cut-features.ts'
import { LONGEST, WordList, wordKey } from '../src/engine/segment/word-list.ts'
import { bytesOf, writeArchive } from './archive.ts'
import { type GoldSentence, readConllu, readText } from './conllu.ts'
import { shuffled } from './shuffle.ts'

// node training/train-segment-ja.ts [OUTPUT] [KNP FILES]: learns where Japanese is cut into words (UD's short units).
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const data = join(root, '..', 'shared', 'data')
const BITS = 21
const EPOCHS = 6
const MARGIN = 1
/** A word is listed when it stands in so many sentences of the treebank, or so often in the other corpora. */
const LEAST_SENTENCES = 2
const LEAST_COUNT = 2

/** A stretch without white space, and 1 at each place where a word starts or ends. */
interface CutRun {
  readonly run: Run
  readonly cuts: Uint8Array
}

main(process.argv[2] ?? join(root, 'languages', 'ja', 'segment.bin'), (process.argv[3] ?? 'wac').split(','))

function main(output: string, corpora: readonly string[]): void {
  const sentences = readConllu(join(data, 'ud', 'ja.Japanese-GSD-r2.8.train.conllu.gz'))
  const list = listedWords(sentences, corpora)
  const words = WordList.of(list.keys, list.kinds)
  const weights = learn(sentences.flatMap((sentence) => cutRuns(sentence, words)))
  const archive = writeArchive(
    new Map([
      ['kind', new Uint8Array([...'unspaced'].map((letter) => letter.charCodeAt(0)))],
      ['weights', bytesOf(quantised(weights))],
      ['words', bytesOf(list.keys)],
      ['kinds', list.kinds],
    ]),
  )
  writeFileSync(output, archive)
  process.stderr.write(`${output}: ${(archive.byteLength / 1e6).toFixed(2)} MB, ${list.keys.length} words listed\n`)
}

/** The known words: what the treebank and the other corpora call each of them, as a small number. */
function listedWords(sentences: readonly GoldSentence[], corpora: readonly string[]) {
  const names = new Map<string, string>()
  for (const [form, { places, classes }] of treebankWords(sentences)) {
    if (places.size >= LEAST_SENTENCES && form.length <= LONGEST) names.set(form, commonest(classes))
  }
  for (const [form, classes] of morphemes(corpora)) {
    const count = [...classes.values()].reduce((sum, n) => sum + n, 0)
    if (count >= LEAST_COUNT && form.length <= LONGEST)
      names.set(form, `${names.get(form) ?? ''}/${commonest(classes)}`)
  }
  const kinds = new Map<string, number>()
  for (const name of names.values()) if (!kinds.has(name)) kinds.set(name, Math.min(255, kinds.size + 1))
  return {
    keys: Int32Array.from(names.keys(), (form) => wordKey(unitsOf(form))),
    kinds: Uint8Array.from(names.values(), (name) => kinds.get(name) ?? 0),
  }
}

function treebankWords(sentences: readonly GoldSentence[]) {
  const found = new Map<string, { places: Set<string>; classes: Map<string, number> }>()
  for (const { id, words } of sentences) {
    for (const { form, tag } of words) {
      const word = found.get(form) ?? { places: new Set(), classes: new Map() }
      word.places.add(id)
      add(word.classes, tag.split('-')[0])
      found.set(form, word)
    }
  }
  return found
}

/** The morphemes of KNP files, with how often each has which class (nouns: which subclass). */
function morphemes(corpora: readonly string[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const corpus of corpora.filter((name) => name !== 'none')) {
    for (const line of readText(join(data, 'kwdlc', `${corpus}.train.knp.gz`)).split('\n')) {
      if (line === '' || line === 'EOS' || /^[#*+]/.test(line)) continue
      const [form, , , name, , subclass] = line.split(' ')
      const classes = found.get(form) ?? new Map()
      add(classes, name === '名詞' ? subclass : name)
      found.set(form, classes)
    }
  }
  return found
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1])[0][0]
}

function unitsOf(form: string): number[] {
  return Array.from({ length: form.length }, (_, at) => plain(form.charCodeAt(at)))
}

function cutRuns({ text, words }: GoldSentence, list: WordList): CutRun[] {
  const cuts = new Uint8Array(text.length + 1)
  for (const { start, end } of words) cuts[start] = cuts[end] = 1
  return [...text.matchAll(/\S+/g)].map(({ 0: chunk, index }) => ({
    run: runOf(text, index, index + chunk.length, list),
    cuts: cuts.slice(index, index + chunk.length + 1),
  }))
}

/** An averaged perceptron with a margin; sees the true cuts to the left. */
function learn(runs: readonly CutRun[]): Float32Array {
  const mask = (1 << BITS) - 1
  const weights = new Float32Array(mask + 1)
  const totals = new Float64Array(mask + 1)
  const features = new Int32Array(N_CUT_FEATURES)
  let clock = 1
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let nWrong = 0
    for (const { run, cuts } of shuffled(runs, epoch)) {
      let last = 0
      let before = 0
      for (let at = 1; at < run.length; at++) {
        const count = cutFeatures(run, at, last, before, mask, features)
        const sign = cuts[at] === 1 ? 1 : -1
        let score = 0
        for (let i = 0; i < count; i++) score += weights[features[i]]
        clock++
        if (score * sign <= 0) nWrong++
        for (let i = 0; score * sign <= MARGIN && i < count; i++) {
          weights[features[i]] += sign
          totals[features[i]] += sign * clock
        }
        if (sign > 0) {
          before = last
          last = at
        }
      }
    }
    process.stderr.write(`epoch ${epoch + 1}: ${nWrong} places wrong\n`)
  }
  return weights.map((weight, feature) => weight - totals[feature] / clock)
}

/** The weights as int8, the largest as 127: the few large ones carry the model, so that none may be cut. */
function quantised(weights: Float32Array): Int8Array {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  return Int8Array.from(weights, (weight) => Math.round((weight / largest) * 127))
}
