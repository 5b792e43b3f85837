import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import fc from 'fast-check'
import { dayOf, partsOf, toEdtf, weekdayOf } from '../../../src/engine/quantities/calendar.ts'
import { findQuantities, loadQuantities } from '../../../src/engine/quantities/quantities.ts'

const PACKS = { en: english, ja: japanese }
const TABLES = { en: loadQuantities(english), ja: loadQuantities(japanese) }

/** Tuesday, 1 February 2022. */
const PUBLISHED = '2022-02-01'

function datesOf(language: keyof typeof PACKS, text: string, published: string | undefined = PUBLISHED) {
  return findQuantities(text, TABLES[language], published).dates.map(({ exact, value }) => [exact, value])
}

const DATES: readonly (readonly [keyof typeof PACKS, string, string, string])[] = [
  ['en', 'They met on January 5, 2021 in Oslo.', 'January 5, 2021', '2021-01-05'],
  ['en', 'They met on 5 January.', '5 January', '2022-01-05'],
  ['en', 'It was signed on Dec. 30.', 'Dec. 30', '2021-12-30'],
  ['en', 'He said on Tuesday that it was over.', 'Tuesday', '2022-02-01'],
  ['en', 'He said on Monday that it was over.', 'Monday', '2022-01-31'],
  ['en', 'The council will meet on Monday.', 'Monday', '2022-02-07'],
  ['en', 'The talks on Monday will be short.', 'Monday', '2022-02-07'],
  ['en', 'She said on Tuesday that they would not go.', 'Tuesday', '2022-02-01'],
  ['en', 'They spoke by phone on Monday.', 'Monday', '2022-01-31'],
  ['en', 'He wrote to the council on Monday.', 'Monday', '2022-01-31'],
  ['en', 'The port was visited by envoys on Monday.', 'Monday', '2022-01-31'],
  ['en', 'They agreed to meet on Monday.', 'Monday', '2022-02-07'],
  ['en', 'It must answer by noon on Monday.', 'Monday', '2022-02-07'],
  ['en', 'It must answer by the end of Monday.', 'Monday', '2022-02-07'],
  ['en', 'She left last week.', 'last week', '2022-01-24/2022-01-30'],
  ['en', 'Troops could arrive by early February.', 'by early February'.slice(3), '2022-02-01/2022-02-10'],
  ['en', 'The deal expires in 2024.', 'in 2024', '2024'],
  ['en', 'It was closed three days ago.', 'three days ago', '2022-01-29'],
  ['en', 'No one has called since Friday.', 'since Friday', '2022-01-28/..'],
  ['en', 'An answer is due within days or weeks.', 'within days or weeks', '2022-02-01/..'],
  ['ja', '2022年1月5日に会談した。', '2022年1月5日', '2022-01-05'],
  ['ja', '令和4年2月3日に発表した。', '令和4年2月3日', '2022-02-03'],
  ['ja', '火曜日に述べた。', '火曜日', '2022-02-01'],
  ['ja', '先週の月曜日に述べた。', '先週の月曜日', '2022-01-24'],
  ['ja', '2月上旬まで続く。', '2月上旬まで', '../2022-02-10'],
  ['ja', '3日前に会った。', '3日前', '2022-01-29'],
  ['ja', '1997年以降に加盟した。', '1997年以降', '1997-01-01/..'],
  ['ja', '先月末に届いた。', '先月末', '2022-01-21/2022-01-31'],
]

for (const [language, text, exact, value] of DATES) {
  test(`a date: ${text}`, () => {
    const found = datesOf(language, text)
    assert.ok(
      found.some(([words, said]) => words === exact && said === value) ||
        found.some(([words, said]) => words?.endsWith(exact) && said === `../${value.slice(-10)}`),
      JSON.stringify(found),
    )
  })
}

test('the reference date that was used is told, and how it is known', () => {
  const [published] = findQuantities('He left on Tuesday.', TABLES.en, PUBLISHED).dates
  assert.deepEqual(published.reference, { known: 'published', date: '2022-02-01' })
  const [dateline, said] = findQuantities('PARIS, Feb. 3, 2022 - He left on Tuesday.', TABLES.en, undefined).dates
  assert.deepEqual(dateline.reference, { known: 'said' })
  assert.deepEqual([said.value, said.reference], ['2022-02-01', { known: 'said', date: '2022-02-03' }])
  const [unknown] = findQuantities('He left on Tuesday.', TABLES.en, undefined).dates
  assert.deepEqual([unknown.exact, unknown.value, unknown.reference], ['Tuesday', undefined, { known: 'unknown' }])
})

test('days and their parts are inverse, and weekdays follow each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 700_000 }), (day) => {
      const { year, month, day: date } = partsOf(day)
      assert.equal(dayOf(year, month, date), day)
      assert.equal(weekdayOf(day + 1), (weekdayOf(day) + 1) % 7)
    }),
  )
  assert.equal(weekdayOf(dayOf(2022, 2, 1)), 1)
  assert.equal(toEdtf({ from: dayOf(2022, 2, 1), to: dayOf(2022, 2, 28) }), '2022-02')
})

const FIGURES: readonly (readonly [keyof typeof PACKS, string, string, number, string, object])[] = [
  ['en', 'The call took about 40 minutes.', '40 minutes', 40, 'minute', { approximate: true }],
  ['en', 'Up to 30,000 troops could arrive.', '30,000 troops', 30000, 'person', { bound: 'at-most' }],
  ['en', 'It costs $1.5 billion.', '$1.5 billion', 1.5e9, 'USD', {}],
  ['en', 'More than three million refugees left.', 'three million refugees', 3e6, 'person', { bound: 'more-than' }],
  ['en', 'Some 45 percent agreed.', '45 percent', 45, 'percent', { approximate: true }],
  ['ja', '約30分ほど続いた。', '30分', 30, 'minute', { approximate: true }],
  ['ja', '3万人以上が避難した。', '3万人', 30000, 'person', { bound: 'at-least' }],
  ['ja', '二百三十人が死亡した。', '二百三十人', 230, 'person', {}],
  ['ja', '１億２千万円を超える。', '１億２千万円', 1.2e8, 'JPY', { bound: 'more-than' }],
]

for (const [language, text, exact, value, unit, marks] of FIGURES) {
  test(`a figure: ${text}`, () => {
    const { figures } = findQuantities(text, TABLES[language], PUBLISHED)
    const found = figures.find((figure) => figure.exact === exact)
    assert.ok(found, JSON.stringify(figures))
    const { approximate, bound } = found
    assert.deepEqual(
      { value: found.value, unit: found.unit, ...(approximate && { approximate }), ...(bound && { bound }) },
      { value, unit, ...marks },
    )
  })
}

test('quantities lie in the text, in order, and never throw', () => {
  const pieces = fc.constantFrom(
    '3',
    '万',
    '人',
    '月',
    '日',
    '2022年',
    'May ',
    '31 ',
    'Tuesday',
    'since ',
    '%',
    '$',
    ' ago',
    '令和',
    '元年',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      for (const tables of Object.values(TABLES)) {
        const { dates, figures } = findQuantities(text, tables, PUBLISHED)
        for (const list of [dates, figures]) {
          let last = 0
          for (const { start, end, exact } of list) {
            assert.ok(last <= start && start < end)
            assert.equal(text.slice(start, end), exact)
            last = end
          }
        }
      }
    }),
  )
})
