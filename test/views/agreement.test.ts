import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reviewOf } from '../../src/record/index.ts'
import type { Decision, Review } from '../../src/schema/index.ts'
import { agreement } from '../../src/views/index.ts'

const LETTERS: Readonly<Record<string, Decision>> = { a: 'confirmed', b: 'rejected', c: 'amended', d: 'unsure' }

/** Reviews by a row of letters a reviewer, an entry a column; a dot where there is none. */
function reviews(...rows: readonly string[]): Review[] {
  return rows.flatMap((row, by) =>
    [...row].flatMap((letter, at) => {
      const decision = LETTERS[letter]
      const of = `s${at}`
      const when = `2022-02-01T00:00:0${by}Z`
      return decision ? [reviewOf({ entry: 'statement', of, decision, by: `reviewer ${by}`, at: when })] : []
    }),
  )
}

test('alpha is that of the worked example (Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability, nominal, B)', () => {
  const { alpha = 0, nEntries, nDecisions } = agreement(reviews('abaaaaaaba', 'bbbaabaaaa'))
  assert.deepEqual([nEntries, nDecisions, alpha.toFixed(3)], [10, 20, '0.095'])
})

test('all agree, or agree less than chance', () => {
  assert.equal(agreement(reviews('abab', 'abab')).alpha, 1)
  assert.ok((agreement(reviews('abab', 'baba')).alpha ?? 0) < 0)
})

test('what one alone decided, and all of one kind, tells nothing', () => {
  assert.deepEqual(agreement(reviews('ab..', '..ab')), { nEntries: 0, nDecisions: 0, reviewers: [] })
  assert.equal(agreement(reviews('aa', 'aa')).alpha, undefined)
})

test('a reviewer’s last decision counts, and comments do not', () => {
  const [first, ...rest] = reviews('ab', 'ab')
  const earlier = reviewOf({
    entry: 'statement',
    of: first.of,
    decision: 'rejected',
    by: first.by,
    at: '2021-01-01T00:00:00Z',
  })
  const comment = reviewOf({
    entry: 'statement',
    of: first.of,
    decision: 'commented',
    by: first.by,
    at: '2023-01-01T00:00:00Z',
  })
  assert.equal(agreement([comment, first, ...rest, earlier]).alpha, 1)
})
