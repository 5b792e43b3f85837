import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import fc from 'fast-check'
import { type LanguagePack, read } from '../../src/engine/index.ts'
import { type Reading, ReadingSchema } from '../../src/schema/index.ts'

const packs: readonly LanguagePack[] = [english, japanese]
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')

/** Reads the text and holds the reading to what is promised of every reading. */
function readAndCheck(text: string, pack: LanguagePack): Reading {
  const reading = read(text, pack)
  ReadingSchema.parse(reading)
  assert.deepEqual(JSON.parse(JSON.stringify(reading)), reading)
  const ids = new Set(reading.statements.map((statement) => statement.id))
  assert.equal(ids.size, reading.statements.length)
  for (const statement of reading.statements) {
    assert.ok(statement.cue.length + statement.content.length > 0)
    for (const role of [statement.source, statement.cue, statement.content]) {
      let last = 0
      for (const at of role) {
        assert.ok(last <= at.start && at.start < at.end && at.end <= text.length, `${at.start}–${at.end}`)
        assert.equal(text.slice(at.start, at.end), at.exact)
        last = at.end
      }
    }
    for (const id of [statement.within, statement.continues])
      if (id !== undefined) assert.ok(ids.has(id) && id !== statement.id)
  }
  return reading
}

test('the Japanese sample: an indirect statement with its source, cue and content', () => {
  const { statements } = readAndCheck(sample('blinken-lavrov.ja.txt'), japanese)
  const letter = statements.find((statement) => statement.source.some((at) => at.exact.includes('ジョンソン')))
  assert.ok(letter)
  assert.match(letter.content[0].exact, /^「ウラジミール・プーチンは/)
  assert.match(letter.cue[0].exact, /^述べ/)
})

test('the English sample: direct, indirect and mixed statements with their sources', () => {
  const { statements } = readAndCheck(sample('harbour-talks.en.txt'), english)
  const by = (source: string) =>
    statements.filter((statement) => statement.source.some((at) => at.exact.includes(source)))
  assert.equal(by('Ana Teslic')[0]?.quotation, 'direct')
  assert.equal(by('The foreign minister of Varda')[0]?.quotation, 'indirect')
  assert.ok(by('diplomat').length >= 2)
})

test('headings, update notes and page furniture hold no statements', () => {
  const text = sample('blinken-lavrov.ja.txt')
  const { blocks, statements } = readAndCheck(text, japanese)
  const kinds = (words: string) =>
    blocks.find((block) => block.start <= text.indexOf(words) && text.indexOf(words) < block.end)?.kind
  assert.equal(kinds('「深刻な違い」\n'), 'heading')
  assert.equal(kinds('この物語は'), 'update-note')
  assert.equal(kinds('There are no comments'), 'furniture')
  assert.equal(kinds('Add yours'), 'furniture')
  for (const block of blocks.filter(({ kind }) => kind !== 'body')) {
    for (const { content } of statements)
      for (const at of content) assert.ok(at.end <= block.start || block.end <= at.start)
  }
})

test('the same text gives the same reading', () => {
  for (const pack of packs) {
    const text = sample(pack.language === 'ja' ? 'blinken-lavrov.ja.txt' : 'harbour-talks.en.txt')
    assert.deepEqual(read(text, pack), read(text, pack))
  }
})

test('any string yields a reading: random units, marks and scripts', () => {
  const pieces = fc.constantFrom(
    ...[
      '"',
      '“',
      '”',
      '「',
      '」',
      '『',
      "''",
      '``',
      '(',
      '）',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '　',
      '。',
      '.',
      ',',
      '、',
      '—',
    ],
    ...[
      'said',
      'he',
      'The minister',
      'that',
      'according to',
      '大臣は',
      'と述べた',
      'によると',
      'こと',
      'を明らかにした',
    ],
    ...[
      '😀',
      '\ud83d',
      '\udc00',
      '\u0000',
      '\u202e',
      '\u200f',
      '\ufeff',
      'مرحبا',
      'שלום',
      'ﾌﾟﾗｲｽ',
      '３０，０００',
      '30,000',
    ],
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 80 }).map((all) => all.join('')),
  )
  for (const pack of packs)
    fc.assert(
      fc.property(anyText, (text) => void readAndCheck(text, pack)),
      { numRuns: 300 },
    )
})

const HOSTILE: Readonly<Record<string, string>> = {
  'one bracket': '('.repeat(1_000_000),
  'one Japanese bracket': '「'.repeat(100_000),
  'closing brackets': '」'.repeat(100_000),
  'nested quotation marks': '“'.repeat(100_000) + '”'.repeat(100_000),
  'straight quotation marks': '"'.repeat(60_000),
  'no space': 'a'.repeat(1_000_000),
  'no sentence end': 'he said that '.repeat(10_000),
  'no Japanese sentence end': '大臣は会うと述べ、'.repeat(10_000),
  'line breaks': '\n'.repeat(1_000_000),
  'lone surrogates': '\ud800'.repeat(60_000),
  'control characters': '\u0000\u0007\u001b'.repeat(100_000),
  'full stops': '.'.repeat(100_000),
  'one quotation over many lines': `“${'We will wait.\n'.repeat(5_000)}`,
}

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`hostile text is read in time that grows with its length: ${name}`, () => {
    for (const pack of packs) {
      const quarter = cpuSeconds(() => read(text.slice(0, text.length >> 2), pack))
      const whole = cpuSeconds(() => readAndCheck(text, pack))
      assert.ok(whole < 10 * quarter + 3, `${pack.language}: a quarter took ${quarter} s, the whole ${whole} s`)
    }
  })
}

function cpuSeconds(job: () => unknown): number {
  const start = process.cpuUsage()
  job()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
