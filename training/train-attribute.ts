import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readGold } from './attribute-corpus.ts'
import { learnAttribution } from './attribute-model.ts'
import { treesBy } from './attribute-parse.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const language = process.argv[2] ?? 'en'
const output = process.argv[3] ?? join(root, 'languages', language)
/** Of the single sentences only those of a treebank whose licence lets the weights be passed on (GUM’s does not). */
const TREEBANK = 'English-EWT'
const say = (line: string) => process.stderr.write(`${line}\n`)

const { key, parse, table } = treesBy(language, [...process.argv.slice(4), join(root, 'languages', language)])
const documents = readGold('polnear/polnear-train.jsonl.gz', key, parse)
say(`${documents.length} documents, trees of ${key}`)
const sentences = readGold('attribution/en.dev.jsonl', key, parse).filter(({ treebank }) => treebank === TREEBANK)
const { model, cues } = learnAttribution(documents, sentences, table, say)
mkdirSync(output, { recursive: true })
writeFileSync(join(output, 'cues.tsv'), cues)
writeFileSync(join(output, 'attribute.bin.part'), model)
renameSync(join(output, 'attribute.bin.part'), join(output, 'attribute.bin'))
