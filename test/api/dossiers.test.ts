import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Problem } from '../../src/api/index.ts'
import { DossierFiles } from '../../src/cli/record/dossier-files.ts'
import type { Dossier } from '../../src/schema/index.ts'
import { served } from './desk.ts'
import { teamServed } from './team.ts'

const folder = mkdtempSync(join(tmpdir(), 'readout-dossiers-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const BRIDGE: Dossier = { title: 'The bridge', issues: [{ id: 'steel', name: 'Steel', terms: { en: ['steel'] } }] }

test('a dossier is made, changed, and kept from who has not seen the change', async () => {
  const { ask, get } = await served('Ida')
  const put = (body: unknown, headers: Record<string, string> = {}, id = 'bridge') =>
    ask('PUT', `/dossiers/${id}`, { body, headers })
  const made = await put(BRIDGE, { 'if-none-match': '*' })
  assert.deepEqual([made.status, await made.json()], [201, { id: 'bridge', dossier: BRIDGE }])
  const seen = await get('/dossiers/bridge')
  const tag = seen.headers.get('etag') ?? ''
  assert.equal(tag, made.headers.get('etag'))
  assert.equal((await get('/dossiers/bridge', { 'if-none-match': tag })).status, 304)
  const changed = await put({ ...BRIDGE, title: 'The old bridge' }, { 'if-match': tag })
  assert.equal(changed.status, 200)
  for (const headers of [{ 'if-match': tag }, { 'if-match': '"other", W/"x"' }, { 'if-none-match': '*' }]) {
    const refused = await put(BRIDGE, headers)
    assert.equal(refused.status, 412)
    assert.match(((await refused.json()) as Problem).detail, /changed it since|already/)
  }
  assert.equal((await put(BRIDGE, { 'if-match': `"other", ${changed.headers.get('etag')}` })).status, 200)
  assert.equal((await put(BRIDGE, { 'if-match': '*' })).status, 200)
  assert.equal((await put(BRIDGE, { 'if-match': '*' }, 'moon')).status, 412)
  const found = (await (await get('/statements?dossier=bridge&issue=steel')).json()) as { items: unknown[] }
  assert.equal(found.items.length, 1)
})

test('of two who change the same, one is refused', async () => {
  const { ask, get } = await served('Ida')
  const tag = (await get('/dossiers/harbour')).headers.get('etag') ?? ''
  const both = ['One', 'Other'].map((title) =>
    ask('PUT', '/dossiers/harbour', { body: { ...BRIDGE, title }, headers: { 'if-match': tag } }),
  )
  assert.deepEqual(
    (await Promise.all(both)).map(({ status }) => status),
    [200, 412],
  )
})

/** Dossiers that are none, by what is wrong. */
const WRONG: readonly (readonly [unknown, string | undefined, string?])[] = [
  [{ ...BRIDGE, title: ' ' }, 'title'],
  [{ ...BRIDGE, issues: [] }, 'issues'],
  [{ ...BRIDGE, issues: [{ ...BRIDGE.issues[0], id: 'Steel' }] }, 'issues.0.id'],
  [{ ...BRIDGE, issues: [...BRIDGE.issues, ...BRIDGE.issues] }, 'issues.1.id'],
  [{ ...BRIDGE, since: 'May' }, 'since'],
  [{ ...BRIDGE, colour: 'red' }, undefined],
  [BRIDGE, 'id', '..%2Fescaped'],
  [BRIDGE, 'id', 'a%2Fb'],
  [BRIDGE, 'id', 'Bridge'],
  [BRIDGE, 'id', 'a.json'],
  [BRIDGE, 'id', '%00'],
  [BRIDGE, 'id', '-a'],
  [BRIDGE, 'id', 'x'.repeat(65)],
]

for (const [body, field, id = 'new'] of WRONG) {
  test(`${id} ${JSON.stringify(body).slice(0, 70)} is told what is wrong`, async () => {
    const { ask, dossiers } = await served('Ida')
    const response = await ask('PUT', `/dossiers/${id}`, { body })
    assert.deepEqual([response.status, ((await response.json()) as Problem).field], [400, field])
    assert.deepEqual([...(await dossiers()).keys()], ['harbour'])
  })
}

test('who wrote a dossier is written down', async () => {
  const team = await teamServed()
  const editor = await team.logIn('editor')
  await editor.ask('PUT', '/dossiers/bridge', { body: BRIDGE })
  await editor.ask('PUT', '/dossiers/bridge', { body: BRIDGE })
  const lines = (await team.people.audit(10)).filter(({ did }) => did === 'dossier-written')
  assert.deepEqual(
    lines.map(({ by, of, detail }) => [by, of, detail]),
    [
      ['editor', 'bridge', 'changed'],
      ['editor', 'bridge', 'made'],
    ],
  )
})

test('dossiers lie in files and in a folder, and new ones are put there', async () => {
  const apart = join(folder, '..', `${Math.round(performance.now())}-apart.dossier.json`)
  writeFileSync(apart, JSON.stringify(BRIDGE))
  try {
    const files = new DossierFiles([apart], folder)
    assert.equal((await files.all()).size, 1)
    assert.equal(await files.put('bridge', BRIDGE), 'written')
    assert.deepEqual(readdirSync(folder), ['bridge.json'])
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'bridge.json'), 'utf8')), BRIDGE)
    const [id] = [...(await files.all()).keys()].filter((each) => each !== 'bridge')
    assert.equal(await files.put(id, { ...BRIDGE, title: 'Apart' }), 'written')
    assert.match(readFileSync(apart, 'utf8'), /"Apart"/)
    writeFileSync(join(folder, 'Moon.json'), JSON.stringify(BRIDGE))
    assert.equal(await files.put('moon', BRIDGE), 'taken')
    assert.equal(await new DossierFiles([apart], undefined).put('new', BRIDGE), 'no-place')
    writeFileSync(join(folder, 'bridge.dossier.json'), JSON.stringify(BRIDGE))
    await assert.rejects(files.all(), /Two dossiers are called bridge/)
    await assert.rejects(new DossierFiles([], join(folder, 'none')).all(), /There is no folder/)
  } finally {
    rmSync(apart)
  }
})

test('where new dossiers have no place, it is told what to do', async () => {
  const { deskApi } = await import('../../src/api/index.ts')
  const { harbourDesk, HOST } = await import('./desk.ts')
  const { putDossier: _, ...desk } = await harbourDesk()
  const app = deskApi(desk, { reviewerOf: () => 'Ida', hosts: new Set([HOST]), log: () => undefined, release: '0' })
  const body = JSON.stringify(BRIDGE)
  const headers = { host: HOST, 'content-type': 'application/json', 'content-length': String(body.length) }
  const response = await app.request(`http://${HOST}/api/dossiers/new`, { method: 'PUT', body, headers })
  assert.equal(response.status, 409)
  assert.match(((await response.json()) as Problem).detail, /--dossiers FOLDER/)
})
