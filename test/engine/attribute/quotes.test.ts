import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findQuotations } from '../../../src/engine/attribute/quotes.ts'

const quotedIn = (text: string) => findQuotations(text).map(({ start, end }) => text.slice(start, end))

test('marks of many scripts', () => {
  assert.deepEqual(quotedIn('She said “no” and then "yes, but".'), ['“no”', '"yes, but"'])
  assert.deepEqual(quotedIn('Er sagte „nein“. Il dit « non ». 「いや『だめ』だ」と言った。'), [
    '„nein“',
    '« non »',
    '「いや『だめ』だ」',
    '『だめ』',
  ])
  assert.deepEqual(quotedIn("``Two ticks,'' he wrote, ''and two more.''"), ["``Two ticks,''", "''and two more.''"])
})

test('apostrophes are no quotation marks, single marks around words are', () => {
  assert.deepEqual(quotedIn("The dogs' owner wasn't there in the '90s, they're sure."), [])
  assert.deepEqual(quotedIn('The ‘final offer’ wasn’t one.'), ['‘final offer’'])
  assert.deepEqual(quotedIn('"She called it \'a farce\', twice," he said.'), [
    '"She called it \'a farce\', twice,"',
    "'a farce'",
  ])
})

test('an unclosed quotation ends with its line', () => {
  const [first, second] = findQuotations('"We wait.\n"We go," he said.')
  assert.equal(first.closing, undefined)
  assert.deepEqual([first.start, first.end], [0, 9])
  assert.deepEqual([second.start, second.end], [10, 18])
})

test('any string: quotations lie inside the text, in order, and never cross a line', () => {
  const marks = fc.array(fc.constantFrom('"', '“', '”', '「', '」', "'", '’', '‘', "''", 'a', ' ', '\n', '.', '\ud800'))
  fc.assert(
    fc.property(marks, (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const quoted of findQuotations(text)) {
        assert.ok(last <= quoted.start && quoted.start < quoted.end && quoted.end <= text.length)
        assert.ok(!text.slice(quoted.start, quoted.end).includes('\n'))
        last = quoted.start
      }
    }),
  )
})

test('a hundred thousand nested marks take linear time', () => {
  for (const mark of ['「', '"', "'a ", '”', '“‘']) {
    const started = performance.now()
    findQuotations(mark.repeat(200_000))
    assert.ok(performance.now() - started < 3000, mark)
  }
})
