import { readArchive, readLines, section } from '../model/archive.ts'
import { leads, SparseWeights } from '../model/weights.ts'
import type { LanguagePack } from '../pack.ts'
import type { Sentence, TaggedSentence, Word } from '../sentence.ts'
import { draftFeatures, finalFeatures, type Labels, MAX_TAG_FEATURES } from './features.ts'
import { LemmaRules, labelHash } from './lemma.ts'
import { MARGIN, type WordKeys, wordKeys } from './word-keys.ts'
import { WordTable } from './word-table.ts'

/** Says of each word what it is. */
export interface Tagger {
  /** The sentence with the class, tag and lemma of every word. Takes time linear in its length. */
  tag(text: string, sentence: Sentence): TaggedSentence
}

/**
 * The tagger of a pack. Two passes over a sentence: the first sees the labels before a word, the second looks again at
 * those it was not sure of, and sees also what the first said of the words after them. A label is a class with a tag.
 *
 * @throws TypeError when the pack's model is not a tagger's.
 */
export function loadTagger(pack: LanguagePack): Tagger {
  const sections = readArchive(pack.models.tag)
  const labels = readLines(section(sections, 'labels')).map(labelOf)
  const model: Model = {
    labels,
    table: wordTable(sections),
    first: SparseWeights.of(section(sections, 'first')),
    second: SparseWeights.of(section(sections, 'second')),
    lemmas: LemmaRules.of(sections),
    features: new Int32Array(MAX_TAG_FEATURES),
    scores: new Int32Array(labels.length),
  }
  return { tag: (text, sentence) => tagWith(model, text, sentence) }
}

/** The table of words in a tagger's archive. */
export function wordTable(sections: ReadonlyMap<string, Uint8Array>): WordTable {
  const keys = section(sections, 'words.keys')
  const clusters = section(sections, 'words.clusters')
  return new WordTable(
    new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4),
    new Uint16Array(clusters.buffer, clusters.byteOffset, clusters.byteLength / 2),
    section(sections, 'words.labels'),
  )
}

interface Label {
  readonly class: string
  readonly tag: string
  readonly hash: number
}

interface Model {
  readonly labels: readonly Label[]
  readonly table: WordTable
  readonly first: SparseWeights
  readonly second: SparseWeights
  readonly lemmas: LemmaRules
  // Room for one word's features and scores, used again and again.
  readonly features: Int32Array
  readonly scores: Int32Array
}

function labelOf(line: string): Label {
  const space = line.indexOf(' ')
  return { class: line.slice(0, space), tag: line.slice(space + 1), hash: labelHash(line) }
}

function tagWith(model: Model, text: string, sentence: Sentence): TaggedSentence {
  const { start, end, paragraph, tokens } = sentence
  const keys = wordKeys(text, tokens, model.table)
  const labels = decide(model, keys)
  const words = tokens.map((token, i): Word => {
    const form = text.slice(token.start, token.end)
    const label = model.labels[labels[i + MARGIN] - 1]
    const lemma = model.lemmas.lemma(form, label.hash)
    return { start: token.start, end: token.end, form, lemma, class: label.class, tag: label.tag }
  })
  return { start, end, paragraph, words }
}

/**
 * A lead of the first pass's choice from which the second does not look again: on dev four words in five have it, and
 * the second pass would change nothing that counts (training/scores/words-en.md).
 */
const SURE = 80

function decide({ first, second, features, scores }: Model, keys: WordKeys): Labels {
  const { nWords } = keys
  const drafts = new Int32Array(nWords + 2 * MARGIN)
  const isSure = new Uint8Array(nWords)
  for (let i = 0; i < nWords; i++) {
    const label = first.best(features, draftFeatures(keys, drafts, i, features), scores)
    drafts[i + MARGIN] = 1 + label
    isSure[i] = leads(scores, label, SURE) ? 1 : 0
  }
  const labels = new Int32Array(nWords + 2 * MARGIN)
  for (let i = 0; i < nWords; i++) {
    labels[i + MARGIN] =
      isSure[i] === 1
        ? drafts[i + MARGIN]
        : 1 + second.best(features, finalFeatures(keys, labels, drafts, i, features), scores)
  }
  return labels
}
