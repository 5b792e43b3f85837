import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { Hono } from 'hono'
import { whoAsks } from '../../src/api/asker.ts'
import { NEEDS, permit } from '../../src/api/permit.ts'
import type { Role } from '../../src/schema/index.ts'
import type { Asked } from './desk.ts'
import { servedAs } from './desk.ts'
import { EVERYBODY, PASSWORD, type TeamServed, teamServed } from './team.ts'

/** Who may what is not a reader’s: said here again, so that no change to the table goes unseen. */
const MORE_THAN_READERS: Readonly<Record<string, readonly (Role | undefined)[]>> = {
  'POST /api/session': EVERYBODY,
  'GET /api/queue': ['reviewer', 'editor', 'admin'],
  'GET /api/queue/answers': ['reviewer', 'editor', 'admin'],
  'GET /api/queue/disputes': ['reviewer', 'editor', 'admin'],
  'GET /api/queue/pending': ['reviewer', 'editor', 'admin'],
  'POST /api/reviews': ['reviewer', 'editor', 'admin'],
  'PUT /api/dossiers/:id': ['editor', 'admin'],
  'POST /api/reports': ['editor', 'admin'],
  'GET /api/accounts': ['admin'],
  'POST /api/accounts': ['admin'],
  'PATCH /api/accounts/:name': ['admin'],
  'GET /api/audit': ['admin'],
}
const READERS: readonly (Role | undefined)[] = ['reader', 'reviewer', 'editor', 'admin']

let desk: TeamServed
before(async () => {
  desk = await teamServed()
})

test('the table says of every route what it needs, and of nothing else', () => {
  assert.deepEqual([...desk.routes].sort(), Object.keys(NEEDS).sort())
})

test('a desk of one person has no routes but those of the table', async () => {
  const { routes } = await servedAs({ reviewerOf: () => 'Ida' })
  for (const route of routes) assert.ok(Object.hasOwn(NEEDS, route), route)
  for (const route of routes) assert.doesNotMatch(route, /session|account|audit|password/)
})

test('tools are for whoever is at the machine, and for no team', async () => {
  const app = new Hono()
  app.use(
    '*',
    whoAsks(undefined, () => 'Ida'),
    permit(undefined),
  )
  app.all('/mcp', (context) => context.text('tools'))
  assert.equal((await app.request('/mcp', { method: 'POST' })).status, 200)
  assert.ok(!Object.hasOwn(NEEDS, 'ALL /mcp'))
})

test('a route that is not in the table is refused to everybody', async () => {
  const app = new Hono()
  app.use(
    '*',
    whoAsks(undefined, () => 'Ida'),
    permit(undefined),
  )
  app.get('/api/me', (context) => context.text(context.get('asker').role ?? ''))
  app.get('/api/forgotten', (context) => context.text('here'))
  app.all('/forgotten', (context) => context.text('here'))
  app.get('/api/:any', (context) => context.text('here'))
  app.all('/constructor', (context) => context.text('here'))
  for (const path of ['/api/forgotten', '/forgotten', '/api/other', '/constructor']) {
    assert.equal((await app.request(path)).status, 403, path)
  }
  // Two routes fit: the one that is not declared could be the one that answers.
  assert.equal((await app.request('/api/me')).status, 403)
})

