import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import type { Problem } from '../../src/api/index.ts'
import { ProgramKeySchema } from '../../src/schema/index.ts'
import { HOUR } from '../people/people-of.ts'
import { PUBLIC_HOST, type TeamServed, teamServed } from './team.ts'

let desk: TeamServed
beforeEach(async () => {
  desk = await teamServed()
})

const AddedKeySchema = ProgramKeySchema.extend({ key: z.string() }).strict()

const detailOf = async (response: Response) => ((await response.json()) as Problem).detail

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** The newest lines of the audit log, without numbers and times. */
const newest = async (n: number) => (await desk.people.audit(n)).map(({ no: _no, at: _at, ...line }) => line)

test('somebody makes a key, a program asks with it, and it is revoked', async () => {
  const reviewer = await desk.logIn('reviewer')
  const made = await reviewer.ask('POST', '/me/keys', { body: { name: 'nightly export', role: 'reader' } })
  assert.deepEqual([made.status, made.headers.get('cache-control')], [201, 'no-store'])
  const { key, ...shown } = AddedKeySchema.parse(await made.json())
  const listed = await reviewer.ask('GET', '/me/keys')
  assert.deepEqual(await listed.json(), [shown])
  const me = await desk.get('/me', bearer(key))
  assert.deepEqual(await me.json(), { name: 'reviewer', role: 'reader', key: 'nightly export' })
  assert.equal((await desk.get('/statements', bearer(key))).status, 200)
  assert.equal((await desk.get('/queue', bearer(key))).status, 403)
  const [{ usedAt }] = z.array(ProgramKeySchema.strict()).parse(await (await reviewer.ask('GET', '/me/keys')).json())
  assert.equal(usedAt, new Date(desk.moment.at).toISOString())
  assert.equal((await reviewer.ask('DELETE', `/me/keys/${shown.id}`)).status, 204)
  assert.equal((await reviewer.ask('DELETE', `/me/keys/${shown.id}`)).status, 404)
  const after = await desk.get('/statements', bearer(key))
  assert.deepEqual([after.status, after.headers.get('www-authenticate')], [401, 'Bearer error="invalid_token"'])
  assert.deepEqual(await newest(3), [
    { did: 'key-refused', from: '192.0.2.1' },
    { did: 'key-revoked', by: 'reviewer', from: '192.0.2.1', of: 'reviewer', detail: 'nightly export' },
    { did: 'key-added', by: 'reviewer', from: '192.0.2.1', of: 'reviewer', detail: 'reader: nightly export' },
  ])
})

test('a key needs no csrf, and what a program does with it is in the name of the account, and says so', async () => {
  const { key } = await desk.people.addKey('editor', { name: 'second reader', role: 'reviewer' }, {})
  const [{ id }] = (await desk.store.statements({}, { limit: 1 })).items
  const review = { entry: 'statement', of: id, decision: 'confirmed' }
  const response = await desk.post('/reviews', review, bearer(key))
  assert.equal(response.status, 201)
  assert.equal(((await response.json()) as { by: string }).by, 'editor')
  assert.deepEqual(await newest(1), [
    { did: 'reviewed', by: 'editor', key: 'second reader', from: '192.0.2.1', of: id, detail: 'confirmed' },
  ])
  // Pages of other sites are refused with a key, too.
  assert.equal((await desk.post('/reviews', review, { ...bearer(key), origin: 'https://evil.example' })).status, 403)
})

test('of a key and a session the key counts, also where it is wrong', async () => {
  const admin = await desk.logIn('admin')
  const { key } = await desk.program('reader')
  const me = await admin.ask('GET', '/me', { headers: bearer(key) })
  assert.deepEqual(await me.json(), { name: 'reader', role: 'reader', key: 'key 1' })
  assert.equal((await admin.ask('GET', '/audit', { headers: bearer(key) })).status, 403)
  assert.equal((await admin.ask('GET', '/audit', { headers: bearer('wrong') })).status, 401)
  assert.equal((await admin.ask('GET', '/audit')).status, 200)
})

