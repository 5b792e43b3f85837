import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { read } from '../../src/engine/index.ts'
import { CastOfReading } from '../../src/record/cast-of-reading.ts'
import { plainNames } from './reports.ts'

const STORY = `t${'0123456789abcdef'.repeat(2)}`

test('one unnamed source after another is the story’s own, told apart by number; marks alone are called by themselves', () => {
  const reading = read('The official said it would rain.', english)
  const [statement] = reading.statements
  const marks = { ...statement, source: [{ start: 0, end: 1, exact: '—' }] }
  const { actor: _, ...bare } = marks
  const nameless = { ...plainNames, designate: () => [{ key: 'k', kind: 'unnamed' as const, name: '' }] }
  const cast = new CastOfReading(STORY, reading, 2022, nameless)
  const ids = [bare, bare].flatMap((each) => cast.namedBy(each).map(({ designation }) => designation))
  assert.equal(new Set(ids).size, 2)
  for (const id of ids) assert.match(id, /^u0123456789abcdef[0-9a-f]{12}$/)
  assert.deepEqual(
    cast.own().map(({ id, name }) => [id, name]),
    ids.map((id) => [id, '—']),
  )
  assert.deepEqual(cast.designations(), [])
})
