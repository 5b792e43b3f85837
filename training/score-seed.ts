import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Exchange, type Reading, read, type Statement } from '../src/engine/index.ts'
import { readText } from './conllu.ts'
import { loadPack } from './load-pack.ts'

type Pair = readonly [number, number]

/** What the sample report's gold says beside the statements that the scorers judge. */
interface Sample {
  readonly id: string
  readonly text: string
  readonly published: string
  readonly statements: readonly GoldStatement[]
  readonly exchanges: readonly GoldExchange[]
  readonly aliases: Readonly<Record<string, readonly string[]>>
  readonly headings: readonly Pair[]
  readonly revisionNotes: readonly Pair[]
  readonly boilerplate: readonly Pair[]
  readonly fragments: readonly Pair[]
}

interface GoldStatement {
  readonly id: string
  readonly cue: readonly Pair[]
  readonly content: readonly Pair[]
  readonly figures?: readonly { readonly value: number; readonly unit: string }[]
  readonly when?: string
  readonly damaged?: string
}

interface GoldExchange {
  readonly kind: string
  readonly participants?: readonly string[]
  readonly from?: readonly string[]
  readonly date?: string
  readonly dateRange?: readonly [string, string]
  readonly durationMinutes?: number
  readonly evidence: readonly Pair[]
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const seed = join(root, '..', 'shared', 'seed')

/** Prints and keeps how much of the sample report's gold is read: roles by the scorer, and all that it does not judge. */
function main(): void {
  const path = join(seed, 'blinken-lavrov.ja.gold.json')
  if (!existsSync(path)) {
    process.stderr.write(`score-seed: the gold is not there: expected ${path}\n`)
    process.exit(2)
  }
  const gold = JSON.parse(readText(path)) as Sample
  const reading = read(gold.text, loadPack('ja'), { published: gold.published })
  const rows = [...scoredRows(gold, reading), ...countedRows(gold, reading)]
  const table = `| what | found | of gold |\n| --- | --- | --- |\n${rows.map(([name, found, all]) => `| ${name} | ${found} | ${all} |\n`).join('')}`
  process.stdout.write(table)
  writeFileSync(join(root, 'training', 'scores', 'seed.md'), `${HEAD}\n${table}`)
}

const HEAD = `# Score card: the sample report

By \`node training/score-seed.ts\`: how much of what the gold of \`blinken-lavrov.ja.txt\` holds is read. Bars: 26 strict relations
with 2 invented at most, each role 90 %, the six exchanges. The tables were written having looked at it and the model of
acts learns from it: a check that nothing is lost, not a measure of how other reports are read.
`

type Row = readonly [string, number, number]

/** What the scorers judge, as they print it. */
function scoredRows(gold: Sample, reading: Reading): Row[] {
  const output = join(root, 'build', 'scores')
  mkdirSync(output, { recursive: true })
  const predicted = join(output, 'seed.jsonl')
  writeFileSync(predicted, `${JSON.stringify({ id: gold.id, statements: reading.statements.map(asPredicted) })}\n`)
  const score = (scorer: string) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [join(seed, '..', 'eval', scorer), join(seed, 'blinken-lavrov.ja.gold.jsonl'), predicted, '--json'],
        { encoding: 'utf8' },
      ),
    )
  const { relation } = score('score.mjs')
  const roles = score('score-roles.mjs')
  const byCount = (name: string): Row => [name, roles[name].right, roles[name].gold]
  const byShare = (name: string): Row => [name, roles.accuracy[name].right, roles.accuracy[name].gold]
  return [
    ['strict relations', relation.right, relation.gold],
    ['invented or different', relation.predicted - relation.right, 0],
    ...['act', 'sourcing', 'quotation'].map(byShare),
    ...['addressee', 'via', 'channel', 'pending', 'actor', 'within', 'continues'].map(byCount),
  ]
}

