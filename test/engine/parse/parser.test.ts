import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadParser, type Parser } from '../../../src/engine/parse/parser.ts'
import type { ParsedSentence, TaggedSentence, Word } from '../../../src/engine/sentence.ts'

const bytesOf = (language: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../languages/${language}/${name}`, import.meta.url)))

const parserOf = (language: string): Parser => {
  const none = new Uint8Array()
  const models = {
    segment: none,
    tag: bytesOf(language, 'tag.bin'),
    parse: bytesOf(language, 'parse.bin'),
    attribute: none,
    roles: none,
  }
  return loadParser({ language, name: language, version: '0', models, tables: {} })
}

const english = parserOf('en')
const japanese = parserOf('ja')

/** A sentence of words written `form/lemma/CLASS/TAG`. */
function tagged(text: string): TaggedSentence {
  const words: Word[] = []
  let start = 0
  for (const item of text.split(' ')) {
    const [form, lemma, wordClass, tag] = item.split('/')
    words.push({ start, end: start + form.length, form, lemma, class: wordClass, tag })
    start += form.length + 1
  }
  return { start: 0, end: Math.max(0, start - 1), paragraph: 0, words }
}

/** Arcs as `word <relation head`. */
function arcsOf({ words }: ParsedSentence): string[] {
  return words.map(({ form, head, relation }) => `${form} <${relation} ${head < 0 ? '·' : words[head].form}`)
}

function assertTree(sentence: TaggedSentence, { words }: ParsedSentence): void {
  assert.equal(words.length, sentence.words.length)
  assert.equal(words.filter(({ head }) => head === -1).length, Math.min(1, words.length))
  for (const [at, word] of words.entries()) {
    const { head, relation, ...plain } = word
    assert.deepEqual(plain, sentence.words[at])
    assert.ok(Number.isInteger(head) && -1 <= head && head < words.length && head !== at)
    assert.equal(relation === 'root', head === -1)
  }
  assert.ok(reachesRoot(words.map(({ head }) => head)))
}

/** Whether every word hangs below the root, however deep. */
function reachesRoot(heads: readonly number[]): boolean {
  const children = heads.map((): number[] => [])
  const found: number[] = []
  heads.forEach((head, at) => {
    if (head < 0) found.push(at)
    else children[head].push(at)
  })
  for (let next = 0; next < found.length; next++) found.push(...children[found[next]])
  return found.length === heads.length
}

const anyWord = fc.record({
  form: fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('said', ',', '"', '(', ')', 'the', '、', '「', '」', 'と'),
  ),
  lemma: fc.string({ maxLength: 4 }),
  class: fc.constantFrom('NOUN', 'VERB', 'PUNCT', 'ADP', 'DET', 'X', ''),
  tag: fc.constantFrom('NN', 'VBD', '', '動詞-一般'),
})

const anySentence = fc.array(anyWord, { maxLength: 60 }).map((words): TaggedSentence => {
  const spanned = words.map((word, at): Word => ({ ...word, start: 2 * at, end: 2 * at + 1 }))
  return { start: 0, end: 2 * words.length, paragraph: 0, words: spanned }
})

test('any tagged sentence gets one tree: one root, every word below it, words unchanged', () => {
  for (const parser of [english, japanese]) {
    fc.assert(fc.property(anySentence, (sentence) => assertTree(sentence, parser.parse(sentence))))
  }
})

test('the same sentence gets the same tree, whatever was parsed before it', () => {
  fc.assert(
    fc.property(anySentence, anySentence, (sentence, other) => {
      const before = english.parse(sentence)
      english.parse(other)
      assert.deepEqual(english.parse(sentence), before)
    }),
    { numRuns: 30 },
  )
})

test('the time a sentence takes grows with its length, not with its square', () => {
  const sentence = (times: number) => tagged(Array(times).fill('dogs/dog/NOUN/NNS bark/bark/VERB/VBP').join(' '))
  const secondsOf = (times: number) => {
    const started = process.cpuUsage()
    assertTree(sentence(times), english.parse(sentence(times)))
    return process.cpuUsage(started).user / 1e6
  }
  secondsOf(1000)
  const few = secondsOf(1000)
  const many = secondsOf(10000)
  assert.ok(many < 40 * few + 0.5, `${many} s for ten times what took ${few} s`)
})

test('English: a report with its speaker, complementiser and content', () => {
  const sentence = tagged(
    'The/the/DET/DT minister/minister/NOUN/NN said/say/VERB/VBD that/that/SCONJ/IN talks/talk/NOUN/NNS ' +
      'had/have/AUX/VBD failed/fail/VERB/VBN ././PUNCT/.',
  )
  assert.deepEqual(arcsOf(english.parse(sentence)), [
    'The <det minister',
    'minister <nsubj said',
    'said <root ·',
    'that <mark failed',
    'talks <nsubj failed',
    'had <aux failed',
    'failed <ccomp said',
    '. <punct said',
  ])
})

test('Japanese: a report with its speaker and quotative particle', () => {
  const sentence = tagged(
    '大臣/大臣/NOUN/名詞-普通名詞-一般 は/は/ADP/助詞-係助詞 、/、/PUNCT/補助記号-読点 交渉/交渉/NOUN/名詞-普通名詞-サ変可能 が/が/ADP/助詞-格助詞 ' +
      '失敗/失敗/VERB/名詞-普通名詞-サ変可能 し/する/AUX/動詞-非自立可能 た/た/AUX/助動詞 と/と/ADP/助詞-格助詞 ' +
      '述べ/述べる/VERB/動詞-一般 た/た/AUX/助動詞 。/。/PUNCT/補助記号-句点',
  )
  const arcs = arcsOf(japanese.parse(sentence))
  for (const arc of ['大臣 <nsubj 述べ', 'は <case 大臣', '交渉 <nsubj 失敗', 'と <case 失敗', '述べ <root ·']) {
    assert.ok(arcs.includes(arc), `${arc} is not among ${arcs.join(', ')}`)
  }
})
