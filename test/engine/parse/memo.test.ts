import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Memo } from '../../../src/engine/parse/memo.ts'

const small = fc.integer({ min: 0, max: 12 })

test('a memo that says it knows an answer gives the one it was given for that very key', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(small, small, small), { maxLength: 300 }), (keys) => {
      const memo = new Memo(4)
      for (const [a, b, c] of keys) {
        const answer = 169 * a + 13 * b + c
        const at = memo.find(a, b, c)
        if (memo.isKnown) assert.equal(memo.scores[at], answer)
        else assert.deepEqual([...memo.scores.subarray(at, at + 4)], [0, 0, 0, 0])
        memo.scores[at] = answer
      }
    }),
  )
})

test('a memo knows what it was asked last, and nothing once cleared', () => {
  const memo = new Memo(4)
  memo.find(3, 1, 2)
  memo.find(3, 1, 2)
  assert.equal(memo.isKnown, true)
  memo.clear()
  memo.find(3, 1, 2)
  assert.equal(memo.isKnown, false)
})
