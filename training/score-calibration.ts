import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type LanguagePack, read } from '../src/engine/index.ts'
import { readText } from './conllu.ts'
import { loadPack } from './load-pack.ts'
import { readMarks } from './marks.ts'

type Pairs = readonly (readonly [number, number])[]

interface GoldStatement {
  readonly source: Pairs
  readonly cue: Pairs
  readonly content: Pairs
  readonly optional?: boolean
}

interface GoldDocument {
  readonly language: string
  readonly text: string
  readonly statements: readonly GoldStatement[]
  readonly discard?: Pairs
}

/** A statement that was found: how sure it was, by which finder, and whether it was right as the strict score counts. */
interface Judged {
  readonly probability: number
  readonly finder: string
  readonly isRight: boolean
}

interface Scorer {
  readonly characters: (spans: Pairs | undefined, text: string) => Set<number>
  readonly pair: (gold: readonly Roles[], predicted: readonly Roles[]) => [number, number][]
  readonly shared: (one: Set<number>, other: Set<number>) => number
}

interface Roles {
  readonly source: Set<number>
  readonly cue: Set<number>
  readonly content: Set<number>
}

const OWN = 'own marks, part test'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = join(root, '..', 'shared')

/** The gold sets of each language: files, and our own marks of part test. */
const SETS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'English',
    'en',
    ['data/polnear/polnear-dev.jsonl.gz', 'data/attribution/en.dev.jsonl', 'data/attribution/en.hand.jsonl', OWN],
  ],
  [
    'Japanese',
    'ja',
    ['data/roles/ja.dev.jsonl', 'data/attribution/ja.dev.jsonl', 'data/attribution/ja.hand.jsonl', OWN],
  ],
]

async function main(): Promise<void> {
  const path = join(shared, 'eval', 'score.mjs')
  if (!existsSync(path)) {
    process.stderr.write(`score-calibration: the gold sets are not there: expected ${path}\n`)
    process.exit(2)
  }
  const scorer = (await import(path)) as Scorer
  const parts = SETS.map(([name, language, files]) => {
    const pack = loadPack(language)
    const perFile = files.map((file) => [file, judgeSet(documentsOf(file, language), pack, scorer)] as const)
    return `## ${name}\n\n${perFile.map(([file, { judged, nGold }]) => section(file, judged, nGold)).join('')}${section(
      'all of them',
      perFile.flatMap(([, { judged }]) => judged),
      perFile.reduce((sum, [, { nGold }]) => sum + nGold, 0),
    )}${byFinder(perFile.flatMap(([, { judged }]) => judged))}`
  })
  const card = `# Score card: calibration\n\nBy \`node training/score-calibration.ts\`: how often statements of each probability are right (strict relation; optional gold\nis left out), the expected calibration error over ten bins, and what \`--min-probability\` gives.\n\n${parts.join('\n')}`
  process.stdout.write(card)
  writeFileSync(join(root, 'training', 'scores', 'calibration.md'), card)
}

function documentsOf(file: string, language: string): GoldDocument[] {
  if (file === OWN) return readMarks(language, 'test')
  return readText(join(shared, file))
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldDocument)
}

function judgeSet(
  documents: readonly GoldDocument[],
  pack: LanguagePack,
  scorer: Scorer,
): { judged: Judged[]; nGold: number } {
  return {
    judged: documents.flatMap((document) => judgeDocument(document, pack, scorer)),
    nGold: documents.reduce((sum, { statements }) => sum + statements.filter(({ optional }) => !optional).length, 0),
  }
}

function judgeDocument(
  document: GoldDocument,
  pack: LanguagePack,
  { characters, pair, shared: common }: Scorer,
): Judged[] {
  const { text, statements: gold } = document
  const sets = ({ source, cue, content }: GoldStatement): Roles => ({
    source: characters(source, text),
    cue: characters(cue, text),
    content: characters(content, text),
  })
  const discarded = characters(document.discard, text)
  const found = read(text, pack).statements.map((statement) => ({
    statement,
    roles: sets({
      source: pairsOf(statement.source),
      cue: pairsOf(statement.cue),
      content: pairsOf(statement.content),
    }),
  }))
  const counted = found.filter(({ roles }) => common(roles.cue.size > 0 ? roles.cue : roles.content, discarded) === 0)
  const goldRoles = gold.map(sets)
  const partner = new Map(
    pair(
      goldRoles,
      counted.map(({ roles }) => roles),
    ).map(([g, p]) => [p, g]),
  )
  const overlap = (one: Set<number>, other: Set<number>) => {
    const both = common(one, other)
    return one.size + other.size === 0 ? 1 : both / (one.size + other.size - both)
  }
  return counted.flatMap(({ statement, roles }, at) => {
    const other = partner.get(at)
    if (other !== undefined && gold[other].optional) return []
    const isRight =
      other !== undefined &&
      overlap(goldRoles[other].source, roles.source) >= 0.5 &&
      overlap(goldRoles[other].content, roles.content) >= 0.8
    return [{ probability: statement.probability, finder: statement.finder.name, isRight }]
  })
}

function pairsOf(spans: readonly { readonly start: number; readonly end: number }[]): Pairs {
  return spans.map(({ start, end }) => [start, end] as const)
}

function section(file: string, judged: readonly Judged[], nGold: number): string {
  const bins = Array.from({ length: 10 }, (_, i) => judged.filter(({ probability }) => binOf(probability) === i))
  const share = (list: readonly Judged[]) => list.filter(({ isRight }) => isRight).length / Math.max(1, list.length)
  const mean = (list: readonly Judged[]) =>
    list.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, list.length)
  const error =
    bins.reduce((sum, bin) => sum + Math.abs(share(bin) - mean(bin)) * bin.length, 0) / Math.max(1, judged.length)
  const rows = bins.flatMap((bin, i) =>
    bin.length === 0
      ? []
      : [
          `| .${i}–${i === 9 ? '1' : `.${i + 1}`} | ${bin.length} | ${mean(bin).toFixed(2)} | ${share(bin).toFixed(2)} |\n`,
        ],
  )
  const curve = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((least) => {
    const kept = judged.filter(({ probability }) => probability >= least)
    const right = kept.filter(({ isRight }) => isRight).length
    return `| ${least} | ${kept.length} | ${(right / Math.max(1, kept.length)).toFixed(2)} | ${(right / Math.max(1, nGold)).toFixed(2)} |\n`
  })
  return `### ${file.split('/').at(-1)}: expected calibration error ${error.toFixed(3)}\n\n| probability | found | mean | right |\n|---|---|---|---|\n${rows.join('')}\n| --min-probability | found | precision | recall |\n|---|---|---|---|\n${curve.join('')}\n`
}

function binOf(probability: number): number {
  return Math.min(9, Math.floor(10 * probability))
}

function byFinder(judged: readonly Judged[]): string {
  const names = [...new Set(judged.map(({ finder }) => finder))].sort()
  const rows = names.map((name) => {
    const own = judged.filter(({ finder }) => finder === name)
    const right = own.filter(({ isRight }) => isRight).length
    const mean = own.reduce((sum, { probability }) => sum + probability, 0) / own.length
    return `| ${name} | ${own.length} | ${mean.toFixed(2)} | ${(right / own.length).toFixed(2)} |\n`
  })
  return `| finder | found | mean probability | right |\n|---|---|---|---|\n${rows.join('')}\n`
}

await main()
