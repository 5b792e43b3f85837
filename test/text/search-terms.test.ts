import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foundSpans, searchTerms, soughtTerms, tellingTerms } from '../../src/text/index.ts'

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

test('a long phrase is told by a few terms that few texts have, none beside another', () => {
  const told = (phrase: string) => tellingTerms(soughtTerms(phrase))?.map(({ term }) => term)
  const pairs = (...words: string[]) => words.map((word) => soughtTerms(word)[0].term)
  assert.equal(told('the council of Selm agreed'), undefined, 'five terms are few')
  assert.deepEqual(told('the representatives of the southern harbour of Selm agreed'), [
    ...['representatives', 'southern', 'agreed'],
  ])
  assert.deepEqual(told('港湾労働組合との協議について'), pairs('港湾', '労働', '組合', '協議'))
  const places = told('nobody at Bundesplatz or in Unterholtz would come')
  assert.deepEqual(places, ['bundesplatz', 'unterholtz', 'nobody'], 'words that look like coded characters')
  assert.equal(told('ああああああああああ'), undefined, 'a term over and over tells no more than once')
  assert.ok(!told('council members of the southern harbour 国')?.includes(soughtTerms('国')[0].term))
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

const marked = (text: string, ...words: string[]) =>
  foundSpans(text, words)
    .toReversed()
    .reduce((shown, { start, end }) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`, text)

test('what a search finds is told by where it stands, in the characters of the text', () => {
  assert.equal(marked('Teslić said: “No boats.” Boats?', 'teslic', 'BOATS'), '[Teslić] said: “No [boats].” [Boats]?')
  assert.equal(marked('The boats, crossed', 'boats crossed'), 'The [boats, crossed]')
  assert.equal(marked('boathouse', 'boat'), 'boathouse')
  assert.equal(marked('対米国務、米国', '米国'), '対[米国]務、[米国]')
  assert.equal(marked('対米国務', '国'), '対米[国]務')
  assert.equal(marked('ﾗﾌﾞﾛﾌ外相', 'ラブロフ'), '[ﾗﾌﾞﾛﾌ]外相')
  assert.equal(marked('ΣΟΦΟΣ', 'σοφος'), '[ΣΟΦΟΣ]')
  const letters = 'ㄱㅏ'
  assert.equal(marked(`(${letters})`, '가'), `([${letters}])`)
  assert.equal(marked('서울 각'.normalize('NFD'), '각'), `${'서울'.normalize('NFD')} [${'각'.normalize('NFD')}]`)
})

test('words are marked in whatever text a search finds them, and in no other', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc
      .array(
        fc.constantFrom(
          'the',
          'pórt',
          '外',
          '相は',
          'ｶﾞ',
          'が',
          'が',
          ' ',
          '、',
          '한국',
          '한국'.normalize('NFD'),
          'ㄱ',
          'ㅏ',
          'ﾡ',
          'ﾂ',
          '가',
          'ᆨ',
        ),
        { maxLength: 6 },
      )
      .map((some) => some.join('')),
  )
  fc.assert(
    fc.property(words, words, words, (before, sought, behind) => {
      const text = before + sought + behind
      if (soughtTerms(sought).length === 0) return
      assert.equal(foundSpans(text, [sought]).length > 0, isFound(sought, text), JSON.stringify([text, sought]))
    }),
    { numRuns: 2000 },
  )
})
