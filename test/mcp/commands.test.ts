import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const main = join(root, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'readout-mcp-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const RECORD = join(folder, 'record.db')
const DOSSIER = join(root, 'samples/crisis.dossier.json')
const SERVED = ['--record', RECORD, '--dossier', DOSSIER]

before(() => {
  const args = ['add', join(root, 'samples/harbour-talks.en.txt'), '--published', '2024-03-05', '--record', RECORD]
  const { status, stderr } = spawnSync(process.execPath, [main, ...args])
  assert.equal(status, 0, String(stderr))
})

/** What a client gets over a connection, whichever it is. */
async function check(transport: Transport): Promise<void> {
  const client = new Client({ name: 'test', version: '0.0.0' })
  await client.connect(transport)
  assert.equal((await client.listTools()).tools.length, 15)
  const found = (await client.callTool({
    name: 'find_statements',
    arguments: { source: ['Teslic'] },
  })) as CallToolResult
  const { items } = found.structuredContent as { items: { id: string; outside: { content: { exact: string }[] } }[] }
  assert.ok(items.length > 0)
  const dossiers = (await client.callTool({ name: 'list_dossiers', arguments: {} })) as CallToolResult
  assert.deepEqual((dossiers.structuredContent as { items: { dossier: string }[] }).items[0].dossier, 'crisis')
  const wrong = (await client.callTool({ name: 'get_story', arguments: { story: 'tnone' } })) as CallToolResult
  assert.equal(wrong.isError, true)
  await client.close()
}

test('readout mcp answers over standard input and output, and ends with its client', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main, 'mcp', ...SERVED],
    stderr: 'pipe',
  })
  let errors = ''
  transport.stderr?.on('data', (data) => {
    errors += String(data)
  })
  await check(transport)
  assert.equal(errors, '')
})

test('readout mcp prints the protocol alone, answers all that was asked before the input ended, and survives nonsense', () => {
  const request = (id: number, method: string, params: unknown) =>
    JSON.stringify({ jsonrpc: '2.0', id, method, params })
  const client = { name: 'test', version: '0' }
  const lines = [
    request(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: client }),
    'nonsense',
    JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
    request(2, 'tools/call', { name: 'write_brief', arguments: { dossier: 'crisis' } }),
    request(3, 'tools/call', { name: 'no_such_tool', arguments: {} }),
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'mcp', ...SERVED], {
    input: `${lines.join('\n')}\n`,
  })
  const answers = String(stdout)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; result: { isError?: boolean } })
  assert.deepEqual(answers.map(({ id }) => id).sort(), [1, 2, 3])
  assert.equal(answers.find(({ id }) => id === 2)?.result.isError, undefined)
  assert.equal(answers.find(({ id }) => id === 3)?.result.isError, true)
  assert.equal(status, 0)
  assert.match(String(stderr), /^readout: /)
})

test('readout mcp without a record says so on standard error', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'mcp', '--record', join(folder, 'none.db')])
  assert.deepEqual([status, String(stdout)], [1, ''])
  assert.match(String(stderr), /There is no record/)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

test('readout serve answers the same at /mcp, behind the guard of the API', async () => {
  const port = await freePort()
  const server = spawn(process.execPath, [main, 'serve', ...SERVED, '--port', String(port)])
  try {
    await once(server.stdout, 'data')
    const url = new URL(`http://127.0.0.1:${port}/mcp`)
    await check(new StreamableHTTPClientTransport(url) as Transport)
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const status = async (init: RequestInit) => (await fetch(url, init)).status
    assert.equal(await status({ method: 'POST', body, headers: json }), 200)
    assert.equal(await status({ method: 'POST', body: '{', headers: json }), 400)
    assert.equal(await status({ method: 'POST', body, headers: { ...json, origin: 'https://evil.example' } }), 403)
    assert.equal(await status({ method: 'POST', body, headers: { ...json, 'content-type': 'text/plain' } }), 415)
    assert.equal(await status({ method: 'GET', headers: { accept: 'text/event-stream' } }), 405)
    assert.equal((await fetch(`http://127.0.0.1:${port}/api/statements`)).status, 200)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
})

test('a dossier that is none is told before anything is served', () => {
  const path = join(folder, 'bad.json')
  writeFileSync(path, '{"title": ""}')
  const { status, stdout } = spawnSync(process.execPath, [main, 'mcp', '--record', RECORD, '--dossier', path])
  assert.deepEqual([status, String(stdout)], [1, ''])
})
