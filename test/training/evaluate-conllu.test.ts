import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConllu } from '../../training/conllu.ts'
import { evaluateConllu, rawTreebank, type SystemSentence } from '../../training/evaluate-conllu.ts'

/** Two sentences of one paragraph, with a multiword token. */
const GOLD = `# sent_id = 1
# text = She won't go.
1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = We stay.
1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj:pass\t_\t_
2\tstay\tstay\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

`

function treebank() {
  const path = join(mkdtempSync(join(tmpdir(), 'conllu-')), 'gold.conllu')
  writeFileSync(path, GOLD)
  return rawTreebank(readConllu(path))
}

test('gold read as a system would give it scores 1 in everything', () => {
  const raw = treebank()
  assert.equal(raw.text, "She won't go. We stay.")
  const scores = evaluateConllu(raw, raw.sentences)
  for (const [measure, { f1 }] of Object.entries(scores)) assert.equal(f1, 1, measure)
})

test('a wrong class, head, relation or border costs its word, a subtype nothing', () => {
  const raw = treebank()
  const [first, second] = raw.sentences
  const changed: SystemSentence[] = [
    { words: first.words.map((word, at) => (at === 0 ? { ...word, class: 'NOUN', relation: 'obj' } : word)) },
    { words: second.words.map((word, at) => (at === 0 ? { ...word, relation: 'nsubj' } : word)) },
  ]
  const scores = evaluateConllu(raw, changed)
  assert.equal(scores.words.f1, 1)
  assert.equal(scores.upos.f1, 7 / 8)
  assert.equal(scores.uas.f1, 1)
  assert.equal(scores.las.f1, 7 / 8)
})

test('words and sentences with other borders are wrong, those beside them are not', () => {
  const raw = treebank()
  const [first, second] = raw.sentences
  const [we, stay] = second.words
  const glued = { ...stay, end: stay.end + 1 }
  const scores = evaluateConllu(raw, [{ words: [...first.words, we, glued] }])
  assert.equal(scores.words.recall, 6 / 8)
  assert.equal(scores.words.precision, 6 / 7)
  assert.equal(scores.sentences.f1, 0)
})
