import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { Hono } from 'hono'
import { whoAsks } from '../../src/api/asker.ts'
import type { Team } from '../../src/api/index.ts'
import { NEEDS, permit } from '../../src/api/permit.ts'
import { onError } from '../../src/api/problem.ts'
import { type Role, RoleSchema } from '../../src/schema/index.ts'
import type { Asked } from './desk.ts'
import { servedAs } from './desk.ts'
import { EVERYBODY, PASSWORD, type Program, type TeamServed, teamServed } from './team.ts'

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
  'GET /api/accounts/:name/keys': ['admin'],
  'POST /api/accounts/:name/keys': ['admin'],
  'DELETE /api/accounts/:name/keys/:id': ['admin'],
}
/** What no key opens, whoever’s it is. */
const BY_NO_KEY: readonly string[] = [
  'DELETE /api/session',
  'PUT /api/me/password',
  'POST /api/me/keys',
  'DELETE /api/me/keys/:id',
  'POST /api/accounts/:name/keys',
  'DELETE /api/accounts/:name/keys/:id',
]
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
  for (const route of routes) assert.doesNotMatch(route, /session|account|audit|password|keys/)
})

/** Tools beside the API, as a server has them. */
function withTools(team?: Team): Hono {
  const app = new Hono()
  app.onError(onError((error) => desk.errors.push(error)))
  app.use(
    '*',
    whoAsks(team, () => 'Ida'),
    permit(team),
  )
  app.all('/mcp', (context) => context.text('tools'))
  return app
}

test('tools are for whoever is at the machine, and of a team for programs that have a key', async () => {
  const alone = await withTools().request('/mcp', {
    method: 'POST',
    headers: { authorization: 'Bearer of no account' },
  })
  assert.equal(alone.status, 200)
  const { people, moment, logIn, program } = desk
  const tools = withTools({ people, clock: moment.clock, addressOf: () => '192.0.2.1' })
  const asked = async (headers: Record<string, string> = {}) =>
    (await tools.request('/mcp', { method: 'POST', headers })).status
  assert.equal(await asked(), 401)
  assert.equal(await asked({ authorization: 'Bearer none' }), 401)
  for (const role of RoleSchema.options) {
    const { cookie, csrf } = await logIn(role, {})
    assert.equal(await asked({ cookie, 'x-readout-csrf': csrf, host: 'localhost:8208' }), 403)
    const { key } = await program(role)
    // A model asks more often than anybody changes things.
    for (let n = 0; n < 100; n++) assert.equal(await asked({ authorization: `Bearer ${key}` }), 200)
  }
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
async function requestOf(
  route: string,
  by: Role | undefined,
): Promise<{ method: string; path: string; asked: Asked; status: number }> {
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
    keys: route.startsWith('DELETE') ? await keyOf(pattern.startsWith('/me') ? by : 'editor') : '',
  }
  const asks = pattern === '/called' ? '?name=Jonas%20Reve' : ''
  const path = pattern.replace(/\/(\w+)\/:\w+/g, (_, noun) => `/${noun}/${ids[noun]}`) + asks
  const bodies: Readonly<Record<string, unknown>> = {
    'POST /session': { name: 'reader', password: PASSWORD },
    'POST /reviews': { entry: 'statement', of: entry.id, decision: 'confirmed' },
    'POST /accounts': { name: `Ole ${Math.round(desk.moment.at)}`, role: 'reader', password: PASSWORD },
    'PUT /dossiers/:id': (await desk.dossiers()).get('harbour'),
    'PATCH /accounts/:name': { role: 'editor' },
    'PUT /me/password': { password: PASSWORD, newPassword: PASSWORD },
    'POST /me/keys': { name: `key ${desk.moment.at}`, role: 'reader' },
    'POST /accounts/:name/keys': { name: `key ${desk.moment.at}`, role: 'reader' },
  }
  const statuses: Readonly<Record<string, number>> = {
    'POST /reviews': 201,
    'POST /accounts': 201,
    'POST /me/keys': 201,
    'POST /accounts/:name/keys': 201,
    'DELETE /me/keys/:id': 204,
    'DELETE /accounts/:name/keys/:id': 204,
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

/** Programs by account and role: one of each. */
const programs = new Map<string, Promise<Program>>()

function programOf(account: Role, role: Role): Promise<Program> {
  // What one test changed does not count against another.
  desk.moment.pass(60_000)
  const known = programs.get(`${account} ${role}`) ?? desk.program(account, role)
  programs.set(`${account} ${role}`, known)
  return known
}

/** The id of a key of somebody’s. */
async function keyOf(role: Role | undefined): Promise<string> {
  if (role === undefined) return 'none'
  const found = (await desk.people.keys(role)).find(({ name }) => name === 'to be revoked')
  return (found ?? (await desk.people.addKey(role, { name: 'to be revoked', role: 'reader' }, {}))).id
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
        const { method, path, asked, status } = await requestOf(route, role)
        const somebody = role === undefined ? desk : await desk.logIn(role)
        desk.moment.pass(60_000)
        const response = await somebody.ask(method, path, asked)
        const isLet = (MORE_THAN_READERS[route] ?? READERS).includes(role)
        const expected = isLet ? status : role === undefined ? 401 : 403
        assert.equal(response.status, expected, await textOf(response))
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      })
    }
    for (const role of RoleSchema.options) {
      test(`${route} by a key of a ${role}`, async () => {
        const program = await programOf(role, role)
        const { method, path, asked, status } = await requestOf(route, role)
        const response = await program.ask(method, path, asked)
        const isLet = (MORE_THAN_READERS[route] ?? READERS).includes(role) && !BY_NO_KEY.includes(route)
        assert.equal(response.status, isLet ? status : 403, await textOf(response))
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      })
      test(`${route} by a key of an admin that may what a ${role} may`, async () => {
        const program = await programOf('admin', role)
        const { method, path, asked, status } = await requestOf(route, 'admin')
        const response = await program.ask(method, path, asked)
        const isLet = (MORE_THAN_READERS[route] ?? READERS).includes(role) && !BY_NO_KEY.includes(route)
        assert.equal(response.status, isLet ? status : 403, await textOf(response))
      })
    }
    test(`${route} by a key that opens nothing`, async () => {
      const { method, path, asked } = await requestOf(route, undefined)
      desk.moment.pass(60_000)
      const headers = { ...asked.headers, authorization: 'Bearer readout_of-nobody' }
      assert.equal((await desk.ask(method, path, { ...asked, headers })).status, 401)
    })
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
