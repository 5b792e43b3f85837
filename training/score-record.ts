import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadNames } from '../src/cli/record/load-names.ts'
import { read } from '../src/engine/index.ts'
import { factsOf, type Names } from '../src/record/index.ts'
import { openMemory } from '../src/record/memory/index.ts'
import type { StatementEntry } from '../src/schema/index.ts'
import {
  type Answer,
  answers,
  type Dispute,
  type DisputeSide,
  disputes,
  exchanges,
  LinkWords,
  type MergedExchange,
  type PendingItem,
  pending,
} from '../src/views/index.ts'
import { readText } from './conllu.ts'
import { loadPack } from './load-pack.ts'

type Pair = readonly [number, number]

interface GoldStatement {
  readonly id: string
  readonly source: readonly Pair[]
  readonly cue: readonly Pair[]
  readonly content: readonly Pair[]
  readonly actor?: string | null
  readonly within?: string
  readonly answers?: string
  readonly pending?: string
}

interface Gold {
  readonly text: string
  readonly published: string
  readonly statements: readonly GoldStatement[]
  readonly exchanges: readonly { readonly id: string; readonly kind: string; readonly evidence: readonly Pair[] }[]
  readonly disputes: readonly { readonly between: readonly [string, string] }[]
  readonly aliases: Readonly<Record<string, readonly string[]>>
}

/** What the record and its views tell of the sample report. */
interface Told {
  readonly statements: readonly StatementEntry[]
  readonly answers: readonly Answer[]
  readonly disputes: readonly Dispute[]
  readonly pending: readonly PendingItem[]
  readonly exchanges: readonly MergedExchange[]
}

