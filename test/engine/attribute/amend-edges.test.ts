import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startAtComplementiser, withApposition } from '../../../src/engine/attribute/amend-edges.ts'
import type { Draft } from '../../../src/engine/attribute/draft.ts'
import { layOut, type Trees } from '../../../src/engine/attribute/trees.ts'
import type { ParsedWord } from '../../../src/engine/sentence.ts'

/** The tree of one sentence, its words as `form/CLASS/relation<head`, and which of them nearly always report. */
function tree(words: string, cues: readonly string[] = []): Trees {
  let text = ''
  const parsed = words.split(' ').map((word): ParsedWord => {
    const [, form, wordClass, relation, head] = /^(.+)\/(\w+)\/([\w:]+)<(-?\d+)$/.exec(word) ?? []
    const start = text === '' || wordClass === 'PUNCT' ? text.length : text.length + 1
    text = text.padEnd(start) + form
    return { start, end: text.length, form, lemma: form, class: wordClass, tag: '', head: Number(head), relation }
  })
  const sentence = { start: 0, end: text.length, paragraph: 0, words: parsed }
  return layOut({ text, blocks: [], sentences: [sentence] }, new Map(cues.map((cue) => [cue, 6])))
}

function draft({ text }: Trees, source: string, cue: string, content: string): Draft {
  const at = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }]
  const finder = { kind: 'rule', name: 'by-hand' } as const
  return { source: at(source), cue: at(cue), content: at(content), probability: 0.5, finder }
}

test('a source takes in the apposition between it and its cue', () => {
  const pilot = tree(
    'Ines/PROPN/nsubj<8 Alba/PROPN/flat<0 ,/PUNCT/punct<4 a/DET/det<4 pilot/NOUN/appos<0 in/ADP/case<6 Selm/PROPN/nmod<4 ' +
      ',/PUNCT/punct<4 said/VERB/root<-1 it/PRON/nsubj<10 sank/VERB/ccomp<8',
  )
  const [found] = withApposition(pilot, [draft(pilot, 'Ines Alba', 'said', 'it sank')])
  assert.deepEqual(
    found.source.map(({ start, end }) => pilot.text.slice(start, end)),
    ['Ines Alba, a pilot in Selm'],
  )
})

test('what a source does meanwhile is no part of it', () => {
  const speaking = tree(
    'Alba/PROPN/nsubj<6 ,/PUNCT/punct<2 speaking/VERB/acl<0 in/ADP/case<4 Selm/PROPN/obl<2 ,/PUNCT/punct<2 ' +
      'said/VERB/root<-1 it/PRON/nsubj<8 sank/VERB/ccomp<6',
  )
  const before = draft(speaking, 'Alba', 'said', 'it sank')
  assert.deepEqual(withApposition(speaking, [before]), [before])
})

const CALL =
  'Orlov/PROPN/nsubj<1 told/VERB/root<-1 Jan/PROPN/iobj<1 Tarek/PROPN/flat<2 in/ADP/case<6 a/DET/det<6 call/NOUN/obl<1 '

test('a content starts at the clause that the parser hung from a noun before it', () => {
  const call = tree(`${CALL}that/SCONJ/mark<10 ports/NOUN/nsubj<10 would/AUX/aux<10 open/VERB/acl:relcl<6`, [
    'told VERB',
  ])
  const [found] = startAtComplementiser(call, [draft(call, 'Orlov', 'told', 'Tarek in a call that ports would open')])
  assert.deepEqual(
    found.content.map(({ start, end }) => call.text.slice(start, end)),
    ['that ports would open'],
  )
})

test('a clause that says which noun is meant begins no content', () => {
  const call = tree(`${CALL}that/PRON/nsubj<9 never/ADV/advmod<9 ended/VERB/acl:relcl<6`, ['told VERB'])
  const before = draft(call, 'Orlov', 'told', 'Tarek in a call that never ended')
  assert.deepEqual(startAtComplementiser(call, [before]), [before])
})
