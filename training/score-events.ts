import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { read } from '../src/engine/index.ts'
import type { EventType, Reading } from '../src/schema/index.ts'
import { readText } from './conllu.ts'
import { loadPack } from './load-pack.ts'

/** One sentence of PLOVER's gold, with the types that its entries give it. */
interface Example {
  readonly text: string
  readonly entries: readonly string[]
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const gold = join(root, '..', 'shared', 'data', 'event', 'PLOVER_GSR_CAMEO.txt.gz')

/** The types that words can be, and what the gold, which is of 2016, calls two of them. */
const TALK: readonly EventType[] = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'INVESTIGATE',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
]
const RENAMED: Readonly<Record<string, string>> = { DEMAND: 'REQUEST', DISAPPROVE: 'ACCUSE' }

/** Prints and keeps how many of the talk sentences of PLOVER's gold have their event type; with a type: those it misses. */
function main(shown = ''): void {
  if (!existsSync(gold)) {
    process.stderr.write(`score-events: the gold is not there: expected ${gold}\n`)
    process.exit(2)
  }
  const pack = loadPack('en')
  const rows = new Map(TALK.map((type) => [type as string, { n: 0, right: 0 }]))
  let extra = 0
  let nSentences = 0
  for (const { text, entries } of readExamples()) {
    const reading = read(text, pack)
    const types = typesOf(reading)
    extra += [...types].filter((type) => !entries.includes(type)).length
    nSentences++
    for (const type of entries) {
      const row = rows.get(type)
      if (!row) continue
      row.n++
      if (types.has(type)) row.right++
      else if (shown === type || shown === 'all') process.stdout.write(`${type} | ${[...types]} | ${text}\n`)
    }
  }
  const n = [...rows.values()].reduce((sum, row) => sum + row.n, 0)
  const right = [...rows.values()].reduce((sum, row) => sum + row.right, 0)
  const share = (part: number, of: number) => (part / of).toFixed(3)
  const lines = [...rows].map(([type, row]) => `| ${type} | ${row.n} | ${share(row.right, row.n)} |\n`).join('')
  const table = `| type | entries | found |\n| --- | --- | --- |\n${lines}| all | ${n} | ${share(right, n)} |\n| other types found, a sentence | ${nSentences} sentences | ${share(extra, nSentences)} |\n`
  process.stdout.write(table)
  writeFileSync(
    join(root, 'training', 'scores', 'events.md'),
    `# Score card: event types\n\nBy \`node training/score-events.ts\`: the talk entries of PLOVER’s gold sentences (its manual’s own examples, of 2016, all\npositive; a regression set that the tables were written having looked at). Found: an event of the type among a sentence’s\nstatements, or an exchange for CONSULT. Bar: .75 found, .10 other.\n\n${table}`,
  )
}

function typesOf({ statements, exchanges }: Reading): Set<string> {
  const types = new Set<string>()
  for (const { event } of statements) if (event) types.add(event.value)
  if (exchanges.some(({ kind }) => /^(?:call|meeting|conversation)$/.test(kind))) types.add('CONSULT')
  return types
}

/** The gold's sentences that have a talk entry, each once. */
function readExamples(): Example[] {
  const entries = JSON.parse(readText(gold).replace(/,(?=\s*[\]}])/g, '')) as { event: string; text: string }[]
  const byText = new Map<string, string[]>()
  for (const { event, text } of entries) {
    const type = RENAMED[event] ?? event
    byText.set(text, [...(byText.get(text) ?? []), type])
  }
  return [...byText]
    .map(([text, types]) => ({ text, entries: types }))
    .filter(({ entries: types }) => types.some((type) => TALK.some((talk) => talk === type)))
}

main(process.argv[2])