function asPredicted(statement: Statement): object {
  const pairs = (spans: readonly { readonly start: number; readonly end: number }[]) =>
    spans.map(({ start, end }) => [start, end])
  const { id, quotation, within, continues, act, sourcing, actor, channel, pending } = statement
  return {
    id,
    quotation,
    within,
    continues,
    act: act.value,
    sourcing: sourcing?.value,
    actor: actor?.value,
    channel: channel?.value,
    pending: pending !== undefined,
    source: pairs(statement.source),
    cue: pairs(statement.cue),
    content: pairs(statement.content),
    addressee: pairs(statement.addressee),
    via: pairs(statement.via),
  }
}

/** Dates, figures, damage, exchanges and layout, which the scorers leave out. */
function countedRows(gold: Sample, reading: Reading): Row[] {
  const partner = (each: GoldStatement) =>
    reading.statements.find((statement) =>
      each.cue.length > 0 ? meets(statement.cue, each.cue) : meets(statement.content, each.content),
    )
  const count = <T>(name: string, all: readonly T[], isFound: (each: T) => boolean): Row => [
    name,
    all.filter(isFound).length,
    all.length,
  ]
  const figures = gold.statements.flatMap((each) => (each.figures ?? []).map((figure) => ({ each, figure })))
  const told = gold.statements.filter(({ when }) => when !== undefined)
  const harmed = gold.statements.filter(({ damaged }) => damaged !== undefined)
  const isBlock = (kind: string) => (pair: Pair) =>
    reading.blocks.some((block) => block.kind === kind && block.start <= pair[0] && pair[1] <= block.end)
  return [
    count('figures', figures, ({ each, figure }) =>
      Boolean(partner(each)?.figures.some(({ value, unit }) => value === figure.value && unit === figure.unit)),
    ),
    count('when it was said', told, (each) => partner(each)?.when?.value === each.when),
    count('damaged statements', harmed, (each) => partner(each)?.damaged === true),
    count('fragments', gold.fragments, (pair) =>
      reading.damage.some(({ kind, start, end }) => kind === 'fragment' && meets([{ start, end }], [pair])),
    ),
    count('headings', gold.headings, isBlock('heading')),
    count('update notes', gold.revisionNotes, isBlock('update-note')),
    count('furniture', gold.boilerplate, isBlock('furniture')),
    count('exchanges', gold.exchanges, (each) => exchangeOf(each, reading) !== undefined),
    count('their dates', gold.exchanges.filter(dateOf), (each) => exchangeOf(each, reading)?.date === dateOf(each)),
    count(
      'their lengths',
      gold.exchanges.filter(({ durationMinutes }) => durationMinutes !== undefined),
      (each) => exchangeOf(each, reading)?.minutes === each.durationMinutes,
    ),
    partiesRow(gold, reading),
  ]
}

function exchangeOf(each: GoldExchange, { exchanges }: Reading): Exchange | undefined {
  return exchanges.find(({ kind, evidence }) => kind === each.kind && meets(evidence, each.evidence))
}

function dateOf({ date, dateRange }: GoldExchange): string | undefined {
  return date ?? dateRange?.join('/')
}

/** Who took part, by the names that gold gives them; those without a name of their own in the text are left out. */
function partiesRow({ exchanges, aliases }: Sample, reading: Reading): Row {
  const parties = exchanges.flatMap((each) =>
    (each.participants ?? each.from ?? []).flatMap((id) => (aliases[id] ? [{ each, names: aliases[id] }] : [])),
  )
  const isNamed = ({ each, names }: (typeof parties)[number]) => {
    const ids = exchangeOf(each, reading)?.participants ?? []
    const found = reading.actors.filter(({ id }) => ids.includes(id))
    return found.some(({ name }) => names.some((alias) => alias.includes(name) || name.includes(alias)))
  }
  return ['their participants', parties.filter(isNamed).length, parties.length]
}

function meets(spans: readonly { readonly start: number; readonly end: number }[], pairs: readonly Pair[]): boolean {
  return spans.some(({ start, end }) => pairs.some(([from, to]) => start < to && from < end))
}

main()
