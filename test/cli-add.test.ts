import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { manyReports } from './record/many-reports.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = join(root, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'readout-add-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const REPORTS = manyReports(60)
const input = join(folder, 'reports.jsonl')
writeFileSync(input, `${REPORTS.join('\n')}\n`)

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** A signal that a run gets as soon as something is so. */
interface Stop {
  readonly signal: NodeJS.Signals
  when(): boolean
}

/** Runs the program, and may send it a signal. */
function readout(args: readonly string[], stop?: Stop): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    const timer = setInterval(() => {
      if (!stop?.when()) return
      clearInterval(timer)
      child.kill(stop.signal)
    }, 10)
    child.on('exit', (code, signal) => {
      clearInterval(timer)
      resolve({ code, signal, out, err })
    })
  })
}

/** How many versions a record has; none while it is not there. */
function nVersionsIn(record: string): number {
  try {
    const database = new Database(record, { readonly: true })
    const found = database.prepare('SELECT COUNT(*) AS n FROM version').get() as { n: number }
    database.close()
    return found.n
  } catch {
    return 0
  }
}

function exportOf(record: string): string {
  return execFileSync(process.execPath, [program, 'export', '--record', record], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
}

let whole: string | undefined
/** What a run that nobody stopped leaves. */
async function expected(): Promise<string> {
  if (whole === undefined) {
    const record = join(folder, 'whole.db')
    const { code, out } = await readout(['add', input, '--record', record])
    assert.equal(code, 0)
    assert.match(out, /^\d+ added(, \d+ updated)?; [\d,]+ statements read in /m)
    whole = exportOf(record)
  }
  return whole
}

test('a run that is killed and run again leaves what one that nobody killed does', async () => {
  const record = join(folder, 'killed.db')
  for (const nDone of [1, 15, 30]) {
    const when = () => nVersionsIn(record) >= nDone
    const { signal } = await readout(['add', input, '--record', record], { signal: 'SIGKILL', when })
    assert.equal(signal, 'SIGKILL')
    assert.ok(nVersionsIn(record) < REPORTS.length)
  }
  assert.equal((await readout(['add', input, '--record', record])).code, 0)
  assert.equal(exportOf(record), await expected())
})

test('a run that is stopped says so, keeps what is done, and goes on when run again', async () => {
  const record = join(folder, 'stopped.db')
  const { code, err } = await readout(['add', input, '--record', record], {
    signal: 'SIGINT',
    when: () => nVersionsIn(record) > 0,
  })
  assert.equal(code, 130)
  assert.match(err, /stopped; run it again to go on/)
  const nKept = nVersionsIn(record)
  assert.ok(0 < nKept && nKept < REPORTS.length, String(nKept))
  assert.equal((await readout(['add', input, '--record', record])).code, 0)
  assert.equal(exportOf(record), await expected())
})

test('the same reports in another order, from files, a folder and a gzipped file, on one core, leave the same record', async () => {
  const record = join(folder, 'other.db')
  const parts = join(folder, 'parts')
  mkdirSync(parts)
  const shuffled = REPORTS.toReversed()
  writeFileSync(join(parts, 'one.jsonl'), shuffled.slice(0, 20).join('\n'))
  writeFileSync(join(parts, 'two.jsonl.gz'), gzipSync(shuffled.slice(20, 45).join('\n')))
  const last = join(folder, 'last.jsonl')
  writeFileSync(last, `${[...shuffled.slice(45), ...shuffled.slice(0, 5)].join('\n')}\n`)
  assert.equal((await readout(['add', last, parts, '--jobs', '1', '--record', record])).code, 0)
  assert.equal(exportOf(record), await expected())
})

test('what was exported and imported is the same record', async () => {
  const file = join(folder, 'export.jsonl')
  writeFileSync(file, await expected())
  const record = join(folder, 'imported.db')
  assert.equal((await readout(['import', file, '--record', record])).code, 0)
  assert.equal(exportOf(record), await expected())
})

test('a report that cannot be read is told, and the others are added', async () => {
  const record = join(folder, 'some.db')
  const file = join(folder, 'bad.jsonl')
  writeFileSync(
    file,
    [REPORTS[0], '{"text": 3}', 'no JSON', '{"text": "Some words.", "published": "soon"}', REPORTS[1]].join('\n'),
  )
  const { code, out, err } = await readout(['add', file, join(folder, 'none.txt'), '--record', record])
  assert.equal(code, 1)
  assert.match(err, /bad\.jsonl:2: text: .*expected string/)
  assert.match(err, /bad\.jsonl:3 is no JSON: expected/)
  assert.match(err, /bad\.jsonl:4: published: /)
  assert.match(err, /There is no file .*none\.txt/)
  assert.match(out, /^2 added, 4 failed; /m)
})

test('a report that nobody can name the language of, or of one without a pack, changes nothing', async () => {
  const record = join(folder, 'language.db')
  const file = join(folder, 'other.txt')
  writeFileSync(file, 'Министр заявил, что переговоры продолжатся. Он сказал это журналистам в понедельник.')
  const { code, err } = await readout(['add', file, '--record', record])
  assert.equal(code, 1)
  assert.match(err, /no language pack for ru/)
  assert.equal(exportOf(record).trim().split('\n').length, 1)
})