/** A request that a route would serve, with what stands for the names in its path. */
async function requestOf(route: string): Promise<{ method: string; path: string; asked: Asked; status: number }> {
  const [method, pattern] = route.replace('/api', '').split(' ')
  const [entry] = (await desk.store.statements({ acts: ['deny'] }, { limit: 1 })).items
  const { items: stories } = await desk.store.stories({}, { limit: 10 })
  const story = stories.find(({ versions }) => versions.length > 1)
  const ids: Readonly<Record<string, string>> = {
    statements: entry.id,
    stories: story?.id ?? '',
    versions: entry.version,
    actors: entry.actors[0].actor,
    dossiers: 'harbour',
    accounts: 'editor',
  }
  const asks = pattern === '/called' ? '?name=Jonas%20Reve' : ''
  const path = pattern.replace(/\/(\w+)\/:\w+/, (_, noun) => `/${noun}/${ids[noun]}`) + asks
  const bodies: Readonly<Record<string, unknown>> = {
    'POST /session': { name: 'reader', password: PASSWORD },
    'POST /reviews': { entry: 'statement', of: entry.id, decision: 'confirmed' },
    'POST /accounts': { name: `Ole ${Math.round(desk.moment.at)}`, role: 'reader', password: PASSWORD },
    'PUT /dossiers/:id': (await desk.dossiers()).get('harbour'),
    'PATCH /accounts/:name': { role: 'editor' },
    'PUT /me/password': { password: PASSWORD, newPassword: PASSWORD },
  }
  const statuses: Readonly<Record<string, number>> = {
    'POST /reviews': 201,
    'POST /accounts': 201,
    'DELETE /session': 204,
    'PUT /me/password': 204,
  }
  const key = `${method} ${pattern}`
  if (key === 'POST /reports') {
    const bytes = `Ana Teslic said on Monday that ${Math.round(desk.moment.at)} boats had come.`
    return { method, path, asked: { bytes, headers: { 'content-type': 'text/plain' } }, status: 201 }
  }
  const body = bodies[key]
  return { method, path, asked: body === undefined ? {} : { body }, status: statuses[key] ?? 200 }
}

/** What an answer says; a stream says nothing in the end. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return await response.text()
  await response.body?.cancel()
  return 'a stream'
}

describe('every route, for everybody', () => {
  for (const route of Object.keys(NEEDS)) {
    for (const role of EVERYBODY) {
      test(`${route} as ${role ?? 'nobody'}`, async () => {
        const { method, path, asked, status } = await requestOf(route)
        const somebody = role === undefined ? desk : await desk.logIn(role)
        desk.moment.pass(60_000)
        const response = await somebody.ask(method, path, asked)
        const isLet = (MORE_THAN_READERS[route] ?? READERS).includes(role)
        const expected = isLet ? status : role === undefined ? 401 : 403
        assert.equal(response.status, expected, await textOf(response))
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      })
    }
  }
})

test('what is refused changes nothing', async () => {
  const { store, people, logIn } = await teamServed()
  const reader = await logIn('reader')
  const [{ id }] = (await store.statements({}, { limit: 1 })).items
  const accounts = await people.accounts()
  const mark = await store.mark()
  await reader.ask('POST', '/reviews', { body: { entry: 'statement', of: id, decision: 'rejected' } })
  const bytes = 'Ana Teslic said that all was well.'
  await reader.ask('POST', '/reports', { bytes, headers: { 'content-type': 'text/plain' } })
  await reader.ask('POST', '/accounts', { body: { name: 'Ole', role: 'admin', password: PASSWORD } })
  await reader.ask('PATCH', '/accounts/reader', { body: { role: 'admin' } })
  assert.deepEqual(await store.reviews(), [])
  assert.equal(await store.mark(), mark)
  assert.deepEqual(await people.accounts(), accounts)
})

test('HEAD needs what GET does, and what is nowhere is told to those alone who are logged in', async () => {
  const reader = await desk.logIn('reader')
  for (const [path, status] of [
    ['/statements', 200],
    ['/accounts', 403],
    ['/nowhere', 404],
  ] as const) {
    assert.equal((await reader.ask('HEAD', path)).status, status)
    assert.equal((await desk.ask('HEAD', path)).status, 401)
  }
})

test('names of routes that are written otherwise open nothing', async () => {
  const reader = await desk.logIn('reader')
  for (const path of [
    '/accounts/',
    '//accounts',
    '/Accounts',
    '/./accounts',
    '/%61ccounts',
    '/x/../accounts',
    '/audit%00',
  ])
    assert.ok([403, 404].includes((await reader.ask('GET', path)).status), path)
})

test('nothing that nobody foresaw happened', () => {
  assert.deepEqual(desk.errors, [])
})
