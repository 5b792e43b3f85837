import { rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRecord } from '../src/cli/record/open-record.ts'
import { factsOf, type RecordStore, type StatementFilter } from '../src/record/index.ts'
import type { Fact } from '../src/schema/index.ts'
import { askViews } from './ask-views.ts'
import { baseReports, underOtherNames, Words } from './corpus.ts'
import { type Timed, timed, timesTable } from './timed.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nWanted = Number(process.argv[2] ?? 100_000)
const path = process.argv[3] ?? join(root, 'build', 'bench-record.db')

/** Fills a record with so many statements and asks it what the command line can ask; prints and keeps a score card. */
async function main(): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const words = Words.of(reports)
  const store = await openRecord(path, 'add')
  const steps = await fill(store, reports, words)
  const size = statSync(path).size
  const queries = await ask(store)
  const views = await askViews(store)
  await store.close()
  const card = scoreCard(steps, size, queries, views)
  process.stdout.write(card)
  if (nWanted >= 1_000_000 && process.argv[3] === undefined)
    writeFileSync(join(root, 'bench', `RECORD-${nWanted / 1_000_000}M.md`), card)
}

interface Step {
  readonly nStatements: number
  readonly cpu: number
  readonly wall: number
}

/** So many reports wait to be added together, as those of a bulk add do. */
const AT_ONCE = 256

async function fill(store: RecordStore, reports: ReturnType<typeof baseReports>, words: Words): Promise<Step[]> {
  const steps: Step[] = []
  const span = Math.max(1, nWanted / 10)
  let [n, cpu, wall] = [0, 0, 0]
  let batch: Fact[][] = []
  for (const { facts, nStatements } of variants(reports, words)) {
    batch.push(facts)
    n += nStatements
    if (batch.length < AT_ONCE && n < nWanted) continue
    const [cpuBefore, wallBefore] = [process.cpuUsage(), performance.now()]
    await Promise.all(batch.map((each) => store.add(each)))
    const used = process.cpuUsage(cpuBefore)
    cpu += (used.user + used.system) / 1e6
    wall += (performance.now() - wallBefore) / 1000
    batch = []
    if (n >= (steps.length + 1) * span || n >= nWanted) {
      steps.push({ nStatements: n, cpu, wall })
      process.stderr.write(
        `${n} statements, ${(n / cpu).toFixed(0)}/s of CPU, ${(n / wall).toFixed(0)}/s by the clock\n`,
      )
    }
    if (n >= nWanted) break
  }
  return steps
}

/** The reports again and again, each time under other names. */
function* variants(
  reports: ReturnType<typeof baseReports>,
  words: Words,
): Generator<{ facts: Fact[]; nStatements: number }> {
  for (let variant = 0; ; variant++) {
    for (const [at, report] of reports.entries()) {
      const { text, reading } = underOtherNames(report, variant, words)
      const facts = factsOf({
        text,
        reading,
        language: report.language,
        published: dayOfReport(variant * reports.length + at),
        outlet: `Outlet ${at % 97}`,
        url: `https://example.org/${variant}/${at}`,
        at: '2026-01-01T00:00:00.000Z',
      })
      yield { facts, nStatements: reading.statements.length }
    }
  }
}

/** Reports come as time goes on: some 40 a day, from 2015 on. */
function dayOfReport(n: number): string {
  return new Date(Date.UTC(2015, 0, 1) + Math.floor(n / 40) * 86_400_000).toISOString().slice(0, 10)
}

/** Days of some years, in an order that jumps. */
function dayAt(n: number): string {
  return new Date(Date.UTC(2015, 0, 1) + ((n * 7919) % 3650) * 86_400_000).toISOString().slice(0, 10)
}