test('a key is written as programs write it, and other schemes are somebody else’s', async () => {
  const { key } = await desk.program('reader')
  const reader = await desk.logIn('reader')
  for (const authorization of [`bearer ${key}`, `BEARER   ${key}`, `Bearer ${key} `]) {
    assert.equal((await desk.get('/statements', { authorization })).status, 200, authorization)
  }
  for (const authorization of [
    'Bearer',
    'Bearer ',
    `Bearer x${key}`,
    `Bearer ${key}x`,
    `Bearer "${key}"`,
    'Bearer ＠',
  ]) {
    const { status } = await desk
      .get('/statements', { authorization, 'x-test-address': '192.0.2.9' })
      .catch(() => ({ status: 401 }))
    assert.equal(status, 401, authorization)
  }
  // A proxy that asks for a password of its own passes it on.
  const basic = await reader.ask('GET', '/statements', { headers: { authorization: `Basic ${key}` } })
  assert.equal(basic.status, 200)
  assert.equal((await desk.get('/statements', { authorization: `Basic ${key}` })).status, 401)
  assert.equal((await desk.get(`/statements?key=${key}&access_token=${key}`)).status, 401)
  assert.equal((await desk.get('/statements', { host: PUBLIC_HOST, ...bearer(key) })).status, 200)
  assert.equal((await desk.get('/statements', { host: 'evil.example', ...bearer(key) })).status, 403)
})

test('wrong keys come twenty times from a network, and then once in six seconds; one that is right is answered', async () => {
  const { key } = await desk.program('reader')
  const asked = (given: string) => desk.get('/statements', { ...bearer(given), 'x-test-address': '192.0.2.7' })
  for (let n = 0; n < 20; n++) assert.equal((await asked(`readout_${n}`)).status, 401)
  const refused = await asked('readout_20')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '6'])
  assert.match(await detailOf(refused), /Too many keys were wrong: try again in 6 seconds/)
  assert.equal((await asked(key)).status, 200)
  assert.equal((await desk.people.audit(100)).filter(({ did }) => did === 'key-refused').length, 20)
  desk.moment.pass(6000)
  assert.equal((await asked('readout_21')).status, 401)
  assert.equal((await asked('readout_22')).status, 429)
})

test('changes by a key come sixty at once, and then one a second; those of its account are counted apart', async () => {
  const program = await desk.program('reviewer')
  const changed = () => program.ask('POST', '/reviews', { body: {} })
  for (let n = 0; n < 60; n++) assert.equal((await changed()).status, 400)
  const refused = await changed()
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1'])
  const reviewer = await desk.logIn('reviewer')
  assert.equal((await reviewer.ask('POST', '/reviews', { body: {} })).status, 400)
})

test('a key is over at its time, and says whose it was in the log alone', async () => {
  const reader = await desk.logIn('reader')
  const until = new Date(desk.moment.at + HOUR).toISOString()
  const made = await reader.ask('POST', '/me/keys', { body: { name: 'brief', role: 'reader', until } })
  const { key } = AddedKeySchema.parse(await made.json())
  assert.equal((await desk.get('/statements', bearer(key))).status, 200)
  desk.moment.pass(HOUR)
  const over = await detailOf(await desk.get('/statements', bearer(key)))
  const none = await detailOf(await desk.get('/statements', bearer('none')))
  assert.equal(over, none)
  assert.deepEqual(await newest(2), [
    { did: 'key-refused', from: '192.0.2.1' },
    { did: 'key-refused', by: 'reader', key: 'brief', from: '192.0.2.1' },
  ])
})

