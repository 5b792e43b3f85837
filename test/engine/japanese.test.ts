import assert from 'node:assert/strict'
import { test } from 'node:test'
import { japanese } from '@readout/ja'
import fc from 'fast-check'
import { read } from '../../src/engine/index.ts'
import { loadSegmenter } from '../../src/engine/segment/segment.ts'

const segmenter = loadSegmenter(japanese)
const sentencesOf = (text: string) => segmenter.segment(text).map(({ start, end }) => text.slice(start, end))
const wordsOf = (text: string) =>
  segmenter.segment(text).flatMap(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end)))

test('words: short units, as UD cuts them', () => {
  assert.deepEqual(wordsOf('大臣は述べた。'), ['大臣', 'は', '述べ', 'た', '。'])
  assert.deepEqual(wordsOf('政府は回答を待っている。'), ['政府', 'は', '回答', 'を', '待っ', 'て', 'いる', '。'])
})

test('sentences: a quotation of several sentences stays with its cue', () => {
  assert.deepEqual(sentencesOf('「会う。必ず会う。」と首相は述べた。記者は待った。'), [
    '「会う。必ず会う。」と首相は述べた。',
    '記者は待った。',
  ])
})

test('sentences: an unclosed quotation holds nothing together', () => {
  assert.deepEqual(sentencesOf('首相は「会う。必ず会う。記者は待った。'), [
    '首相は「会う。',
    '必ず会う。',
    '記者は待った。',
  ])
})

test('sentences: a quotation that ends one is followed by the next', () => {
  assert.deepEqual(sentencesOf('「会う。」記者は待った。'), ['「会う。」', '記者は待った。'])
})

test('words and white space rejoin to the text, and no surrogate pair is cut', () => {
  const pieces = fc.constantFrom(
    ...['大臣', 'は', '「', '」', '。', ' ', '\n', '😀', 'ABC', '３０', 'ﾗｼﾞｵ', '\ud83d', 'と述べた', '、', '️'],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      let at = 0
      for (const { tokens } of segmenter.segment(text)) {
        for (const { start, end } of tokens) {
          assert.match(text.slice(at, start), /^\s*$/)
          assert.ok(!/[\ud800-\udbff]$/.test(text.slice(0, end)) || !/^[\udc00-\udfff]/.test(text.slice(end)))
          at = end
        }
      }
      assert.match(text.slice(at), /^\s*$/)
    }),
  )
})

/** The statements of a text as "source | cue | content". */
function statementsIn(text: string): string[] {
  const words = (spans: readonly { exact: string }[]) => spans.map((at) => at.exact).join(' … ')
  return read(text, japanese).statements.map(
    ({ source, cue, content }) => `${words(source)} | ${words(cue)} | ${words(content)}`,
  )
}

test('statements: direct, indirect, and a source behind its content', () => {
  assert.deepEqual(statementsIn('外相は「交渉は続く」と述べた。'), ['外相 | 述べた | 「交渉は続く」'])
  assert.deepEqual(statementsIn('田中外相は、交渉は来週まで続くと語った。'), ['田中外相 | 語った | 交渉は来週まで続く'])
  assert.deepEqual(statementsIn('「交渉は続く」と、田中外相は記者団に語った。'), ['田中外相 | 語った | 「交渉は続く」'])
})

test('statements: on a newspaper’s word', () => {
  assert.deepEqual(statementsIn('東方新聞によると、港は再び開いた。'), ['東方新聞 | によると | 港は再び開いた'])
})

test('statements: a second quotation runs on from the first', () => {
  const { statements } = read('外相は「交渉は続く」と述べた。「急ぐ必要はない。」', japanese)
  assert.equal(statements.length, 2)
  assert.equal(statements[1].continues, statements[0].id)
  assert.deepEqual([statements[1].source, statements[1].cue], [[], []])
})

test('no statements: という that names, passives, and names between quotation marks', () => {
  for (const text of ['「平和の鐘」という歌がある。', 'この町は水の都と言われている。', '彼は「東の門」を通った。']) {
    assert.deepEqual(statementsIn(text), [], text)
  }
})
