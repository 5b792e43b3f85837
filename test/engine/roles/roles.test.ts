import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../../src/engine/index.ts'
import type { Reading, Statement } from '../../../src/schema/index.ts'

const words = (spans: readonly { exact: string }[]) => spans.map(({ exact }) => exact)

function only(reading: Reading, cue: string): Statement {
  const found = reading.statements.filter((statement) => words(statement.cue).join(' ').includes(cue))
  assert.equal(
    found.length,
    1,
    `${found.length} statements by ${cue} in ${JSON.stringify(words(reading.statements.flatMap((s) => s.cue)))}`,
  )
  return found[0]
}

test('English: addressee, act and pending of an appeal', () => {
  const urged = only(
    read('The minister urged North Korea to return to the talks. “It is late,” she said.', english),
    'urged',
  )
  assert.deepEqual(words(urged.addressee), ['North Korea'])
  assert.equal(urged.act.value, 'request')
  assert.ok(urged.pending)
  assert.equal(urged.sourcing?.value, 'named')
})

test('English: told reporters in a briefing', () => {
  const told = only(
    read('“We will wait,” the spokesman told reporters at a briefing on Monday.', english, { published: '2022-02-01' }),
    'told',
  )
  assert.deepEqual(words(told.addressee), ['reporters'])
  assert.equal(told.channel?.value, 'briefing')
  assert.equal(told.when?.value, '2022-01-31')
})

test('English: pronouns, offices and short names are one actor', () => {
  const text =
    'President Dana Orlov said the border would stay open. She added that talks would follow. “We are ready,” Orlov said. ' +
    'Prime Minister Jan Tarek said he did not agree.'
  const { statements, actors } = read(text, english)
  const ids = statements.map(({ actor }) => actor?.value)
  assert.equal(new Set(ids.slice(0, 3)).size, 1)
  assert.notEqual(ids[3], ids[0])
  assert.deepEqual(
    actors.map(({ name }) => name),
    ['Dana Orlov', 'Jan Tarek'],
  )
})

test('English: two unnamed officials are told apart, “the official” is the last one', () => {
  const text =
    'A senior official said the talks had failed. Another official said they had not. “They will go on,” the official said.'
  const ids = read(text, english).statements.map(({ actor }) => actor?.value)
  assert.notEqual(ids[0], ids[1])
  assert.equal(ids[2], ids[1])
})

test('English: denied, conditional and hedged', () => {
  const text =
    'Mr. Orlov did not say that the plan was dead. If it rains, the match may be off, Ms. Tarek said. ' +
    '“We shall see,” the coach said. Fans said they would wait.'
  const { statements } = read(text, english)
  assert.equal(statements[0]?.negated, true)
  assert.equal(statements[1]?.conditional, true)
  assert.equal(statements[1]?.hedged, true)
})

test('Japanese: on whose word, and to whom', () => {
  const told = only(read('朝日新聞によると、外相は首相に「交渉は続く」と述べた。', japanese), '述べた')
  assert.deepEqual(words(told.via), ['朝日新聞'])
  assert.deepEqual(words(told.addressee), ['首相'])
  assert.deepEqual(words(told.source), ['外相'])
})

test('Japanese: one name in two scripts is one actor, and noted as damage', () => {
  const { statements, actors, damage } = read(
    'ブリンケンは撤退を求めると述べた。Blinkenは「時間はある」と語った。',
    japanese,
  )
  assert.equal(statements[0]?.actor?.value, statements[1]?.actor?.value)
  assert.equal(actors.length, 1)
  assert.deepEqual(
    damage.map(({ kind, exact }) => [kind, exact]),
    [['mixed-scripts', 'Blinken']],
  )
})

test('Japanese: a noun is what is said only in a report of what people say', () => {
  const report = read('市長は「残念だ」と述べた。住民は工事の中止を要求した。議員は検討すると語った。', japanese)
  assert.deepEqual(words(only(report, '要求した').content), ['工事の中止'])
  assert.equal(read('会社は新製品を発表した。', japanese).statements.length, 0)
})

test('an exchange is one occasion, however often it is spoken of', () => {
  const text =
    'ペトロワは水曜日、カンとの電話会談で、撤退を求めると述べた。カンは「応じられない」と答えた。電話会談は約30分続いた。'
  const { exchanges, statements } = read(text, japanese, { published: '2022-02-04' })
  assert.equal(exchanges.length, 1)
  assert.equal(exchanges[0].kind, 'call')
  assert.equal(exchanges[0].minutes, 30)
  assert.equal(exchanges[0].date, '2022-02-02')
  assert.equal(exchanges[0].evidence.length, 2)
  assert.equal(statements[0].channel?.value, 'call')
})

test('damage: marks without a partner are flagged and kept', () => {
  const { damage, statements } = read('外相は「交渉は続くと述べた。\n計画は中止だ」と長官は語った。', japanese)
  assert.deepEqual(
    damage.map(({ kind }) => kind),
    ['unclosed-quotation', 'orphan-quotation'],
  )
  assert.ok(statements.some(({ damaged }) => damaged))
})

test('English: the event is that of the act, else of what is said', () => {
  const events = (text: string) => read(text, english).statements.map(({ act, event }) => [act.value, event?.value])
  assert.deepEqual(events('Sarnia offered to host the talks.'), [['propose', 'AGREE']])
  assert.deepEqual(events('The ministry said that Varda had lifted the curfew.'), [['assert', 'CONCEDE']])
  assert.deepEqual(events('The ministry said that the harbour was calm.'), [['assert', undefined]])
})

test('Japanese: a speech in another clause is not the channel', () => {
  const { statements } = read(
    '大統領は12日に内相を更迭すると発表し、翌13日にはテレビ演説で選挙の実施を約束した。',
    japanese,
  )
  const announced = statements.find(({ cue }) => words(cue).join('').includes('発表'))
  assert.ok(announced)
  assert.equal(announced.channel, undefined)
})
