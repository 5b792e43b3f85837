import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import { serve } from '@hono/node-server'
import { deskApi } from '../../src/api/index.ts'
import { Watch, type Watched, type WatchLimits } from '../../src/api/watch.ts'
import { HOUR } from '../people/people-of.ts'
import { BRIDGE, facts } from '../record/reports.ts'
import { HOST, harbourDesk, served } from './desk.ts'
import { teamServed } from './team.ts'

const NEW_REPORT = facts({ text: BRIDGE.replace('spring', 'summer'), published: '2022-03-04' })

/** What comes on a stream, piece by piece; `undefined` where it ended. */
function piecesOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  return { next: async () => (await reader?.read())?.value, leave: () => reader?.cancel() }
}

const eventOf = (mark: string) => `event: mark\ndata: {"mark":"${mark}"}\nid: ${mark}\n\n`

test('the mark is told at first, and again when something was added', async () => {
  const { get, store, errors } = await served('Ida')
  const response = await get('/changes', { 'if-none-match': '*' })
  assert.deepEqual(
    ['content-type', 'cache-control', 'etag', 'x-content-type-options'].map((name) => response.headers.get(name)),
    ['text/event-stream', 'no-store', null, 'nosniff'],
  )
  const { next, leave } = piecesOf(response)
  assert.equal(await next(), eventOf(await store.mark()))
  await store.add(NEW_REPORT)
  assert.equal(await next(), eventOf(await store.mark()))
  await leave()
  assert.deepEqual(errors, [])
})

test('HEAD opens no stream', async () => {
  const { ask } = await served('Ida')
  for (let n = 0; n < 600; n++) assert.equal((await ask('HEAD', '/changes')).status, 200)
  const response = await ask('GET', '/changes')
  assert.equal(response.status, 200)
  await response.body?.cancel()
})

for (const [how, end] of [
  ['by logging out', (_desk, reader) => reader.ask('DELETE', '/session')],
  ['when the account is disabled', (desk) => desk.people.change('reader', { isDisabled: true }, {})],
  ['by time: that somebody listens is no use of the session', (desk) => desk.moment.pass(12 * HOUR)],
] as readonly (readonly [
  string,
  (
    desk: Awaited<ReturnType<typeof teamServed>>,
    reader: Awaited<ReturnType<Awaited<ReturnType<typeof teamServed>>['logIn']>>,
  ) => unknown,
])[]) {
  test(`listening ends with the session ${how}`, async () => {
    const desk = await teamServed()
    const reader = await desk.logIn('reader')
    const other = await desk.logIn('editor')
    const [own, others] = [piecesOf(await reader.ask('GET', '/changes')), piecesOf(await other.ask('GET', '/changes'))]
    await Promise.all([own.next(), others.next()])
    await end(desk, reader)
    assert.equal(await own.next(), undefined)
    if (!how.startsWith('by time')) {
      await desk.store.add(NEW_REPORT)
      assert.equal(await others.next(), eventOf(await desk.store.mark()))
    }
    await others.leave()
    assert.deepEqual(desk.errors, [])
  })
}

test('one session does not listen more often than it may', async () => {
  const desk = await teamServed()
  const [reader, editor] = [await desk.logIn('reader'), await desk.logIn('editor')]
  const open = await Promise.all(Array.from({ length: 50 }, () => reader.ask('GET', '/changes')))
  const refused = await reader.ask('GET', '/changes')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '30'])
  const other = await editor.ask('GET', '/changes')
  assert.equal(other.status, 200)
  await open[0].body?.cancel()
  const again = await reader.ask('GET', '/changes')
  assert.equal(again.status, 200)
  for (const { body } of [...open.slice(1), other, again]) await body?.cancel()
})

