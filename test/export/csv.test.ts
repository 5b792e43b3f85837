import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvCell } from '../../src/export/csv-cell.ts'
import { CSV_COLUMNS, writeCsv } from '../../src/export/index.ts'
import { hostile } from './hostile.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, whole } from './sample.ts'

/** Another reading of RFC 4180, by its grammar: records of fields, escaped or not. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (field.lastIndex < text.length) {
    const start = field.lastIndex
    const match = field.exec(text)
    assert.ok(match, `no field of RFC 4180 at ${start}: ${JSON.stringify(text.slice(start, start + 40))}`)
    records.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2])
    if (match[3] === '\r\n') records.push([])
  }
  records.pop()
  return records
}

const TRIGGER = /^\s*[=+\-@＝＋－＠\t\r]/
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')
/** One apostrophe goes where apostrophes and then a formula stand. */
const undone = (cell: string) =>
  /^'+[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell

test('any text can be read back from its cell, and no cell is a formula', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1 }), (texts) => {
      const [cells] = parseCsv(`${texts.map(csvCell).join(',')}\r\n`)
      for (const cell of cells) assert.doesNotMatch(cell, TRIGGER)
      assert.deepEqual(cells.map(undone), texts.map(storable))
    }),
    { numRuns: 500 },
  )
})

test('what OWASP names is defused, also behind white space and in full width', () => {
  for (const text of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\tx',
    '\rx',
    ' =1',
    '\n=1',
    '\u3000=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\ufeff=1',
  ]) {
    assert.match(parseCsv(`${csvCell(text)}\r\n`)[0][0], /^'/, JSON.stringify(text))
  }
  for (const text of ['1-2', 'a=b', "it's", '../2022-02-10', '…']) assert.equal(csvCell(text), text)
})

test('one row a statement, as many cells as headings, lines end in CRLF', async () => {
  await fc.assert(
    fc.asyncProperty(hostileSample, async (sample) => {
      const rows = parseCsv(await whole(writeCsv(exportedOf(sample))))
      assert.equal(rows.length, 2)
      for (const row of rows) assert.equal(row.length, CSV_COLUMNS.length)
      assert.equal(undone(rows[1][CSV_COLUMNS.indexOf('actor')]), storable(sample.actors?.[0].name ?? ''))
    }),
  )
})

test('the table says who, what and where', async () => {
  const [heads, , second, third] = parseCsv(await whole(writeCsv(exportedOf(SAMPLE))))
  const of = (row: string[], column: string) => row[heads.indexOf(column)]
  assert.equal(of(second, 'actor'), 'Sergey Lavrov')
  assert.equal(of(second, 'addressee_actor'), 'Antony Blinken')
  assert.equal(of(second, 'date'), '2022-02-01')
  assert.equal(of(second, 'content'), 'We will not agree & never did.')
  assert.equal(of(third, 'content'), "'=1+1, “𝔫ot 𝔶et” clear")
  assert.equal(of(third, 'via_actor'), 'Ned Price')
  assert.equal(of(third, 'modality'), 'hedged')
  assert.match(of(third, 'content_spans'), /^\d+-\d+$/)
})

test('a byte order mark stands only where it is asked for', async () => {
  assert.match(await whole(writeCsv(exportedOf(SAMPLE))), /^id,/)
  assert.match(await whole(writeCsv(exportedOf(SAMPLE), { bom: true })), /^\ufeffid,/)
})
