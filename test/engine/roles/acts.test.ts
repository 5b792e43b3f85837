import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../../src/engine/index.ts'
import { ACTS } from '../../../src/engine/roles/lists.ts'

const actsIn = (text: string, pack: typeof english | typeof japanese) =>
  read(text, pack).statements.map(({ act }) => act.value)

const ENGLISH: readonly (readonly [string, string])[] = [
  ['Ana Teslic denied that any boats had crossed the line.', 'deny'],
  ['Ana Teslic accused Orrin of stealing the boats.', 'accuse'],
  ['The minister promised that the port would open.', 'promise'],
  ['The minister acknowledged that the port was closed.', 'acknowledge'],
  ['The spokesman declined to comment.', 'decline'],
]

const JAPANESE: readonly (readonly [string, string])[] = [
  ['外相は船を盗んだという疑いを否定した。首相は会見で交渉を続けると述べた。大統領は平和を望むと語った。', 'deny'],
  ['外相は制裁に賛成しないと述べた。首相は船の返還を要求した。大統領は平和を望むと語った。', 'demand'],
]

test('an act told by its cue is that act', () => {
  for (const [text, act] of ENGLISH) assert.ok(actsIn(text, english).includes(act as never), `${act}: ${text}`)
  for (const [text, act] of JAPANESE) assert.ok(actsIn(text, japanese).includes(act as never), `${act}: ${text}`)
})

test('every act is one of the list, with the rule or model that gave it and a probability', () => {
  const text = '“Nobody wants to be the one who walks away,” the diplomat said. “You lied to us,” Teslic told Reve.'
  for (const { act } of read(text, english).statements) {
    assert.ok(ACTS.includes(act.value))
    assert.match(act.rule, /^(?:acts\.tsv:\d+|act-model|nothing-else)$/)
    assert.ok(act.probability > 0 && act.probability <= 1)
  }
})

test('a pack without models of roles has its acts from its tables', () => {
  const bare = { ...english, models: { ...english.models, roles: new Uint8Array() } }
  const [statement] = read('Ana Teslic denied that any boats had crossed the line.', bare).statements
  assert.equal(statement?.act.value, 'deny')
  assert.match(statement?.act.rule ?? '', /^acts\.tsv/)
})
