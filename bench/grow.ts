import { copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { loadNames } from '../src/cli/record/load-names.ts'
import { openRecord } from '../src/cli/record/open-record.ts'
import { sqliteDialect } from '../src/record/sqlite/sqlite-dialect.ts'
import { ratesBeside } from './adding.ts'
import { type Asked, ask, askedIn } from './ask.ts'
import { askViews } from './ask-views.ts'
import { growTo } from './grown.ts'
import { OtherNames } from './other-names.ts'
import type { Timed } from './timed.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: { adding: { type: 'boolean', default: true } },
})
const [source, grown, sameNames] = positionals
const FACTOR = 10

/**
 * Compares a record that `bench/record.ts` filled with one ten times as large, or with two. The first tenth of such a one is the record
 * itself; the other nine are its rows again under other ids, addresses and days, put in as rows: adding them as reports would take
 * hours and show no more. In the first, each copy tells of people of its own; in the second, if it is asked for, of the same. A
 * large one that is there already is taken as it is. Then all are asked the same, and get new reports; with
 * `--no-adding` they get none.
 */
async function main(): Promise<void> {
  if (source === undefined || grown === undefined)
    throw new Error(
      'Expected a record of bench/record.ts, and where to grow it; where to grow it with the same names, if that too',
    )
  if (!existsSync(grown)) await grow(source, grown, 'own')
  if (sameNames !== undefined && !existsSync(sameNames)) await grow(source, sameNames, 'same')
  const copy = `${grown}.small`
  copyFileSync(source, copy)
  const asked = [copy, grown, ...(sameNames === undefined ? [] : [sameNames])]
  const [small, ...large] = await measuredAll(asked)
  rmSync(copy)
  const card = scoreCard(small, large)
  process.stdout.write(card)
  writeFileSync(join(root, 'bench', 'RECORD-10M.md'), card)
}

async function grow(from: string, to: string, whose: 'own' | 'same'): Promise<void> {
  copyFileSync(from, to)
  const db = new Database(to, { readonly: true })
  const names = whose === 'own' ? new OtherNames(db, await loadNames()) : undefined
  db.close()
  growTo(FACTOR, to, names)
  tidy(to)
}

interface Measured {
  readonly nStatements: number
  readonly size: number
  /** Statements added a second of CPU, once the names of the new reports had been met; absent where none were added. */
  readonly rate?: number
  /** What all are asked alike, and what each is asked of those who say most there. */
  readonly same: readonly Timed[]
  readonly own: readonly Timed[]
}

/** Asks them one after the other, so that all find the machine alike; then adds to all in turns. */
async function measuredAll(paths: readonly string[]): Promise<Measured[]> {
  const counts = paths.map(countsOf)
  const first = await openRecord(paths[0], 'read')
  const asked = await askedIn(first)
  await first.close()
  // Once for nothing: in a process that just began, the first to be asked waits until its functions are compiled.
  await answersOf(paths[0], asked)
  const same = await answersInTurns(paths, asked)
  const own: Timed[][] = []
  for (const path of paths) own.push(await answersOf(path))
  const records = paths.map((path, at) => ({ path, nVersions: counts[at].nVersions }))
  const rates = values.adding ? await ratesBeside(records) : undefined
  return paths.map((path, at) => ({
    nStatements: counts[at].n,
    size: statSync(path).size,
    ...(rates && { rate: rates[at] }),
    same: same[at],
    own: own[at],
  }))
}

/** All are asked the same this often, in turns. */
const TURNS = 3

/** What else runs on the machine slows some turns: of each question that one counts in which its median was least. */
async function answersInTurns(paths: readonly string[], asked: Asked): Promise<Timed[][]> {
  const least: Timed[][] = paths.map(() => [])
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [of, path] of paths.entries()) {
      const times = await answersOf(path, asked)
      least[of] = times.map((each, at) => (turn > 0 && least[of][at].cpu <= each.cpu ? least[of][at] : each))
    }
  }
  return least
}

