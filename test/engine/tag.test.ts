import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { loadSegmenter } from '../../src/engine/segment/segment.ts'
import { loadTagger } from '../../src/engine/tag/tagger.ts'
import { packOfModels } from './pack-of-models.ts'

const languages = join(fileURLToPath(import.meta.url), '..', '..', '..', 'languages')
const english = readerOf('en')
const japanese = readerOf('ja')

describe('tags', () => {
  it('gives English words class, tag and lemma', () => {
    const found = english('The ministers said they had not rejected the proposals.')
    assert.equal(
      found.map((word) => `${word.lemma}/${word.class}/${word.tag}`).join(' '),
      'the/DET/DT minister/NOUN/NNS say/VERB/VBD they/PRON/PRP have/AUX/VBD not/PART/RB reject/VERB/VBN ' +
        'the/DET/DT proposal/NOUN/NNS ./PUNCT/.',
    )
  })

  it('sees through contractions with either apostrophe', () => {
    for (const text of ["We don't know.", 'We don’t know.']) {
      assert.deepEqual(
        english(text).map(({ lemma }) => lemma),
        ['we', 'do', 'not', 'know', '.'],
      )
    }
  })

  it('gives Japanese words class, tag and lemma', () => {
    const found = japanese('大臣は会議に出なかった。')
    assert.deepEqual(
      found.map(({ lemma }) => lemma),
      ['大臣', 'は', '会議', 'に', '出る', 'ない', 'た', '。'],
    )
    assert.equal(found[1].tag, '助詞-係助詞')
    assert.equal(found[4].class, 'VERB')
  })
})

describe('what holds for every text', () => {
  it('every word has its form, a class and a lemma, under the segmented words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [english, japanese]) {
          for (const word of read(text)) {
            assert.equal(word.form, text.slice(word.start, word.end))
            assert.match(word.class, /^[A-Z]+$/)
            assert.notEqual(word.lemma, '')
          }
        }
      }),
    )
  })
})

function readerOf(language: string) {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(languages, language, name)))
  const pack = packOfModels(language, { segment: bytes('segment.bin'), tag: bytes('tag.bin') })
  const segmenter = loadSegmenter(pack)
  const tagger = loadTagger(pack)
  return (text: string) => segmenter.segment(text).flatMap((sentence) => tagger.tag(text, sentence).words)
}
