import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MergedExchange, StatementEntry } from '../../web/src/api/entries.ts'
import { chooseStatements, spanOf } from '../../web/src/exchanges/choose.ts'
import { dayFrom, moved, nDays, viewAsked } from '../../web/src/exchanges/view-asked.ts'
import {
  barsOf,
  daysOf,
  grainFor,
  MOST_BARS,
  mainPart,
  selectionOf,
  ticksOf,
} from '../../web/src/timeline/histogram.ts'
import { keyOfRow, rowsOf } from '../../web/src/timeline/rows-of.ts'
import { daysIn, filterIn } from '../../web/src/timeline/timeline-asked.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((n) => dayFrom('2015-01-01', n))
const counts = fc.array(fc.record({ day, n: fc.nat(50) }), { minLength: 1, maxLength: 40 })

test('bars go on without a hole, hold all that was counted, and are few enough', () => {
  fc.assert(
    fc.property(counts, (counted) => {
      const days = counted.map((count) => count.day).toSorted()
      const grain = grainFor(days[0], days[days.length - 1])
      const bars = barsOf(counted, grain)
      assert.ok(bars.length <= MOST_BARS)
      const sum = (list: readonly { readonly n: number }[]) => list.reduce((all, { n }) => all + n, 0)
      assert.equal(sum(bars), sum(counted))
      for (const [at, bar] of bars.entries()) {
        assert.ok(bar.first <= bar.last)
        if (at > 0) assert.equal(bar.first, dayFrom(bars[at - 1].last, 1))
      }
    }),
  )
})

test('what is selected gives the days that select the same', () => {
  fc.assert(
    fc.property(counts, fc.nat(400), fc.nat(400), (counted, one, other) => {
      const days = counted.map((count) => count.day).toSorted()
      const bars = barsOf(counted, grainFor(days[0], days[days.length - 1]))
      const [from, to] = [one % bars.length, other % bars.length].toSorted((a, b) => a - b)
      const { since, until } = daysOf(bars, { from, to })
      assert.deepEqual(selectionOf(bars, since, until), { from, to })
    }),
  )
  const bars = barsOf(
    [
      { day: '2022-02-01', n: 1 },
      { day: '2022-02-03', n: 2 },
    ],
    'day',
  )
  assert.deepEqual(
    bars.map(({ n }) => n),
    [1, 0, 2],
  )
  assert.deepEqual(selectionOf(bars, '2030-01-01', undefined), { from: 2, to: 2 })
  assert.deepEqual(selectionOf(bars, undefined, '1999-01-01'), { from: 0, to: 0 })
})

test('one old date does not press all others together, and is told', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({
    day: `2022-${String(1 + (at % 12)).padStart(2, '0')}`,
    n: 100,
  }))
  assert.deepEqual(mainPart([{ day: '1977-04', n: 3 }, ...many]), { first: '2022-01', last: '2022-12', nOutside: 3 })
  assert.deepEqual(mainPart([{ day: '1977-04', n: 300 }, ...many]), { first: '1977-04', last: '2022-12', nOutside: 0 })
  assert.equal(mainPart([]), undefined)
  fc.assert(
    fc.property(counts, (counted) => {
      const part = mainPart(counted)
      if (part === undefined) return
      const inside = counted.filter((count) => part.first <= count.day && count.day <= part.last)
      const sum = (list: readonly { readonly n: number }[]) => list.reduce((all, { n }) => all + n, 0)
      assert.equal(sum(inside) + part.nOutside, sum(counted))
    }),
  )
})

test('counts of months and years as the API writes them', () => {
  assert.deepEqual(
    barsOf(
      [
        { day: '2021-12', n: 1 },
        { day: '2022-02', n: 3 },
      ],
      'month',
    ),
    [
      { first: '2021-12-01', last: '2021-12-31', n: 1 },
      { first: '2022-01-01', last: '2022-01-31', n: 0 },
      { first: '2022-02-01', last: '2022-02-28', n: 3 },
    ],
  )
  assert.deepEqual(barsOf([{ day: '2024', n: 2 }], 'year'), [{ first: '2024-01-01', last: '2024-12-31', n: 2 }])
})

test('there are no more words below the bars than there is room for', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 2, max: 12 }), (counted, most) => {
      const days = counted.map((count) => count.day).toSorted()
      const grain = grainFor(days[0], days[days.length - 1])
      assert.ok(ticksOf(barsOf(counted, grain), grain, most).length <= most)
    }),
  )
})

