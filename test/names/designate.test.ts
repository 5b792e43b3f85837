import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast } from '@readout/cast'
import fc from 'fast-check'
import { castName, designate, loadNames } from '../../src/names/index.ts'

const tables = loadNames(cast)

/** "kind name [offices] {affiliations}", of each designation. */
function shown(words: string, language: string, year?: number): string {
  return designate(words, language, tables, year)
    .map(({ kind, member, name, offices, affiliations }) => {
      const who = kind === 'unnamed' ? '' : ` ${member ?? name}`
      const office = offices.length > 0 ? ` [${offices}]` : ''
      return kind + who + office + (affiliations.length > 0 ? ` {${affiliations}}` : '')
    })
    .join(' + ')
}

const CASES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ['Orrin’s president, Jonas Reve', 'person Jonas Reve [president]'],
    ['Russian Foreign Minister Sergey Lavrov', 'person Sergey Lavrov [foreign-minister] {ru}'],
    ['Sen. Dana Holt, R-Iowa', 'person Dana Holt [senator]'],
    ['Mr. Holt', 'person Holt'],
    ['Holt’s', 'person Holt'],
    ['Holt campaign spokesman Peter Lund', 'person Peter Lund [spokesperson]'],
    ['Holt supporters', 'unnamed'],
    ['Ines de la Vega of the World Bank', 'person Ines de la Vega {world-bank}'],
    ['Jordan', 'state jo'],
    ['Rep. Jordan', 'person Jordan [representative]'],
    ['Kim Jordan', 'person Kim Jordan'],
    ['the Kremlin', 'body kremlin'],
    ['Moscow', 'state ru'],
    ['the U.S.', 'state us'],
    ['us', 'unnamed'],
    ['WHO', 'body who'],
    ['who', 'unnamed'],
    ['the government of Norway', 'state no'],
    ['Norway’s foreign ministry', 'body no-mfa'],
    ['the Norwegian Ministry of Defence', 'body no-mod'],
    ['the state of Georgia', 'body us-ga'],
    ['Georgia', 'state ge'],
    ['Washington State', 'body us-wa'],
    ['The Washington Post', 'body washington-post'],
    ['Blinken and Lavrov', 'person Blinken + person Lavrov'],
    ['Bosnia and Herzegovina', 'state ba'],
    ['the United States, Canada and NATO', 'state us + state ca + body nato'],
    ['Ways and Means Committee', 'body Ways and Means Committee'],
    ['a senior Western diplomat', 'unnamed [diplomat]'],
    ['Russian officials', 'unnamed [official] {ru}'],
    ['the ministry', 'unnamed'],
    ['the president of Russia', 'unnamed [president] {ru}'],
    ['', 'unnamed'],
  ],
  ja: [
    ['国務省のスポークスマンNed Price', 'person Ned Price [spokesperson] {us-mfa}'],
    ['ラブロフ外相', 'person ラブロフ [foreign-minister]'],
    ['ブリンケン米国務長官', 'person ブリンケン [secretary-of-state] {us}'],
    ['露大統領ウラジーミル・プーチン', 'person ウラジーミル・プーチン [president] {ru}'],
    ['山田花子・元環境相', 'person 山田花子 [environment-minister]'],
    ['マリア・ロペス外相', 'person マリア・ロペス [foreign-minister]'],
    ['米山氏', 'person 米山'],
    ['米国', 'state us'],
    ['米政府', 'state us'],
    ['ロシア側', 'state ru'],
    ['ロシアの外務省', 'body ru-mfa'],
    ['露外務省', 'body ru-mfa'],
    ['米国防総省', 'body us-mod'],
    ['北大西洋条約機構（NATO）', 'body nato'],
    ['イスラム組織ハマス', 'body hamas'],
    ['米国とNATO', 'state us + body nato'],
    ['毎日新聞・産経新聞', 'body mainichi + body sankei'],
    ['ある欧州外交官', 'unnamed [diplomat]'],
    ['2人の上級外交官', 'unnamed [diplomat]'],
    ['米政府高官', 'unnamed [official] {us}'],
    ['彼', 'unnamed'],
    ['同省', 'unnamed'],
  ],
  ru: [
    ['Кремль', 'body kremlin'],
    ['президент Владимир Путин', 'person Владимир Путин [president]'],
  ],
  ko: [
    ['러시아', 'state ru'],
    ['세르게이 라브로프 외무장관', 'person 세르게이 라브로프 [foreign-minister]'],
  ],
}

for (const [language, cases] of Object.entries(CASES)) {
  test(`${language}: words for somebody are read as who is meant`, () => {
    for (const [words, expected] of cases) assert.equal(shown(words, language), expected, words)
  })
}

test('a year tells who held an office, if one person did', () => {
  assert.equal(shown('the president of Russia', 'en', 2022), 'person vladimir-putin [president] {ru}')
  assert.equal(shown('ロシア大統領', 'ja', 2010), 'person dmitry-medvedev [president] {ru}')
  assert.equal(shown('the president of Russia', 'en', 2008), 'unnamed [president] {ru}')
  assert.equal(shown('a president of Russia', 'en', 2022), 'unnamed [president] {ru}')
})

test('the scripts of one family name share a block', () => {
  const names = ['Lavrov', 'ラブロフ', 'ラヴロフ', 'Лавров', '라브로프', 'Sergey Lavrov', 'セルゲイ・ラブロフ']
  const blocks = new Set(names.map((name) => designate(name, 'en', tables)[0].block))
  assert.equal(blocks.size, 1)
})

test('equal designations have equal keys, others others', () => {
  const key = (words: string) => designate(words, 'en', tables)[0].key
  assert.equal(key('Mr. Holt'), key(' “Holt” '))
  assert.notEqual(key('Holt'), key('Senator Holt'))
})

test('a seat of government stands for its state', () => {
  assert.equal(designate('クレムリン', 'ja', tables)[0].standsFor, 'ru')
  assert.equal(designate('the White House', 'en', tables)[0].standsFor, 'us')
})

test('members of the cast have names to show', () => {
  assert.equal(castName('us', 'ja', tables), '米国')
  assert.equal(castName('no-mfa', 'en', tables), 'Foreign ministry of Norway')
  assert.equal(castName('sergey-lavrov', 'ja', tables), 'セルゲイ・ラブロフ')
  assert.equal(castName('nobody', 'en', tables), undefined)
})

test('any words are taken, in any language, without any tables', () => {
  const bare = loadNames({})
  const letters = fc.constantFrom(...'aA .,’\'"の・、とー米露金ァカサ省長相氏大統領第1２人Ж가-()（）&\n\ud83d')
  const anyWords = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: letters, maxLength: 60 }))
  fc.assert(
    fc.property(anyWords, fc.constantFrom('en', 'ja', 'ru', 'xx'), (words, language) => {
      for (const names of [tables, bare]) {
        for (const { key, block } of designate(words, language, names)) assert.ok(key.length === 32 && block !== '')
      }
    }),
    { numRuns: 600 },
  )
})

test('long words take no longer than they are', () => {
  for (const unit of ['a', 'A b ', '金', 'の', 'ア・', 'Mr. ', 'the Kremlin and ', '米国と', "'", '(', 'ラブロフ外相'])
    designate(unit.repeat(200_000), 'ja', tables)
  const from = performance.now()
  for (const unit of ['A b ', '金', 'ア・', 'the Kremlin and ', '米国と']) designate(unit.repeat(200_000), 'en', tables)
  assert.ok(performance.now() - from < 1500)
})
