import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import type { Page } from 'playwright-core'
import { read } from '../../src/engine/index.ts'
import { reportOf } from '../../src/intake/index.ts'
import { keepPicture, type OpenedDesk, openDesk, skip } from './opened-desk.ts'

let desk: OpenedDesk
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')
const ENGLISH = sample('harbour-talks.en.txt')
const JAPANESE = sample('blinken-lavrov.ja.txt')

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

/** What the page saves of what it read. */
async function saved(page: Page): Promise<unknown> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: /Save as JSON|JSON で保存/ }).click()
  const stream = await (await waiting).createReadStream()
  let json = ''
  for await (const chunk of stream) json += chunk
  return JSON.parse(json)
}

test('a text that is pasted is read in the page as it is read in Node, in both languages and themes', {
  skip,
}, async () => {
  for (const [locale, colorScheme, width, text, pack, button] of [
    ['en-GB', 'light', 1280, ENGLISH, english, 'Read'],
    ['ja-JP', 'dark', 390, JAPANESE, japanese, '読み取る'],
    ['en-GB', 'dark', 1280, JAPANESE, japanese, 'Read'],
    ['ja-JP', 'light', 390, ENGLISH, english, '読み取る'],
  ] as const) {
    const page = await desk.open('/read', { locale, colorScheme, viewport: { width, height: 800 } })
    await page.getByRole('textbox', { name: /The report’s text|記事の本文/ }).fill(text)
    await page.getByLabel(/Published on|公開日/).fill('2024-03-05')
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.waitForSelector('[data-card]')
    const expected = { text, published: '2024-03-05', ...read(text, pack, { published: '2024-03-05' }) }
    assert.deepEqual(await saved(page), JSON.parse(JSON.stringify(expected)))
    await page.screenshot({ path: `build/screenshots/read-${colorScheme}-${width}.png` })
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('nothing leaves the page while it reads', { skip }, async () => {
  const page = await desk.open('/read')
  const asked: { method: string; url: string; body: string | null }[] = []
  page
    .context()
    .on('request', (request) => asked.push({ method: request.method(), url: request.url(), body: request.postData() }))
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(ENGLISH)
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.waitForSelector('[data-card]')
  assert.ok(asked.some(({ url }) => url.endsWith('/parse.bin')))
  for (const { method, url, body } of asked) {
    assert.equal(method, 'GET')
    assert.equal(body, null)
    assert.ok(url.startsWith(`${desk.address}/assets/`), url)
    assert.equal(new URL(url).search, '')
  }
  asked.length = 0
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(`${ENGLISH}\n\n“We will wait,” Reve said.`)
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByText('We will wait').last().waitFor()
  assert.deepEqual(asked, [])
  await page.context().close()
})

test('no page loads engine or models before something is to be read', { skip }, async () => {
  const { items } = await desk.store.stories({}, { limit: 1 })
  for (const path of ['/', `/stories/${items[0].id}`, '/read']) {
    const page = await desk.open(path)
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    assert.ok(urls.length > 3)
    assert.ok(!urls.some((url) => /packs|\breader|\.bin/.test(url)))
    const scripts = urls.filter((url) => url.endsWith('.js'))
    const sizes = scripts.map((url) => gzipSync(readFileSync(join('dist', 'web', new URL(url).pathname))).length)
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 200_000)
    await page.context().close()
  }
})

test('a file is read as the command line reads it: text in an old encoding, and the article of a page', {
  skip,
}, async () => {
  const paragraphs = ENGLISH.split('\n\n')
    .map((each) => `<p>${each}</p>`)
    .join('\n')
  const html = `<!doctype html><html><head><title>Talks stall</title><meta property="og:site_name" content="Selm Herald">
    <meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Talks stall</h1>${paragraphs}</article>
    <script>document.title = 'run'</script><img src="x" onerror="document.title = 'run'"></body></html>`
  for (const [name, bytes] of [
    ['talks.html', Buffer.from(html)],
    ['talks.txt', Buffer.from(`\ufeff${ENGLISH}`, 'utf16le')],
  ] as const) {
    const page = await desk.open('/read')
    await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
    await page.getByText(name).waitFor()
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.waitForSelector('[data-card]')
    const report = await reportOf(new Uint8Array(bytes), name)
    const { published } = report
    const expected = { ...report, ...read(report.text, english, published === undefined ? {} : { published }) }
    assert.deepEqual(await saved(page), JSON.parse(JSON.stringify(expected)))
    assert.equal(await page.title(), 'Paste and read – Readout')
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('what is too long, empty of letters or of another language is told, and the page stays quick', {
  skip,
}, async () => {
  const page = await desk.open('/read')
  const field = page.getByRole('textbox', { name: 'The report’s text' })
  const said = async (text: string) => {
    await field.fill(text)
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    return (await alert.textContent()) ?? ''
  }
  assert.match(await said('12 34'), /could not be told/)
  assert.match(await said('안녕하세요 여러분 오늘은 날씨가 좋습니다'), /No model reads Korean/)
  const huge = Buffer.from('He said that they would not leave. '.repeat(300_000))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'huge.txt', mimeType: 'text/plain', buffer: huge })
  await page.getByText('huge.txt').waitFor()
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByText('2,000,000 at most').waitFor()
  await keepPicture(page, 'read-refused')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a long text is read beside the page, which answers meanwhile, and can be given up', { skip }, async () => {
  const page = await desk.open('/read')
  const long = Buffer.from('“We will wait,” the minister said. He added that nobody had answered. '.repeat(15_000))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: long })
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByText('Reading …').waitFor()
  const began = Date.now()
  await page.getByLabel('Theme').selectOption('dark')
  assert.ok(Date.now() - began < 1000)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Reading …').waitFor({ state: 'detached' })
  assert.ok(await page.getByRole('button', { name: 'Read', exact: true }).isEnabled())
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('what was read is added to the record by who may, and its report is shown', { skip }, async () => {
  const page = await desk.open('/read')
  const text = 'Ferries stay in port\n\n“The ferries will sail again on Monday,” Mira Sole told reporters in Kess.'
  await page.getByRole('textbox', { name: 'The report’s text' }).fill(text)
  await page.getByLabel('Published on').fill('2024-03-06')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.waitForSelector('[data-card]')
  await page.locator('summary', { hasText: 'Add to the record' }).click()
  await page.getByLabel('Outlet').fill('Kess Courier')
  await page.getByRole('button', { name: 'Add to the record' }).click()
  await page.waitForURL('**/stories/**')
  await page.getByText('Kess Courier').first().waitFor()
  await page.waitForSelector('[data-card]')
  const { items } = await desk.store.stories({ outlets: ['Kess Courier'] }, { limit: 10 })
  const { versions } = await desk.store.story(items[0].id)
  assert.equal(versions[0].text, text)
  assert.equal(versions[0].appearance.published, '2024-03-06')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})
