import assert from 'node:assert/strict'
import { test } from 'node:test'
import { japanese } from '@readout/ja'
import { loadSegmenter } from '../../src/engine/segment/segment.ts'

const segmenter = loadSegmenter(japanese)

/** Asserts where a text is cut into sentences: at each "|". */
function cut(marked: string): void {
  const text = marked.replaceAll('|', '')
  const sentences = segmenter.segment(text).map(({ start, end }) => text.slice(start, end))
  assert.deepEqual(sentences.join('|'), marked)
}

test('sentences: 。 ends one although the next begins like a particle', () => {
  cut('橋は閉じられた。|なお、船は出ている。')
  cut('ﾊｼは閉じた｡|なお、船は出ている｡')
  cut('港は閉じられた。|だが、船は出ている。|もう一隻は戻った。|とくに遅れはない。|でも心配だ。')
})

test('sentences: a particle after a closed quotation goes on', () => {
  cut('「橋は閉じる。船も出ない。」との声がある。|町は静かだ。')
  cut('「本当か？」と記者は聞いた。|答えはなかった。')
})

test('sentences: a closed quotation is followed by one that begins like a particle', () => {
  cut('「橋は閉じる。」|なお、船は出ている。')
  cut('「本当か？」|だが、答えはなかった。')
})

test('sentences: a name that ends in 。, and an unopened quotation', () => {
  cut('朝の娘。の歌が流れた。|町は静かだ。')
  cut('橋は閉じる。」と市長は述べた。|町は静かだ。')
})

const SENTENCE_LIMIT = 1500

for (const [name, piece, tail] of [
  ['opening brackets', '「', ''],
  ['closing brackets behind a full stop', '」', ''],
  ['pairs of brackets', '「」', ''],
  ['spaces behind a full stop', ' ', '終'],
  ['letters without an end', 'あ', ''],
  ['halves of surrogate pairs', '\ud83d', ''],
] as const) {
  test(`long text: ${name}`, { timeout: 20_000 }, () => {
    const text = `始。${piece.repeat(1_000_000 / piece.length)}${tail}`
    for (const { start, end } of segmenter.segment(text)) assert.ok(end - start <= SENTENCE_LIMIT + 1)
  })
}
