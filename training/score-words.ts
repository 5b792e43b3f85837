import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadParser } from '../src/engine/parse/parser.ts'
import { loadSegmenter } from '../src/engine/segment/segment.ts'
import { loadTagger } from '../src/engine/tag/tagger.ts'
import { readConllu } from './conllu.ts'
import { evaluateConllu, formatScores, rawTreebank } from './evaluate-conllu.ts'

// node training/score-words.ts LANGUAGE [dev|test] [MODELS]: words, classes and trees on raw treebank text, and speed.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const TREEBANKS: Readonly<Record<string, string>> = { en: 'en.English-EWT', ja: 'ja.Japanese-GSD-r2.8' }
const [language, part = 'dev', folder = join(root, 'languages', language)] = process.argv.slice(2)

const bytes = (stage: string) => new Uint8Array(readFileSync(join(folder, `${stage}.bin`)))
const models = { segment: bytes('segment'), tag: bytes('tag'), parse: bytes('parse'), attribute: new Uint8Array() }
const pack = { language, name: language, version: '0', models, tables: {} }
const segmenter = loadSegmenter(pack)
const tagger = loadTagger(pack)
const parser = loadParser(pack)

const raw = rawTreebank(
  readConllu(join(root, '..', 'shared', 'data', 'ud', `${TREEBANKS[language]}.${part}.conllu.gz`)),
)
for (let round = 0; round < 2; round++) {
  const micros: number[] = []
  const timed = <T>(job: () => T): T => {
    const start = process.cpuUsage()
    const result = job()
    const { user, system } = process.cpuUsage(start)
    micros.push(user + system)
    return result
  }
  const sentences = timed(() => segmenter.segment(raw.text))
  const tagged = timed(() => sentences.map((sentence) => tagger.tag(raw.text, sentence)))
  const parsed = timed(() => tagged.map((sentence) => parser.parse(sentence)))
  if (round === 0) continue
  const nWords = parsed.reduce((sum, sentence) => sum + sentence.words.length, 0)
  const each = micros.map((time) => `${(time / nWords).toFixed(1)} µs/word`)
  process.stdout.write(`${language} ${part}: ${formatScores(evaluateConllu(raw, parsed))}\n`)
  process.stdout.write(
    `segment ${each[0]}, tag ${each[1]}, parse ${each[2]}; ${raw.text.length} characters, ${nWords} words\n`,
  )
}
