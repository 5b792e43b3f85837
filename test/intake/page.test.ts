import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportOf } from '../../src/intake/index.ts'

const LONG =
  'The minister said on Tuesday that the port would stay closed until the boats were withdrawn from the line.'

/** The report in a page whose article holds `inner`. */
const reportIn = (inner: string, head = '') =>
  reportOf(
    new TextEncoder().encode(
      `<!doctype html><html><head>${head}</head><body><article>${inner}<p>${LONG}</p><p>${LONG} Again.</p></article></body></html>`,
    ),
    'a page',
  )

const paragraphs = async (inner: string, head?: string) => (await reportIn(inner, head)).text.split('\n\n').slice(0, -2)

test('a line break of the source is a space, none amid Japanese; <br> breaks the line', async () => {
  assert.deepEqual(
    await paragraphs('<p>The boats had\n   left<br>the harbour.</p><p>大臣は、港を\n閉鎖すると述べた。</p>'),
    ['The boats had left\nthe harbour.', '大臣は、港を閉鎖すると述べた。'],
  )
})

test('text around a list within a list is kept, in order', async () => {
  assert.deepEqual(await paragraphs('<ul><li>Before <ul><li>inside</li></ul> and after.</li></ul>'), [
    'Before',
    'inside',
    'and after.',
  ])
})

test('a headline that the article repeats is its title, not its first paragraph', async () => {
  const report = await reportIn('<h1>Talks stall: no date set</h1>', '<title>Talks stall: no date set</title>')
  assert.equal(report.title, 'Talks stall: no date set')
  assert.ok(report.text.startsWith(LONG))
})

test('what the server says of a page outweighs its first characters', async () => {
  const bytes = new TextEncoder().encode('<p>is how a paragraph opens in HTML, the engineer wrote.')
  assert.match((await reportOf(bytes, 'notes', { isPage: false })).text, /^<p>/)
  const page = new TextEncoder().encode(`One. <article>${`<p>${LONG}</p>`.repeat(6)}</article>`)
  assert.doesNotMatch((await reportOf(page, 'a page', { isPage: true })).text, /</)
})
