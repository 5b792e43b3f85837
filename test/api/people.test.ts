import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { Buckets, networkOf } from '../../src/api/buckets.ts'
import type { Problem } from '../../src/api/index.ts'
import { AccountSchema, AuditEntrySchema } from '../../src/schema/index.ts'
import { HOUR, Moment } from '../people/people-of.ts'
import { HOST, servedAs } from './desk.ts'
import { PASSWORD, PUBLIC_HOST, type TeamServed, teamServed } from './team.ts'

let desk: TeamServed
beforeEach(async () => {
  desk = await teamServed()
})

const detailOf = async (response: Response) => ((await response.json()) as Problem).detail

test('who works alone needs no log-in, and may everything', async () => {
  const alone = await servedAs({ reviewerOf: () => 'Ida' })
  assert.deepEqual(await (await alone.get('/me')).json(), { name: 'Ida', role: 'admin' })
  const [{ id }] = (await alone.store.statements({}, { limit: 1 })).items
  const review = { entry: 'statement', of: id, decision: 'confirmed' }
  assert.equal((await alone.post('/reviews', review)).status, 201)
  const nobody = await servedAs({})
  assert.deepEqual(await (await nobody.get('/me')).json(), { role: 'reader' })
  assert.equal((await nobody.post('/reviews', review)).status, 403)
})

test('logging in gives a cookie that no script and no other site has', async () => {
  const here = await desk.post('/session', { name: 'READER', password: PASSWORD })
  assert.match(
    here.headers.get('set-cookie') ?? '',
    /^readout=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  assert.equal(here.headers.get('cache-control'), 'no-store')
  const there = await desk.post('/session', { name: 'reader', password: PASSWORD }, { host: PUBLIC_HOST })
  assert.match(
    there.headers.get('set-cookie') ?? '',
    /^__Host-readout=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const reader = await desk.logIn('reader', { host: PUBLIC_HOST })
  assert.deepEqual(await (await reader.ask('GET', '/me')).json(), { name: 'reader', role: 'reader', csrf: reader.csrf })
  // A cookie that anybody on the way could have set counts for nothing over https.
  const plain = reader.cookie.replace('__Host-', '')
  assert.equal((await desk.get('/me', { host: PUBLIC_HOST, cookie: plain })).status, 401)
})

test('a wrong password, an unknown name and a disabled account are told apart by nobody', async () => {
  await desk.people.change('reviewer', { isDisabled: true }, {})
  const details = new Set<string>()
  for (const [name, password] of [
    ['reader', 'a wrong password'],
    ['nobody', PASSWORD],
    ['reviewer', PASSWORD],
    ['__proto__', PASSWORD],
    ['reader\u0000', PASSWORD],
    ["' OR 1=1 --", PASSWORD],
    ['../admin', PASSWORD],
    ['\ud800', PASSWORD],
  ]) {
    const response = await desk.post('/session', { name, password })
    assert.deepEqual([response.status, response.headers.get('set-cookie')], [401, null], name)
    details.add(await detailOf(response))
  }
  assert.equal(details.size, 1)
  for (const body of [
    { name: 'reader' },
    { name: ['reader'], password: PASSWORD },
    { name: 'x'.repeat(300), password: 'y' },
    [],
  ]) {
    assert.equal((await desk.post('/session', body)).status, 400)
  }
})

test('a session ends by logging out, by time, and when the account is disabled', async () => {
  const one = await desk.logIn('reader')
  const other = await desk.logIn('reader')
  const left = await one.ask('DELETE', '/session')
  assert.equal(left.status, 204)
  assert.match(left.headers.get('set-cookie') ?? '', /^readout=; Max-Age=0; Path=\//)
  assert.equal((await one.ask('GET', '/me')).status, 401)
  assert.equal((await other.ask('GET', '/me')).status, 200)
  desk.moment.pass(12 * HOUR)
  assert.equal((await other.ask('GET', '/me')).status, 401)
  const third = await desk.logIn('reader')
  await desk.people.change('reader', { isDisabled: true }, {})
  assert.equal((await third.ask('GET', '/statements')).status, 401)
})

test('logging in anew ends the session before', async () => {
  const before = await desk.logIn('reader')
  await desk.logIn('editor', { cookie: before.cookie })
  assert.equal((await before.ask('GET', '/me')).status, 401)
})

test('a change without the session’s own csrf is refused', async () => {
  const reviewer = await desk.logIn('reviewer')
  const other = await desk.logIn('reviewer')
  const [{ id }] = (await desk.store.statements({}, { limit: 1 })).items
  const body = { entry: 'statement', of: id, decision: 'confirmed' }
  for (const csrf of ['', 'wrong', other.csrf, reviewer.cookie, `${reviewer.csrf}x`]) {
    const response = await reviewer.ask('POST', '/reviews', { body, headers: { 'x-readout-csrf': csrf } })
    assert.equal(response.status, 403)
    assert.match(await detailOf(response), /csrf/)
  }
  assert.equal((await desk.post('/reviews', body, { cookie: reviewer.cookie })).status, 403)
  assert.equal((await desk.ask('DELETE', '/session', { headers: { cookie: reviewer.cookie } })).status, 403)
  const evil = { body, headers: { origin: 'https://evil.example' } }
  assert.equal((await reviewer.ask('POST', '/reviews', evil)).status, 403)
  const text = { body, headers: { 'content-type': 'text/plain' } }
  assert.equal((await reviewer.ask('POST', '/reviews', text)).status, 415)
  assert.deepEqual(await desk.store.reviews(), [])
  const own = { body, headers: { origin: `http://${HOST}` } }
  assert.equal((await reviewer.ask('POST', '/reviews', own)).status, 201)
})

test('a review is made in the name of the account, and written down', async () => {
  const reviewer = await desk.logIn('reviewer')
  const [{ id }] = (await desk.store.statements({}, { limit: 1 })).items
  const made = await reviewer.ask('POST', '/reviews', { body: { entry: 'statement', of: id, decision: 'rejected' } })
  assert.equal(((await made.json()) as { by: string }).by, 'reviewer')
  const [{ at: _at, no: _no, ...line }] = await desk.people.audit(1)
  assert.deepEqual(line, { did: 'reviewed', by: 'reviewer', from: '192.0.2.1', of: id, detail: 'rejected' })
})

test('passwords are tried ten times for a name, in whatever case, and then once in half a minute', async () => {
  const tried = (name: string, n: number) =>
    desk.post('/session', { name, password: 'a wrong password' }, { 'x-test-address': `192.0.2.${n}` })
  for (let n = 0; n < 10; n++) assert.equal((await tried(n % 2 ? 'ADMIN' : 'admin', n)).status, 401)
  const refused = await tried('Admin', 10)
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '30'])
  assert.equal((await tried('nobody', 10)).status, 401)
  const right = () => desk.post('/session', { name: 'admin', password: PASSWORD }, { 'x-test-address': '192.0.2.99' })
  assert.equal((await right()).status, 429)
  desk.moment.pass(30_000)
  assert.equal((await right()).status, 200)
  assert.equal((await right()).status, 429)
})

test('passwords are tried twenty times from a network, and then once in six seconds', async () => {
  const tried = (n: number) =>
    desk.post('/session', { name: `nobody ${n}`, password: PASSWORD }, { 'x-test-address': `2001:db8:0:1::${n}` })
  for (let n = 0; n < 20; n++) assert.equal((await tried(n)).status, 401)
  const refused = await tried(20)
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '6'])
  assert.match(await detailOf(refused), /try again in 6 seconds/)
  desk.moment.pass(6000)
  assert.equal((await tried(21)).status, 401)
})

