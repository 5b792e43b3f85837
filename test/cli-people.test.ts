import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { askPassword } from '../src/cli/people/ask-password.ts'
import { hostsOf } from '../src/cli/people/listening.ts'
import { withoutPassword } from '../src/cli/postgres-pool.ts'
import { AccountSchema, type AuditEntry } from '../src/schema/index.ts'
import { startPostgres } from './record/postgres-server.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'readout-people-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const PEOPLE = join(folder, 'people.db')
const RECORD = join(folder, 'record.db')
const PASSWORD = 'a long password'
const { READOUT_PEOPLE: _, ...ambient } = process.env
const env = { ...ambient, READOUT_RECORD: RECORD }

function readout(args: readonly string[], input = '') {
  const run = spawnSync(process.execPath, [main, ...args], { cwd: root, input, env })
  return { code: run.status, out: String(run.stdout), err: String(run.stderr) }
}

function account(...args: readonly string[]): unknown {
  const { code, out, err } = readout(['account', ...args, '--people', PEOPLE, '--json'], `${PASSWORD}\n`)
  assert.deepEqual([code, err], [0, ''], args.join(' '))
  return JSON.parse(out)
}

before(() => {
  for (const role of ['admin', 'reviewer']) account('add', role, '--role', role)
  const { code, err } = readout(['add', 'samples/harbour-talks.en.txt', '--published', '2024-03-05'])
  assert.equal(code, 0, err)
})

test('accounts are made, changed and listed', () => {
  AccountSchema.strict().parse((account('add', '田中 花子', '--role', 'reader') as unknown[])[0])
  const [changed] = account('role', '田中 花子', 'editor') as { role: string }[]
  assert.equal(changed.role, 'editor')
  account('disable', '田中 花子')
  const listed = readout(['account', 'list', '--people', PEOPLE])
  assert.match(listed.out, /田中 花子 +editor +\d{4}-\d\d-\d\d +disabled/)
  account('enable', '田中 花子')
  account('password', '田中 花子')
  assert.deepEqual(
    (account('list') as { name: string }[]).map(({ name }) => name),
    ['admin', 'reviewer', '田中 花子'],
  )
  if (process.platform !== 'win32') assert.equal(statSync(PEOPLE).mode & 0o077, 0)
})

