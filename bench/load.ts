import { fork, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openRecord } from '../src/cli/record/open-record.ts'
import type { StatementEntry } from '../src/schema/index.ts'
import { manyReports } from '../test/record/many-reports.ts'
import { type Asked, askedPages, dossiersOf, drawnFrom } from './asked-pages.ts'
import type { Change, Found, Load, Sample } from './load-client.ts'

// Asks a server as a newsroom’s pages do: `node bench/load.ts RECORD [--seconds 30] [--write]`. Servers are started one after another, each
// asked in the same ways, so that what is compared is of one run.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    readers: { type: 'string' },
  },
})
const [path] = positionals
const N_CONNECTIONS = 50

/** A server to be asked: what it is called on the card, and what it is started with. */
interface Served {
  readonly name: string
  readonly args: readonly string[]
}

const SERVERS: readonly Served[] = [
  { name: 'one thread (`--readers 0`)', args: ['--readers', '0'] },
  { name: 'reader threads and kept answers', args: values.readers === undefined ? [] : ['--readers', values.readers] },
]

/** How a server is asked. */
const LOADS: readonly { readonly name: string; readonly rate?: number; readonly nChanges?: number }[] = [
  { name: `${N_CONNECTIONS} connections, each asking again at once` },
  { name: '50 requests a second', rate: 50 },
  { name: '100 requests a second', rate: 100 },
  { name: `${N_CONNECTIONS} connections, once more` },
  { name: '50 requests a second, and 2 changes', rate: 50, nChanges: 2 },
]

