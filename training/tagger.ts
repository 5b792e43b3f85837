import { draftFeatures, finalFeatures, MAX_TAG_FEATURES } from '../src/engine/tag/features.ts'
import { levelHash, MARGIN, type WordKeys, wordKeys } from '../src/engine/tag/word-keys.ts'
import { WordTable } from '../src/engine/tag/word-table.ts'
import { bytesOf, lines, writeArchive } from './archive.ts'
import type { GoldSentence, GoldWord } from './conllu.ts'
import { learnLemmas } from './lemma-rules.ts'
import { randomNumbers, shuffle } from './logistic.ts'
import { Perceptron } from './perceptron.ts'
import { type FeatureWeights, packWeights } from './weights.ts'

/** The cluster of each word by the hash of its levelled form; see `clusters.ts`. */
export type Clusters = ReadonlyMap<number, number>

/** How to learn a tagger. */
export interface TaggerOptions {
  readonly clusters: Clusters
  readonly epochs: number
  /** Into how many parts the treebank is cut to learn the second pass from what the first says of unseen text. */
  readonly folds: number
  /** How many features are kept, first pass and second: the heaviest of a first run, with which a second one learns. */
  readonly kept: readonly [number, number]
}

/** A tagger as it was learnt, before its weights are packed. */
export interface LearntTagger {
  readonly first: readonly FeatureWeights[]
  readonly second: readonly FeatureWeights[]
  /** The other sections of its archive. */
  readonly sections: readonly [string, Uint8Array][]
}

/** Learns a tagger from a treebank. */
export function learnTagger(treebank: readonly GoldSentence[], options: TaggerOptions): LearntTagger {
  const labels = labelsOf(treebank)
  const table = learnTable(treebank, labels, options.clusters)
  const drafts = jackknifedDrafts(treebank, labels, options)
  const sentences = treebank.map((sentence) => exampleOf(sentence, labels, table.table))
  const first = learnKept(sentences, undefined, labels.length, options.epochs, options.kept[0])
  const second = learnKept(sentences, drafts, labels.length, options.epochs, options.kept[1])
  const examples = treebank.flatMap(({ words }) => words.map((word) => ({ ...word, label: labelOf(word) })))
  return {
    first: first.rows,
    second: second.rows,
    sections: [['labels', lines(labels)], ...table.sections, ...learnLemmas(examples)],
  }
}

/** How finely weights are packed: those smaller than `least` are left out, those larger than `largest` cut to it. */
export interface Packing {
  readonly least: number
  readonly largest: number
}

/** The bytes that `loadTagger` reads. */
export function packTagger(
  { first, second, sections }: LearntTagger,
  forFirst: Packing,
  forSecond: Packing,
): Uint8Array {
  return writeArchive(new Map([...sections, ['first', packed(first, forFirst)], ['second', packed(second, forSecond)]]))
}

/** The label of a word: its class and its tag. */
export function labelOf(word: GoldWord): string {
  return `${word.class} ${word.tag}`
}

/** A treebank in parts of consecutive sentences, dealt in blocks so that each part holds something of every genre. */
export function foldOf(index: number, folds: number): number {
  return Math.floor(index / 20) % folds
}

interface Example {
  readonly keys: WordKeys
  /** Gold labels from 1, word `i` at `i + MARGIN`. */
  readonly gold: Int32Array
}

function exampleOf(sentence: GoldSentence, labels: readonly string[], table: WordTable): Example {
  const gold = new Int32Array(sentence.words.length + 2 * MARGIN)
  sentence.words.forEach((word, i) => {
    gold[i + MARGIN] = 1 + labels.indexOf(labelOf(word))
  })
  return { keys: wordKeys(sentence.text, sentence.words, table), gold }
}

function labelsOf(treebank: readonly GoldSentence[]): string[] {
  const counts = new Map<string, number>()
  for (const { words } of treebank)
    for (const word of words) counts.set(labelOf(word), (counts.get(labelOf(word)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label)
}

const LEAST_COUNT = 4

/** The table of words: clusters, and the sets of labels of words that are not rare. */
function learnTable(treebank: readonly GoldSentence[], labels: readonly string[], clusters: Clusters) {
  const counts = new Map<number, Map<string, number>>()
  for (const { text, words } of treebank) {
    for (const word of words) {
      const key = levelHash(text, word.start, word.end)
      const found = counts.get(key) ?? new Map<string, number>()
      counts.set(key, found)
      found.set(labelOf(word), (found.get(labelOf(word)) ?? 0) + 1)
    }
  }
  const setOf = new Map([...counts].map(([key, found]) => [key, labelSet(found, labels)]))
  const sets = Map.groupBy([...setOf.values()].filter(Boolean), (set) => set)
  const names = [...sets].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([set]) => set)
  const keys = Int32Array.from(new Set([...counts.keys(), ...clusters.keys()])).sort()
  const known = keys.filter((key) => clusters.has(key) || setOf.get(key))
  const clusterOf = Uint16Array.from(known, (key) => clusters.get(key) ?? 0)
  const labelSets = Uint8Array.from(known, (key) => Math.min(1 + names.indexOf(setOf.get(key) ?? ''), 255))
  const sections: [string, Uint8Array][] = [
    ['words.keys', bytesOf(known)],
    ['words.clusters', bytesOf(clusterOf)],
    ['words.labels', labelSets],
  ]
  return { table: new WordTable(known, clusterOf, labelSets), sections }
}

function labelSet(counts: ReadonlyMap<string, number>, labels: readonly string[]): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total < LEAST_COUNT) return ''
  const often = [...counts].filter(([, count]) => count >= total * 0.03).map(([label]) => labels.indexOf(label))
  return often.sort((a, b) => a - b).join(' ')
}

