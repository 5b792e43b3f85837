import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type GoldSentence, readConllu } from './conllu.ts'
import { goldWordScores } from './score-tags.ts'
import { learnTagger, packTagger } from './tagger.ts'
import { wordClusters } from './word-clusters.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const treebanks = join(root, '..', 'shared', 'data', 'ud')

/** The treebanks that a language's tagger learns from, and what it is scored on. */
const LANGUAGES: Readonly<Record<string, { readonly train: readonly string[]; readonly dev: string }>> = {
  en: { train: ['en.English-EWT.train'], dev: 'en.English-EWT.dev' },
  ja: { train: ['ja.Japanese-GSD-r2.8.train'], dev: 'ja.Japanese-GSD-r2.8.dev' },
}

const EPOCHS = 5
const FOLDS = 3
const PACKING = { least: 0.9, largest: 20 }

main()

/** `node training/train-tag.ts LANG [OUTPUT]`. */
function main(): void {
  const language = process.argv[2]
  const output = process.argv[3] ?? join(root, 'languages', language, 'tag.bin')
  const { train, dev } = LANGUAGES[language]
  const clusters = wordClusters(language, join(root, 'languages', language, 'segment.bin'))
  const options = { clusters, epochs: EPOCHS, folds: FOLDS, kept: [40_000, 140_000] } as const
  const learnt = learnTagger(train.flatMap(treebank), options)
  const model = packTagger(learnt, PACKING, PACKING)
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(`${output}.new`, model)
  renameSync(`${output}.new`, output)
  process.stdout.write(`${output}: ${model.byteLength} bytes\n${dev}: ${goldWordScores(model, treebank(dev))}\n`)
}

function treebank(name: string): GoldSentence[] {
  return readConllu(join(treebanks, `${name}.conllu.gz`))
}
