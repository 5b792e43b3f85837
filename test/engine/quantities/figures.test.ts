import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { findQuantities, loadQuantities } from '../../../src/engine/quantities/quantities.ts'

/** The figures of a text as `words = value unit`, with what qualifies them. */
function figuresIn(text: string, pack: typeof english | typeof japanese): string[] {
  return findQuantities(text, loadQuantities(pack), undefined).figures.map(
    ({ exact, value, unit, approximate, bound }) =>
      [`${exact} = ${value} ${unit}`, approximate && 'approximate', bound].filter(Boolean).join(', '),
  )
}

test('English figures, scaled, with unit, approximate or a bound', () => {
  assert.deepEqual(figuresIn('The call lasted about 40 minutes.', english), ['40 minutes = 40 minute, approximate'])
  assert.deepEqual(figuresIn('At least 3,000 people fled.', english), ['3,000 people = 3000 person, at-least'])
  assert.deepEqual(figuresIn('They asked for $2.5 billion.', english), ['$2.5 billion = 2500000000 USD'])
})

test('Japanese figures, scaled, with unit, approximate or a bound', () => {
  assert.deepEqual(figuresIn('約30分ほど話した。', japanese), ['30分 = 30 minute, approximate'])
  assert.deepEqual(figuresIn('3万人以上が集まった。', japanese), ['3万人 = 30000 person, at-least'])
  assert.deepEqual(figuresIn('数千人が避難した。', japanese), ['数千人 = 1000 person, approximate, at-least'])
})

test('a number that is part of a date is no figure', () => {
  assert.deepEqual(figuresIn('2022年2月1日に会談した。', japanese), [])
})