async function answersOf(path: string, asked?: Asked): Promise<Timed[]> {
  const store = await openRecord(path, 'read')
  const of = asked ?? (await askedIn(store))
  const times = [...(await ask(store, of)), ...(await askViews(store, of))]
  await store.close()
  return times
}

/** As a bulk add leaves it. */
function tidy(path: string): void {
  const db = new Database(path)
  for (const query of sqliteDialect.tidy) db.exec(query)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

function countsOf(path: string): { n: number; nVersions: number } {
  const db = new Database(path)
  const counts = db.prepare('SELECT (SELECT COUNT(*) FROM statement) AS n, (SELECT MAX(no) FROM version) AS nVersions')
  const found = counts.get() as { n: number; nVersions: number }
  db.close()
  return found
}

function scoreCard(small: Measured, [own, same]: readonly Measured[]): string {
  const sameNames =
    same &&
    `
## With the same names

${comparison(small, same)}`
  return `# A record ten times as large

By \`node bench/grow.ts\`: the record of RECORD-1M.md, and one ten times as large: the first tenth is that record, the other nine are its rows
again under other ids, addresses, bands and days, put in as rows, not as reports. Each copy tells of people of its own: their names have
other letters, in texts as in tables; states and others whom everybody knows keep theirs, and so do all other words. Each was asked, one after
the other${values.adding ? ', then new reports were added to all in turns' : ''}. ${cpus()[0]?.model}, Node ${process.versions.node}.

${comparison(small, own)}${sameNames ?? ''}`
}

/**
 * One record held against another: medians of a page, of processor time and by the clock, with how many entries it held on average, since one
 * that is short in the smaller record may be full in the larger.
 */
function comparison(small: Measured, large: Measured): string {
  return `| | ${small.nStatements} statements | ${large.nStatements} | |
|---|---|---|---|
| file, MB | ${(small.size / 1e6).toFixed(0)} | ${(large.size / 1e6).toFixed(0)} | ${times(small.size, large.size)} |
${rateRow(small, large)}
Asked the same, in ${TURNS} turns of which the quickest counts: of the same people, issues and stories, which the smaller record has.

${table(small.same, large.same)}
Asked of those who say most in each, and for what it has last.

${table(small.own, large.own)}`
}

function times(one: number, other: number): string {
  return `${(other / one).toFixed(2)}×`
}

function table(small: readonly Timed[], large: readonly Timed[]): string {
  const rows = small.map((one, at) => {
    const other = large[at]
    const grew = isShort(one, other) ? '' : times(one.cpu, other.cpu)
    const columns = [one.entries, other.entries, one.median, other.median, one.p99, other.p99].map((n) => n.toFixed(1))
    return `| ${one.name} | ${one.cpu.toFixed(1)} | ${other.cpu.toFixed(1)} | ${grew} | ${columns.join(' | ')} |`
  })
  return `${inAll(small, large)}

| query or view, a page of 50 | CPU, ms | ten times | | entries | ten times | by the clock, ms | ten times | 99th percentile | ten times |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

/** By how much a question may take longer. */
const MOST = 1.5

/** So little time tells nothing. */
function isShort(one: Timed, other: Timed): boolean {
  return Math.max(one.cpu, other.cpu) < 1
}

function inAll(small: readonly Timed[], large: readonly Timed[]): string {
  const sums = [small, large].map((rows) => rows.reduce((sum, { cpu }) => sum + cpu, 0))
  const over = small.filter((one, at) => !isShort(one, large[at]) && large[at].cpu > MOST * one.cpu)
  const which = over.length === 0 ? '' : `: ${over.map(({ name }) => name).join('; ')}`
  return `One of each took ${sums[0].toFixed(0)} and ${sums[1].toFixed(0)} ms of CPU, ${times(sums[0], sums[1])}. Of ${small.length} rows ${over.length} are over ${MOST}×${which}.`
}

function rateRow({ rate }: Measured, { rate: other }: Measured): string {
  if (rate === undefined || other === undefined) return ''
  return `| added a second of CPU | ${rate.toFixed(0)} | ${other.toFixed(0)} | ${(rate / other).toFixed(2)}× slower |\n`
}

await main()
