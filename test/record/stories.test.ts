import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Found, factsOf } from '../../src/record/index.ts'
import { addressOf, type Likeness, storiesOf } from '../../src/record/stories.ts'
import type { Appearance } from '../../src/schema/index.ts'
import { shingles, version } from '../../src/text/index.ts'
import { HARBOUR } from './reports.ts'

const SENTENCES = HARBOUR.split(/(?<=[.!?”]) /)
/** Some of the report’s sentences are others. */
const PART = SENTENCES.map((sentence, at) =>
  at % 5 !== 3 ? sentence : `Nothing of what stood here stands here any more, not ${at} words.`,
).join(' ')
const ALTERED = HARBOUR.replace('more time', 'a little more time')

type Sample = Pick<Found, 'text'> & Partial<Found>

function appearance(fields: Sample): Appearance {
  const [, found] = factsOf({ language: 'en', at: '2022-02-01T00:00:00Z', ...fields })
  return found as Appearance
}

function stories(...appearances: Sample[]): string[][] {
  const texts = new Map(appearances.map(({ text }) => [version(text).id as string, text]))
  const likeness: Likeness = {
    shinglesOf: (id) => shingles(texts.get(id) ?? ''),
    beginningOf: (id) => (texts.get(id) ?? '').split('\n')[0],
  }
  const found = storiesOf(appearances.map(appearance), likeness)
  return found.map((story) => story.appearances.map(({ outlet = '', url = '' }) => `${outlet}${url}`))
}

test('one address is one story, however it changed and however the address is written', () => {
  const url = 'https://post.example/talks'
  assert.equal(stories({ text: HARBOUR, url }, { text: 'Other words.', url: `${url}/?utm_source=x#top` }).length, 1)
  assert.equal(stories({ text: HARBOUR, url }, { text: HARBOUR, url: `${url}/2` }).length, 2)
})

test('without addresses, texts that are nearly the same are one story; partly the same only where they begin alike', () => {
  assert.equal(stories({ text: HARBOUR }, { text: ALTERED }).length, 1)
  assert.equal(stories({ text: HARBOUR }, { text: PART }).length, 1)
  assert.equal(stories({ text: HARBOUR }, { text: `Another heading\n${PART}` }).length, 2)
})

test('of two outlets, the same text is two stories', () => {
  assert.equal(stories({ text: HARBOUR, outlet: 'Post' }, { text: HARBOUR, outlet: 'Times' }).length, 2)
  assert.equal(stories({ text: HARBOUR, outlet: 'Post' }, { text: ALTERED, outlet: 'Post' }).length, 1)
})

test('a text of no outlet and no address is of the story it resembles most', () => {
  const found = stories(
    { text: HARBOUR, outlet: 'Post' },
    { text: ALTERED, outlet: 'Times', url: 'https://times.example/1' },
    { text: HARBOUR },
  )
  assert.deepEqual(found.map((story) => story.length).sort(), [1, 2])
  assert.ok(found.some((story) => story.length === 2 && story.includes('Post')))
})

test('an address is the same without scheme, www, fragment, tracking and the last slash; its path and query count', () => {
  assert.equal(addressOf('https://www.Post.example/A/?utm_medium=x&id=3#part'), addressOf('http://post.example/A?id=3'))
  assert.notEqual(addressOf('https://post.example/A'), addressOf('https://post.example/a'))
  assert.notEqual(addressOf('https://post.example/?id=3'), addressOf('https://post.example/?id=4'))
})
