import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BusyError, type Desk, keptReplies, type Replies, type Reply, replier } from '../../src/api/index.ts'
import { NEEDS } from '../../src/api/permit.ts'
import { OF_THE_RECORD } from '../../src/api/replies.ts'
import { addressesOf } from './addresses.ts'
import { harbourDesk, servedAs } from './desk.ts'
import { teamServed } from './team.ts'

const ABOUT = { log: (error: Error) => assert.fail(error), release: '0.0.0' }
const NEVER = new AbortController().signal

/** Replies of a desk, kept as a server keeps them; what was found is counted by its address. */
function keptOf(desk: Desk, mostBytes = 1_000_000): { replies: Replies; found: string[] } {
  const find = replier(desk, ABOUT)
  const found: string[] = []
  const counted: Replies = (address) => {
    found.push(address)
    return find(address)
  }
  return { found, replies: keptReplies(counted, { stamp: () => desk.store.mark(), mostBytes }) }
}

/** Everything that is sent, as a text. */
async function sent(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'date').sort()
  return JSON.stringify([response.status, headers, await response.text()])
}

test('each route that a reader may ask for is one of the record, or one that depends on more', () => {
  const asked = Object.entries(NEEDS).filter(([route, needs]) => route.startsWith('GET ') && needs === 'reader')
  const others = asked.map(([route]) => route).filter((route) => !OF_THE_RECORD.has(route))
  assert.deepEqual(others.sort(), ['GET /api/changes', 'GET /api/me', 'GET /api/me/keys', 'GET /api/openapi.json'])
  for (const route of OF_THE_RECORD) {
    assert.equal(NEEDS[route], route.startsWith('GET /api/queue/') ? 'reviewer' : 'reader', route)
  }
})

test('what is replied elsewhere is what is answered here, byte for byte, also when it is kept', async () => {
  const desk = await harbourDesk()
  const { replies, found } = keptOf(desk)
  const reviewerOf = () => 'Ida'
  const [plain, elsewhere] = [await servedAs({ reviewerOf }, desk), await servedAs({ replies, reviewerOf }, desk)]
  const addresses = await addressesOf(plain.store)
  const asked = [
    ...addresses,
    '/statements?source=Jonas%20Reve&limit=1',
    '/statements?text=steel',
    '/statements?dossier=harbour&issue=bridge',
    '/statements?act=shout',
    '/statements?source=Zebediah',
    '/stories/tnone',
    '/dossiers/moon',
    '/dossiers/harbour/brief?format=markdown',
    '/pending?today=2022-03-04',
    '/me',
    '/openapi.json',
    '/nowhere',
  ]
  for (const address of [...asked, ...asked]) {
    for (const method of ['GET', 'HEAD']) {
      const [here, there] = [await plain.ask(method, address), await elsewhere.ask(method, address)]
      assert.equal(await sent(there), await sent(here), `${method} ${address}`)
    }
  }
  for (const address of addresses) assert.equal(found.filter((each) => each === `/api${address}`).length, 1, address)
  assert.ok(!found.some((address) => /\/(?:me|openapi|nowhere)/.test(address)))
})

test('what was added or decided shows at once', async () => {
  const desk = await harbourDesk()
  const served = await servedAs({ replies: keptOf(desk).replies, reviewerOf: () => 'Ida' }, desk)
  const ids = async () => {
    const response = await served.get('/statements?act=deny')
    return ((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id)
  }
  const [denied] = await ids()
  assert.deepEqual(await ids(), [denied])
  const made = await served.post('/reviews', { entry: 'statement', of: denied, decision: 'rejected' })
  assert.equal(made.status, 201)
  assert.deepEqual(await ids(), [])
})

test('what has not changed is not sent again', async () => {
  const desk = await harbourDesk()
  const served = await servedAs({ replies: keptOf(desk).replies }, desk)
  const tag = (await served.get('/stories')).headers.get('etag') ?? ''
  const again = await served.get('/stories', { 'if-none-match': tag })
  assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', tag])
  assert.equal(again.headers.get('cache-control'), 'private, no-cache')
})

test('what is kept is shown to nobody who may not ask, and nobody is shown what is another’s', async () => {
  const desk = await harbourDesk()
  const team = await teamServed(keptOf(desk).replies)
  const [reader, admin] = [await team.logIn('reader'), await team.logIn('admin')]
  const shown = await sent(await admin.ask('GET', '/stories'))
  assert.equal(await sent(await reader.ask('GET', '/stories')), shown)
  assert.doesNotMatch(shown, /set-cookie|csrf/)
  assert.equal((await team.get('/stories')).status, 401)
  const nameOf = async (who: typeof reader) => ((await (await who.ask('GET', '/me')).json()) as { name: string }).name
  assert.deepEqual([await nameOf(admin), await nameOf(reader), await nameOf(admin)], ['admin', 'reader', 'admin'])
  assert.equal((await admin.ask('GET', '/accounts')).status, 200)
  assert.equal((await reader.ask('GET', '/accounts')).status, 403)
  assert.equal((await admin.ask('GET', '/queue/answers')).status, 200)
  assert.equal((await reader.ask('GET', '/queue/answers')).status, 403)
})

test('when too much is asked, somebody is told when to ask again', async () => {
  const served = await servedAs({ replies: () => Promise.reject(new BusyError('Too much is asked')) })
  const response = await served.get('/stories')
  assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '1'])
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.deepEqual(served.errors, [])
  const broken = await servedAs({ replies: () => Promise.reject(new Error('The thread ended')) })
  assert.equal((await broken.get('/stories')).status, 500)
  assert.deepEqual(
    broken.errors.map(({ message }) => message),
    ['The thread ended'],
  )
})