/** A run of one load on one server. */
interface Run extends Found {
  readonly server: string
  readonly load: string
  /** Seconds of CPU that the server took. */
  readonly cpu: number
  /** Seconds that its threads waited for a core while they had something to do, all of them together. */
  readonly waited: number
  /** Memory that the server holds at the end, in MiB. */
  readonly memory: number
  /** Programs that wanted a core when it began, as `uptime` has it. */
  readonly busy: number
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-load-'))
  try {
    const drawn = await drawPages(folder)
    const runs: Run[] = []
    for (const server of SERVERS.filter(({ name }) => values.only === undefined || name.startsWith(values.only)))
      runs.push(...(await askServer(server, drawn)))
    const card = scoreCard(runs, drawn)
    process.stdout.write(card)
    if (values.write) writeFileSync(join(root, 'bench', 'LOAD.md'), card)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a record is asked for. */
interface Drawn {
  readonly pages: readonly Asked[]
  readonly nStatements: number
  /** Files of dossiers. */
  readonly dossiers: readonly string[]
  /** Statements to be reviewed. */
  readonly statements: readonly StatementEntry[]
}

async function drawPages(folder: string): Promise<Drawn> {
  const store = await openRecord(path, 'read')
  const drawn = await drawnFrom(store)
  await store.close()
  const dossiers = dossiersOf(drawn.statements)
  const files = [...dossiers].map(([id, dossier]) => {
    const file = join(folder, `${id}.json`)
    writeFileSync(file, JSON.stringify(dossier))
    return file
  })
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(path, { readonly: true })
  const nStatements = database.prepare<[], number>('SELECT COUNT(*) FROM statement').pluck().get() ?? 0
  database.close()
  return { pages: askedPages({ ...drawn, dossiers }), nStatements, dossiers: files, statements: drawn.statements }
}

const REVIEWING = 'deciding on a statement'
const ADDING = 'a report handed over, of some 50 statements'

/** Three reviews, then a report, and so on. Reports are others each time. */
function changesOf(statements: readonly StatementEntry[]): Change[] {
  const lines = manyReports(1200, Date.now() % 1e6).map((line) => (JSON.parse(line) as { text: string }).text)
  const review = (n: number): Change => {
    const body = JSON.stringify({ entry: 'statement', of: statements[n % statements.length].id, decision: 'confirmed' })
    return { kind: REVIEWING, address: '/reviews', type: 'application/json', body }
  }
  const report = (n: number): Change => {
    const body = lines.slice(n * 12, n * 12 + 12).join('\n\n')
    return { kind: ADDING, address: '/reports?published=2026-01-05', type: 'text/plain', body }
  }
  return Array.from({ length: 100 }, (_, n) => [review(n * 3), review(n * 3 + 1), review(n * 3 + 2), report(n)]).flat()
}

async function askServer({ name, args }: Served, { pages, dossiers, statements }: Drawn): Promise<Run[]> {
  const port = await freePort()
  const known = dossiers.flatMap((file) => ['--dossier', file])
  const program = join(root, 'dist', 'cli', 'main.js')
  const server = spawn(process.execPath, [program, 'serve', '--record', path, '--port', `${port}`, ...known, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.once('data', () => resolve())
      server.once('exit', (code) => reject(new Error(`${name}: ended with ${code}`)))
    })
    const runs: Run[] = []
    for (const { name: load, rate, nChanges } of LOADS) {
      const busy = loadavg()[0]
      const [before, waitedBefore] = [cpuOf(server.pid), waitedOf(server.pid)]
      const found = await asked({
        at: `http://127.0.0.1:${port}/api`,
        pages,
        nConnections: N_CONNECTIONS,
        seconds: Number(values.seconds),
        seed: 7 + runs.length,
        ...(rate !== undefined && { rate }),
        ...(nChanges !== undefined && { changes: { rate: nChanges, all: changesOf(statements) } }),
      })
      const [cpu, waited] = [cpuOf(server.pid) - before, waitedOf(server.pid) - waitedBefore]
      const run = { ...found, server: name, load, cpu, waited, memory: memoryOf(server.pid), busy }
      process.stderr.write(`${name}, ${load}: ${told(run)}\n`)
      runs.push(run)
    }
    return runs
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

function asked(load: Load): Promise<Found> {
  const client = fork(join(root, 'bench', 'load-client.ts'))
  return new Promise((resolve, reject) => {
    client.once('message', (found) => resolve(found as Found))
    client.once('error', reject)
    client.once('exit', (code) => reject(new Error(`The client ended with ${code}`)))
    client.send(load)
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Seconds of CPU that a process took so far, its threads included: Linux counts hundredths. */
function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Seconds that the threads of a process waited for a core so far. */
function waitedOf(pid: number | undefined): number {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => {
    try {
      return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[1])
    } catch {
      // It ended between the two lines.
      return 0
    }
  })
  return threads.reduce((sum, each) => sum + each, 0) / 1e9
}

function memoryOf(pid: number | undefined): number {
  const held = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(held) / 1024
}

function told({ samples, seconds, cpu, waited, memory, busy }: Run): string {
  const { median, p95, p99, max } = spread(samples.filter(isReading))
  const nErrors = samples.filter(({ error }) => error !== undefined).length
  return [
    `${(samples.length / seconds).toFixed(0)} a second`,
    `median ${median}, p95 ${p95}, p99 ${p99}, max ${max} ms`,
    `${nErrors} errors`,
    `CPU ${((cpu / seconds) * 100).toFixed(0)} %, waited for a core ${waited.toFixed(0)} s of ${seconds.toFixed(0)}`,
    `${memory.toFixed(0)} MiB`,
    `load ${busy.toFixed(1)}`,
  ].join('; ')
}

/** Changes are told of apart. */
function isReading({ kind }: Sample): boolean {
  return kind !== REVIEWING && kind !== ADDING
}

function spread(samples: readonly Sample[]): Readonly<Record<'median' | 'p95' | 'p99' | 'max', string>> {
  const times = samples.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (share: number) => (times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0).toFixed(0)
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

function scoreCard(runs: readonly Run[], { pages, nStatements }: Drawn): string {
  return `# The API under load, ${nStatements} statements

By \`node bench/load.ts RECORD --seconds ${values.seconds}\`: \`readout serve\` on a SQLite record of ${nStatements} statements, asked over ${N_CONNECTIONS} connections by another
process of the same machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}. Programs beside these two wanted cores too: “busy” is the load average before
each run, and “waiting for a core” how many of the server’s threads at a time had something to do and no core to do it on. Each server starts with nothing kept; nothing is left out of what is counted. Times are from asking (at a fixed rate: from when it was due) to the last
byte. An error is an answer other than 200, or none.

| server | asked | requests a second | median, ms | p95, ms | p99, ms | max, ms | errors | CPU of the server | CPU a request, ms | waiting for a core | its memory, MiB | busy |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${runs.map(rowOf).join('\n')}

${repeats(runs)}

## By kind

${runs.map((run) => kindsTable(run, pages)).join('\n')}`
}

function rowOf({ server, load, samples, seconds, cpu, waited, memory, busy }: Run): string {
  const { median, p95, p99, max } = spread(samples.filter(isReading))
  const nErrors = samples.filter(({ error }) => error !== undefined).length
  const share = `${((cpu / seconds) * 100).toFixed(0)} % of a core`
  return `| ${server} | ${load} | ${(samples.length / seconds).toFixed(0)} | ${median} | ${p95} | ${p99} | ${max} | ${nErrors} | ${share} | ${((cpu / samples.length) * 1000).toFixed(1)} | ${(waited / seconds).toFixed(1)} | ${memory.toFixed(0)} | ${busy.toFixed(1)} |`
}

function repeats(runs: readonly Run[]): string {
  const shares = runs.map(({ samples }) => samples.filter(({ isRepeat }) => isRepeat).length / samples.length)
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => `${(share * 100).toFixed(0)} %`)
  return `People look at the same things: within a kind the nth page is asked for 1/n as often as the first, so that ${least} to ${most} of the requests of a run
had been made in it before.`
}

function kindsTable({ server, load, samples }: Run, pages: readonly Asked[]): string {
  const changes = [REVIEWING, ADDING].filter((kind) => samples.some((sample) => sample.kind === kind))
  const asked = [...pages, ...changes.map((kind) => ({ kind, weight: 0, addresses: [] }))]
  const rows = asked.map(({ kind, weight, addresses }) => {
    const own = samples.filter((sample) => sample.kind === kind)
    const { median, p95, p99, max } = spread(own)
    const kB = own.reduce((sum, { nBytes }) => sum + nBytes, 0) / Math.max(1, own.length) / 1000
    const errors = own.flatMap(({ error }) => error ?? [])
    const wrong = errors.length === 0 ? '0' : `${errors.length} (${[...new Set(errors)].join(', ')})`
    return `| ${kind} | ${weight} | ${addresses.length} | ${own.length} | ${kB.toFixed(0)} | ${median} | ${p95} | ${p99} | ${max} | ${wrong} |`
  })
  return `### ${server}: ${load}

| page | weight | different ones | asked | kB each | median, ms | p95, ms | p99, ms | max, ms | errors |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

await main()
