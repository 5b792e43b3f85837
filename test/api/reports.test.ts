import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Problem } from '../../src/api/index.ts'
import { adderOf } from '../../src/cli/record/report-adding.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import { plainNames } from '../record/reports.ts'
import { HOST, type Served, served } from './desk.ts'
import { teamServed } from './team.ts'

const AddedSchema = z.strictObject({
  story: z.string(),
  version: z.string(),
  nStatements: z.int(),
  isUpdate: z.boolean(),
  wasThere: z.boolean(),
})

const TEXT =
  'Ministers met.\n\nAna Teslic said on Tuesday that the port would stay closed. Reve denied that boats had crossed.'
const PAGE = `<!doctype html><html><head><title>Talks at the harbour</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2022-03-07T08:00:00Z">
<script>document.title = 'overwritten'; fetch('https://evil.example')</script></head>
<body><nav>Home | News</nav><article><h1>Talks at the harbour</h1>
<p>Ana Teslic said on Tuesday that the port of Selm would stay closed until an answer to her letter had come, and that nobody had asked her for more time.</p>
<p onclick="alert(1)">Jonas Reve denied that any boats had crossed the line. <script>alert(2)</script>Reve said that Varda must withdraw its letter before any talks.</p>
</article></body></html>`

let desk: Served
before(async () => {
  desk = await served('Ida')
})

const add = (bytes: Uint8Array | string, query = '', type = 'text/plain', headers: Record<string, string> = {}) =>
  desk.ask('POST', `/reports${query}`, { bytes, headers: { 'content-type': type, ...headers } })

const told = (fields: Record<string, string>) => `?${new URLSearchParams(fields)}`

test('a text is added as it is, with what is said of it beside', async () => {
  const fields = {
    outlet: 'Selm Herald',
    published: '2022-03-08',
    url: 'https://selm.example/1',
    title: 'Ministers met',
  }
  const response = await add(TEXT, told({ name: 'C:\\reports\\talks.txt', ...fields }))
  const added = AddedSchema.parse(await response.json())
  assert.deepEqual([response.status, added.isUpdate, added.wasThere], [201, false, false])
  const { story, versions } = await desk.store.story(added.story)
  assert.deepEqual(
    [story.outlet, story.published, story.url, story.title, versions[0].text],
    [...Object.values(fields), TEXT],
  )
  assert.equal(versions[0].reading?.reading.statements.length, added.nStatements)
  assert.ok(added.nStatements >= 2)
  const mark = await desk.store.mark()
  const again = await add(TEXT, told(fields))
  assert.deepEqual([again.status, await again.json()], [200, { ...added, wasThere: true }])
  assert.equal(await desk.store.mark(), mark)
  const changed = await add(TEXT.replace('Tuesday', 'Wednesday'), told(fields))
  const update = AddedSchema.parse(await changed.json())
  assert.deepEqual([changed.status, update.story, update.isUpdate], [201, added.story, true])
})

test('a page goes through the article extractor, and says of itself what it says', async () => {
  for (const [type, body] of [
    ['text/html; charset=utf-8', PAGE],
    ['application/octet-stream', `${PAGE}<!-- again -->`],
    ['text/plain;charset=UTF-8', PAGE.replace('Home', 'Start')],
  ]) {
    const response = await add(body, told({ outlet: 'Somebody else', published: '2001-01-01' }), type)
    const { story, version } = AddedSchema.parse(await response.json())
    const kept = (await desk.store.story(story)).story
    assert.deepEqual(
      [kept.title, kept.outlet, kept.published],
      ['Talks at the harbour', 'Harbour Post', '2022-03-07'],
      type,
    )
    assert.doesNotMatch(await desk.store.textOf(version), /alert|<|overwritten|Home/)
  }
})

test('a legacy encoding is told by the bytes or by the type', async () => {
  const sjis = Uint8Array.from([
    0x8a, 0x4f, 0x91, 0x8a, 0x82, 0xcd, 0x81, 0x75, 0x8c, 0xf0, 0x8f, 0xc2, 0x82, 0xcd, 0x91, 0xb1,
  ])
  const rest = Uint8Array.from([0x82, 0xad, 0x81, 0x76, 0x82, 0xc6, 0x8f, 0x71, 0x82, 0xd7, 0x82, 0xbd, 0x81, 0x42])
  const response = await add(Buffer.concat([sjis, rest]), '', 'text/plain; charset=shift_jis')
  const { version } = AddedSchema.parse(await response.json())
  assert.equal(await desk.store.textOf(version), '外相は「交渉は続く」と述べた。')
})

const NESTED = `<!doctype html><body>${'<div>'.repeat(600)}deep`

