import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

test('the desk shows dossiers and the latest statements, in both languages and themes', { skip }, async () => {
  for (const [locale, colorScheme, width, heading] of [
    ['en-GB', 'light', 1280, 'Latest statements'],
    ['ja-JP', 'dark', 390, '最新の発言'],
  ] as const) {
    const page = await desk.open('/', { locale, colorScheme, viewport: { width, height: 800 } })
    assert.equal(await page.getByRole('heading', { name: heading }).count(), 1)
    assert.equal(await page.getByRole('link', { name: 'Two crises: enlargement and the harbour' }).count(), 1)
    assert.ok((await page.getByRole('article').count()) > 3)
    await keepPicture(page, `home-${colorScheme}`)
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('language and theme that were chosen stay', { skip }, async () => {
  const page = await desk.open('/')
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByLabel('Language').selectOption('ja')
  await page.reload()
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja')
  await page.context().close()
})

test('“/” goes to the search field, and a search to its page', { skip }, async () => {
  const page = await desk.open('/')
  await page.keyboard.press('/')
  await page.keyboard.type('boats')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?**text=boats')
  await page.goBack()
  await settled(page)
  assert.equal(new URL(page.url()).pathname, '/')
  await page.context().close()
})

test('an address that is no page says so', { skip }, async () => {
  const page = await desk.open('/nowhere')
  assert.equal(await page.getByRole('heading', { name: 'There is no such page' }).count(), 1)
  await page.context().close()
})
