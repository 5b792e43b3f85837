import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { type Reading, read } from '../../../src/engine/index.ts'

const castOf = ({ actors }: Reading) =>
  Object.fromEntries(actors.map(({ name, aliases }) => [name, aliases.map(({ exact }) => exact)]))
const namesOf = ({ actors }: Reading, ids: readonly string[] = []) =>
  ids.map((id) => actors.find((actor) => actor.id === id)?.name)

test('all forms of a name are one actor’s, with titles as written, each where it first stands', () => {
  const text =
    'President Anna Castell met the press in Selm. “We will wait,” Castell said. Ms. Castell said the answer would come. ' +
    'Anna Castell said no more.'
  const reading = read(text, english)
  assert.deepEqual(castOf(reading), {
    'Anna Castell': ['President Anna Castell', 'Castell', 'Ms. Castell', 'Anna Castell'],
  })
  for (const { start, end, exact } of reading.actors[0].aliases) assert.equal(text.slice(start, end), exact)
})

test('a Japanese name in several spellings and scripts is one actor’s, and the fullest is its name', () => {
  const text =
    'ドルマンは会談のあと「合意は近い」と述べた。 大統領府の報道官を務めるEva Dormanは、書面で回答すると語った。 ' +
    'ヴェラノヴァ外相は懸念を示したと述べた。ベラノバは「急がない」と語った。'
  const cast = castOf(read(text, japanese))
  assert.deepEqual(cast['Eva Dorman'], ['ドルマン', 'Eva Dorman'])
  assert.ok(Object.values(cast).some((forms) => forms.join() === 'ヴェラノヴァ外相,ベラノバ'))
})

test('who is only named is an actor: a person with a title, a state, a body; no noun, no mere place', () => {
  const text =
    'The minister said Russia had not answered NATO. “They refused to meet Senator Robert Marlow,” he said in Norway, ' +
    'a country with a long border. The talks in Brussels ended on Friday.'
  const cast = castOf(read(text, english))
  for (const name of ['Russia', 'NATO', 'Robert Marlow']) assert.ok(name in cast, name)
  for (const name of ['Norway', 'Brussels', 'Friday', 'country', 'border']) assert.ok(!(name in cast), name)
})

test('one state under two names is one actor', () => {
  const cast = castOf(read('米国は提案を拒否すると表明した。会談のあとアメリカが回答を送った。', japanese))
  assert.deepEqual(cast, { 米国: ['米国', 'アメリカ'] })
})

test('an office that begins with a state is no person of that name', () => {
  const cast = castOf(read('アメリカ大統領は会談に出席した。アメリカは合意を歓迎すると述べた。', japanese))
  assert.ok(!('アメリカ大統領' in cast))
  assert.deepEqual(cast.アメリカ, ['アメリカ'])
})

test('a statement names the actors it was said to and those on whose word it is', () => {
  const english1 = read(
    'Senator Robert Marlow met Helen Ostrow. Marlow told Ostrow that the bridge would be built.',
    english,
  )
  const told = english1.statements.find(({ addressee }) => addressee.length > 0)
  assert.deepEqual(namesOf(english1, told?.addressees?.value), ['Helen Ostrow'])
  const text = 'ケイド報道官は質問に答えた。ケイドの声明によると、ドルマン外相は「急がない」と述べた。'
  const japanese1 = read(text, japanese)
  const vouched = japanese1.statements.find(({ via }) => via.length > 0)
  assert.deepEqual(namesOf(japanese1, vouched?.viaActors?.value), ['ケイド'])
})

test('outlets on whose word a thing is together are told apart', () => {
  const reading = read('時事通信、CNN、共同通信によると、首相は辞任すると述べた。', japanese)
  assert.deepEqual(namesOf(reading, reading.statements[0].viaActors?.value), ['時事通信', 'CNN', '共同通信'])
})

test('whom words do not make known has no actor', () => {
  const reading = read('Robert Marlow told a cheering crowd that the bridge would be built.', english)
  assert.equal(reading.statements[0].addressees, undefined)
})

test('whom a person goes by with their first name alone is the one person who has it', () => {
  const text = 'Secretary General Bran Ki-loon said the test was a violation. Bran said he would write to them.'
  assert.deepEqual(castOf(read(text, english)), { 'Bran Ki-loon': ['Secretary General Bran Ki-loon', 'Bran'] })
})

test('a clause is no participant of an exchange', () => {
  const text =
    '手紙でドルマンは、ヴァルダの提案に対する米国とNATOの対応が不十分だと書いた。ケイドはNATO、欧州連合の高官と話を交わした。'
  const { actors } = read(text, japanese)
  assert.ok(!actors.some(({ name }) => name.includes('対応')))
})