/** What cannot be read, by what it is called, with what is told. */
const UNREADABLE: readonly (readonly [string, Uint8Array | string, RegExp, string?])[] = [
  ['nothing', '', /empty/],
  ['white space', ' \n\t ', /nothing but white space/],
  ['zero bytes', new Uint8Array(1000), /binary/],
  ['a PDF', '%PDF-1.7 …', /a PDF/],
  ['a packed bomb', gzipSync(Buffer.alloc(50_000_000)), /a gzip archive/],
  ['bytes of no encoding', Uint8Array.from([0x61, 0xff, 0xfe, 0x80, 0x81, 0xc3]), /unknown encoding/],
  ['a page without an article', '<!doctype html><html><body></body></html>', /without an article|no text/],
  ['a page nested too deep', NESTED, /nests elements 600 deep/],
  ['marks alone', '… — !!! ???', /say it as `language`/],
  ['a language without a pack', '대통령은 오늘 협상이 계속될 것이라고 말했다.', /no language pack for ko/],
  ['a language asked for that there is none of', TEXT, /no language pack for xx/, '?language=xx'],
]

for (const [what, bytes, why, query = ''] of UNREADABLE) {
  test(`${what} is told of, and leaves nothing behind`, async () => {
    const mark = await desk.store.mark()
    const response = await add(bytes, query, 'application/octet-stream')
    const problem = (await response.json()) as Problem
    assert.deepEqual([response.status, problem.status], [422, 422])
    assert.match(problem.detail, why)
    assert.equal(await desk.store.mark(), mark)
  })
}

test('messages name the file, and none of its folders', async () => {
  for (const name of ['../../etc/passwd', 'C:\\Users\\ida\\passwd', '/passwd/', 'passwd']) {
    const { detail } = (await (await add('', told({ name }))).json()) as Problem
    assert.equal(detail, 'passwd is empty: expected a report')
  }
  const { detail } = (await (await add('', told({ name: '///' }))).json()) as Problem
  assert.match(detail, /^the report is empty/)
})

/** Parameters that are none. */
const WRONG: readonly (readonly [Record<string, string>, string])[] = [
  [{ url: 'javascript:alert(1)' }, 'url'],
  [{ url: 'https://' }, 'url'],
  [{ published: 'yesterday' }, 'published'],
  [{ language: '../en' }, 'language'],
  [{ title: 'two\nlines' }, 'title'],
  [{ outlet: 'x'.repeat(300) }, 'outlet'],
  [{ name: 'a\u0000b' }, 'name'],
]

for (const [fields, field] of WRONG) {
  test(`${JSON.stringify(fields).slice(0, 60)} is told what is wrong`, async () => {
    const response = await add(TEXT, told(fields))
    const problem = (await response.json()) as Problem
    assert.deepEqual([response.status, problem.field], [400, field])
  })
}

test('pages of other origins, other types and large bodies are refused', async () => {
  const refused = async (headers: Record<string, string>) => (await add(TEXT, '', 'text/plain', headers)).status
  assert.equal(await refused({ origin: 'https://evil.example' }), 403)
  assert.equal(await refused({ 'sec-fetch-site': 'same-site' }), 403)
  assert.equal(await refused({ 'content-type': 'application/json' }), 415)
  assert.equal(await refused({ 'content-type': 'multipart/form-data' }), 415)
  assert.equal(await refused({ 'content-length': '10000001' }), 413)
  assert.equal(await refused({ 'content-length': 'many' }), 413)
  assert.equal(await refused({ origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' }), 201)
})

test('in a team it is written down who added it, and a request from outside the session adds nothing', async () => {
  const team = await teamServed()
  const editor = await team.logIn('editor')
  const asked = { bytes: TEXT, headers: { 'content-type': 'text/plain' } }
  const mark = await team.store.mark()
  for (const csrf of ['', 'wrong']) {
    const headers = { ...asked.headers, 'x-readout-csrf': csrf }
    assert.equal((await editor.ask('POST', '/reports', { ...asked, headers })).status, 403)
  }
  assert.equal(await team.store.mark(), mark)
  const { story, version } = AddedSchema.parse(await (await editor.ask('POST', '/reports', asked)).json())
  assert.equal((await editor.ask('POST', '/reports', asked)).status, 200)
  const lines = (await team.people.audit(10)).filter(({ did }) => did === 'report-added')
  assert.deepEqual(
    lines.map(({ by, of, detail }) => [by, of, detail]),
    [['editor', story, version]],
  )
})

test('two are read at once, some wait, and more are told to come again', async () => {
  const underway: (() => void)[] = []
  let most = 0
  const store = openMemory(plainNames)
  const run = async () => {
    await new Promise<void>((resolve) => {
      underway.push(resolve)
      most = Math.max(most, underway.length)
    })
    return { kind: 'failed', message: 'no' } as const
  }
  const addReport = adderOf(store, run, { atOnce: 2, waiting: 3, longest: 1000 })
  const all = Array.from({ length: 7 }, () => addReport(new Uint8Array(1), { name: 'one', language: 'en' }))
  assert.deepEqual(
    (await Promise.all(all.slice(5))).map(({ kind }) => kind),
    ['busy', 'busy'],
  )
  while (underway.length > 0 || most < 2) {
    underway.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  assert.deepEqual(
    (await Promise.all(all.slice(0, 5))).map(({ kind }) => kind),
    Array(5).fill('unreadable'),
  )
  assert.equal(most, 2)
})

test('nothing that nobody foresaw happened', () => {
  assert.deepEqual(desk.errors, [])
})
