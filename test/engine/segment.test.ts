import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { loadSegmenter } from '../../src/engine/segment/segment.ts'
import { packOfModels } from './pack-of-models.ts'

const model = join(fileURLToPath(import.meta.url), '..', '..', '..', 'languages', 'en', 'segment.bin')
const segmenter = loadSegmenter(packOfModels('en', { segment: new Uint8Array(readFileSync(model)) }))

describe('English sentences and words', () => {
  const cases = [
    'We|do|n’t|know|yet|.',
    "They|ca|n't|go|,|and|he|'s|gon|na|stay|.",
    'Mr.|Adams|said|:|“|It|’s|over|.|”',
    '“|We|will|wait|,|”|she|said|.',
    'The|talks|—|the|third|this|week|—|failed|.',
    'Prices|rose|5|%|to|$|3.50|.',
    'See|https://example.org/a/b.html|for|more|.',
    'The|envoy|,|John|Q.|Public|,|can|not|travel|.',
  ]
  for (const expected of cases) {
    it(expected.replaceAll('|', ' '), () => {
      const text = joined(expected.split('|'))
      assert.deepEqual(wordsIn(text).flat(), expected.split('|'))
    })
  }

  it('ends a sentence after the quotation mark that closes it', () => {
    const text = '“We will not leave.” The spokesman gave no reason. He then left the room.'
    assert.deepEqual(sentencesIn(text), [
      '“We will not leave.”',
      'The spokesman gave no reason.',
      'He then left the room.',
    ])
  })

  it('ends no sentence after a title or an initial', () => {
    const text = 'Gen. Mark A. Smith met Dr. Jones on Jan. 26. They talked.'
    assert.deepEqual(sentencesIn(text), ['Gen. Mark A. Smith met Dr. Jones on Jan. 26.', 'They talked.'])
  })

  it('ends a sentence at every line break', () => {
    const text = 'a heading\nthe first line\r\n\r\nanother'
    const found = segmenter.segment(text)
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      ['a heading', 'the first line', 'another'],
    )
    assert.deepEqual(
      found.map(({ paragraph }) => paragraph),
      [0, 1, 2],
    )
  })
})

describe('what holds for every text', () => {
  const strings = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('a', 'B', '.', '“', '”', "'", '’', 'n', 't', ' ', '\n', '5', '—', '\ud83d', '(', '@'),
    }),
  )

  it('tokens are in order, inside their sentence, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(strings, (text) => {
        let at = 0
        for (const { start, end, tokens } of segmenter.segment(text)) {
          assert.equal(start, tokens[0].start)
          assert.equal(end, tokens[tokens.length - 1].end)
          for (const token of tokens) {
            assert.ok(at <= token.start && token.start < token.end)
            assert.match(text.slice(at, token.start), /^\s*$/)
            assert.doesNotMatch(text.slice(token.start, token.end), /\s/)
            at = token.end
          }
        }
        assert.match(text.slice(at), /^\s*$/)
      }),
    )
  })

  it('time grows in step with length', () => {
    for (const piece of ['(', '"', 'a', '. ', 'a ', "n't", '“', 'word.Word']) {
      const started = performance.now()
      segmenter.segment(piece.repeat(Math.ceil(60_000 / piece.length)))
      assert.ok(performance.now() - started < 3000, `${piece} took ${performance.now() - started} ms`)
    }
  })

  it('a text without an end of sentence is cut', () => {
    for (const { tokens } of segmenter.segment('and so on '.repeat(5000))) assert.ok(tokens.length <= 600)
  })
})

function sentencesIn(text: string): string[] {
  return segmenter.segment(text).map(({ start, end }) => text.slice(start, end))
}

function wordsIn(text: string): string[][] {
  return segmenter.segment(text).map(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end)))
}

/** Words as a writer would set them: no space before closing marks and enclitics, none after opening ones. */
function joined(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/ (n[’']t|[’']s|na\b|[.,:%”…])/g, '$1')
    .replace(/([“$]) /g, '$1')
    .replace(/ — /g, '—')
    .replace('can not', 'cannot')
}