/** What is wrong, with what is typed, the exit code and what is told. */
const WRONG: readonly (readonly [readonly string[], string, number, RegExp])[] = [
  [['add', 'Ole'], PASSWORD, 2, /--role/],
  [['add', 'Ole', '--role', 'king'], PASSWORD, 2, /reader, reviewer, editor, admin/],
  [['add', 'Ole', '--role', 'reader'], '', 1, /Expected a password, got nothing/],
  [['add', 'Ole', '--role', 'reader'], 'short\n', 1, /at least 12 characters/],
  [['add', 'Ole', '--role', 'reader'], 'x'.repeat(5000), 1, /at most 1024 characters/],
  [['add', 'ADMIN', '--role', 'reader'], PASSWORD, 1, /There is an account admin already/],
  [['add', '\u001b[31mOle', '--role', 'reader'], PASSWORD, 1, /Expected a name of letters/],
  [['role', 'nobody', 'reader'], '', 1, /There is no account nobody/],
  [['password', '\u001b[31mOle'], PASSWORD, 1, /There is no account \\u001b\[31mOle/],
  [['role', 'admin', 'king'], '', 2, /Expected one of reader/],
  [['disable', 'admin'], '', 1, /last admin/],
  [['crown', 'admin'], '', 2, /unknown command/],
]

for (const [args, input, status, told] of WRONG) {
  test(`readout account ${JSON.stringify(args.join(' '))} with ${input.length} characters is told what is wrong`, () => {
    const { code, out, err } = readout(['account', ...args, '--people', PEOPLE], input)
    assert.deepEqual([code, out], [status, ''], err)
    assert.match(err, told)
  })
}

test('keys are made, listed and revoked', () => {
  const key = (...args: readonly string[]) => readout(['key', ...args, '--people', PEOPLE])
  const made = key('add', 'REVIEWER', '夜間エクスポート', '--role', 'reviewer', '--until', '2999-12-31')
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /^readout_[\w-]{43}\n$/)
  assert.match(made.err, /the only time that the key is shown/)
  const other = JSON.parse(key('add', 'reviewer', 'other', '--json').out)
  assert.deepEqual([other.name, other.role, other.until], ['other', 'reader', undefined])
  const listed = key('list', 'reviewer')
  assert.match(listed.out, /夜間エクスポート +reviewer +\d{4}-\d\d-\d\d +never +3000-01-01 00:00Z/)
  assert.ok(!listed.out.includes(made.out.trim()))
  assert.match(key('revoke', 'reviewer', '夜間エクスポート').out, /^id .*\n\w{16} +other .*\n$/)
  assert.equal(key('revoke', 'reviewer', other.id).out, 'no keys\n')
  for (const [args, status, told] of [
    [['add', 'reviewer', 'k', '--role', 'admin'], 1, /expected reviewer at most, got admin/],
    [['add', 'reviewer', 'k', '--until', '2020-01-01'], 1, /Expected a moment to come/],
    [['add', 'reviewer', 'k', '--until', 'soon'], 2, /Expected a day/],
    [['add', 'reviewer', '\u001b[31m'], 1, /Expected a name of letters/],
    [['add', 'nobody', 'k'], 1, /There is no account nobody/],
    [['list', '\u001b[31m'], 1, /There is no account \\u001b\[31m/],
    [['revoke', 'reviewer', 'k'], 1, /reviewer has no key k/],
    [['add', 'reviewer'], 2, /missing required argument/],
  ] as const) {
    const { code, out, err } = key(...args)
    assert.deepEqual([code, out], [status, ''], err)
    assert.match(err, told)
  }
})

test('accounts that are not there are not made by asking for them', () => {
  const none = join(folder, 'none.db')
  const { code, err } = readout(['account', 'list', '--people', none])
  assert.equal(code, 1)
  assert.match(err, /There are no accounts/)
  assert.equal(readout(['serve', '--people', none]).code, 1)
  assert.ok(!existsSync(none))
  assert.match(readout(['account', 'list', '--people', RECORD]).err, /holds no accounts/)
})

/** A terminal on which somebody types. */
function terminal(typed: string) {
  const modes: boolean[] = []
  const stream = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (isRaw: boolean) => modes.push(isRaw) })
  for (const unit of typed) stream.write(unit)
  return { stream, modes }
}

test('a password is asked for twice, and not shown', async () => {
  const { stream, modes } = terminal('a long passwort\u007fd\ra long password\r')
  const shown: string[] = []
  assert.equal(await askPassword(stream, (text) => shown.push(text)), PASSWORD)
  assert.deepEqual([shown.join(''), modes], ['Password: \nOnce more: \n', [true, false]])
  await assert.rejects(
    askPassword(terminal('one password\rother\r').stream, () => undefined),
    /differ/,
  )
  const stopped = terminal('one pass\u0003')
  await assert.rejects(
    askPassword(stopped.stream, () => undefined),
    { name: 'StoppedError' },
  )
  assert.deepEqual(stopped.modes, [true, false])
  await assert.rejects(
    askPassword(terminal('\u0004').stream, () => undefined),
    /got nothing/,
  )
})

