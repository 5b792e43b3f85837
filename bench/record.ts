import { rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRecord } from '../src/cli/record/open-record.ts'
import { ask, askedIn } from './ask.ts'
import { askViews } from './ask-views.ts'
import { baseReports, Words } from './corpus.ts'
import { fill, ratesOf, type Step } from './fill.ts'
import { type Timed, timesTable } from './timed.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nWanted = Number(process.argv[2] ?? 100_000)
const path = process.argv[3] ?? join(root, 'build', 'bench-record.db')

/** Fills a record with so many statements and asks it what the command line can ask; prints and keeps a score card. */
async function main(): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const words = Words.of(reports)
  const filling = await openRecord(path, 'add')
  const steps = await fill(filling, reports, words, { first: 0, nStatements: nWanted, nSteps: 10 })
  const start = process.cpuUsage()
  await filling.close()
  const { user, system } = process.cpuUsage(start)
  const store = await openRecord(path, 'read')
  const asked = await askedIn(store)
  const [queries, views] = [await ask(store, asked), await askViews(store, asked)]
  await store.close()
  const card = scoreCard(steps, (user + system) / 1e6, queries, views)
  process.stdout.write(card)
  if (nWanted >= 1_000_000 && process.argv[3] === undefined)
    writeFileSync(join(root, 'bench', `RECORD-${nWanted / 1_000_000}M.md`), card)
}

function scoreCard(
  steps: readonly Step[],
  closing: number,
  queries: readonly Timed[],
  views: readonly Timed[],
): string {
  const last = steps[steps.length - 1]
  const { size } = statSync(path)
  const rows = ratesOf(steps).map(
    ({ nStatements, cpu, wall }) => `| ${nStatements} | ${cpu.toFixed(0)} | ${wall.toFixed(0)} |`,
  )
  return `# The record with ${last.nStatements} statements

By \`node bench/record.ts ${nWanted}\`, SQLite, reading done already: PolNeAR train and Japanese Wikinews, read once, then put in
again and again under other names (words of the same length and kind in the stead of names and of half the other words,
other days, other addresses). ${cpus()[0]?.model}, Node ${process.versions.node}. File: ${(size / 1e6).toFixed(0)} MB, ${(size / last.nStatements).toFixed(0)} bytes a statement, texts included.

| statements | added a second of CPU | added a second by the clock |
|---|---|---|
${rows.join('\n')}

Closing it then put its search terms in order: ${closing.toFixed(1)} s of CPU. In all, ${(last.nStatements / (last.cpu + closing)).toFixed(0)} statements were added a second of CPU.

${timesTable('query, a page of 50', queries)}
Views end a page when a bounded amount was looked up for it: it may hold fewer than 50, and the command line goes on.

${timesTable('view, one page', views)}`
}

await main()
