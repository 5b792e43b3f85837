import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LanguagePack } from '../src/engine/index.ts'
import { loadParser } from '../src/engine/parse/parser.ts'
import { loadSegmenter } from '../src/engine/segment/segment.ts'
import { loadTagger } from '../src/engine/tag/tagger.ts'
import { readConllu } from './conllu.ts'
import { evaluateConllu, rawTreebank } from './evaluate-conllu.ts'
import { goldWordScores } from './score-tags.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const treebanks = join(root, '..', 'shared', 'data', 'ud')

main()

/** `node training/score-words.ts LANG TREEBANK…`: sentences, words, tags and trees by a pack's models, e.g. `en en.English-EWT.dev`. */
function main(): void {
  const [language, ...names] = process.argv.slice(2)
  const bytes = (name: string) => new Uint8Array(readFileSync(join(root, 'languages', language, name)))
  const models = { segment: bytes('segment.bin'), tag: bytes('tag.bin'), parse: bytes('parse.bin') }
  const pack = { language, tables: {}, models } as unknown as LanguagePack
  for (const name of names) {
    const gold = readConllu(join(treebanks, `${name}.conllu.gz`))
    process.stdout.write(`${name}\n  gold words: ${goldWordScores(pack.models.tag, gold)}\n`)
    const raw = rawTreebank(gold)
    const segmenter = loadSegmenter(pack)
    const tagger = loadTagger(pack)
    const parser = loadParser(pack)
    const started = performance.now()
    const sentences = segmenter.segment(raw.text).map((sentence) => parser.parse(tagger.tag(raw.text, sentence)))
    const micros = (1000 * (performance.now() - started)) / sentences.reduce((sum, { words }) => sum + words.length, 0)
    const scores = evaluateConllu(raw, sentences)
    const shown = (['words', 'sentences', 'upos', 'xpos', 'lemmas', 'uas', 'las'] as const).map(
      (key) => `${key} ${(100 * scores[key].f1).toFixed(2)}`,
    )
    process.stdout.write(`  raw text: ${shown.join('  ')}  ${micros.toFixed(1)} µs/word in all\n`)
  }
}
