import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

const CALL = /^call with .*Blinken/

test('a call is a box over who took part, with what was said in it; both languages and themes', { skip }, async () => {
  for (const [locale, colorScheme, name, others] of [
    ['en-GB', 'light', CALL, 'Others'],
    ['ja-JP', 'dark', /^電話（.*Blinken/, 'その他'],
  ] as const) {
    const page = await desk.open('/exchanges?dossier=all', { locale, colorScheme })
    await page.waitForSelector('.figure')
    await settled(page)
    assert.equal(await page.getByRole('button', { name }).count(), 1)
    const shown = (await page.locator('svg.body text').allTextContents()).join('')
    // The exact words of the report, cut only at their end.
    assert.match(shown, /米国が主張する拡大は/)
    assert.match((await page.locator('svg.head text').allTextContents()).join(' '), new RegExp(others))
    await keepPicture(page, `exchanges-${colorScheme}`)
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('what is chosen opens with its evidence, by mouse and by keyboard, and is in the address', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=all')
  await page.getByRole('button', { name: CALL }).click({ position: { x: 30, y: 12 } })
  const panel = page.getByRole('complementary', { name: 'What was chosen' })
  await panel.getByText('The words that tell of it').waitFor()
  assert.match((await panel.textContent()) ?? '', /電話通話/)
  assert.match((await panel.textContent()) ?? '', /30 min/)
  assert.match(
    (await panel.getByRole('link', { name: 'read it in the report' }).first().getAttribute('href')) ?? '',
    /^\/stories\/.*at=/,
  )
  assert.match(page.url(), /at=x/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/at=s/)
  assert.ok((await panel.getByRole('article').count()) > 0)
  const again = await desk.open(new URL(page.url()).pathname + new URL(page.url()).search)
  assert.ok((await again.getByRole('complementary').getByRole('article').count()) > 0)
  await again.context().close()
  await page.locator('.figure[aria-pressed="true"]').focus()
  await page.keyboard.press('Escape')
  assert.equal(await page.getByRole('complementary').count(), 0)
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a demand is open until its answer comes', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=crisis')
  const gap = page.locator('.figure.gap').first()
  await gap.waitFor()
  const names = await page
    .locator('.figure.gap')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
  assert.ok(
    names.some((name) => /rejected|came|not yet seen/.test(name ?? '')),
    String(names),
  )
  await gap.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  await panel.getByText('What awaits an answer').waitFor()
  assert.ok((await panel.getByRole('article').count()) > 0)
  await page.context().close()
})

test('the same as a list, in the same order; on a narrow screen at once', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=all')
  await page.waitForSelector('.figure')
  await settled(page)
  const drawn = await page.locator('.figure:not(.gap)').count()
  await page.getByRole('button', { name: 'List' }).click()
  assert.match(page.url(), /view=list/)
  assert.equal(await page.locator('.days .entry').count(), drawn)
  await page.context().close()
  const narrow = await desk.open('/exchanges?dossier=crisis', {
    viewport: { width: 390, height: 800 },
    colorScheme: 'dark',
  })
  await narrow.waitForSelector('.days .entry')
  assert.ok(await narrow.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  await keepPicture(narrow, 'exchanges-narrow')
  await narrow.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('lifelines are chosen, ordered and kept in the address; filters leave out the rest', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=all')
  await page.waitForSelector('.figure')
  const heads = () => page.locator('svg.head text').allTextContents()
  await settled(page)
  const [first, second] = await heads()
  await page.locator('summary', { hasText: 'Parties' }).click()
  await page.getByRole('button', { name: `Put ${second} one place further left` }).click()
  assert.match(page.url(), /with=/)
  assert.deepEqual((await heads()).slice(0, 2), [second, first])
  await page.keyboard.press('Escape')
  const before = await page.locator('.figure').count()
  await page.locator('summary', { hasText: 'Act' }).click()
  await page.getByRole('checkbox', { name: 'demand' }).check()
  await page.waitForFunction((n) => document.querySelectorAll('.figure').length < n, before)
  assert.match(page.url(), /act=demand/)
  await page.context().close()
})

test('larger and smaller by button, key and wheel', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=all')
  await page.waitForSelector('.figure')
  await settled(page)
  const width = async () => (await page.locator('svg.body').boundingBox())?.width ?? 0
  const fitting = await width()
  await page.getByRole('button', { name: 'Larger' }).click()
  const larger = await width()
  assert.ok(larger > fitting * 1.1)
  await page.locator('.figure[tabindex="0"]').focus()
  await page.keyboard.press('-')
  assert.ok((await width()) < larger)
  await page.keyboard.press('0')
  assert.equal(await width(), fitting)
  await page.mouse.move(640, 500)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await page.waitForFunction(
    (n) => (document.querySelector('svg.body')?.getBoundingClientRect().width ?? 0) > n,
    fitting,
  )
  await page.context().close()
})

async function saved(page: Page, name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('the picture is saved as SVG that stands alone, and as PNG of twice its size', { skip }, async () => {
  const page = await desk.open('/exchanges?dossier=crisis', { colorScheme: 'dark' })
  await page.waitForSelector('.figure')
  await settled(page)
  const svg = await saved(page, 'Save as SVG')
  assert.match(svg.name, /^exchanges-crisis-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.svg$/)
  const text = svg.bytes.toString('utf8')
  assert.match(text, /<title>Two crises: enlargement and the harbour: Exchanges<\/title>/)
  assert.match(text, /<desc>.* entries · Readout<\/desc>/)
  assert.match(text, /<text [^>]*font-family="[^"]*Noto Sans[^"]*"[^>]*>call/)
  assert.match(text, /米国が主張する拡大は/)
  assert.match(text, /fill="#fbfaf7"/)
  assert.ok(!/var\(--|<style|class=|href=/.test(text))
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(text) ?? []
  const blank = await page.context().newPage()
  const parsed = await blank.evaluate((source) => {
    const read = new DOMParser().parseFromString(source, 'image/svg+xml')
    return { faults: read.querySelectorAll('parsererror').length, nTexts: read.querySelectorAll('text').length }
  }, text)
  assert.equal(parsed.faults, 0)
  assert.ok(parsed.nTexts > 50)
  const { bytes } = await saved(page, 'Save as PNG')
  assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG')
  assert.equal(bytes.readUInt32BE(16), Math.round(Number(width) * 2))
  assert.equal(bytes.readUInt32BE(20), Math.round(Number(height) * 2))
  // Something was drawn: an empty picture packs to next to nothing.
  assert.ok(bytes.length > 40_000, String(bytes.length))
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})
