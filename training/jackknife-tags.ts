import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LanguagePack } from '../src/engine/index.ts'
import { loadTagger } from '../src/engine/tag/tagger.ts'
import { type GoldSentence, readConllu } from './conllu.ts'
import { foldOf, learnTagger, packTagger } from './tagger.ts'
import { wordClusters } from './word-clusters.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const TREEBANKS: Readonly<Record<string, string>> = { en: 'en.English-EWT', ja: 'ja.Japanese-GSD-r2.8' }
const FOLDS = 5

main()

/**
 * `node training/jackknife-tags.ts LANG`: writes `build/jackknife/LANG.train.tsv`, one line a word of the train part: its
 * sentence's id, its form, and class, tag and lemma as a tagger gives them that has not seen the sentence.
 */
function main(): void {
  const language = process.argv[2]
  const treebank = readConllu(join(root, '..', 'shared', 'data', 'ud', `${TREEBANKS[language]}.train.conllu.gz`))
  const clusters = wordClusters(language, join(root, 'languages', language, 'segment.bin'))
  const rows: string[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = treebank.filter((_, index) => foldOf(index, FOLDS) !== fold)
    const learnt = learnTagger(rest, { clusters, epochs: 4, folds: 3, kept: [40_000, 140_000] })
    const packing = { least: 0.9, largest: 20 }
    const model = packTagger(learnt, packing, packing)
    const tagger = loadTagger({ language, models: { tag: model } } as unknown as LanguagePack)
    treebank.forEach((sentence, index) => {
      if (foldOf(index, FOLDS) === fold) rows[index] = rowOf(sentence, tagger)
    })
    process.stdout.write(`fold ${fold + 1} of ${FOLDS}\n`)
  }
  const folder = join(root, 'build', 'jackknife')
  mkdirSync(folder, { recursive: true })
  const output = join(folder, `${language}.train.tsv`)
  writeFileSync(`${output}.new`, rows.join(''))
  renameSync(`${output}.new`, output)
}

function rowOf({ id, text, words }: GoldSentence, tagger: ReturnType<typeof loadTagger>): string {
  const tagged = tagger.tag(text, { start: 0, end: text.length, paragraph: 0, tokens: words }).words
  return tagged.map((word) => `${[id, word.form, word.class, word.tag, word.lemma].join('\t')}\n`).join('')
}
