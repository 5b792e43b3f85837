import { copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { loadNames } from '../src/cli/record/load-names.ts'
import { openRecord } from '../src/cli/record/open-record.ts'
import { sqliteDialect } from '../src/record/sqlite/sqlite-dialect.ts'
import { ask } from './ask.ts'
import { askViews } from './ask-views.ts'
import { baseReports, Words } from './corpus.ts'
import { fill, ratesOf } from './fill.ts'
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
/** So many statements are added to each to see how quickly: those after the first step are counted, when names are known. */
const nAdded = 80_000
const nSteps = 4

/**
 * Compares a record that `bench/record.ts` filled with one ten times as large, or with two. The first tenth of such a one is the record
 * itself; the other nine are its rows again under other ids, addresses and days, put in as rows: adding them as reports would take
 * hours and show no more. In the first, each copy tells of people of its own; in the second, if it is asked for, of the same. A
 * large one that is there already is taken as it is. Then all are asked the same, and get the same number of new reports; with
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
  readonly queries: readonly Timed[]
}

/** Asks them one after the other, so that all find the machine alike; then adds to each. */
async function measuredAll(paths: readonly string[]): Promise<Measured[]> {
  const counts = paths.map(countsOf)
  const queries: Timed[][] = []
  for (const path of paths) queries.push(await askedOf(path))
  const rates: number[] = []
  if (values.adding) for (const [at, path] of paths.entries()) rates.push(await rateOf(path, counts[at].nVersions))
  return paths.map((path, at) => ({
    nStatements: counts[at].n,
    size: statSync(path).size,
    ...(values.adding && { rate: rates[at] }),
    queries: queries[at],
  }))
}

async function askedOf(path: string): Promise<Timed[]> {
  const store = await openRecord(path, 'read')
  const queries = [...(await ask(store)), ...(await askViews(store))]
  await store.close()
  return queries
}

async function rateOf(path: string, nVersions: number): Promise<number> {
  const store = await openRecord(path, 'add')
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const stretch = { first: nVersions, nStatements: nAdded, nSteps }
  const [, ...rates] = ratesOf(await fill(store, reports, Words.of(reports), stretch))
  await store.close()
  return rates.length / rates.reduce((sum, { cpu }) => sum + 1 / cpu, 0)
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
the other${values.adding ? `, then got ${nAdded} statements of new reports` : ''}. ${cpus()[0]?.model}, Node ${process.versions.node}.

${comparison(small, own)}${sameNames ?? ''}`
}

/**
 * One record held against another: medians of a page, of processor time and by the clock, with how many entries it held on average, since one
 * that is short in the smaller record may be full in the larger.
 */
function comparison(small: Measured, large: Measured): string {
  const times = (one: number, other: number) => `${(other / one).toFixed(2)}×`
  const queries = small.queries.map((one, at) => {
    const other = large.queries[at]
    const grew = Math.max(one.cpu, other.cpu) < 1 ? '' : times(one.cpu, other.cpu)
    const columns = [one.entries, other.entries, one.median, other.median, one.p99, other.p99].map((n) => n.toFixed(1))
    return `| ${one.name} | ${one.cpu.toFixed(1)} | ${other.cpu.toFixed(1)} | ${grew} | ${columns.join(' | ')} |`
  })
  return `| | ${small.nStatements} statements | ${large.nStatements} | |
|---|---|---|---|
| file, MB | ${(small.size / 1e6).toFixed(0)} | ${(large.size / 1e6).toFixed(0)} | ${times(small.size, large.size)} |
${rateRow(small, large)}
| query or view, a page of 50 | CPU, ms | ten times | | entries | ten times | by the clock, ms | ten times | 99th percentile | ten times |
|---|---|---|---|---|---|---|---|---|---|
${queries.join('\n')}
`
}

function rateRow({ rate }: Measured, { rate: other }: Measured): string {
  if (rate === undefined || other === undefined) return ''
  return `| added a second of CPU | ${rate.toFixed(0)} | ${other.toFixed(0)} | ${(rate / other).toFixed(2)}× slower |\n`
}

await main()
