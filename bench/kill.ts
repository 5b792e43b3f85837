import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { manyReports } from '../test/record/many-reports.ts'
import { startPostgres } from '../test/record/postgres-server.ts'

// Kills a bulk add at random moments, runs it again, and compares the record with that of a run nobody killed.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = join(root, 'dist', 'cli', 'main.js')
const [nKills, nReports] = [Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 120)]
/** Only the store of this name; all where none is given. */
const only = process.argv[4]
const folder = mkdtempSync(join(tmpdir(), 'readout-kill-'))
const input = join(folder, 'reports.jsonl')

async function main(): Promise<void> {
  writeFileSync(input, `${manyReports(nReports).join('\n')}\n`)
  const server = only === 'SQLite' ? undefined : startPostgres()
  let nDatabases = 0
  const stores: [string, () => string][] = [['SQLite', () => join(folder, `${++nDatabases}.db`)]]
  if (server) stores.push(['PostgreSQL', () => server.database(`killed_${++nDatabases}`)])
  try {
    for (const [name, fresh] of stores.filter(([each]) => only === undefined || each === only))
      process.stdout.write(`${await killOften(name, fresh)}\n`)
  } finally {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function killOften(name: string, fresh: () => string): Promise<string> {
  const whole = fresh()
  const start = performance.now()
  await add(whole)
  const full = performance.now() - start
  const expected = exportOf(whole)
  let [kills, records, wrong] = [0, 0, 0]
  while (kills < nKills) {
    const record = fresh()
    // Three kills a record, each somewhere in what may be left of the run; then it may end.
    for (let again = 0; again < 3 && kills < nKills; again++) {
      if (await add(record, Math.random() * full * (1 - again / 4))) kills++
    }
    await add(record)
    records++
    if (exportOf(record) !== expected) wrong++
    process.stderr.write(`${name}: ${kills} killed, ${records} records, ${wrong} wrong\n`)
  }
  return `${name}: killed ${kills} times over ${records} records of ${nReports} reports; ${wrong} records differ from one that nobody killed`
}

/** Adds the reports; killed after so many milliseconds where given. Tells whether it was killed before it ended. */
function add(record: string, after?: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'add', input, '--record', record], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += data
    })
    const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (signal === null && code !== 0) reject(new Error(`readout add ended with ${code}: ${errors}`))
      else resolve(signal === 'SIGKILL')
    })
  })
}

function exportOf(record: string): string {
  return execFileSync(process.execPath, [program, 'export', '--record', record], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
}

await main()
