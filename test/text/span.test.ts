import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { covers, exact, isSpace, overlaps, type Span, size, span, subtract, trim, union } from '../../src/text/index.ts'

const anySpan = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }))
const anySpans = fc.array(anySpan, { maxLength: 8 })
const units = (spans: readonly Span[]) =>
  new Set(spans.flatMap((at) => Array.from({ length: at.end - at.start }, (_, i) => at.start + i)))

test('a span refuses bounds that are no offsets', () => {
  for (const [start, end] of [
    [-1, 2],
    [3, 2],
    [0.5, 2],
    [0, Number.NaN],
  ])
    assert.throws(() => span(start, end), RangeError)
  assert.deepEqual(span(2, 5), { start: 2, end: 5 })
})

test('exact carries the characters of the slice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % (text.length + 1)
      const end = start + (b % (text.length - start + 1))
      assert.equal(exact(text, { start, end }).exact, text.slice(start, end))
    }),
  )
})

test('union covers the same units, sorted, with gaps between', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const joined = union(spans)
      assert.deepEqual(units(joined), units(spans))
      for (let i = 1; i < joined.length; i++) assert.ok(joined[i - 1].end < joined[i].start)
      assert.equal(size(spans), units(spans).size)
    }),
  )
})

test('subtract leaves the units that nothing took', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (spans, taken) => {
      const gone = units(taken)
      assert.deepEqual(units(subtract(spans, taken)), new Set([...units(spans)].filter((at) => !gone.has(at))))
    }),
  )
})

test('overlaps and covers agree with the units', () => {
  fc.assert(
    fc.property(anySpan, anySpan, (one, other) => {
      const a = units([one])
      const b = units([other])
      assert.equal(
        overlaps(one, other),
        [...a].some((at) => b.has(at)),
      )
      if (b.size > 0)
        assert.equal(
          covers(one, other),
          [...b].every((at) => a.has(at)),
        )
    }),
  )
})

test('white space is what \\s says, and trim removes it from both ends', () => {
  for (let unit = 0; unit < 65536; unit++)
    assert.equal(isSpace(unit), /\s/.test(String.fromCharCode(unit)), `U+${unit.toString(16)}`)
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inner = trim(text, { start: 0, end: text.length })
      assert.equal(text.slice(inner.start, inner.end), text.trim())
    }),
  )
})
