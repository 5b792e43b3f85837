import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import fc from 'fast-check'
import { read } from '../../src/engine/index.ts'
import type { Statement } from '../../src/schema/index.ts'
import { type Paragraph, paragraphsOf } from '../../web/src/report/text-pieces.ts'

const rejoined = (text: string, paragraphs: readonly Paragraph[]) =>
  paragraphs.flatMap(({ pieces }) => pieces.map(({ start, end }) => text.slice(start, end))).join('')

/** A statement whose content lies at some places of a text. */
function statementAt(text: string, ...content: readonly (readonly [number, number])[]): Statement {
  const spans = content.map(([start, end]) => ({ start, end, exact: text.slice(start, end) }))
  return { source: [], cue: [], content: spans, addressee: [], via: [] } as unknown as Statement
}

test('the pieces of a report rejoin to it, and each knows its statements', () => {
  for (const [name, pack] of [
    ['blinken-lavrov.ja.txt', japanese],
    ['harbour-talks.en.txt', english],
  ] as const) {
    const text = readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')
    const { blocks, statements, damage } = read(text, pack)
    const paragraphs = paragraphsOf({ text, blocks, statements, damage })
    assert.equal(rejoined(text, paragraphs), text)
    const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces)
    for (const [at, statement] of statements.entries()) {
      for (const role of ['source', 'cue', 'content', 'addressee', 'via'] as const) {
        for (const { start, end, exact } of statement[role]) {
          const inside = pieces.filter((piece) => piece.start >= start && piece.end <= end)
          assert.equal(inside.map((piece) => text.slice(piece.start, piece.end)).join(''), exact)
          assert.ok(inside.every((piece) => piece.statements.includes(at + 1) && piece.roles.includes(role)))
        }
      }
    }
    const begun = pieces.flatMap(({ begins }) => begins)
    assert.deepEqual(
      begun.toSorted((a, b) => a - b),
      statements.map((_, at) => at + 1),
    )
  }
})

test('statements that overlap, nest and have several spans are all in their pieces', () => {
  const text = 'abcdefghij'
  const statements = [statementAt(text, [0, 6]), statementAt(text, [2, 4], [8, 10]), statementAt(text, [4, 9])]
  const [{ pieces }] = paragraphsOf({ text, blocks: [], statements, damage: [] })
  assert.deepEqual(
    pieces.map(({ start, end, statements, begins, depth }) => [text.slice(start, end), statements, begins, depth]),
    [
      ['ab', [1], [1], 1],
      ['cd', [1, 2], [2], 2],
      ['ef', [1, 3], [3], 2],
      ['gh', [3], [], 1],
      ['i', [2, 3], [], 2],
      ['j', [2], [], 1],
    ],
  )
})

test('no cut parts a character, and a span that does takes both halves', () => {
  const text = 'a😀b'
  const [{ pieces }] = paragraphsOf({ text, blocks: [], statements: [statementAt(text, [2, 4])], damage: [] })
  assert.deepEqual(
    pieces.map(({ start, end }) => text.slice(start, end)),
    ['a', '😀b'],
  )
})

test('any text and any spans: the pieces rejoin to the text and are never empty', () => {
  const units = fc.array(
    fc.constantFrom('a', ' ', '\n', '\r\n', '\u2029', '😀', '\ud83d', '\u202e', '字', '\u200b', '\t'),
  )
  fc.assert(
    fc.property(units, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 }), (characters, ends) => {
      const text = characters.join('')
      const statements = ends.map(([one, other]) => statementAt(text, [Math.min(one, other), Math.max(one, other)]))
      const paragraphs = paragraphsOf({ text, blocks: [], statements, damage: [] })
      assert.equal(rejoined(text, paragraphs), text)
      assert.ok(paragraphs.every(({ pieces }) => pieces.every(({ start, end }) => start < end)))
    }),
    { numRuns: 500 },
  )
})

test('headings, notes of updates and furniture are told apart, and damage is where it is', () => {
  const text = 'A heading\n\nBody “open.\nRead also: more'
  const blocks = [
    { start: 0, end: 9, kind: 'heading' },
    { start: 11, end: 22, kind: 'body' },
    { start: 23, end: 38, kind: 'furniture' },
  ] as const
  const damage = [
    { start: 16, end: 17, exact: '“', kind: 'unclosed-quotation', message: 'never closed', rule: 'r', probability: 1 },
  ] as const
  const paragraphs = paragraphsOf({ text, blocks, statements: [], damage })
  assert.deepEqual(
    paragraphs.map(({ kind }) => kind),
    ['heading', 'body', 'furniture'],
  )
  assert.deepEqual(
    paragraphs[1].pieces.map(({ damage }) => damage),
    [[], [0], []],
  )
})

test('a thousand statements in a megabyte are cut in a moment', () => {
  const text = 'He said that the boats would not leave. '.repeat(25_000)
  const statements = Array.from({ length: 3000 }, (_, at) => statementAt(text, [at * 320, at * 320 + 100]))
  const began = performance.now()
  const paragraphs = paragraphsOf({ text, blocks: [], statements, damage: [] })
  assert.ok(performance.now() - began < 2000)
  assert.equal(rejoined(text, paragraphs), text)
})
