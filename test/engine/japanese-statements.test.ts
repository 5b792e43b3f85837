import assert from 'node:assert/strict'
import { test } from 'node:test'
import { japanese } from '@readout/ja'
import fc from 'fast-check'
import { read } from '../../src/engine/index.ts'

/** Two statements that make a text a report, so that rules for reports hold in it. */
const REPORT = '外相は「交渉は続く」と述べた。首相は「急ぐ必要はない」と語った。'

/** The statements of a sentence in a report as "source | cue | content". */
function statementsIn(sentence: string): string[] {
  const words = (spans: readonly { exact: string }[]) => spans.map((at) => at.exact).join(' … ')
  return read(REPORT + sentence, japanese)
    .statements.slice(2)
    .map(({ source, cue, content }) => `${words(source)} | ${words(cue)} | ${words(content)}`)
}

test('what someone holds: とした, とし, and として', () => {
  assert.deepEqual(statementsIn('県は、橋は安全だとした。'), ['県 | とした | 橋は安全だ'])
  assert.deepEqual(statementsIn('県は「橋は安全だ」とし、工事を続ける。'), ['県 | とし | 「橋は安全だ」'])
  assert.deepEqual(statementsIn('市長は費用が高すぎるとして計画を見直す。'), ['市長 | として | 費用が高すぎる'])
})

test('とする that holds nothing: an aim, a name, a passive', () => {
  for (const text of ['男は店を出ようとした。', '市は公園を「月の丘」とした。', '橋は古いとされる。'])
    assert.deepEqual(statementsIn(text), [], text)
})

test('という at the end is heard of nobody named, and of somebody after Xによると', () => {
  assert.deepEqual(statementsIn('橋は来年閉鎖されるという。'), [' | という | 橋は来年閉鎖される'])
  assert.deepEqual(statementsIn('東方新聞によると、橋は来年閉鎖されるという。'), [
    '東方新聞 | によると | 橋は来年閉鎖される',
  ])
  assert.deepEqual(statementsIn('社長は会社を売ると述べたという。'), ['社長 | 述べた | 会社を売る'])
})

test('nouns of saying: with a clause, with a quotation, with a noun', () => {
  assert.deepEqual(statementsIn('首相は税を下げる考えを示した。'), ['首相 | 考えを示した | 税を下げる'])
  assert.deepEqual(statementsIn('大統領は攻撃を非難する声明を出した。'), ['大統領 | 声明を出した | 攻撃を非難する'])
  assert.deepEqual(statementsIn('知事は、橋は直せるとの見方を示した。'), ['知事 | 見方を示した | 橋は直せる'])
  assert.deepEqual(statementsIn('選手は引退の意向を表明した。'), ['選手 | 意向を表明した | 引退'])
  assert.deepEqual(statementsIn('野党は決定の遅れに不満を表明した。'), ['野党 | 不満を表明した | 決定の遅れ'])
})

test('one speaker through several clauses, and a new one', () => {
  assert.deepEqual(statementsIn('知事は「橋は古い」と述べ、工事を急ぐ方針を示した。'), [
    '知事 | 述べ | 「橋は古い」',
    '知事 | 方針を示した | 工事を急ぐ',
  ])
  assert.deepEqual(statementsIn('知事は橋は古いと述べ、市長は工事は要らないと反論した。'), [
    '知事 | 述べ | 橋は古い',
    '市長 | 反論した | 工事は要らない',
  ])
})

test('a statement within another, each with its own speaker', () => {
  assert.deepEqual(statementsIn('東方新聞は、外務省が会談は延びたと発表したと伝えた。'), [
    '外務省 | 発表した | 会談は延びた',
    '東方新聞 | 伝えた | 外務省が会談は延びたと発表した',
  ])
})

test('according to several, each for its own clause', () => {
  assert.deepEqual(statementsIn('東方新聞、西方新聞によると、港は閉じた。'), [
    '東方新聞、西方新聞 | によると | 港は閉じた',
  ])
  assert.deepEqual(statementsIn('東方新聞によると、港は閉じたが、海上保安庁によると、船は無事だった。'), [
    '東方新聞 | によると | 港は閉じた',
    '海上保安庁 | によると | 船は無事だった',
  ])
  assert.deepEqual(statementsIn('警察の調べでは、車は坂を下った。'), ['警察 | 調べでは | 車は坂を下った'])
})

test('on whose word another says it: no statement of its own', () => {
  assert.deepEqual(statementsIn('東方新聞によると、大統領は辞任を拒否した。'), ['大統領 | 拒否した | 辞任'])
  assert.deepEqual(statementsIn('東方新聞によると、首相は税を下げる考えを示した。'), [
    '首相 | 考えを示した | 税を下げる',
  ])
})

test('what sets the scene is no part of what is said', () => {
  assert.deepEqual(statementsIn('首相は会見し、税は上げないと述べた。'), ['首相 | 述べた | 税は上げない'])
  assert.deepEqual(statementsIn('首相は5日、東京での会見で、税は上げないと述べた。'), ['首相 | 述べた | 税は上げない'])
  assert.deepEqual(statementsIn('首相は税制について「上げない」と述べた。'), ['首相 | 述べた | 「上げない」'])
})

test('passives name who says it with から, or nobody', () => {
  assert.deepEqual(statementsIn('計画は遅いと野党から批判された。'), ['野党 | 批判された | 計画は遅い'])
  assert.deepEqual(statementsIn('計画は遅いと批判された。'), [])
})

test('reads any string of what the rules look at', () => {
  const pieces = fc.constantFrom(
    ...[
      '首相',
      'は',
      'が',
      'と',
      'し',
      'た',
      'て',
      'という',
      'の',
      '考え',
      'を',
      '示し',
      'によると',
      '、',
      '。',
      '「',
      '」',
      '(',
      ')',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      for (const { source, cue, content } of read(text, japanese).statements)
        for (const at of [...source, ...cue, ...content]) assert.equal(at.exact, text.slice(at.start, at.end))
    }),
  )
})
