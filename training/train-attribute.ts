import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readGold } from './attribute-corpus.ts'
import { learnAttribution } from './attribute-model.ts'
import { treesBy } from './attribute-parse.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const language = process.argv[2] ?? 'en'
const output = process.argv[3] ?? join(root, 'languages', language)
const say = (line: string) => process.stderr.write(`${line}\n`)

const { key, parse } = treesBy(language, [...process.argv.slice(4), join(root, 'languages', language)])
const documents = readGold('polnear/polnear-train.jsonl.gz', key, parse)
say(`${documents.length} documents, trees of ${key}`)
const { model, cues } = learnAttribution(documents, say)
mkdirSync(output, { recursive: true })
writeFileSync(join(output, 'cues.tsv'), cues)
writeFileSync(join(output, 'attribute.bin.part'), model)
renameSync(join(output, 'attribute.bin.part'), join(output, 'attribute.bin'))
