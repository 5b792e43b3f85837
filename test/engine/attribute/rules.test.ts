import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  continueAfterCue,
  continueInNextParagraph,
  dropFinalStop,
  snapToQuotation,
} from '../../../src/engine/attribute/amend.ts'
import { bothSidesOfParenthesis } from '../../../src/engine/attribute/amend-edges.ts'
import type { Draft } from '../../../src/engine/attribute/draft.ts'
import { dashName, speakerTurn } from '../../../src/engine/attribute/propose.ts'
import { layOut, type Trees } from '../../../src/engine/attribute/trees.ts'
import type { ParsedSentence, ParsedWord } from '../../../src/engine/sentence.ts'

/** Flat trees over sentences that end at a stop, or a line break: enough for rules that look at marks alone. */
function flat(text: string): Trees {
  const sentences: ParsedSentence[] = []
  let paragraph = 0
  for (const line of text.matchAll(/[^\n]+/g)) {
    for (const part of line[0].matchAll(/\S.*?(?:[.!?]["”]?(?=\s|$)|$)/g)) {
      const start = line.index + part.index
      const words = [...part[0].matchAll(/[\p{L}\p{N}]+|\S/gu)].map(
        (found, i): ParsedWord => ({
          start: start + found.index,
          end: start + found.index + found[0].length,
          form: found[0],
          lemma: found[0].toLowerCase(),
          class: /[\p{L}\p{N}]/u.test(found[0]) ? 'X' : 'PUNCT',
          tag: '',
          head: i === 0 ? -1 : 0,
          relation: i === 0 ? 'root' : 'dep',
        }),
      )
      sentences.push({ start, end: start + part[0].length, paragraph, words })
    }
    paragraph++
  }
  return layOut({ text, blocks: [], sentences }, new Map())
}

function draft(text: string, source: string, cue: string, content: string): Draft {
  const at = (words: string) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }]
  const finder = { kind: 'rule', name: 'by-hand' } as const
  return { source: at(source), cue: at(cue), content: at(content), probability: 0.5, finder }
}

const contents = (text: string, drafts: readonly Draft[]) =>
  drafts.map(({ content }) => content.map(({ start, end }) => text.slice(start, end)))

test('a dash and a name after a quotation, on one line or two', () => {
  for (const text of ['“The sea took it all.” ― Ana Teslic', '“The sea took it all.”\n— Ana Teslic']) {
    const [found] = dashName(flat(text))
    assert.equal(text.slice(found.source[0].start, found.source[0].end), 'Ana Teslic')
    assert.deepEqual(contents(text, [found]), [['“The sea took it all.”']])
  }
  assert.deepEqual(dashName(flat('The port — Selm')), [])
})

test('turns of a transcript, where there are at least two', () => {
  const text = 'REVE: We never crossed it.\nTESLIC: You did.'
  assert.deepEqual(contents(text, speakerTurn(flat(text))), [['We never crossed it.'], ['You did.']])
  assert.deepEqual(speakerTurn(flat('NOTE: prices vary.')), [])
})

test('a content that stops inside a quotation runs to its end, and begins with it', () => {
  const text = 'He said “we wait and we hope” again.'
  const trees = flat(text)
  assert.deepEqual(contents(text, snapToQuotation(trees, [draft(text, 'He', 'said', '“we wait')])), [
    ['“we wait and we hope”'],
  ])
  assert.deepEqual(contents(text, snapToQuotation(trees, [draft(text, 'He', 'said', 'we hope”')])), [
    ['“we wait and we hope”'],
  ])
})

test('a quotation runs on after its cue, and in a next paragraph that is nothing else', () => {
  const text = '“We wait,” he said. “We hope.”\n“We stay here.”\nThe rest went home.'
  const trees = flat(text)
  const drafts = continueAfterCue(trees, [draft(text, 'he', 'said', '“We wait,”')])
  assert.deepEqual(contents(text, drafts), [['“We wait,”', '“We hope.”']])
  assert.deepEqual(contents(text, continueInNextParagraph(trees, drafts)), [
    ['“We wait,”', '“We hope.”', '“We stay here.”'],
  ])
})

test('an indirect content leaves its sentence’s stop out, a quoted one keeps it', () => {
  const text = 'He said they wait.'
  assert.deepEqual(contents(text, dropFinalStop(flat(text), [draft(text, 'He', 'said', 'they wait.')])), [
    ['they wait'],
  ])
  const quoted = 'He said “they wait.”'
  const kept = dropFinalStop(flat(quoted), [draft(quoted, 'He', 'said', '“they wait.”')])
  assert.deepEqual(contents(quoted, kept), [['“they wait.”']])
})

test('what stands before a parenthesis belongs to what is said behind it, unless somebody else speaks there', () => {
  const text = 'The latest test, she said, was the biggest yet.'
  const found = bothSidesOfParenthesis(flat(text), [draft(text, 'she', 'said', 'was the biggest yet')])
  assert.deepEqual(contents(text, found), [['The latest test', 'was the biggest yet']])
  const other = 'Orrin denied it, she said, for weeks.'
  const drafts = [draft(other, 'Orrin', 'denied', 'it'), draft(other, 'she', 'said', 'for weeks')]
  assert.deepEqual(contents(other, bothSidesOfParenthesis(flat(other), drafts)), [['it'], ['for weeks']])
})
