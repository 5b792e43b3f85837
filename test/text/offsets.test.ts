import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CodePoints, digest, Lines, version } from '../../src/text/index.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', '😀', '\ud83d', '会') }),
)

test('code points: every conversion agrees with counting them', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const points = CodePoints.of(text)
      const characters = [...text]
      assert.equal(points.length, characters.length)
      let unit = 0
      characters.forEach((character, point) => {
        assert.equal(points.fromUnits(unit), point)
        assert.equal(points.toUnits(point), unit)
        const whole = { start: unit, end: unit + character.length }
        assert.deepEqual(points.around(whole), whole)
        if (character.length === 2) {
          assert.equal(points.fromUnits(unit + 1), point)
          assert.deepEqual(points.around({ start: unit, end: unit + 1 }), whole)
          assert.deepEqual(points.around({ start: unit + 1, end: unit + 2 }), whole)
        }
        unit += character.length
      })
      assert.equal(points.fromUnits(text.length), characters.length)
      assert.equal(points.toUnits(characters.length), text.length)
    }),
  )
})

test('code points: offsets outside the text are refused with both numbers', () => {
  const points = CodePoints.of('a😀')
  assert.throws(() => points.fromUnits(4), /Offset 4 is outside a text of 3 UTF-16 units/)
  assert.throws(() => points.toUnits(3), /Offset 3 is outside a text of 2 code points/)
  assert.throws(() => points.toUnits(-1), RangeError)
})

test('lines: spans and breaks rejoin to the text, and every offset finds its line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = Lines.of(text)
      assert.deepEqual(
        lines.spans().map((at) => text.slice(at.start, at.end)),
        text.split(/\r\n|[\n\r\u2028\u2029]/),
      )
      for (let offset = 0; offset <= text.length; offset++) {
        const line = lines.lineAt(offset)
        assert.ok(lines.span(line).start <= offset)
        if (line + 1 < lines.nLines) assert.ok(offset < lines.span(line + 1).start)
      }
    }),
  )
})

test('lines: a line that is not there is refused', () => {
  assert.throws(() => Lines.of('one\ntwo').span(2), /Line 2 is not among 2 lines/)
  assert.throws(() => Lines.of('one').lineAt(9), RangeError)
})

test('a version’s id comes from its text alone', () => {
  assert.equal(version('a report').id, version('a report').id)
  assert.match(version('').id, /^v[0-9a-f]{32}$/)
  const texts = Array.from({ length: 20000 }, (_, i) => `report ${i}`)
  assert.equal(new Set(texts.map(digest)).size, texts.length)
  assert.notEqual(digest('ab'), digest('ba'))
})