test('without accounts no server listens to others, and with them only by its own names', () => {
  for (const args of [
    ['--host', '0.0.0.0'],
    ['--host', '::'],
    ['--host', '192.0.2.1'],
    ['--public-host', 'desk.example.org'],
    ['--host', '0.0.0.0', '--people', PEOPLE],
    ['--people', ''],
  ]) {
    const { code, err } = readout(['serve', ...args])
    assert.equal(code, 1, args.join(' '))
    assert.match(err, /expected --people|Expected --public-host|Expected a file or an address/)
  }
  assert.equal(readout(['serve', '--public-host', 'https://desk.example.org']).code, 2)
  const hosts = hostsOf({ port: 8208, host: '0.0.0.0', people: PEOPLE, publicHost: ['Desk.example.org'] })
  assert.deepEqual([...hosts], ['127.0.0.1:8208', 'localhost:8208', 'desk.example.org'])
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A server that runs while `work` does. */
async function serving(args: readonly string[], work: (at: string) => Promise<void>): Promise<void> {
  const port = await freePort()
  const child = spawn(process.execPath, [main, 'serve', '--port', String(port), ...args], { cwd: root, env })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
    })
    await work(`http://127.0.0.1:${port}/api`)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

const JSON_TYPE = { 'content-type': 'application/json', connection: 'close' }

test('a team logs in over HTTP, and the log has the addresses', async () => {
  await serving(['--people', PEOPLE, '--proxy', '127.0.0.1'], async (at) => {
    assert.equal((await fetch(`${at}/statements`, { headers: JSON_TYPE })).status, 401)
    const body = JSON.stringify({ name: 'admin', password: PASSWORD })
    const forwarded = { ...JSON_TYPE, 'x-forwarded-for': '203.0.113.9, 192.0.2.44' }
    const response = await fetch(`${at}/session`, { method: 'POST', headers: forwarded, body })
    assert.equal(response.status, 200)
    const [cookie] = (response.headers.get('set-cookie') ?? '').split(';')
    const { csrf } = (await response.json()) as { csrf: string }
    const headers = { ...JSON_TYPE, cookie, 'x-readout-csrf': csrf }
    const { items } = (await (await fetch(`${at}/audit`, { headers })).json()) as { items: AuditEntry[] }
    assert.deepEqual([items[0].did, items[0].by, items[0].from], ['logged-in', 'admin', '192.0.2.44'])
    assert.equal(items.at(-1)?.from, 'command line')
    const listed = await fetch(`${at}/statements?limit=1`, { headers })
    assert.equal(((await listed.json()) as { items: unknown[] }).items.length, 1)
    assert.equal((await fetch(`${at}/session`, { method: 'DELETE', headers })).status, 204)
    assert.equal((await fetch(`${at}/me`, { headers })).status, 401)
  })
})

const postgres = startPostgres()
after(() => postgres?.stop())
const noPostgres = postgres === undefined && 'no PostgreSQL server is installed here'

test('accounts are kept in PostgreSQL as in a file', { skip: noPostgres }, async () => {
  const people = postgres?.database('newsroom').replace('@', ':a%2Fsecret@') ?? ''
  const none = readout(['serve', '--people', people])
  assert.deepEqual([none.code, none.out], [1, ''])
  assert.match(none.err, /There are no accounts postgres:\/\/readout:…@localhost/)
  assert.doesNotMatch(none.err, /secret/)
  const made = readout(['account', 'add', 'Ida', '--role', 'admin', '--people', people], `${PASSWORD}\n`)
  assert.deepEqual([made.code, made.err], [0, ''])
  assert.match(readout(['account', 'list', '--people', people]).out, /Ida +admin/)
  await serving(['--people', people], async (at) => {
    const body = JSON.stringify({ name: 'ida', password: PASSWORD })
    const response = await fetch(`${at}/session`, { method: 'POST', headers: JSON_TYPE, body })
    assert.equal(response.status, 200)
    const [cookie] = (response.headers.get('set-cookie') ?? '').split(';')
    const me = await fetch(`${at}/me`, { headers: { ...JSON_TYPE, cookie } })
    assert.equal(((await me.json()) as { name: string }).name, 'Ida')
  })
  const nowhere = readout(['account', 'list', '--people', 'postgres://ida:secret@127.0.0.1:1/none'])
  assert.deepEqual([nowhere.code, nowhere.out], [1, ''])
  assert.match(nowhere.err, /postgres:\/\/ida:…@127.0.0.1:1\/none cannot be opened as accounts: connect ECONNREFUSED/)
})

test('no message has the password of a database', () => {
  for (const [address, shown] of [
    ['postgres://ida:secret@host/db', 'postgres://ida:…@host/db'],
    ['postgres://ida:se:c/r@et@host/db', 'postgres://ida:…@host/db'],
    ['postgres://ida@host/db?password=secret&sslmode=require', 'postgres://ida@host/db?password=…&sslmode=require'],
    ['postgres://host:5432/db', 'postgres://host:5432/db'],
    ['people.db', 'people.db'],
  ]) {
    assert.equal(withoutPassword(address), shown)
  }
})

test('a program asks the API and the tools of a team by its key', async () => {
  const key = readout(['key', 'add', 'reviewer', 'assistant', '--people', PEOPLE]).out.trim()
  await serving(['--people', PEOPLE], async (at) => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${key}` }
    const listed = await fetch(`${at}/statements?limit=1`, { headers })
    assert.equal(((await listed.json()) as { items: unknown[] }).items.length, 1)
    const tools = new URL('/mcp', at)
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const asked = await fetch(tools, { method: 'POST', headers: JSON_TYPE, body })
    assert.deepEqual([asked.status, asked.headers.get('www-authenticate')], [401, 'Bearer'])
    const wrong = { ...JSON_TYPE, authorization: `Bearer ${key}x` }
    assert.equal((await fetch(tools, { method: 'POST', headers: wrong, body })).status, 401)
    const transport = new StreamableHTTPClientTransport(tools, { requestInit: { headers } })
    const client = new Client({ name: 'test', version: '0.0.0' })
    await client.connect(transport as Transport)
    const { content } = (await client.callTool({ name: 'find_statements', arguments: { limit: 1 } })) as CallToolResult
    assert.match(JSON.stringify(content), /statement/)
    await client.close()
    assert.equal(readout(['key', 'revoke', 'reviewer', 'assistant', '--people', PEOPLE]).code, 0)
    assert.equal((await fetch(`${at}/statements`, { headers })).status, 401)
  })
})

test('a server that somebody listens to ends at once', async () => {
  let ended: Promise<unknown> = Promise.resolve()
  let since = 0
  await serving([], async (at) => {
    const response = await fetch(`${at}/changes`)
    const reader = response.body?.getReader()
    assert.match(new TextDecoder().decode((await reader?.read())?.value), /^event: mark\ndata: \{"mark":/)
    ended = reader?.read() ?? ended
    since = performance.now()
  })
  assert.ok(performance.now() - since < 2500, `${performance.now() - since} ms`)
  assert.deepEqual(await ended, { done: true, value: undefined })
})

test('a report is handed over, read in a thread and asked for', async () => {
  await serving([], async (at) => {
    const text = 'The mayor of Selm said on Tuesday that the bridge would be closed until spring.'
    const add = (body: string) =>
      fetch(`${at}/reports?name=bridge.txt&published=2024-03-06`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain', connection: 'close' },
      })
    const added = await add(text)
    const { story, nStatements } = (await added.json()) as { story: string; nStatements: number }
    assert.deepEqual([added.status, nStatements], [201, 1])
    const found = await (await fetch(`${at}/statements?story=${story}`, { headers: JSON_TYPE })).json()
    assert.equal((found as { items: unknown[] }).items.length, 1)
    const empty = await add(' ')
    assert.deepEqual(
      [empty.status, ((await empty.json()) as { detail: string }).detail],
      [422, 'bridge.txt holds nothing but white space: expected a report'],
    )
  })
})

test('who works alone logs in nowhere', async () => {
  await serving([], async (at) => {
    const me = (await (await fetch(`${at}/me`, { headers: JSON_TYPE })).json()) as { role: string }
    assert.equal(me.role, 'admin')
  })
})