/** A watch that looks often, over a mark that is set. */
function watching(limits: Partial<WatchLimits> = {}, watched: Partial<Watched> = {}) {
  const at = { mark: 'one', nLooks: 0 }
  const errors: Error[] = []
  const mark = async () => {
    at.nLooks++
    return at.mark
  }
  const log = (error: Error) => errors.push(error)
  const watch = new Watch(
    { mark, openAmong: async () => new Set(), log, ...watched },
    { lookEvery: 5, silence: 10_000, most: 3, mostOfOne: 2, ...limits },
  )
  return { at, errors, watch }
}

test('nobody looks while nobody listens, and one looks for all', async () => {
  const { at, watch } = watching()
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.equal(at.nLooks, 0)
  const [one, other] = [watch.listen(undefined), watch.listen(undefined)]
  const [marks, others] = [one?.marks(), other?.marks()]
  const both = async () => [(await marks?.next())?.value, (await others?.next())?.value]
  assert.deepEqual(await both(), ['one', 'one'])
  at.mark = 'two'
  assert.deepEqual(await both(), ['two', 'two'])
  one?.end()
  other?.end()
  await new Promise((resolve) => setTimeout(resolve, 30))
  const { nLooks } = at
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.equal(at.nLooks, nLooks)
  assert.deepEqual([watch.nListeners(), await marks?.next()], [0, { value: undefined, done: true }])
})

test('silence is told, and who is slow is told the latest mark alone', async () => {
  const { at, watch } = watching({ silence: 20 })
  const marks = watch.listen(undefined)?.marks()
  assert.equal((await marks?.next())?.value, 'one')
  assert.deepEqual(await marks?.next(), { value: undefined, done: false })
  for (at.mark of ['two', 'three', 'four']) await new Promise((resolve) => setTimeout(resolve, 15))
  assert.equal((await marks?.next())?.value, 'four')
  watch.end()
})

test('as many listen as may, and nobody after the end', async () => {
  const { watch } = watching()
  const listeners = [watch.listen('a'), watch.listen('a')]
  assert.equal(watch.listen('a'), undefined)
  listeners.push(watch.listen('b'))
  assert.ok(listeners.every(Boolean))
  assert.equal(watch.listen('c'), undefined)
  watch.end()
  await Promise.all(listeners.map((each) => each?.over))
  assert.equal(watch.listen('c'), undefined)
})

test('where the record cannot be looked at, that is told once and listening ends', async () => {
  const mark = () => Promise.reject(new Error('The disk is gone'))
  const { watch, errors } = watching({}, { mark })
  const listeners = [watch.listen(undefined), watch.listen(undefined)]
  await Promise.all(listeners.map((each) => each?.over))
  assert.deepEqual([errors.length, watch.nListeners()], [1, 0])
})

test('over a socket: somebody who does not read is no burden, who leaves is forgotten, and stopping ends all', async () => {
  const desk = await harbourDesk()
  const stopping = new AbortController()
  const errors: Error[] = []
  const log = (error: Error) => errors.push(error)
  const app = deskApi(desk, { hosts: new Set([HOST]), log, release: '0.0.0', stopping: stopping.signal })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const listen = async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`GET /api/changes HTTP/1.1\r\nhost: ${HOST}\r\n\r\n`)
    return socket
  }
  const sockets = [await listen(), await listen(), await listen()]
  const [reading, silent, leaving] = sockets
  let text = ''
  reading.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  silent.pause()
  leaving.once('data', () => leaving.destroy())
  const seen = async (wanted: string) => {
    while (!text.includes(wanted)) await once(reading, 'data')
  }
  await seen(eventOf(await desk.store.mark()))
  await desk.store.add(NEW_REPORT)
  await seen(eventOf(await desk.store.mark()))
  const isOver = [once(reading, 'end'), once(server, 'close')]
  stopping.abort()
  server.close()
  for (const socket of [silent, leaving]) socket.destroy()
  await Promise.all(isOver)
  assert.ok(text.endsWith('0\r\n\r\n'))
  assert.deepEqual(errors, [])
})
