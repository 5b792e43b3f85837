import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wordFacts } from '../src/engine/tree/words.ts'
import { lines, writeArchive } from './archive.ts'
import { type GoldSentence, readConllu, readText } from './conllu.ts'
import { ActionLearner, derivationsOf } from './learn-actions.ts'
import { ArcLearner, type GoldTree } from './learn-arcs.ts'
import { shuffled } from './shuffle.ts'
import { packWeights } from './weights.ts'

// node training/train-parse.ts LANGUAGE [OUTPUT] [TAGS]: learns the parser of a language from its treebank's train part.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const treebanks = join(root, '..', 'shared', 'data', 'ud')
const TREEBANKS: Readonly<Record<string, string>> = { en: 'en.English-EWT', ja: 'ja.Japanese-GSD-r2.8' }
const ARC_EPOCHS = 4
const ACTION_EPOCHS = 10
const BEAM_WIDTH = 8
/** Weights are cut at these, in updates of the perceptron; smaller ones than the floors are dropped. */
const LARGEST_ARC = 12
const SMALLEST_ARC = 0.6
const LARGEST_ACTION = 16
const SMALLEST_ACTION = 0.5

main(process.argv[2], process.argv[3], process.argv[4])

function main(language: string, output = join(root, 'languages', language, 'parse.bin'), tags?: string): void {
  const path = join(treebanks, `${TREEBANKS[language]}.train.conllu.gz`)
  const sentences = readConllu(path)
  const relations = [...new Set(sentences.flatMap((sentence) => sentence.words.map((word) => word.relation)))].sort()
  const tagged = tags && existsSync(tags) ? withPredictedTags(sentences, tags) : sentences
  const trees = tagged.map((sentence) => goldTree(sentence, relations))
  const arcs = new ArcLearner(relations.length)
  for (let epoch = 0; epoch < ARC_EPOCHS; epoch++) {
    const right = arcs.learn(shuffled(trees, epoch))
    process.stderr.write(`arcs, epoch ${epoch + 1}: ${(100 * right).toFixed(2)} % right before learning\n`)
  }
  arcs.average()
  const actions = new ActionLearner(arcs, BEAM_WIDTH)
  const derivations = derivationsOf(trees)
  process.stderr.write(`${trees.length - derivations.length} of ${trees.length} trees have crossing arcs\n`)
  for (let epoch = 0; epoch < ACTION_EPOCHS; epoch++) {
    const nWrong = actions.learn(shuffled(derivations, epoch))
    process.stderr.write(`actions, epoch ${epoch + 1}: ${nWrong} of ${derivations.length} sentences wrong\n`)
  }
  const archive = writeArchive(
    new Map([
      ['relations', lines(relations)],
      ['arcs', packWeights(arcs.rows(SMALLEST_ARC), LARGEST_ARC)],
      ['actions', actions.pack(LARGEST_ACTION, SMALLEST_ACTION)],
    ]),
  )
  writeFileSync(output, archive)
  process.stderr.write(`${output}: ${(archive.byteLength / 1e6).toFixed(2)} MB\n`)
}

function goldTree(sentence: GoldSentence, relations: readonly string[]): GoldTree {
  const nWords = sentence.words.length
  return {
    facts: wordFacts(sentence.words),
    heads: Int16Array.from(sentence.words, (word) => (word.head < 0 ? nWords : word.head)),
    labels: Int16Array.from(sentence.words, (word) => relations.indexOf(word.relation)),
  }
}

/** The sentences with classes, tags and lemmas as the tagger gives them for text it was not trained on. */
function withPredictedTags(sentences: readonly GoldSentence[], path: string): GoldSentence[] {
  const rows = readText(path)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
  const byId = new Map<string, string[][]>()
  for (const row of rows) {
    const known = byId.get(row[0])
    if (known) known.push(row)
    else byId.set(row[0], [row])
  }
  return sentences.map((sentence) => {
    const predicted = byId.get(sentence.id)
    if (predicted?.length !== sentence.words.length) return sentence
    const words = sentence.words.map((word, i) => {
      const [, wordClass, tag, lemma] = predicted[i]
      return { ...word, class: wordClass, tag: tag === '_' ? '' : tag, lemma }
    })
    return { ...sentence, words }
  })
}
