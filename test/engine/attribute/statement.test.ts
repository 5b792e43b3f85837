import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../../src/engine/attribute/draft.ts'
import { settle } from '../../../src/engine/attribute/settle.ts'
import { quotationOf, statementsOf } from '../../../src/engine/attribute/statement.ts'

const text = 'Officials said the envoy had promised that the port would open. "It will," she added. "Soon."'
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}
const draft = (source: string, cue: string, content: string, probability = 0.5, more: Partial<Draft> = {}): Draft => ({
  source: source ? [at(source)] : [],
  cue: cue ? [at(cue)] : [],
  content: content ? [at(content)] : [],
  probability,
  finder: { kind: 'rule', name: 'by-hand' },
  ...more,
})

test('of two drafts with overlapping cues the likelier stands', () => {
  const settled = settle(text, [
    draft('Officials', 'said', 'the envoy', 0.3),
    draft('Officials', 'said', 'the envoy had promised that the port would open', 0.8),
  ])
  assert.equal(settled.length, 1)
  assert.equal(settled[0].probability, 0.8)
})

test('a cue is cut out of its content, and what is left is trimmed', () => {
  const [settled] = settle(text, [draft('she', 'added', '"It will," she added. "Soon."')])
  assert.deepEqual(
    settled.content.map(({ start, end }) => text.slice(start, end)),
    ['"It will,"', '"Soon."'],
  )
})

test('a statement in another’s content stands within it', () => {
  const outer = draft('Officials', 'said', 'the envoy had promised that the port would open')
  const inner = draft('the envoy', 'promised', 'that the port would open')
  const [first, second] = statementsOf(text, settle(text, [inner, outer]))
  assert.equal(first.cue[0].exact, 'said')
  assert.equal(second.within, first.id)
  assert.equal(first.within, undefined)
})

test('continues points at the statement that was kept', () => {
  const first = draft('she', 'added', '"It will,"')
  const second = draft('', '', '"Soon."', 0.5, { continues: first })
  const statements = statementsOf(text, settle(text, [first, second]))
  assert.equal(statements[1].continues, statements[0].id)
})

test('kinds of quotation', () => {
  const kind = (words: string) => quotationOf(words, [{ start: 0, end: words.length }])
  assert.equal(kind('“All of it.”'), 'direct')
  assert.equal(kind('that “all of it” was gone'), 'mixed')
  assert.equal(kind('that all of it was gone'), 'indirect')
  assert.equal(kind("''All of it,''"), 'direct')
})

test('ids come from text and spans', () => {
  const drafts = [draft('she', 'added', '"It will,"')]
  assert.equal(statementsOf(text, drafts)[0].id, statementsOf(text, drafts)[0].id)
  assert.notEqual(statementsOf(text, drafts)[0].id, statementsOf(`${text} `, drafts)[0].id)
})

test('fifty thousand drafts are settled in linear time', () => {
  const long = 'a b '.repeat(100_000)
  const drafts = Array.from(
    { length: 50_000 },
    (_, i): Draft => ({
      source: [],
      cue: [{ start: 8 * i, end: 8 * i + 1 }],
      content: [{ start: 8 * i + 2, end: Math.min(long.length, 8 * i + 200) }],
      probability: 0.5,
      finder: { kind: 'rule', name: 'by-hand' },
    }),
  )
  const started = performance.now()
  assert.equal(statementsOf(long.slice(0, 400_000), settle(long, drafts)).length, 50_000)
  assert.ok(performance.now() - started < 20_000)
})
