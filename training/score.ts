import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LanguagePack, read } from '../src/engine/index.ts'
import { readText } from './conllu.ts'
import { loadPack } from './load-pack.ts'
import { type Part, readMarks } from './marks.ts'

/** A gold set, what of it counts, and the bars that issue and score card hold it to. */
interface GoldSet {
  readonly name: string
  /** A file under `../shared`, or marks of our own. */
  readonly path?: string
  readonly marks?: readonly [string, Part]
  readonly only?: string
  readonly bars: { readonly cue?: number; readonly strict?: number; readonly strictRecall?: number }
}

interface Rate {
  readonly p: number
  readonly r: number
  readonly f1: number
  readonly right: number
  readonly predicted: number
  readonly gold: number
}

interface Score {
  readonly cue: Rate
  readonly source: Rate
  readonly content: Rate
  readonly relation: Rate
}

interface GoldDocument {
  readonly id: string
  readonly language: string
  readonly published?: string | null
  readonly text: string
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = join(root, '..', 'shared')
const output = join(root, 'build', 'scores')

const GOLD_SETS: readonly GoldSet[] = [
  { name: 'seed (ja)', path: 'seed/blinken-lavrov.ja.gold.jsonl', bars: { strictRecall: 26 / 28 } },
  { name: 'polnear dev', path: 'data/polnear/polnear-dev.jsonl.gz', bars: { strict: 0.6 } },
  {
    name: 'polnear dev, speech',
    path: 'data/polnear/polnear-dev.jsonl.gz',
    only: 'speech',
    bars: { strictRecall: 0.7 },
  },
  { name: 'attribution en.dev', path: 'data/attribution/en.dev.jsonl', bars: { cue: 0.85, strict: 0.65 } },
  { name: 'attribution en.hand', path: 'data/attribution/en.hand.jsonl', bars: { cue: 0.88, strict: 0.77 } },
  { name: 'attribution ja.dev', path: 'data/attribution/ja.dev.jsonl', bars: { cue: 0.82, strict: 0.6 } },
  { name: 'attribution ja.hand', path: 'data/attribution/ja.hand.jsonl', bars: { cue: 0.83, strict: 0.68 } },
  { name: 'roles en.dev', path: 'data/roles/en.dev.jsonl', bars: {} },
  { name: 'roles ja.dev', path: 'data/roles/ja.dev.jsonl', bars: { strict: 0.65 } },
  { name: 'own en test', marks: ['en', 'test'], bars: {} },
  { name: 'own ja test', marks: ['ja', 'test'], bars: {} },
]

function main(): void {
  if (!existsSync(join(shared, 'eval', 'score.mjs'))) {
    process.stderr.write(`score: the gold sets are not there: expected ${join(shared, 'eval', 'score.mjs')}\n`)
    process.exit(2)
  }
  mkdirSync(output, { recursive: true })
  const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const chosen = GOLD_SETS.filter((set) => named.length === 0 || named.some((part) => set.name.includes(part)))
  process.stdout.write(`${HEADER.map((cell, i) => cell.padEnd(WIDTHS[i])).join(' ')}\n`)
  const rows = chosen.map((set) => {
    const row = rowOf(set, scoreSet(set))
    process.stdout.write(`${row.map((cell, i) => cell.padEnd(WIDTHS[i])).join(' ')}\n`)
    return row
  })
  if (named.length === 0) writeCard(rows)
}

const HEADER = ['gold set', 'cue F1', 'source F1', 'content F1', 'strict P', 'strict R', 'strict F1', 'counts', 'bars']
const WIDTHS = [20, 7, 9, 10, 8, 8, 9, 30, 30]

function rowOf(set: GoldSet, score: Score): string[] {
  const { cue, source, content, relation } = score
  return [
    set.name,
    ...[cue.f1, source.f1, content.f1, relation.p, relation.r, relation.f1].map((rate) => rate.toFixed(3)),
    `${relation.right} right, ${relation.predicted} predicted, ${relation.gold} gold`,
    barsOf(set, score),
  ]
}

function barsOf({ bars }: GoldSet, { cue, relation }: Score): string {
  const met = (name: string, rate: number, bar?: number) =>
    bar === undefined ? [] : [`${name} ≥ ${bar.toFixed(2)} ${rate >= bar ? 'met' : 'NOT MET'}`]
  return [
    ...met('cue', cue.f1, bars.cue),
    ...met('strict', relation.f1, bars.strict),
    ...met('strict recall', relation.r, bars.strictRecall),
  ].join(', ')
}

function scoreSet(set: GoldSet): Score {
  const gold = fileOf(set)
  const predicted = predictionsOf(gold)
  const only = set.only ? ['--only', set.only] : []
  const printed = execFileSync(
    process.execPath,
    [join(shared, 'eval', 'score.mjs'), gold, predicted, '--json', ...only],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  return JSON.parse(printed) as Score
}

/** The gold file of a set; that of our own marks is written, with their texts. */
function fileOf({ name, path, marks }: GoldSet): string {
  if (!marks) return join(shared, path ?? '')
  const file = join(output, `${name.replaceAll(' ', '-')}.gold.jsonl`)
  writeFileSync(
    file,
    readMarks(...marks)
      .map((text) => `${JSON.stringify(text)}\n`)
      .join(''),
  )
  return file
}

const predictions = new Map<string, string>()

/** The file of predictions for a gold file, read once a run. */
function predictionsOf(gold: string): string {
  const known = predictions.get(gold)
  if (known) return known
  const path = join(output, `predicted-${gold.split('/').slice(-2).join('-').replace(/\.gz$/, '')}`)
  const documents = readText(gold)
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldDocument)
  writeFileSync(path, documents.map((document) => `${JSON.stringify(predict(document))}\n`).join(''))
  predictions.set(gold, path)
  return path
}

const packs = new Map<string, LanguagePack>()

function predict({ id, language, text }: GoldDocument): unknown {
  const pairs = (spans: readonly { start: number; end: number }[]) => spans.map(({ start, end }) => [start, end])
  const statements = read(text, packOf(language)).statements.map((statement) => ({
    source: pairs(statement.source),
    cue: pairs(statement.cue),
    content: pairs(statement.content),
  }))
  return { id, statements }
}

function packOf(language: string): LanguagePack {
  const pack = packs.get(language) ?? loadPack(language)
  packs.set(language, pack)
  return pack
}

function writeCard(rows: readonly string[][]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const table = line(HEADER) + line(HEADER.map(() => '---')) + rows.map(line).join('')
  const packVersion = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  const card = `# Score card: statements\n\nReadout ${packVersion}, by \`npm run score\` (\`../shared/eval/score.mjs\`).\n\n${table}`
  writeFileSync(join(root, 'training', 'scores', 'statements.md'), card)
}

main()