test('an account that is disabled, or may less, takes its keys along at once', async () => {
  const { ask } = await desk.program('editor')
  assert.equal((await ask('GET', '/queue')).status, 200)
  await desk.people.change('editor', { role: 'reader' }, {})
  assert.equal((await ask('GET', '/queue')).status, 403)
  await desk.people.change('editor', { isDisabled: true }, {})
  assert.equal((await ask('GET', '/statements')).status, 401)
})

test('an admin makes and revokes keys of others, which may no more than those', async () => {
  const admin = await desk.logIn('admin')
  const made = await admin.ask('POST', '/accounts/READER/keys', { body: { name: 'wall display', role: 'reader' } })
  const { key, id } = AddedKeySchema.parse(await made.json())
  assert.equal(((await (await desk.get('/me', bearer(key))).json()) as { name: string }).name, 'reader')
  const reader = await desk.logIn('reader')
  assert.equal(((await (await reader.ask('GET', '/me/keys')).json()) as unknown[]).length, 1)
  for (const [method, path, body, status] of [
    ['POST', '/accounts/reader/keys', { name: 'k', role: 'reviewer' }, 400],
    ['POST', '/me/keys', { name: 'k', role: 'king' }, 400],
    ['POST', '/me/keys', { name: 'k' }, 400],
    ['POST', '/me/keys', { name: 'k', role: 'reader', until: '2030-01-01' }, 400],
    ['POST', '/me/keys', { name: 'k', role: 'reader', until: '2020-01-01T00:00:00Z' }, 400],
    ['POST', '/me/keys', { name: 'k', role: 'reader', key: 'readout_mine' }, 400],
    ['POST', '/me/keys', { name: 'a\u202eb', role: 'reader' }, 400],
    ['POST', '/accounts/reader/keys', { name: 'WALL display', role: 'reader' }, 409],
    ['POST', '/accounts/nobody/keys', { name: 'k', role: 'reader' }, 404],
    ['GET', '/accounts/nobody/keys', undefined, 404],
    ['GET', '/accounts/%00/keys', undefined, 404],
    ['DELETE', `/accounts/editor/keys/${id}`, undefined, 404],
    ['DELETE', `/me/keys/${id}`, undefined, 404],
    ['DELETE', '/accounts/reader/keys/%00', undefined, 404],
    ['DELETE', `/accounts/reader/keys/${id}`, undefined, 204],
  ] as const) {
    const response = await admin.ask(method, path, body === undefined ? {} : { body })
    assert.equal(response.status, status, `${method} ${path} ${JSON.stringify(body)}`)
  }
  assert.equal((await desk.get('/me', bearer(key))).status, 401)
  assert.equal(
    (await admin.ask('POST', '/me/keys', { body: { name: 'k', role: 'reader' }, headers: { 'x-readout-csrf': '' } }))
      .status,
    403,
  )
})

test('listening ends when the key opens nothing any more', async () => {
  const { ask, id } = await desk.program('reader')
  const response = await ask('GET', '/changes')
  const reader = response.body?.getReader()
  assert.match(new TextDecoder().decode((await reader?.read())?.value), /^event: mark/)
  await desk.people.revokeKey('reader', id, {})
  assert.deepEqual(await reader?.read(), { done: true, value: undefined })
})

test('the description tells both ways to say who asks', async () => {
  const { ask } = await desk.program('reader')
  const described = (await (await ask('GET', '/openapi.json')).json()) as {
    paths: Record<string, object>
    security: object[]
    components: { securitySchemes: Record<string, { type: string }> }
  }
  assert.deepEqual(described.security, [{ key: [] }, { session: [] }])
  assert.deepEqual(
    Object.values(described.components.securitySchemes).map(({ type }) => type),
    ['http', 'apiKey'],
  )
  assert.deepEqual(Object.keys(described.paths['/me/keys']), ['get', 'post'])
  assert.deepEqual(Object.keys(described.paths['/accounts/{name}/keys/{id}']), ['delete'])
})

test('nothing that nobody foresaw happened', () => {
  assert.deepEqual(desk.errors, [])
})