/** Times what the command line asks, each with many values. */
async function ask(store: RecordStore): Promise<Timed[]> {
  const top = (await store.actors({ kinds: ['person', 'state', 'body'] }, { limit: 200 })).items
  const known = (await store.statements({}, { limit: 1000 })).items
  const some = (i: number) => known[(i * 37) % known.length]
  const actor = (i: number) => top[i % top.length].id
  const wordOf = (i: number) => some(i).statement.content[0]?.exact.match(/[\p{L}]{4,}/u)?.[0] ?? 'said'
  const since = (i: number) => dayAt(i * 31)
  const statements = (filter: (i: number) => StatementFilter) => (i: number) =>
    store.statements(filter(i), { limit: 50 })
  const queries: Record<string, (i: number) => Promise<unknown>> = {
    statements: statements(() => ({})),
    'statements, a later page': async (i) =>
      store.statements({}, { limit: 50, after: (2 ** 52 - i * 1e13).toString(36) }),
    'statements --source': statements((i) => ({ sources: [actor(i)] })),
    'statements --source --act --since': statements((i) => ({
      sources: [actor(i)],
      acts: ['demand'],
      since: since(i),
    })),
    'statements --source, 40 of a side': statements((i) => ({
      sources: top.slice(i % 100, (i % 100) + 40).map(({ id }) => id),
    })),
    'statements --to': statements((i) => ({ addressees: [actor(i)] })),
    'statements --act': statements((i) => ({ acts: [(['threaten', 'deny', 'question', 'assert'] as const)[i % 4]] })),
    'statements --act --channel': statements(() => ({ acts: ['promise'], channels: ['letter'] })),
    'statements --sourcing --language': statements(() => ({ sourcings: ['unnamed'], languages: ['ja'] })),
    'statements --outlet --since --until': statements((i) => ({
      outlets: [`Outlet ${i % 97}`],
      since: since(i),
      until: since(i + 5),
    })),
    'statements --pending': statements((i) => ({ isPending: true, until: since(i) })),
    'statements --min-probability': statements(() => ({ minProbability: 0.95 })),
    'statements --story': statements((i) => ({ story: some(i).story })),
    'search, a word': statements((i) => ({ words: [wordOf(i)] })),
    'search, a common word': statements(() => ({ words: ['that'] })),
    'search, two words': statements((i) => ({ words: [wordOf(i), wordOf(i + 1)] })),
    'search, two characters': statements((i) => ({ words: [['米国', '大統', '政府', '会談'][i % 4]] })),
    'search, words --source': statements((i) => ({ words: ['that'], sources: [actor(i)] })),
    'issue terms, any of 8': statements((i) => ({ anyWords: [0, 1, 2, 3, 4, 5, 6, 7].map((k) => wordOf(i + k)) })),
    actors: (i) =>
      store.actors(
        { kinds: ['person', 'state', 'body'] },
        { limit: 50, ...(i > 0 && { after: (i * 50).toString(36) }) },
      ),
    'actors --name': (i) => store.actors({ name: top[i % top.length].name }, { limit: 50 }),
    'a name looked up': (i) => store.actorsCalled(top[i % top.length].name, 'en'),
    exchanges: () => store.exchanges({}, { limit: 50 }),
    'exchanges --kind --with': (i) => store.exchanges({ kinds: ['meeting'], participants: [actor(i)] }, { limit: 50 }),
    stories: (i) => store.stories({ until: since(i) }, { limit: 50 }),
    'a story whole': (i) => store.story(some(i).story),
    'reviews of an entry': (i) => store.reviews(some(i).id),
  }
  return timed(queries)
}

function scoreCard(steps: readonly Step[], size: number, queries: readonly Timed[], views: readonly Timed[]): string {
  const last = steps[steps.length - 1]
  const rows = steps.map((step, i) => {
    const before = steps[i - 1] ?? { nStatements: 0, cpu: 0, wall: 0 }
    const n = step.nStatements - before.nStatements
    return `| ${step.nStatements} | ${(n / (step.cpu - before.cpu)).toFixed(0)} | ${(n / (step.wall - before.wall)).toFixed(0)} |`
  })
  return `# The record with ${last.nStatements} statements

By \`node bench/record.ts ${nWanted}\`, SQLite, reading done already: PolNeAR train and Japanese Wikinews, read once, then put in
again and again under other names (words of the same length and kind in the stead of names and of half the other words,
other days, other addresses). ${cpus()[0]?.model}, Node ${process.versions.node}. File: ${(size / 1e6).toFixed(0)} MB, ${(size / last.nStatements).toFixed(0)} bytes a statement, texts included.

| statements | added a second of CPU | added a second by the clock |
|---|---|---|
${rows.join('\n')}

${timesTable('query, a page of 50', queries)}
Views end a page when a bounded amount was looked up for it: it may hold fewer than 50, and the command line goes on.

${timesTable('view, one page', views)}`
}

await main()