/** What a first pass says of each sentence that it has not seen. */
function jackknifedDrafts(treebank: readonly GoldSentence[], labels: readonly string[], options: TaggerOptions) {
  const drafts: Int32Array[] = []
  for (let fold = 0; fold < options.folds; fold++) {
    const rest = treebank.filter((_, index) => foldOf(index, options.folds) !== fold)
    const { table } = learnTable(rest, labels, options.clusters)
    const model = learnPass(
      rest.map((sentence) => exampleOf(sentence, labels, table)),
      undefined,
      labels.length,
      options.epochs,
    )
    treebank.forEach((sentence, index) => {
      if (foldOf(index, options.folds) !== fold) return
      drafts[index] = model.decide(exampleOf(sentence, labels, table).keys, undefined)
    })
  }
  return drafts
}

/** A pass as it was learnt. */
interface Pass {
  readonly rows: readonly FeatureWeights[]
  /** The labels of a sentence, given what the first pass said where this is the second. */
  decide(keys: WordKeys, drafts: Int32Array | undefined): Int32Array
}

/** Learns a pass twice: the second time with only the features that weighed most the first time. */
function learnKept(
  sentences: readonly Example[],
  drafts: readonly Int32Array[] | undefined,
  nLabels: number,
  epochs: number,
  kept: number,
): Pass {
  const { rows } = learnPass(sentences, drafts, nLabels, 2)
  const sizes = rows.map(({ feature, weights }) => ({
    feature,
    size: Math.max(...[...weights.values()].map(Math.abs)),
  }))
  const heaviest = sizes.sort((a, b) => b.size - a.size || a.feature - b.feature).slice(0, kept)
  return learnPass(sentences, drafts, nLabels, epochs, new Set(heaviest.map(({ feature }) => feature)))
}

function learnPass(
  sentences: readonly Example[],
  drafts: readonly Int32Array[] | undefined,
  nLabels: number,
  epochs: number,
  allowed?: ReadonlySet<number>,
): Pass {
  const perceptron = new Perceptron(nLabels, allowed)
  const features = new Int32Array(MAX_TAG_FEATURES)
  const scores = new Float64Array(nLabels)
  const order = Uint32Array.from(sentences, (_, index) => index)
  const random = randomNumbers(11)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const index of order) learnSentence(sentences[index], drafts?.[index])
  }
  const rows = perceptron.averaged()
  return { rows, decide: (keys, draft) => decideAll(keys, draft, rows, nLabels) }

  function learnSentence({ keys, gold }: Example, draft: Int32Array | undefined): void {
    const labels = new Int32Array(gold.length)
    for (let i = 0; i < keys.nWords; i++) {
      const nFeatures = featuresOf(keys, labels, draft, i, features)
      const guess = perceptron.guess(features, nFeatures, scores)
      perceptron.learn(features, nFeatures, gold[i + MARGIN] - 1, guess)
      labels[i + MARGIN] = 1 + guess
    }
  }
}

function featuresOf(keys: WordKeys, labels: Int32Array, draft: Int32Array | undefined, i: number, into: Int32Array) {
  return draft ? finalFeatures(keys, labels, draft, i, into) : draftFeatures(keys, labels, i, into)
}

const weightsOf = new WeakMap<readonly FeatureWeights[], Map<number, [number, number][]>>()

function decideAll(
  keys: WordKeys,
  draft: Int32Array | undefined,
  rows: readonly FeatureWeights[],
  nLabels: number,
): Int32Array {
  const weights = weightsOf.get(rows) ?? new Map(rows.map((row) => [row.feature, [...row.weights]]))
  weightsOf.set(rows, weights)
  const labels = new Int32Array(keys.nWords + 2 * MARGIN)
  const features = new Int32Array(MAX_TAG_FEATURES)
  const scores = new Float64Array(nLabels)
  for (let i = 0; i < keys.nWords; i++) {
    scores.fill(0)
    const nFeatures = featuresOf(keys, labels, draft, i, features)
    for (let at = 0; at < nFeatures; at++) {
      for (const [label, weight] of weights.get(features[at]) ?? []) scores[label] += weight
    }
    labels[i + MARGIN] = 1 + scores.indexOf(Math.max(...scores))
  }
  return labels
}

function packed(rows: readonly FeatureWeights[], { least, largest }: Packing): Uint8Array {
  const kept = rows.map(({ feature, weights }) => ({
    feature,
    weights: new Map([...weights].filter(([, weight]) => Math.abs(weight) >= least)),
  }))
  return packWeights(kept, largest)
}
