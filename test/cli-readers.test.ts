import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { BusyError } from '../src/api/index.ts'
import { type PoolOptions, type ReaderPool, startReaders } from '../src/cli/readers/reader-pool.ts'
import { addedElsewhere } from '../src/cli/readers/writer.ts'
import { openRecord } from '../src/cli/record/open-record.ts'
import { ConflictError, type RecordStore } from '../src/record/index.ts'
import type { StatementEntry, VersionFact } from '../src/schema/index.ts'
import { addressesOf } from './api/addresses.ts'
import { manyReports } from './record/many-reports.ts'
import { BRIDGE, facts, HARBOUR, HARBOUR_UPDATED, JAPANESE } from './record/reports.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = join(root, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'readout-readers-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const RECORD = join(folder, 'record.db')
const DOSSIER = join(folder, 'harbour.json')
const NEVER = new AbortController().signal
const issueOf = (term: string) => ({ id: 'port', name: 'The port', terms: { en: [term] } })

let store: RecordStore
before(async () => {
  writeFileSync(DOSSIER, JSON.stringify({ title: 'The harbour', issues: [issueOf('port')] }))
  store = await openRecord(RECORD, 'add')
  const harbour = { published: '2022-02-01', url: 'https://harbour.example/talks', outlet: 'Harbour Post' }
  await store.add(facts({ text: HARBOUR, ...harbour }))
  await store.add(facts({ text: HARBOUR_UPDATED, ...harbour, at: '2022-02-04T00:00:00Z' }))
  await store.add(facts({ text: BRIDGE, published: '2022-03-01', title: 'The bridge' }))
  await store.add(facts({ text: JAPANESE, language: 'ja', published: '2022-03-02' }))
})
after(() => store.close())

/** A pool of readers while `work` runs; what it logs is given to it. */
async function reading(
  options: Partial<PoolOptions>,
  work: (pool: ReaderPool, logged: readonly Error[]) => Promise<void>,
): Promise<void> {
  const logged: Error[] = []
  const log = (error: Error) => logged.push(error)
  const pool = startReaders({ record: RECORD, dossier: [DOSSIER], nThreads: 1, log, ...options })
  try {
    await work(pool, logged)
  } finally {
    await pool.close()
  }
}

test('a thread that ends is replaced, and whoever waited for it is told', async () => {
  await reading({}, async (pool) => {
    assert.equal((await pool.replies('/api/statements', { signal: NEVER })).status, 200)
    const [first] = pool.threads()
    const lost = pool.replies('/api/disputes', { signal: NEVER })
    const next = pool.replies('/api/stories', { signal: NEVER })
    await first.terminate()
    await assert.rejects(lost, /thread that reads the record ended/)
    assert.equal((await next).status, 200)
    assert.notEqual(pool.threads()[0], first)
    assert.equal(pool.threads().length, 1)
  })
})

test('more questions than may wait are refused, and so are those that wait too long', async () => {
  await reading({ patience: { mostWaiting: 2, longest: 30_000 } }, async (pool) => {
    // The thread is still starting: all of them wait.
    const waiting = [1, 2].map(() => pool.replies('/api/stories', { signal: NEVER }))
    await assert.rejects(pool.replies('/api/stories', { signal: NEVER }), BusyError)
    for (const { status } of await Promise.all(waiting)) assert.equal(status, 200)
  })
  await reading({ patience: { mostWaiting: 2, longest: 1 } }, async (pool) => {
    await assert.rejects(pool.replies('/api/stories', { signal: NEVER }), BusyError)
  })
})

test('a question that nobody waits for any more is not asked', async () => {
  await reading({ patience: { mostWaiting: 1, longest: 30_000 } }, async (pool) => {
    const leaving = new AbortController()
    const gone = assert.rejects(pool.replies('/api/stories', leaving), { name: 'AbortError' })
    leaving.abort()
    await gone
    await assert.rejects(pool.replies('/api/stories', leaving), { name: 'AbortError' })
    assert.equal((await pool.replies('/api/stories', { signal: NEVER })).status, 200)
  })
})

