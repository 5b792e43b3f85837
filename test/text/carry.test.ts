import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  carrier,
  carry,
  changes,
  heft,
  pieces,
  roughSentences,
  type Span,
  terms,
  UNMISTAKABLE,
} from '../../src/text/index.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '.', '\n', '。', '「', '」', '会', 'の', 'カ', '\ud83d'),
    maxLength: 60,
  }),
)
/** A text and another that has much in common with it. */
const anyVersions = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'bc ', 'd. ', '会', 'の', '。', ' ', '\n', '「', 'カナ'), { maxLength: 40 }),
    fc.infiniteStream(fc.nat(11)),
  )
  .map(([words, chance]) => {
    const next = () => chance.next().value as number
    const edited = words.flatMap((word) => [[word], [], ['x'], [word, word]][next() < 9 ? 0 : 1 + (next() % 3)])
    return [words.join(''), edited.join('')] as const
  })

const english = [
  'the',
  'minister',
  'said',
  'talks',
  'failed',
  'again',
  'port',
  'closed',
  'night',
  'they',
  'would',
  'return',
]
const sentence = fc
  .array(fc.constantFrom(...english), { minLength: 4, maxLength: 12 })
  .map((words) => `${words.join(' ')}. `)
const report = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(''))

function found(before: string, after: string, words: string): string | undefined {
  const start = before.indexOf(words)
  const at = carry({ start, end: start + words.length }, carrier(before, after))
  return at && after.slice(at.start, at.end)
}

/** Changed stretches in brackets. */
function shown(before: string, after: string): string {
  return changes(before, after)
    .map(
      (change) =>
        `[${before.slice(change.before.start, change.before.end)}|${after.slice(change.after.start, change.after.end)}]`,
    )
    .join('')
}

test('pieces and rough sentences rejoin to the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const cut of [roughSentences(text), pieces(text, { start: 0, end: text.length })]) {
        assert.equal(cut.map(({ start, end }) => text.slice(start, end)).join(''), text)
        assert.ok(cut.every(({ start, end }) => start < end))
      }
      for (const { start, end } of terms(text)) assert.ok(0 <= start && start < end && end <= text.length)
    }),
  )
})

test('changes are in order, apart from each other, and turn the one text into the other', () => {
  fc.assert(
    fc.property(fc.oneof(anyVersions, fc.tuple(anyText, anyText)), ([before, after]) => {
      let text = ''
      let [atBefore, atAfter] = [0, 0]
      for (const change of changes(before, after)) {
        assert.ok(atBefore <= change.before.start && change.before.start <= change.before.end)
        assert.ok(atAfter <= change.after.start && change.after.start <= change.after.end)
        text += before.slice(atBefore, change.before.start) + after.slice(change.after.start, change.after.end)
        atBefore = change.before.end
        atAfter = change.after.end
      }
      assert.equal(text + before.slice(atBefore), after)
    }),
  )
})

test('changes cover whole words, and what fits two places', () => {
  assert.equal(shown('He will come.', 'He may come.'), '[will|may]')
  assert.equal(shown('彼は行くに違いないと述べた。', '彼は行くかもしれないと述べた。'), '[に違い|かもしれ]')
  assert.equal(shown('a b c', 'a b b c'), '[ b | b b ]')
  assert.equal(shown('30,000 troops', '40,000 troops'), '[30,000|40,000]')
  assert.equal(shown('same', 'same'), '')
})

test('an unchanged text carries each span to itself', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % (text.length + 1)
      const at = { start, end: start + (b % (text.length - start + 1)) }
      assert.deepEqual(carry(at, carrier(text, text)), at)
    }),
  )
})

test('carried spans lie within the later text; an unchanged stretch keeps its characters', () => {
  fc.assert(
    fc.property(anyVersions, fc.nat(), fc.nat(), ([before, after], a, b) => {
      const start = a % (before.length + 1)
      const at = { start, end: start + (b % (before.length - start + 1)) }
      const by = carrier(before, after)
      const carried = carry(at, by)
      if (carried) assert.ok(0 <= carried.start && carried.start <= carried.end && carried.end <= after.length)
      const isTouched = by.changes.some((change) => change.before.start < at.end && at.start < change.before.end)
      const isSplit = by.changes.some((change) => at.start < change.before.start && change.before.start < at.end)
      if (!isTouched && !isSplit) {
        assert.ok(carried)
        assert.equal(after.slice(carried.start, carried.end), before.slice(at.start, at.end))
      }
    }),
  )
})

test('edits outside a span leave its characters, or an orphan', () => {
  const words = '“We shall never leave this valley to anybody,”'
  fc.assert(
    fc.property(report, report, report, report, (head, tail, otherHead, otherTail) => {
      const by = carrier(head + words + tail, otherHead + words + otherTail)
      const carried = carry({ start: head.length, end: head.length + words.length }, by)
      assert.deepEqual(carried, { start: otherHead.length, end: otherHead.length + words.length })
    }),
  )
  fc.assert(
    fc.property(report, report, fc.nat(), (head, tail, at) => {
      const before = head + tail
      const start = at % head.length
      const span = { start, end: head.length }
      const carried = carry(span, carrier(before, `${before}New words at the end.`))
      assert.deepEqual(carried, span)
    }),
  )
})

