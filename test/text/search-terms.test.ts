import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { searchTerms, soughtTerms } from '../../src/text/index.ts'

/** Whether the terms of a text hold those of a search, one after another. */
function isFound(words: string, text: string): boolean {
  const sought = soughtTerms(words)
  const terms = searchTerms(text)
  return terms.some((_, at) =>
    sought.every(({ term, isPrefix }, i) => {
      const own = terms[at + i] ?? ''
      return isPrefix ? own.startsWith(term) : own === term
    }),
  )
}

test('words are found in either writing, folded, and across marks between them', () => {
  assert.ok(isFound('naive CAFE', 'The naïve café closed.'))
  assert.ok(isFound('米国', '対米国務'))
  assert.ok(isFound('国', '対米国務'))
  assert.ok(isFound('スコットランド（首都）の開票', 'スコットランド(首都)の開票率は'))
  assert.ok(isFound('「交渉」は続く', '外相は「交渉」は続くと述べた'))
  assert.ok(isFound('NATOの東方', '米国はNATOの東方拡大を'))
  assert.ok(!isFound('国米', '対米国務'))
  assert.deepEqual(soughtTerms('…！'), [])
})

test('any part of a text that begins and ends with a word of it is found in it', () => {
  const word = fc.constantFrom('the', 'port', '外相', '交渉', 'は', 'NATO', '「', '、', '2022', 'ラブロフ', ' ')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), (words, from, to) => {
      const text = words.join(' ')
      const part = words.slice(Math.min(from, to), Math.max(from, to) + 1).join(' ')
      assert.ok(soughtTerms(part).length === 0 || isFound(part, text), `${part} in ${text}`)
    }),
  )
})
