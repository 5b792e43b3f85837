import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ReadingSchema } from '../src/schema/index.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'readout-cli-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function readout(args: readonly string[], input?: string | Uint8Array) {
  const run = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
    input,
    cwd: root,
    maxBuffer: 1 << 26,
  })
  return { code: run.status, out: String(run.stdout), err: String(run.stderr) }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('read prints the marked text, then a table', () => {
  const { code, out, err } = readout(['read', 'samples/harbour-talks.en.txt'])
  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /\[\d+s Ana Teslic\] \[\d+c told\]/)
  assert.match(out, /^\(update-note\) This story has been updated/m)
  assert.match(out, /^\d+ statements /m)
  assert.doesNotMatch(out, /\u001b/)
})

test('read --json prints the report and its reading; --jsonl a statement a line', () => {
  const { out } = readout(['read', '--json', '--published', '2022-02-01', 'samples/blinken-lavrov.ja.txt'])
  const reading = JSON.parse(out)
  ReadingSchema.parse(reading)
  assert.equal(reading.published, '2022-02-01')
  const lines = readout(['read', '--jsonl', '--published', '2022-02-01', 'samples/blinken-lavrov.ja.txt'])
    .out.trim()
    .split('\n')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    reading.statements,
  )
})

test('read takes standard input, and Japanese encodings', () => {
  assert.match(readout(['read', '-'], '外相は「交渉は続く」と述べた。').out, /\[1s 外相\]/)
  const shiftJis = Uint8Array.from([
    0x8a, 0x4f, 0x91, 0x8a, 0x82, 0xcd, 0x89, 0xef, 0x82, 0xa4, 0x82, 0xc6, 0x8f, 0x71, 0x82, 0xd7, 0x82, 0xbd, 0x81,
    0x42,
  ])
  assert.match(readout(['read', '-'], shiftJis).out, /\[1s 外相\]は\[1 会う\]と\[1c 述べた\]。/)
})

test('schema prints a JSON Schema that describes every part of a reading', () => {
  const schema = JSON.parse(readout(['schema']).out)
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
  const reading = JSON.parse(readout(['read', '--json', 'samples/harbour-talks.en.txt']).out)
  for (const name of schema.required) assert.ok(name in reading, name)
  assert.ok(['statements', 'actors', 'exchanges', 'damage'].every((name) => schema.required.includes(name)))
})

test('read --min-probability leaves out what is less sure, and the links to it', () => {
  const sure = readout(['read', '--jsonl', '--min-probability', '0.8', 'samples/harbour-talks.en.txt']).out
  const all = readout(['read', '--jsonl', 'samples/harbour-talks.en.txt']).out
  const probabilities = sure
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).probability)
  assert.ok(probabilities.every((probability) => probability >= 0.8))
  assert.ok(probabilities.length > 0 && probabilities.length < all.trim().split('\n').length)
  assert.match(readout(['read', '--min-probability', '2', 'x']).err, /Expected a number from 0 to 1, got 2/)
})

test('read prints hostile text harmlessly', () => {
  const { out } = readout(
    ['read', '--language', 'en', '-'],
    'The minister said \u001b[2J\u202e\u0007 that it was over.',
  )
  assert.doesNotMatch(out, /[\u001b\u202e\u0007]/)
  assert.match(out, /\\u001b\[2J/)
})

test('read extracts the article of a page', () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, i) =>
      `<p>The minister said on day ${i} that the talks would go on, and that no one would leave the table early.</p>`,
  )
  const page = `<html><head><title>Talks</title><meta property="article:published_time" content="2024-05-06T10:00:00Z"></head><body><nav>Menu</nav><article><h1>Talks</h1>${paragraphs.join('')}</article><script>alert(1)</script></body></html>`
  const reading = JSON.parse(readout(['read', '--json', file('page.html', page)]).out)
  assert.equal(reading.published, '2024-05-06')
  assert.equal(reading.title, 'Talks')
  assert.doesNotMatch(reading.text, /alert|Menu/)
  assert.ok(reading.statements.length >= 5)
})

