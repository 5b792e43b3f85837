import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseJsonl, RecordLineError, writeJsonl } from '../../src/export/index.ts'
import { canonicalJson } from '../../src/export/json.ts'
import { type Fact, recordJsonSchema } from '../../src/schema/index.ts'
import { version } from '../../src/text/index.ts'
import { hostile } from './hostile.ts'
import { hostileSample } from './hostile-sample.ts'
import { each, exportedOf, SAMPLE, statement, whole } from './sample.ts'

const HEADER = '{"kind":"header","format":"readout-record","schema":1}'

async function parsed(lines: readonly string[]): Promise<Fact[]> {
  const facts: Fact[] = []
  for await (const fact of parseJsonl(each(lines))) facts.push(fact)
  return facts
}

test('what is written is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(hostileSample, async (sample) => {
      const text = await whole(writeJsonl(exportedOf(sample), { times: true }))
      assert.deepEqual(await parsed(text.split('\n')), sample.facts)
      assert.doesNotMatch(text, /[\u0085\u2028\u2029]/)
    }),
  )
  const text = await whole(writeJsonl(exportedOf(SAMPLE), { times: true }))
  assert.deepEqual(await parsed(text.trimEnd().split('\n')), SAMPLE.facts)
})

test('times are left out unless asked for, but for those of people', async () => {
  const without = await whole(writeJsonl(exportedOf(SAMPLE)))
  assert.doesNotMatch(without, /seenAt|readAt/)
  assert.match(without, /"at":"2022-02-03T10:00:00Z"/)
  assert.match(await whole(writeJsonl(exportedOf(SAMPLE), { times: true })), /seenAt.*readAt/s)
})

test('equal values are equal bytes, in whatever order their keys were set', () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, fc.oneof(hostile, fc.integer())), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonicalJson(value), canonicalJson(turned))
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
  assert.equal(canonicalJson({ b: undefined, a: 1, id: 'x', kind: 'y' }), '{"kind":"y","id":"x","a":1}')
})

const held = version('He said no.')
const versionLine = JSON.stringify({ kind: 'version', ...held })

function readingLine(content: object, more: object = {}): string {
  const nothing = { blocks: [], actors: [], exchanges: [], damage: [], notes: [] }
  const statements = [statement('s1', { content: [content as never] })]
  const reading = { language: 'en', engine: 'e', ...nothing, statements, ...more }
  return JSON.stringify({ kind: 'reading', id: 'r1', version: held.id, reading })
}

function reviewLine(content: object): string {
  const about = { kind: 'review', id: 'w', entry: 'statement', of: 's1', decision: 'amended', by: 'A' }
  return JSON.stringify({ ...about, at: '2022-01-01T00:00:00Z', amendment: { content: [content] } })
}

const no = { start: 8, end: 10, exact: 'no' }

const BAD: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['nothing at all', [], /^Line 1: expected the header .*, came nothing$/],
  ['no header', [versionLine], /^Line 1: expected the header .*readout-record.*, came \{"kind":"version"/],
  ['another format', ['{"kind":"header","format":"other","schema":1}'], /^Line 1: expected the header/],
  ['a later schema', [HEADER.replace('1}', '2}')], /^Line 1: expected schema 1, .*, came schema 2$/],
  ['no schema', ['{"kind":"header","format":"readout-record"}'], /came schema nothing$/],
  ['a second header', [HEADER, HEADER], /^Line 2: .*came a second header$/],
  ['a wrong kind', [HEADER, '{"kind":"<b>"}'], /^Line 2: expected kind version, .* or review, came kind "<b>"$/],
  ['no kind', [HEADER, '{}'], /^Line 2: .*came no kind$/],
  ['no object', [HEADER, '[1]'], /^Line 2: expected a JSON object, came \[1\]$/],
  ['no JSON in the middle', [HEADER, '{"a', versionLine], /^Line 2: expected a JSON object, came \{"a$/],
  ['a last line cut short', [HEADER, versionLine, '{"kind":"ver'], /^Line 3: .*may be cut short, came \{"kind":"ver$/],
  [
    'a field missing',
    [HEADER, '{"kind":"version","id":"v1"}'],
    /^Line 2: expected text .*string.*, came text nothing$/,
  ],
  ['a field too many', [HEADER, versionLine.replace('{', '{"more":1,')], /^Line 2: .*came the field more$/],
  [
    'a field too many deep down',
    [HEADER, readingLine({ ...no, more: 1 })],
    /the field reading\.statements\.0\.content\.0\.more/,
  ],
  [
    'an id that is not the text’s',
    [HEADER, versionLine.replace(held.id, 'v1')],
    /^Line 2: expected id v\w{32}, .*came id v1$/,
  ],
  [
    'words that the text has not',
    [HEADER, versionLine, readingLine({ ...no, exact: 'on' })],
    /^Line 3: expected "no", .*"on"$/,
  ],
  [
    'a span beyond the text',
    [HEADER, versionLine, readingLine({ start: 8, end: 99, exact: 'no' })],
    /^Line 3: .*of 11 UTF-16/,
  ],
  ['a span of another length', [HEADER, readingLine({ ...no, exact: 'not' })], /^Line 2: expected 2 UTF-16 units/],
  ['a span that ends first', [HEADER, readingLine({ start: 8, end: 2, exact: 'n' })], /^Line 2: expected a span/],
  [
    'a review’s words that the text has not',
    [HEADER, versionLine, readingLine(no), reviewLine({ ...no, exact: 'on' })],
    /^Line 4: expected "no", .*came amendment\.content\.0 "on"$/,
  ],
]

for (const [what, lines, message] of BAD) {
  test(`${what} is an error that says so`, async () => {
    await assert.rejects(parsed(lines), (error: unknown) => {
      assert.ok(error instanceof RecordLineError)
      assert.match(error.message, message)
      return true
    })
  })
}

test('a byte order mark, empty lines and line ends of Windows are no error', async () => {
  const lines = [`\ufeff${HEADER}\r`, '', `${versionLine}\r`, readingLine(no), reviewLine(no), '']
  assert.equal((await parsed(lines)).length, 3)
})

test('facts before a bad line are given before it fails', async () => {
  const facts = parseJsonl(each([HEADER, versionLine, 'x']))
  assert.equal((await facts.next()).value?.kind, 'version')
  await assert.rejects(facts.next(), RecordLineError)
})

test('the JSON Schema of a line names every kind', () => {
  const schema = JSON.stringify(recordJsonSchema())
  for (const kind of ['header', 'version', 'appearance', 'reading', 'review'])
    assert.match(schema, new RegExp(`"const":"${kind}"`))
})