/** Replies that are found when a test says so. */
function pendingReplies() {
  const asked: { address: string; signal: AbortSignal; give(reply: Reply): void; fail(error: Error): void }[] = []
  const replies: Replies = (address, { signal }) =>
    new Promise((give, fail) => {
      signal.addEventListener('abort', () => fail(new Error('Nobody waits')))
      asked.push({ address, signal, give, fail })
    })
  return { asked, replies }
}

function reply(text: string, status = 200): Reply {
  return { status, headers: [], body: new TextEncoder().encode(text) }
}

async function soon(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

test('what several ask for at the same time is found once', async () => {
  const { asked, replies } = pendingReplies()
  const kept = keptReplies(replies, { stamp: async () => '1', mostBytes: 10_000 })
  const both = [kept('/a', { signal: NEVER }), kept('/a', { signal: NEVER }), kept('/b', { signal: NEVER })]
  await soon()
  assert.deepEqual(
    asked.map(({ address }) => address),
    ['/a', '/b'],
  )
  asked[0].give(reply('one'))
  asked[1].give(reply('other'))
  const [one, same, other] = await Promise.all(both)
  assert.equal(one, same)
  assert.notEqual(one, other)
})

test('nothing is found for those who went away, but for who still waits', async () => {
  const { asked, replies } = pendingReplies()
  const kept = keptReplies(replies, { stamp: async () => '1', mostBytes: 10_000 })
  const [leaving, staying] = [new AbortController(), new AbortController()]
  const gone = assert.rejects(kept('/a', leaving), /Nobody waits/)
  const there = assert.rejects(kept('/a', staying), /Nobody waits/)
  await soon()
  leaving.abort()
  assert.equal(asked[0].signal.aborted, false)
  staying.abort()
  assert.equal(asked[0].signal.aborted, true)
  await Promise.all([gone, there])
  const again = kept('/a', { signal: NEVER })
  await soon()
  asked[1].give(reply('found'))
  assert.equal((await again).status, 200)
})

test('errors are not kept, nor what is no answer, nor more than there is room for', async () => {
  const { asked, replies } = pendingReplies()
  let stamp = '1'
  const kept = keptReplies(replies, { stamp: async () => stamp, mostBytes: 5000 })
  const ask = async (address: string, give: (one: (typeof asked)[number]) => void): Promise<boolean> => {
    const before = asked.length
    const answered = kept(address, { signal: NEVER }).catch(() => undefined)
    await soon()
    const isAsked = asked.length > before
    if (isAsked) give(asked[asked.length - 1])
    await answered
    return isAsked
  }
  const fine = (one: (typeof asked)[number]) => one.give(reply('x'.repeat(1000)))
  assert.equal(await ask('/a', (one) => one.fail(new Error('broken'))), true)
  assert.equal(await ask('/a', (one) => one.give(reply('none', 404))), true)
  assert.equal(await ask('/a', fine), true)
  assert.equal(await ask('/a', fine), false)
  assert.equal(await ask('/b', fine), true)
  assert.equal(await ask('/a', fine), false)
  assert.equal(await ask('/c', fine), true)
  assert.equal(await ask('/b', fine), true, 'the one asked for longest ago went')
  stamp = '2'
  assert.equal(await ask('/b', fine), true, 'what it depends on is another')
  assert.equal(await ask('/big', (one) => one.give(reply('x'.repeat(9000)))), true)
  assert.equal(await ask('/big', fine), true, 'more than there is room for is not kept')
})