test('changes of a session come sixty at once, and then one a second', async () => {
  const reviewer = await desk.logIn('reviewer')
  const changed = () => reviewer.ask('POST', '/reviews', { body: {} })
  for (let n = 0; n < 60; n++) assert.equal((await changed()).status, 400)
  const refused = await changed()
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1'])
  assert.equal((await reviewer.ask('GET', '/statements')).status, 200)
  const other = await desk.logIn('editor')
  assert.equal((await other.ask('POST', '/reviews', { body: {} })).status, 400)
})

test('an admin makes, changes and disables accounts', async () => {
  const admin = await desk.logIn('admin')
  const made = await admin.ask('POST', '/accounts', { body: { name: '田中 花子', role: 'reader', password: PASSWORD } })
  assert.equal(made.status, 201)
  AccountSchema.strict().parse(await made.json())
  const path = `/accounts/${encodeURIComponent('田中 花子')}`
  const changed = await admin.ask('PATCH', path, { body: { role: 'editor', isDisabled: true } })
  assert.deepEqual(await changed.json(), {
    name: '田中 花子',
    role: 'editor',
    addedAt: new Date(desk.moment.at).toISOString(),
    isDisabled: true,
  })
  const list = z.array(AccountSchema.strict()).parse(await (await admin.ask('GET', '/accounts')).json())
  assert.deepEqual(
    list.map(({ name }) => name),
    ['admin', 'editor', 'reader', 'reviewer', '田中 花子'],
  )
  for (const [method, at, body, status] of [
    ['POST', '/accounts', { name: 'Reader', role: 'reader', password: PASSWORD }, 409],
    ['POST', '/accounts', { name: '<script>', role: 'reader', password: PASSWORD }, 400],
    ['POST', '/accounts', { name: 'Ole', role: 'king', password: PASSWORD }, 400],
    ['POST', '/accounts', { name: 'Ole', role: 'reader', password: 'short' }, 400],
    ['POST', '/accounts', { name: 'Ole', role: 'reader', password: PASSWORD, isDisabled: true }, 400],
    ['PATCH', '/accounts/nobody', { role: 'reader' }, 404],
    ['PATCH', '/accounts/__proto__', { role: 'reader' }, 404],
    ['PATCH', '/accounts/%00', { role: 'reader' }, 404],
    ['PATCH', '/accounts/reader', {}, 400],
    ['PATCH', '/accounts/reader', { name: 'Ole' }, 400],
    ['PATCH', '/accounts/admin', { role: 'reader' }, 409],
    ['PATCH', '/accounts/admin', { isDisabled: true }, 409],
  ] as const) {
    const response = await admin.ask(method, at, { body })
    assert.equal(response.status, status, `${method} ${at} ${JSON.stringify(body)}`)
  }
})