test('a record that cannot be opened is told of, and nobody waits for it for ever', async () => {
  const none = { record: join(folder, 'none.db'), patience: { mostWaiting: 9, longest: 500 } }
  await reading(none, async (pool, logged) => {
    await assert.rejects(pool.replies('/api/stories', { signal: NEVER }), BusyError)
    while (logged.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    assert.match(logged[0].message, /unable to open/)
  })
})

test('when a pool ends, those who wait are told', async () => {
  const pool = startReaders({ record: RECORD, nThreads: 1, log: (error) => assert.fail(error) })
  const lost = assert.rejects(pool.replies('/api/stories', { signal: NEVER }), BusyError)
  await pool.close()
  await lost
  await assert.rejects(pool.replies('/api/stories', { signal: NEVER }), BusyError)
})

test('what is added in a thread of its own is in the record, and what is refused is refused by the same errors', async () => {
  const path = join(folder, 'written.db')
  const plain = await openRecord(path, 'add')
  const elsewhere = addedElsewhere(plain, path)
  const [version, ...others] = facts({ text: HARBOUR, published: '2022-02-01' })
  const mark = await elsewhere.mark()
  const added = await elsewhere.add([version, ...others])
  assert.deepEqual([added.nVersions, added.nReadings, added.isUpdate], [1, 1, false])
  assert.notEqual(await elsewhere.mark(), mark)
  assert.equal((await elsewhere.stories({}, { limit: 9 })).items.length, 1)
  await assert.rejects(elsewhere.add([{ ...(version as VersionFact), text: 'Another text.' }]), ConflictError)
  await elsewhere.close()
  const again = await openRecord(path, 'read')
  assert.equal((await again.stories({}, { limit: 9 })).items.length, 1)
  await again.close()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A server as it runs. */
interface Running {
  readonly at: string
  /** Stops it; gives how it ended and what it wrote to standard error. */
  stop(): Promise<{ readonly code: number | null; readonly errors: string }>
}

/** A server that runs while `work` does. */
async function serving(args: readonly string[], work: (server: Running) => Promise<void>): Promise<void> {
  const port = await freePort()
  const all = [program, 'serve', '--record', RECORD, '--dossier', DOSSIER, '--port', `${port}`, ...args]
  const { READOUT_PEOPLE: _, ...env } = process.env
  const child = spawn(process.execPath, all, { cwd: root, env })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    return { code: await ended, errors }
  }
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${errors}`)))
    })
    await work({ at: `http://127.0.0.1:${port}/api`, stop })
  } finally {
    await stop()
  }
}

const CLOSED = { connection: 'close' }

/** What differs where bodies are packed. */
const PACKING = /^(?:date|vary|content-length|content-encoding|transfer-encoding)$/

async function sent(address: string): Promise<string> {
  const response = await fetch(address, { headers: CLOSED })
  const headers = [...response.headers].filter(([name]) => !PACKING.test(name)).sort()
  return JSON.stringify([response.status, headers, await response.text()])
}

test('with readers a server sends the same bytes as without, for every route of the record', async () => {
  const paths = await addressesOf(store)
  const all = [...paths, '/statements?dossier=harbour', '/statements?act=shout', '/stories/tnone', '/me', '/nowhere']
  await serving(['--readers', '0'], async (alone) => {
    await serving(['--readers', '2'], async (pooled) => {
      for (const path of [...all, ...all]) assert.equal(await sent(pooled.at + path), await sent(alone.at + path), path)
      const encoding = async (accepted: string) =>
        (await fetch(`${pooled.at}/statements`, { headers: { ...CLOSED, 'accept-encoding': accepted } })).headers.get(
          'content-encoding',
        )
      assert.equal(await encoding('br, gzip;q=0.5'), 'gzip')
      for (const other of ['identity', 'br', 'gzip;q=0']) assert.equal(await encoding(other), null, other)
      const plain = await fetch(`${pooled.at}/statements`, { headers: { ...CLOSED, 'accept-encoding': 'identity' } })
      assert.equal(await plain.text(), await (await fetch(`${alone.at}/statements`, { headers: CLOSED })).text())
    })
  })
})

test('what is added, decided or written elsewhere shows at once', async () => {
  const dossiers = join(folder, 'dossiers')
  mkdirSync(dossiers)
  await serving(['--readers', '2', '--dossiers', dossiers], async ({ at }) => {
    const json = async (path: string) => (await fetch(at + path, { headers: CLOSED })).json()
    const nStories = async () => ((await json('/stories')) as { items: unknown[] }).items.length
    const before = await nStories()
    assert.equal(await nStories(), before)
    const report = join(folder, 'another.txt')
    writeFileSync(report, 'The mayor of Selm said on Monday that the ferry would sail again in May.')
    const run = spawnSync(process.execPath, [program, 'add', report, '--published', '2022-04-01', '--record', RECORD])
    assert.equal(run.status, 0, String(run.stderr))
    assert.equal(await nStories(), before + 1)

    const denials = async () => ((await json('/statements?act=deny')) as { items: StatementEntry[] }).items
    const [denied] = await denials()
    const made = await fetch(`${at}/reviews`, {
      method: 'POST',
      headers: { ...CLOSED, 'content-type': 'application/json' },
      body: JSON.stringify({ entry: 'statement', of: denied.id, decision: 'rejected' }),
    })
    assert.equal(made.status, 201)
    assert.ok((await denials()).every(({ id }) => id !== denied.id))

    const onPort = async () => ((await json('/statements?dossier=harbour')) as { items: unknown[] }).items.length
    assert.ok((await onPort()) > 0)
    writeFileSync(DOSSIER, JSON.stringify({ title: 'The harbour', issues: [issueOf('spacecraft')] }))
    assert.equal(await onPort(), 0)

    const titles = async () =>
      ((await json('/dossiers')) as { dossier: { title: string } }[]).map(({ dossier }) => dossier.title)
    assert.deepEqual(await titles(), ['The harbour'])
    const put = await fetch(`${at}/dossiers/ferry`, {
      method: 'PUT',
      headers: { ...CLOSED, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'The ferry', issues: [issueOf('ferry')] }),
    })
    assert.equal(put.status, 201)
    assert.deepEqual(await titles(), ['The harbour', 'The ferry'])
  })
})