const entry = (id: string, said: string | undefined, about: object = {}) =>
  ({
    id,
    story: 't',
    ...(said !== undefined && { said }),
    statement: { addressee: [], probability: 0.5 },
    ...about,
  }) as unknown as StatementEntry
const exchange = (id: string, when: string, statements: readonly string[] = []) =>
  ({ kind: 'exchange', id, day: when, statements }) as unknown as MergedExchange

test('rows of a page: of each day exchanges, then statements; a heading where a day begins', () => {
  const entries = [
    entry('s3', '2022-02-02'),
    entry('s2', '2022-02-01'),
    entry('s1', '2022-02-01'),
    entry('s0', undefined),
  ]
  const exchanges = [exchange('x1', '2022-02-01'), exchange('x0', '2022-01-30')]
  const rows = rowsOf(entries, exchanges, { isOldestFirst: false, lastDay: '2022-02-02' })
  assert.deepEqual(
    rows.map((row) => [row.day, keyOfRow(row), row.opens ?? false]),
    [
      ['2022-02-02', 't s3', false],
      ['2022-02-01', 'x1', true],
      ['2022-02-01', 't s2', false],
      ['2022-02-01', 't s1', false],
      ['2022-01-30', 'x0', true],
      ['', 't s0', true],
    ],
  )
  const upwards = rowsOf(entries.toReversed(), exchanges, { isOldestFirst: true })
  assert.deepEqual([...new Set(upwards.map((row) => row.day))], ['2022-01-30', '2022-02-01', '2022-02-02', ''])
})

test('an address asks for what it can; the rest is passed over', () => {
  const query = new URLSearchParams(
    'since=2022-02-31x&until=2022-02-01&act=demand&act=shout&minProbability=2&zoom=1.5&with=ru&with=us&at=s1',
  )
  const asked = viewAsked(query)
  assert.deepEqual(asked, {
    until: '2022-02-01',
    acts: ['demand'],
    channels: [],
    issues: [],
    with: ['ru', 'us'],
    only: false,
    by: 'side',
    at: 's1',
    zoom: 1.5,
  })
  assert.deepEqual(daysIn(query), { until: '2022-02-01' })
  assert.deepEqual(filterIn(new URLSearchParams('issue=a&source=ru&foo=1'), undefined), {
    dossier: undefined,
    source: ['ru'],
  })
})

test('earlier and later: the same number of days, or as many as fit', () => {
  const shown = { since: '2022-02-01', until: '2022-02-07' }
  assert.deepEqual(moved(shown, shown, 'earlier'), { since: '2022-01-25', until: '2022-01-31' })
  assert.deepEqual(moved(shown, shown, 'later'), { since: '2022-02-08', until: '2022-02-14' })
  assert.deepEqual(moved({}, shown, 'earlier'), { since: undefined, until: '2022-01-31' })
  assert.deepEqual(moved({ until: '2022-02-07' }, shown, 'later'), { since: '2022-02-08', until: undefined })
  assert.equal(nDays('2022-02-01', '2022-02-07'), 7)
})

test('days that a page ends within are left for the next', () => {
  const entries = [entry('s3', '2022-02-03'), entry('s2', '2022-02-02'), entry('s1', '2022-02-01')]
  assert.deepEqual(spanOf(entries, true, {}).span, { since: '2022-02-02', until: '2022-02-03' })
  assert.equal(spanOf(entries, true, {}).entries.length, 2)
  assert.deepEqual(spanOf(entries, false, {}).span, { since: '2022-02-01', until: '2022-02-03' })
  const oneDay = spanOf([entry('s1', '2022-02-01')], true, {})
  assert.equal(oneDay.isCut, true)
  assert.equal(oneDay.entries.length, 1)
})

test('of more than are drawn, those said to somebody or in an exchange come first', () => {
  const entries = [
    entry('s1', '2022-02-01'),
    entry('s2', '2022-02-01', { statement: { addressee: [{}], probability: 0.3 } }),
    entry('s3', '2022-02-01'),
    entry('s4', '2022-02-01', { repeats: 's1' }),
  ]
  const chosen = chooseStatements(entries, [exchange('x', '2022-02-01', ['s3'])], 2)
  assert.deepEqual(
    chosen.map(({ id }) => id),
    ['s2', 's3'],
  )
})