test('one’s own password is changed by who knows it, and other sessions end', async () => {
  const one = await desk.logIn('reader')
  const other = await desk.logIn('reader')
  const change = (password: string, newPassword: string) =>
    one.ask('PUT', '/me/password', { body: { password, newPassword } })
  assert.equal((await change('a wrong password', 'quite another one')).status, 403)
  assert.equal((await change(PASSWORD, 'short')).status, 400)
  assert.equal((await change(PASSWORD, 'quite another one')).status, 204)
  assert.equal((await one.ask('GET', '/me')).status, 200)
  assert.equal((await other.ask('GET', '/me')).status, 401)
  assert.equal((await desk.post('/session', { name: 'reader', password: PASSWORD })).status, 401)
  for (let n = 0; n < 8; n++) await change('a wrong password', 'quite another one')
  assert.equal((await change('a wrong password', 'quite another one')).status, 429)
})

test('the audit log tells who did what from where, page by page', async () => {
  const admin = await desk.logIn('admin')
  await desk.post('/session', { name: 'Reader', password: 'a wrong password' }, { 'x-test-address': '192.0.2.7' })
  await desk.post('/session', { name: PASSWORD, password: 'reader' }, { 'x-test-address': '192.0.2.7' })
  await admin.ask('PATCH', '/accounts/reader', { body: { role: 'editor' } })
  const page = z.strictObject({ items: z.array(AuditEntrySchema.strict()), next: z.string().optional() })
  const { items, next } = page.parse(await (await admin.ask('GET', '/audit?limit=4')).json())
  assert.deepEqual(
    items.map(({ did, by, from, of }) => [did, by, from, of]),
    [
      ['role-changed', 'admin', '192.0.2.1', 'reader'],
      // Somebody who types their password where the name belongs does not find it here.
      ['log-in-failed', undefined, '192.0.2.7', undefined],
      ['log-in-failed', 'reader', '192.0.2.7', undefined],
      ['logged-in', 'admin', '192.0.2.1', undefined],
    ],
  )
  const rest = page.parse(await (await admin.ask('GET', `/audit?after=${next}`)).json())
  assert.deepEqual([rest.items.length, rest.next], [4, undefined])
  for (const after of ['0', 'x', '-1', '1.5'])
    assert.equal((await admin.ask('GET', `/audit?after=${after}`)).status, 400)
})

test('the description tells the routes of people, where there are people', async () => {
  const reader = await desk.logIn('reader')
  const { paths } = (await (await reader.ask('GET', '/openapi.json')).json()) as { paths: Record<string, object> }
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  for (const route of [
    'post /session',
    'delete /session',
    'get /me',
    'put /me/password',
    'patch /accounts/{name}',
    'get /audit',
  ])
    assert.ok(told.includes(route), route)
})

test('an address’s network is what its owner cannot change', () => {
  for (const [address, network] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0DB8:0:7:1:2:3:4', '2001:db8:0:7'],
    ['2001:db8::7:1:2:3:4', '2001:db8:0:7'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ]) {
    assert.equal(networkOf(address), network)
  }
})

test('what is counted does not grow without end', () => {
  const { clock } = new Moment()
  const buckets = new Buckets({ atOnce: 1, seconds: 1 }, clock)
  for (let n = 0; n < 50_000; n++) assert.equal(buckets.take(`name ${n}`), undefined)
  assert.equal(buckets.take('name 49999'), 1)
  assert.equal(buckets.take('name 0'), undefined)
})