/** Asks over one connection; gives the status, or what became of the connection. */
function asked(address: string, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    get(address, { agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', (error) => resolve(error.message))
    }).on('error', (error) => resolve(error.message))
  })
}

test('a server that is stopped while it is asked ends at once, and leaves nobody waiting', async () => {
  await serving(['--readers', '2'], async ({ at, stop }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 20 })
    let isOver = false
    const statuses: (number | string)[] = []
    const connections = Array.from({ length: 20 }, async (_, n) => {
      for (let again = 0; !isOver; again++)
        statuses.push(await asked(`${at}/disputes?limit=${n + 1 + again * 20}`, agent))
    })
    while (!statuses.includes(200)) await new Promise((resolve) => setTimeout(resolve, 50))
    const start = performance.now()
    setTimeout(() => {
      isOver = true
    }, 9000).unref()
    const { code, errors } = await stop()
    const took = performance.now() - start
    isOver = true
    await Promise.all(connections)
    agent.destroy()
    assert.deepEqual([code, errors], [0, ''])
    assert.ok(took < 8000, `${took} ms`)
    for (const status of new Set(statuses))
      assert.ok([200, 400, 503].includes(status as number) || /ECONN|socket/.test(`${status}`), `${status}`)
  })
})

test('a bulk add keeps nobody from reading', async () => {
  const reports = manyReports(150).flatMap((line) => {
    const { text, published } = JSON.parse(line) as { text: string; published?: string }
    return [facts({ text, ...(published && { published }) })]
  })
  const path = join(folder, 'bulk.db')
  const elsewhere = addedElsewhere(await openRecord(path, 'add'), path)
  await elsewhere.add(reports[0])
  let isOver = false
  const adding = Promise.all(reports.slice(1).map((each) => elsewhere.add(each))).then(() => {
    isOver = true
  })
  let longest = 0
  let nTurns = 0
  while (!isOver) {
    const start = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await elsewhere.stories({}, { limit: 1 })
    longest = Math.max(longest, performance.now() - start)
    nTurns++
  }
  const start = performance.now()
  await adding
  assert.ok(performance.now() - start < 50)
  // What was added shared one commit, which took longer than anybody waited.
  assert.ok(nTurns > 5, `${nTurns} turns, the longest ${longest} ms`)
  assert.ok((await elsewhere.stories({}, { limit: 1000 })).items.length > 100)
  await elsewhere.close()
})
