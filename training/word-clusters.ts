import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LanguagePack } from '../src/engine/index.ts'
import { loadSegmenter } from '../src/engine/segment/segment.ts'
import { levelHash } from '../src/engine/tag/word-keys.ts'
import { cluster } from './clusters.ts'
import { readConllu, readText } from './conllu.ts'
import type { Clusters } from './tagger.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const data = join(root, '..', 'shared', 'data')

/** Texts without labels that a language's words are clustered on: words of treebanks, and files of plain texts. */
const TEXTS: Readonly<Record<string, { readonly treebanks: readonly string[]; readonly plain: readonly string[] }>> = {
  en: { treebanks: ['en.English-EWT.train'], plain: ['polnear/polnear-train.jsonl.gz'] },
  ja: { treebanks: ['ja.Japanese-GSD-r2.8.train'], plain: ['news-ja/jawikinews.jsonl.gz'] },
}

const N_CLUSTERS = 320
const LEAST_COUNT = 3
const ROUNDS = 12

/** Clusters of a language's words, learnt from texts without labels; plain ones need the language's segment model. */
export function wordClusters(language: string, segmentModel: string): Clusters {
  const sentences = [...treebankSentences(language), ...plainSentences(language, segmentModel)]
  const counts = new Map<string, number>()
  for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const types = [...counts].filter(([word, count]) => count >= LEAST_COUNT && !/\d/.test(word))
  types.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const idOf = new Map(types.map(([word], id) => [word, id]))
  const stream = sentences.flatMap((words) => [...words.map((word) => idOf.get(word) ?? types.length), -1])
  const clusters = cluster({ words: Int32Array.from(stream), nTypes: types.length + 1 }, N_CLUSTERS, ROUNDS)
  return new Map(types.map(([word], id) => [levelHash(word, 0, word.length), clusters[id] + 1]))
}

function treebankSentences(language: string): string[][] {
  return TEXTS[language].treebanks
    .flatMap((name) => readConllu(join(data, 'ud', `${name}.conllu.gz`)))
    .map(({ words }) => words.map(({ form }) => levelled(form)))
}

function plainSentences(language: string, segmentModel: string): string[][] {
  if (!existsSync(segmentModel)) return []
  const segment = new Uint8Array(readFileSync(segmentModel))
  const segmenter = loadSegmenter({ language, models: { segment } } as unknown as LanguagePack)
  const texts = TEXTS[language].plain.flatMap((name) => readText(join(data, name)).split('\n').filter(Boolean))
  return texts.flatMap((line) => {
    const { text } = JSON.parse(line) as { text: string }
    const sentences = segmenter.segment(text)
    return sentences.map(({ tokens }) => tokens.map(({ start, end }) => levelled(text.slice(start, end))))
  })
}

/** A word as `levelHash` sees it, near enough to count by. */
function levelled(form: string): string {
  return form
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
}
