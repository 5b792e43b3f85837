import { readFileSync } from 'node:fs'
import { loadParser } from '../src/engine/tree/parse.ts'
import { readConllu } from './conllu.ts'

// node training/evaluate-parse.ts MODEL TREEBANK.conllu.gz: attachment scores on gold words and gold tags, and speed.
const [model, treebank] = process.argv.slice(2)
const empty = new Uint8Array()
const parser = loadParser({
  language: 'x',
  name: 'x',
  version: '0',
  models: { segment: empty, tag: empty, attribute: empty, parse: new Uint8Array(readFileSync(model)) },
  tables: {},
})
const sentences = readConllu(treebank)
let nWords = 0
let nHeads = 0
let nLabelled = 0
const start = process.cpuUsage()
for (const { words } of sentences) {
  const tree = parser.parse({ start: 0, end: 0, paragraph: 0, words })
  for (let i = 0; i < words.length; i++) {
    nWords++
    if (tree.words[i].head !== words[i].head) continue
    nHeads++
    if (tree.words[i].relation.split(':')[0] === words[i].relation.split(':')[0]) nLabelled++
  }
}
const { user, system } = process.cpuUsage(start)
const percent = (n: number) => ((100 * n) / nWords).toFixed(2)
process.stdout.write(
  `UAS ${percent(nHeads)} LAS ${percent(nLabelled)} ${((user + system) / nWords).toFixed(1)} µs/word\n`,
)
