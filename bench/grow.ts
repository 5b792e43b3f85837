import { copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { openRecord } from '../src/cli/record/open-record.ts'
import { sqliteDialect } from '../src/record/sqlite/sqlite-dialect.ts'
import { ask } from './ask.ts'
import { askViews } from './ask-views.ts'
import { baseReports, Words } from './corpus.ts'
import { fill, ratesOf } from './fill.ts'
import { growTo } from './grown.ts'
import type { Timed } from './timed.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [source, grown] = process.argv.slice(2)
const FACTOR = 10
/** So many statements are added to each to see how quickly: those after the first step are counted, when names are known. */
const nAdded = 80_000
const nSteps = 4

/**
 * Compares a record that `bench/record.ts` filled with one ten times as large. The first tenth of that is the record itself; the other
 * nine are its rows again under other ids, addresses and days, put in as rows: adding them as reports would take hours and show no
 * more. A large one that is there already is taken as it is. Then both are asked the same, and get the same number of new reports.
 */
async function main(): Promise<void> {
  if (source === undefined || grown === undefined)
    throw new Error('Expected a record of bench/record.ts, and where to grow it')
  if (!existsSync(grown)) {
    copyFileSync(source, grown)
    growTo(FACTOR, grown)
  }
  const copy = `${grown}.small`
  copyFileSync(source, copy)
  const small = await measured(copy)
  rmSync(copy)
  const large = await measured(grown)
  const card = scoreCard(small, large)
  process.stdout.write(card)
  writeFileSync(join(root, 'bench', 'RECORD-10M.md'), card)
}

interface Measured {
  readonly nStatements: number
  readonly size: number
  /** Statements added a second of CPU, once the names of the new reports had been met. */
  readonly rate: number
  readonly queries: readonly Timed[]
}

async function measured(path: string): Promise<Measured> {
  const { n: nStatements, nVersions } = countsOf(path)
  tidy(path)
  const store = await openRecord(path, 'add')
  const queries = [...(await ask(store)), ...(await askViews(store))]
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const stretch = { first: nVersions, nStatements: nAdded, nSteps }
  const [, ...rates] = ratesOf(await fill(store, reports, Words.of(reports), stretch))
  await store.close()
  const rate = rates.length / rates.reduce((sum, { cpu }) => sum + 1 / cpu, 0)
  return { nStatements, size: statSync(path).size, rate, queries }
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

function scoreCard(small: Measured, large: Measured): string {
  const times = (one: number, other: number) => `${(other / one).toFixed(2)}×`
  const queries = small.queries.map(({ name, median, p99 }, at) => {
    const other = large.queries[at]
    const grew = Math.max(median, other.median) < 1 ? '' : times(median, other.median)
    return `| ${name} | ${median.toFixed(1)} | ${other.median.toFixed(1)} | ${grew} | ${p99.toFixed(1)} | ${other.p99.toFixed(1)} |`
  })
  return `# A record ten times as large

By \`node bench/grow.ts\`: the record of RECORD-1M.md, and one ten times as large: the first tenth is that record, the other nine are its rows
again under other ids, addresses, bands and days, with the names that it has; put in as rows, not as reports. Each was then asked, and got
${nAdded} statements of new reports. ${cpus()[0]?.model}, Node ${process.versions.node}.

| | ${small.nStatements} statements | ${large.nStatements} | |
|---|---|---|---|
| file, MB | ${(small.size / 1e6).toFixed(0)} | ${(large.size / 1e6).toFixed(0)} | ${times(small.size, large.size)} |
| added a second of CPU | ${small.rate.toFixed(0)} | ${large.rate.toFixed(0)} | ${times(large.rate, small.rate)} slower |

| query or view, a page of 50 | median, ms | ten times | | 99th percentile, ms | ten times |
|---|---|---|---|---|---|
${queries.join('\n')}
`
}

await main()