const ERRORS: readonly (readonly [string, readonly string[], RegExp, number])[] = [
  ['a missing file', ['read', 'nowhere.txt'], /There is no file nowhere\.txt/, 1],
  ['a directory', ['read', folder], /is a directory: expected a file/, 1],
  ['an empty file', ['read', file('empty.txt', '')], /is empty: expected a report/, 1],
  ['white space', ['read', file('blank.txt', ' \n ')], /nothing but white space/, 1],
  ['a PDF', ['read', file('a.pdf', '%PDF-1.7 …')], /is a PDF: expected text or HTML/, 1],
  ['zero bytes', ['read', file('zero.bin', Uint8Array.from([65, 0, 66]))], /is binary/, 1],
  ['an unknown encoding', ['read', file('odd.txt', Uint8Array.from([0xff, 0xff, 0x80, 0x81]))], /unknown encoding/, 1],
  [
    'a language without a pack',
    ['read', file('ru.txt', 'Министр сказал, что переговоры продолжатся завтра.')],
    /no language pack for ru; there are en, ja/,
    1,
  ],
  [
    'a language that is none',
    ['read', '--language', 'xx', 'samples/harbour-talks.en.txt'],
    /no language pack for xx; there are en, ja/,
    1,
  ],
  ['a text without letters', ['read', file('digits.txt', '12345')], /no letters/, 1],
  ['a private address', ['read', 'http://127.0.0.1:9/'], /not on the public internet/, 1],
  ['another scheme', ['read', 'ftp://example.org/a'], /expected http or https/, 1],
  [
    'a date that is none',
    ['read', '--published', '2022-02-30', 'samples/harbour-talks.en.txt'],
    /Expected a day such as/,
    2,
  ],
  ['no argument', ['read'], /missing required argument/, 2],
  ['an unknown option', ['read', '--loud', 'x'], /unknown option/, 2],
  ['an unknown command', ['shout'], /unknown command/, 2],
  [
    'a page that cannot be written',
    ['read', '--html', join(folder, 'no', 'such.html'), 'samples/harbour-talks.en.txt'],
    /cannot be written: ENOENT/,
    1,
  ],
  [
    'a page nested too deep',
    ['read', file('deep.html', `<html><body>${'<div>'.repeat(100_000)}said`)],
    /nests elements 100000 deep/,
    1,
  ],
  [
    'a language named like a method',
    ['read', '--language', 'constructor', 'samples/harbour-talks.en.txt'],
    /no language pack for constructor/,
    1,
  ],
  [
    'a date out of any calendar',
    ['read', '--published', '2022-13-45', 'samples/harbour-talks.en.txt'],
    /Expected a day such as/,
    2,
  ],
  [
    'Windows-1252 text',
    [
      'read',
      file('1252.txt', Uint8Array.from([...'He didn'].map((c) => c.charCodeAt(0)).concat([0x92, 0x74, 0x20, 0xe9]))),
    ],
    /unknown encoding/,
    1,
  ],
  ['gold that is null', ['predict', file('null.jsonl', 'null\n')], /lacks id, language or text/, 1],
  ['gold that is no whole gzip', ['predict', file('cut.jsonl.gz', 'plain')], /no whole gzip file/, 1],
  ['gold that is a directory', ['predict', folder], /cannot be read: EISDIR/, 1],
  ['gold that is no JSON', ['predict', file('bad.jsonl', 'not json\n')], /bad\.jsonl:1 is no JSON/, 1],
  ['gold without a text', ['predict', file('short.jsonl', '{"id":"a"}\n')], /lacks id, language or text/, 1],
]

for (const [name, args, message, expected] of ERRORS) {
  test(`an error in one line: ${name}`, () => {
    const { code, out, err } = readout(args)
    assert.equal(code, expected)
    assert.equal(out, '')
    assert.match(err, message)
    assert.match(err, /^readout: [^\n]+\n$/)
  })
}

test('predict writes a line a document, from plain and gzipped files', () => {
  const gold = [
    { id: 'one', language: 'ja', text: '外相は会うと述べた。', statements: [] },
    { id: 'two', language: 'en', text: 'The minister said that talks would go on.', statements: [] },
  ]
  const lines = gold.map((document) => JSON.stringify(document)).join('\n')
  const plain = readout(['predict', file('gold.jsonl', lines)])
  assert.equal(plain.code, 0)
  assert.deepEqual(
    plain.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
    ['one', 'two'],
  )
  assert.deepEqual(JSON.parse(plain.out.split('\n')[0]).statements[0].source, [[0, 2]])
  assert.equal(readout(['predict', file('gold.jsonl.gz', gzipSync(lines))]).out, plain.out)
})

test('predict cuts lines at line feeds alone', () => {
  const text = 'The minister said\u2028that talks would go on.'
  const { code, out } = readout(['predict', file('separator.jsonl', JSON.stringify({ id: 'a', language: 'en', text }))])
  assert.deepEqual([code, out.split('\n').length], [0, 2])
})

test('the page is written whole, and nothing is left beside it', () => {
  const path = join(folder, 'report.html')
  assert.equal(readout(['read', 'samples/harbour-talks.en.txt', '--html', path]).code, 0)
  assert.match(readFileSync(path, 'utf8'), /<\/html>\n$/)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('every command and option of the help is in docs/cli.md', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8')
  for (const command of ['read', 'predict']) {
    assert.match(page, new RegExp(`## \`readout ${command} `))
    for (const [option] of readout([command, '--help']).out.matchAll(/--[a-z][a-z-]+/g)) {
      assert.ok(page.includes(option), `${command} ${option}`)
    }
  }
})
