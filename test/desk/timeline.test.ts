import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

const days = (page: Page) =>
  page.locator('[data-day]').evaluateAll((all) => all.map((each) => each.getAttribute('data-day')))

test('a histogram, and below it what was said, day by day; both languages and themes', { skip }, async () => {
  for (const [locale, colorScheme, width, name] of [
    ['en-GB', 'light', 1280, 'Statements over time'],
    ['ja-JP', 'dark', 390, '発言数の推移'],
  ] as const) {
    const page = await desk.open('/timeline?dossier=all', { locale, colorScheme, viewport: { width, height: 800 } })
    await page.getByRole('figure', { name }).waitFor()
    await settled(page)
    assert.deepEqual((await days(page))[0], '2024-03-05')
    assert.ok((await page.getByRole('article').count()) > 3)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await keepPicture(page, `timeline-${colorScheme}`)
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('days are chosen by two sliders, by keyboard, and kept in the address', { skip }, async () => {
  const page = await desk.open('/timeline?dossier=all')
  const from = page.getByRole('slider', { name: 'From' })
  await from.waitFor()
  await settled(page)
  const most = Number(await from.getAttribute('aria-valuemax'))
  await from.focus()
  await page.keyboard.press('End')
  await page.waitForURL(/since=2024-03/)
  await settled(page)
  assert.deepEqual([...new Set(await days(page))], ['2024-03-05'])
  assert.equal(Number(await from.getAttribute('aria-valuenow')), most)
  await page.keyboard.press('Home')
  await page.waitForURL((url) => !url.search.includes('since'))
  await page.getByRole('slider', { name: 'To' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/until=2024-02/)
  await settled(page)
  assert.ok((await days(page)).every((day) => day !== '2024-03-05'))
  await page.getByRole('button', { name: 'All days' }).click()
  await page.waitForURL((url) => !url.search.includes('until'))
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('days are chosen by dragging over the bars', { skip }, async () => {
  const page = await desk.open('/timeline?dossier=all')
  await page.getByRole('slider', { name: 'From' }).waitFor()
  await settled(page)
  const box = await page.locator('svg .ground').boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 5 })
  await page.mouse.up()
  await page.waitForURL(/since=2023/)
  await settled(page)
  assert.deepEqual([...new Set(await days(page))], ['2024-03-05'])
  await page.context().close()
})

test('the oldest first, and filters; every view is a link', { skip }, async () => {
  const page = await desk.open('/timeline?dossier=crisis')
  await settled(page)
  const before = await page.getByRole('article').count()
  await page.getByLabel('Order').selectOption('oldest')
  await page.waitForURL(/order=oldest/)
  await settled(page)
  assert.ok(((await days(page))[0] ?? '') < '2022-02-02')
  await page.locator('summary', { hasText: 'Act' }).click()
  await page.getByRole('checkbox', { name: 'demand' }).check()
  await page.waitForFunction((n) => document.querySelectorAll('article').length < n, before)
  await page.keyboard.press('Escape')
  await page.locator('summary', { hasText: 'Language' }).click()
  await page.getByRole('checkbox', { name: 'ja' }).check()
  await page.waitForURL(/language=ja/)
  await settled(page)
  const text = await page.locator('.rows').first().textContent()
  assert.match(text ?? '', /NATO諸国がルーマニアとブルガリア/)
  const { pathname, search } = new URL(page.url())
  const again = await desk.open(pathname + search)
  assert.equal(await again.locator('.rows').first().textContent(), text)
  await again.context().close()
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('an exchange goes to its picture', { skip }, async () => {
  const page = await desk.open('/timeline?dossier=all')
  await page.getByRole('article').filter({ hasText: '30 min' }).getByRole('link', { name: 'as a picture' }).click()
  await page.waitForURL(/\/exchanges\?.*at=x/)
  await page.getByRole('complementary', { name: 'What was chosen' }).getByText('30 min').waitFor()
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})