test('carrying twice is carrying once over both edits, where nothing in the span changed', () => {
  const sentences = fc.array(sentence, { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(sentences, fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }), (parts, [a, b, c, d]) => {
      const edit = (from: readonly string[], where: number, by: number) =>
        from.flatMap((part, i) =>
          i !== where % from.length ? [part] : by % 2 ? [] : [part, `Inserted number ${by}. `],
        )
      const one = edit(parts, a, b)
      const two = edit(one, c, d)
      const [first, second, third] = [parts, one, two].map((all) => all.join(''))
      for (const at of roughSentences(first)) checkTwice(at, first, second, third)
    }),
  )
})

function checkTwice(at: Span, first: string, second: string, third: string): void {
  const middle = carry(at, carrier(first, second))
  const twice = middle && carry(middle, carrier(second, third))
  const once = carry(at, carrier(first, third))
  if (!middle || !twice || !once) return
  const words = [
    first.slice(at.start, at.end),
    second.slice(middle.start, middle.end),
    third.slice(twice.start, twice.end),
  ]
  if (words[0] === words[1] && words[1] === words[2] && third.slice(once.start, once.end) === words[0]) {
    assert.deepEqual(twice, once)
  }
}

test('a span goes over edits inside it', () => {
  assert.equal(
    found(
      'He said: “We will not leave the port this year.” End.',
      'He added: “We may not leave the port this year.” End.',
      '“We will not leave the port this year.”',
    ),
    '“We may not leave the port this year.”',
  )
  assert.equal(
    found(
      '首相は「条約には決して署名しない」と述べた。',
      '首相は「この条約には署名しない」と語った。',
      '「条約には決して署名しない」',
    ),
    '「この条約には署名しない」',
  )
})

test('a span that is gone is an orphan', () => {
  assert.equal(found('One. Two is here. Three.', 'One. Three.', 'Two is here.'), undefined)
  assert.equal(found('Lavrov said that.', 'The minister said that.', 'Lavrov'), undefined)
})

test('a paragraph that moved is found where it is', () => {
  const moved = 'Farmers blamed the sluices that had been opened at night.'
  const before = `${moved} Rain fell. ${'The railway closed two lines for good. '.repeat(3)}`
  const after = `Rain fell. ${'The railway closed two lines for good. '.repeat(3)}${moved}`
  assert.equal(found(before, after, moved), moved)
  assert.equal(found(before, after, 'sluices'), 'sluices')
})

test('a span is never laid to its look-alike', () => {
  const no = '“No comment,” said A. “No comment,” said B. The end.'
  assert.equal(found(no, '“No comment,” said C. The end.', '“No comment,”'), undefined)
  assert.equal(found('x y z', 'x y y z', 'y'), undefined)
  const first = 'The first mayor said that the town could take no more people.'
  const other = 'The other mayor said that the town could take no more people.'
  assert.equal(found(`${first} ${other} Rain.`, `${other} Rain.`, first), undefined)
  assert.equal(found(`${first} ${other} Rain.`, `${other} Rain.`, other), other)
})

test('a repeated sentence is the one that its neighbours say it is', () => {
  const before = 'In Selm the mayor spoke. “Peace.” In Orrin the bishop spoke. “Peace.” Night fell.'
  const after = 'In Selm the mayor spoke. In Orrin the bishop spoke. “Peace.” Night fell.'
  const start = before.lastIndexOf('“Peace.”')
  const carried = carry({ start, end: start + 8 }, carrier(before, after))
  assert.equal(carried?.start, after.indexOf('“Peace.”'))
  assert.equal(found(before, after, '“Peace.”'), undefined)
})

test('spans outside the text are refused with both numbers', () => {
  assert.throws(() => carry({ start: 2, end: 9 }, carrier('abc', 'abc')), /Span 2 to 9 is not within a text of 3 units/)
  assert.throws(() => carry({ start: 2, end: 1 }, carrier('abc', 'abc')), RangeError)
})

test('heft counts letters, ideographs twice, marks and white space not', () => {
  assert.equal(heft('ab, c!'), 3)
  assert.equal(heft('「会談」、カ'), 6)
  assert.equal(heft('a'.repeat(99), UNMISTAKABLE), UNMISTAKABLE)
})

test('time is bounded, however unlike or repetitive the texts are', () => {
  const words = Array.from({ length: 100_000 }, (_, i) => `w${(i * 7919) % 5003}${i % 11 ? '' : '.'}`)
  const edited = words.with(500, 'new').with(50_000, 'new').with(90_000, 'new')
  const started = performance.now()
  assert.equal(changes(words.join(' '), edited.join(' ')).length, 3)
  changes('a '.repeat(200_000), 'a '.repeat(199_990))
  changes('あいう'.repeat(100_000), 'いうあえ'.repeat(80_000))
  changes(words.join(' '), words.toReversed().join(' '))
  assert.ok(performance.now() - started < 15_000)
})