/** What was counted: found, of gold, and shown without being gold. */
export interface Row {
  readonly name: string
  readonly found: number
  readonly gold: number
  readonly wrong: readonly string[]
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const LIMIT = { limit: 500 }

/** Counts what the record tells of the sample report against its gold. */
export async function scoreRecord(gold: Gold, names: Names): Promise<readonly Row[]> {
  const told = await tell(gold, names)
  const byGold = new Map(
    gold.statements.map((each) => [each.id, told.statements.find((entry) => isMatch(each, entry))]),
  )
  return [
    actorRow(gold, byGold),
    exchangeRow(gold, told),
    answerRow(gold, told, byGold),
    disputeRow(gold, told, byGold),
    pendingRow(gold, told, byGold),
  ]
}

async function tell(gold: Gold, names: Names): Promise<Told> {
  const pack = loadPack('ja')
  const store = openMemory(names)
  const reading = read(gold.text, pack, { published: gold.published })
  const found = { text: gold.text, language: 'ja', published: gold.published, at: '2022-02-01T00:00:00Z', reading }
  await store.add(factsOf(found))
  const viewed = { reader: store, words: LinkWords.of([pack]) }
  const open = await pending(viewed, {}, LIMIT, { today: gold.published, states: ['open', 'overdue'] })
  return {
    statements: (await store.statements({ isUnlisted: true }, LIMIT)).items,
    answers: (await answers(viewed, {}, LIMIT)).items,
    disputes: (await disputes(viewed, {}, LIMIT)).items,
    pending: open.items,
    exchanges: (await exchanges(viewed, {}, LIMIT)).items,
  }
}

/** Whether a statement that was read is a gold one: their cues overlap, or where one has none, their contents. */
function isMatch(gold: GoldStatement, { statement }: StatementEntry): boolean {
  const [own, read] = gold.cue.length > 0 ? [gold.cue, statement.cue] : [gold.content, statement.content]
  return (gold.cue.length > 0 || statement.cue.length === 0) && meet(own, read)
}

function meet(pairs: readonly Pair[], spans: readonly { start: number; end: number }[]): boolean {
  return pairs.some(([from, to]) => spans.some(({ start, end }) => start < to && from < end))
}

type ByGold = ReadonlyMap<string, StatementEntry | undefined>

/** A statement’s actor is right where it is the one that most of its gold actor’s statements have, and mostly theirs. */
function actorRow({ statements }: Gold, byGold: ByGold): Row {
  const read = statements.flatMap(({ id, actor }) => {
    const [source] = byGold.get(id)?.actors.filter(({ role }) => role === 'source') ?? []
    return actor && source ? [{ id, gold: actor, actor: source.actor }] : []
  })
  const isRight = ({ gold, actor }: (typeof read)[number]) =>
    mostOften(read.filter((each) => each.gold === gold).map((each) => each.actor)) === actor &&
    mostOften(read.filter((each) => each.actor === actor).map((each) => each.gold)) === gold
  const wrong = read.filter((each) => !isRight(each)).map(({ id, gold, actor }) => `${id} ${gold} ${actor}`)
  return { name: 'actors', found: read.length - wrong.length, gold: read.length, wrong }
}

function mostOften(values: readonly string[]): string {
  const count = (value: string) => values.filter((each) => each === value).length
  return values.toSorted((one, other) => count(other) - count(one) || (one < other ? -1 : 1))[0]
}

function exchangeRow(gold: Gold, { exchanges: told }: Told): Row {
  const isSame = (own: Gold['exchanges'][number], each: MergedExchange) =>
    own.kind === each.channel && each.evidence.some(({ spans }) => meet(own.evidence, spans))
  const wrong = told.filter((each) => !gold.exchanges.some((own) => isSame(own, each)))
  const found = gold.exchanges.filter((own) => told.some((each) => isSame(own, each)))
  return { name: 'exchanges', found: found.length, gold: gold.exchanges.length, wrong: wrong.map(({ id }) => id) }
}

function answerRow({ statements }: Gold, { answers: told }: Told, byGold: ByGold): Row {
  const pairs = statements.flatMap(({ id, answers: asked }) => (asked ? [[asked, id] as const] : []))
  const isSame = ([asked, answer]: readonly [string, string], link: Answer) =>
    byGold.get(asked)?.id === link.asked.id && byGold.get(answer)?.id === link.answer.id
  return {
    name: 'answers',
    found: pairs.filter((pair) => told.some((link) => isSame(pair, link))).length,
    gold: pairs.length,
    wrong: told.filter((link) => !pairs.some((pair) => isSame(pair, link))).map(({ rule, id }) => `${rule} ${id}`),
  }
}

function disputeRow(gold: Gold, { disputes: told }: Told, byGold: ByGold): Row {
  const isSame = (between: readonly string[], { sides }: Dispute) =>
    between.every((id) => sides.some((side) => isSide(id, side, gold, byGold)))
  const found = gold.disputes.filter(({ between }) => told.some((dispute) => isSame(between, dispute)))
  const wrong = told.filter((dispute) => !gold.disputes.some(({ between }) => isSame(between, dispute)))
  return {
    name: 'disputes',
    found: found.length,
    gold: gold.disputes.length,
    wrong: wrong.map(({ kind, rule, id }) => `${kind} ${rule} ${id}`),
  }
}

function isSide(id: string, side: DisputeSide, gold: Gold, byGold: ByGold): boolean {
  if (side.kind === 'statement') return byGold.get(id)?.id === side.statement.id
  if (side.kind === 'exchange') {
    return gold.exchanges.some((own) => own.id === id && meet(own.evidence, side.exchange.evidence))
  }
  const nested = gold.statements.find((each) => each.id === id && each.within !== undefined)
  return nested !== undefined && meet(nested.content, [side.claim]) && meet(nested.source, [side.by])
}

function pendingRow({ statements }: Gold, { pending: told }: Told, byGold: ByGold): Row {
  const awaiting = statements.filter((each) => each.pending !== undefined).map(({ id }) => byGold.get(id)?.id)
  const has = (item: PendingItem, id: string | undefined) => item.statements.some((entry) => entry.id === id)
  const wrong = told.filter((item) => !awaiting.some((id) => has(item, id)))
  return {
    name: 'pending',
    found: awaiting.filter((id) => told.some((item) => has(item, id))).length,
    gold: awaiting.length,
    wrong: wrong.map(({ rule, evidence }) => `${rule} ${evidence.map(({ spans }) => spans[0]?.exact).join(' + ')}`),
  }
}

const HEAD = `# Score card: the record of the sample report

By \`node training/score-record.ts\`: what the record and its views tell of \`blinken-lavrov.ja.txt\`, against its gold. Bar: nine in
ten of each, and two at most in all that are not gold. The tables were written having looked at it.
`

async function main(): Promise<void> {
  const path = join(root, '..', 'shared', 'seed', 'blinken-lavrov.ja.gold.json')
  if (!existsSync(path)) {
    process.stderr.write(`score-record: the gold is not there: expected ${path}\n`)
    process.exit(2)
  }
  const rows = await scoreRecord(JSON.parse(readText(path)) as Gold, await loadNames())
  const lines = rows.map(({ name, found, gold, wrong }) => `| ${name} | ${found} | ${gold} | ${wrong.length} |\n`)
  const table = `| what | found | of gold | not gold |\n| --- | --- | --- | --- |\n${lines.join('')}`
  process.stdout.write(table)
  for (const { name, wrong } of rows) for (const each of wrong) process.stdout.write(`not gold, ${name}: ${each}\n`)
  writeFileSync(join(root, 'training', 'scores', 'record.md'), `${HEAD}\n${table}`)
}

if (import.meta.main) await main()
