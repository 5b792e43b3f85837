import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArchive } from '../src/engine/model/archive.ts'
import { SparseWeights } from '../src/engine/model/weights.ts'
import { parseWords, readParseModel } from '../src/engine/parse/parser.ts'
import { arcNamer } from '../src/engine/parse/scorer.ts'
import type { PlainWord } from '../src/engine/parse/tree-words.ts'
import { wordTable } from '../src/engine/tag/tagger.ts'
import type { WordTable } from '../src/engine/tag/word-table.ts'
import { type GoldSentence, readConllu } from './conllu.ts'
import { learnActions, learnArcs, learnTrees, type ParseOptions } from './parse-learn.ts'
import { type LearnedParser, packParser } from './parse-pack.ts'
import { type GoldTree, goldTree, relationsOf } from './parse-trees.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const treebanks = join(root, '..', 'shared', 'data', 'ud')

interface Language {
  readonly treebank: string
  /** How many bits of a feature's hash choose its slot. */
  readonly bits: number
  readonly epochs: number
  readonly runs: number
  /** Width of the beam when reading. */
  readonly readingBeam: number
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { treebank: 'en.English-EWT', bits: 20, epochs: 10, runs: 5, readingBeam: 6 },
  ja: { treebank: 'ja.Japanese-GSD-r2.8', bits: 19, epochs: 8, runs: 4, readingBeam: 4 },
}

/** States that lag more are given up: two fifths less work, a tenth of a point of dev LAS. */
const READING_LAG = 720

main(process.argv[2], process.argv.slice(3))

/** `train-parse.ts LANG [epochs=N] [beam=N] [tags=FILE] [devtags=FILE] [extra=TREEBANK,…] [out=FILE]` */
function main(language: string, settings: readonly string[]): void {
  const setting = (name: string) => settings.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
  const defaults = LANGUAGES[language]
  if (!defaults)
    throw new RangeError(`No treebank for ${language}; expected one of ${Object.keys(LANGUAGES).join(', ')}`)
  const source = defaults.treebank
  const extra = setting('extra')?.split(',') ?? []
  const train = [source, ...extra].flatMap((name) => readConllu(join(treebanks, `${name}.train.conllu.gz`)))
  const dev = readConllu(join(treebanks, `${source}.dev.conllu.gz`))
  const table = wordTable(
    readArchive(new Uint8Array(readFileSync(setting('tagger') ?? join(root, 'languages', language, 'tag.bin')))),
  )
  const tags = readTags(setting('tags'))
  const relations = relationsOf(train)
  const numbers = new Map(relations.map((relation, number) => [relation, number]))
  const treesOf = (sentences: readonly GoldSentence[], words: (sentence: GoldSentence) => readonly PlainWord[]) =>
    sentences.map((sentence) => goldTree(sentence, numbers, words(sentence), table))
  const trees = treesOf(train, (sentence) => tags.get(sentence.id) ?? sentence.words)
  const devTags = readTags(setting('devtags'))
  const devTrees = treesOf(dev, (sentence) => devTags.get(sentence.id) ?? sentence.words)
  const options: ParseOptions = {
    beam: Number(setting('beam') ?? 4),
    bits: Number(setting('bits') ?? defaults.bits),
    actionEpochs: Number(setting('epochs') ?? defaults.epochs),
    relationEpochs: Number(setting('relations') ?? 6),
    margin: Number(setting('margin') ?? 2),
    runs: Number(setting('runs') ?? defaults.runs),
    arcPairs: 100_000,
    treePairs: 250_000,
    log: (line) => process.stdout.write(`${line}\n`),
  }
  const slots = Number(setting('slots') ?? 500_000)
  const bytes = learn(trees, devTrees, relations, options, slots, table, defaults.readingBeam)
  const out = setting('out') ?? join(root, 'languages', language, 'parse.bin')
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(`${out}.new`, bytes)
  renameSync(`${out}.new`, out)
  options.log(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB`)
  for (const beam of [1, 4, 6, 8]) options.log(`beam ${beam}: ${evaluate(bytes, devTrees, relations, beam, table)}`)
}

function learn(
  trees: readonly GoldTree[],
  devTrees: readonly GoldTree[],
  relations: readonly string[],
  options: ParseOptions,
  slots: number,
  table: WordTable,
  beam: number,
): Uint8Array {
  const halves = [0, 1].map((half) => trees.filter((_, at) => at % 2 === half))
  const namers = halves.map((half) =>
    arcNamer(SparseWeights.of(learnArcs(half, relations.length, options)), relations.length),
  )
  const named = trees.map((tree, at) => ({ tree, nameArc: namers[1 - (at % 2)] }))
  const arcs = learnArcs(trees, relations.length, options)
  options.log('arcs learned')
  const tree = learnTrees(named, relations.length, options)
  options.log('trees learned')
  const packed = (actions: Float32Array) => {
    const learned: LearnedParser = {
      relations,
      beam,
      lag: READING_LAG,
      bits: options.bits,
      actions,
      arcs,
      tree,
    }
    return packParser(learned, slots)
  }
  const actions = learnActions(named, options, (mean) => {
    options.log(evaluate(packed(mean), devTrees, relations, beam, table))
  })
  return packed(actions)
}

/** Words by sentence from a file of lines of sentence id, form, class, tag and lemma, as `jackknife-tags.ts` writes. */
function readTags(path: string | undefined): Map<string, PlainWord[]> {
  const tags = new Map<string, PlainWord[]>()
  if (path === undefined) return tags
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [id, form, wordClass, tag, lemma] = line.split('\t')
    if (lemma === undefined) continue
    const words = tags.get(id) ?? []
    words.push({ form, class: wordClass, tag, lemma })
    tags.set(id, words)
  }
  return tags
}

function evaluate(
  bytes: Uint8Array,
  trees: readonly GoldTree[],
  relations: readonly string[],
  beam: number,
  table: WordTable,
): string {
  const model = readParseModel(bytes, table)
  const plain = relations.map((relation) => relation.replace(/:.*/, ''))
  const tally = { words: 0, heads: 0, arcs: 0, exact: 0, named: 0 }
  const started = process.cpuUsage()
  for (const gold of trees) {
    const tree = parseWords(gold.words, model, beam)
    for (let word = 1; word < gold.heads.length; word++) {
      const isHead = tree.heads[word] === gold.heads[word]
      const isNamed = plain[tree.relations[word]] === plain[gold.relations[word]]
      tally.words++
      if (isHead) tally.heads++
      if (isHead && isNamed) tally.arcs++
      if (isHead && tree.relations[word] === gold.relations[word]) tally.exact++
    }
  }
  const used = process.cpuUsage(started)
  const percent = (count: number) => ((100 * count) / tally.words).toFixed(2)
  const micros = ((used.user + used.system) / tally.words).toFixed(1)
  return `UAS ${percent(tally.heads)} LAS ${percent(tally.arcs)} with subtypes ${percent(tally.exact)}, ${micros} µs/word`
}
