import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { facts, HARBOUR } from '../record/reports.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk
let sample: string
let harbour: string

/** The harbour’s report once more, as another outlet prints it: with a sentence less. */
const REPRINT = HARBOUR.replace(' Reve said Varda must withdraw its letter.', '')
/** Signs that turn the direction of writing and never turn it back, that show nothing, and that pile up; and markup. */
const ODD = `Odd \u202eturned \u2067signs\u200b\u200b

“We \u202edeny\u2066 it <img src=x onerror=alert(1)>,” the minister said. a${'\u0301'.repeat(300)}b

Ana Teslic said that the port would stay shut.`
/** Longer than what is marked at once. */
const LONG = Array.from(
  { length: 500 },
  (_, at) => `“We will wait ${at} days for an answer,” Ana Teslic told reporters in Selm.`,
).join('\n\n')

before(async () => {
  if (skip) return
  desk = await openDesk()
  await desk.store.add(facts({ text: REPRINT, outlet: 'Kess Courier', published: '2022-02-02' }))
  await desk.store.add(
    facts({ text: ODD, outlet: 'Odd\u202e Post', title: 'Odd \u202etitle', published: '2022-02-02' }),
  )
  await desk.store.add(facts({ text: LONG, outlet: 'Long Post', published: '2022-02-02' }))
  const { items } = await desk.store.stories({}, { limit: 10 })
  sample = items.find(({ outlet }) => outlet === 'CNN')?.id ?? ''
  harbour = items.find(({ outlet }) => outlet === 'Harbour Post')?.id ?? ''
})
after(async () => await desk?.close())

const currentCard = (page: Page) => page.locator('[data-card][aria-current="true"]')
const atOf = (page: Page) => new URL(page.url()).searchParams.get('at')

test('a report is shown whole, to the character, with its statements beside, in both languages and themes', {
  skip,
}, async () => {
  const { versions } = await desk.store.story(sample)
  for (const [locale, colorScheme, width, tab] of [
    ['en-GB', 'light', 1280, 'Text'],
    ['ja-JP', 'dark', 390, '本文'],
    ['en-GB', 'dark', 1280, 'Text'],
    ['ja-JP', 'light', 390, '本文'],
  ] as const) {
    const page = await desk.open(`/stories/${sample}`, { locale, colorScheme, viewport: { width, height: 800 } })
    await page.waitForSelector('[data-card]')
    assert.equal(await page.getByRole('link', { name: tab, exact: true }).getAttribute('aria-current'), 'page')
    const shown = await page.locator('.text > p').evaluateAll((all) => all.map((each) => each.textContent ?? ''))
    assert.equal(shown.join('\n').replace(/\s+/g, ' '), versions[0].text.replace(/\s+/g, ' ').trimEnd())
    const marks = await page.locator('.text a[data-number]').count()
    assert.equal(marks, versions[0].reading?.reading.statements.length)
    await page.screenshot({ path: `build/screenshots/report-${colorScheme}-${width}.png` })
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('keys go from statement to statement, from text to card and back, and the address follows', {
  skip,
}, async () => {
  const page = await desk.open(`/stories/${sample}`)
  await page.waitForSelector('[data-card]')
  await page.keyboard.press('j')
  await page.waitForSelector('[data-card="1"][aria-current="true"]')
  await page.keyboard.press('j')
  await page.waitForSelector('[data-card="2"][aria-current="true"]')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-number') === '2')
  assert.ok((await page.locator('.text .lit').count()) > 1)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === '2')
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === '3')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-number') === '3')
  await page.keyboard.press('k')
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-number') === '2')
  const { versions } = await desk.store.story(sample)
  await page.waitForURL((url) => url.searchParams.get('at') === versions[0].reading?.reading.statements[1].id)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await currentCard(page).waitFor({ state: 'detached' })
  await page.waitForURL((url) => !url.searchParams.has('at'))
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('an address names a statement: it is lit, and text and cards are scrolled to it', { skip }, async () => {
  const { versions } = await desk.store.story(sample)
  const statement = versions[0].reading?.reading.statements.at(-1)
  const page = await desk.open(`/stories/${sample}?version=${versions[0].appearance.version}&at=${statement?.id}`)
  await currentCard(page).waitFor()
  await page.waitForFunction(() => {
    const lit = document.querySelector('.text .lit')?.getBoundingClientRect()
    return lit !== undefined && lit.top > 0 && lit.bottom < innerHeight
  })
  assert.ok(await currentCard(page).isVisible())
  await keepPicture(page, 'report-at')
  await page.context().close()
})

test('pointing at a card lights its words, and a mark in the text goes to its card', { skip }, async () => {
  const page = await desk.open(`/stories/${sample}`)
  await page.locator('[data-card="2"]').hover()
  assert.ok((await page.locator('.text [data-of~="2"].lit').count()) > 1)
  await page.locator('.text a[data-number="5"]').click()
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-card') === '5')
  assert.ok(await page.locator('[data-card="5"]').isVisible())
  await page.locator('.text [data-of~="1"]').first().hover()
  await page.locator('.text [data-of~="1"].lit').first().waitFor()
  await page.context().close()
})

test('roles are switched off and stay so', { skip }, async () => {
  const page = await desk.open(`/stories/${sample}`)
  await page.getByRole('button', { name: 'cue' }).click()
  assert.equal(await page.locator('.text.no-cue').count(), 1)
  await page.reload()
  await page.waitForSelector('.text')
  assert.equal(await page.locator('.text.no-cue').count(), 1)
  assert.equal(await page.getByRole('button', { name: 'cue' }).getAttribute('aria-pressed'), 'false')
  await page.context().close()
})

test('a passage’s link and its quotation are copied, and answers are asked for', { skip }, async () => {
  const page = await desk.open(`/stories/${sample}`, { permissions: ['clipboard-read', 'clipboard-write'] })
  const card = page.locator('[data-card="2"]')
  await card.getByRole('button', { name: 'Copy link' }).click()
  await page.getByText('Copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const { versions } = await desk.store.story(sample)
  const statement = versions[0].reading?.reading.statements[1]
  assert.equal(new URL(link).searchParams.get('at'), statement?.id)
  await card.getByRole('button', { name: 'Copy quotation' }).click()
  await page.waitForFunction(async (before) => (await navigator.clipboard.readText()) !== before, link)
  const quotation = await page.evaluate(() => navigator.clipboard.readText())
  assert.ok(quotation.startsWith(statement?.content[0].exact ?? '?'))
  assert.match(quotation, /CNN, 1 Feb 2022/)
  assert.ok(quotation.includes(link))
  await card.getByText('Answers, and who said it first').click()
  await card.getByText('Said first').waitFor()
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('versions are chosen, and what became of each statement is told between two', { skip }, async () => {
  const page = await desk.open(`/stories/${harbour}`)
  await page.getByRole('link', { name: 'Version 1' }).click()
  await page.getByText('This is an older version.').waitFor()
  assert.match((await page.locator('.text').textContent()) ?? '', /A senior diplomat said/)
  await page.getByRole('link', { name: 'Changes', exact: true }).click()
  await page.getByRole('heading', { name: 'The text' }).waitFor()
  const kinds = await page.getByRole('navigation', { name: 'Changes' }).textContent()
  assert.match(kinds ?? '', /dropped\s*1/)
  assert.ok((await page.locator('article.altered ins, article.added').count()) > 0)
  assert.match((await page.locator('.text del').first().textContent()) ?? '', /\S/)
  await keepPicture(page, 'report-changes')
  await page.getByLabel('From').selectOption({ index: 1 })
  await page.getByText('The texts are the same.').waitFor()
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a story is laid beside another that is found by its title, and a pair stays lit in the address', {
  skip,
}, async () => {
  const page = await desk.open(`/stories/${harbour}?view=beside`)
  await page.getByRole('searchbox', { name: 'Find a story' }).fill('cnn')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await settled(page)
  await page.locator(`a[href*="beside=${sample}"]`).click()
  await page.waitForFunction(() => document.querySelectorAll('.text').length === 2)
  await page.locator('.text').nth(0).locator('a[data-number="2"]').click()
  await page.locator('.text').nth(1).locator('a[data-number="3"]').click()
  await page.waitForURL((url) => url.searchParams.has('at') && url.searchParams.has('besideAt'))
  assert.ok((await page.locator('.text').nth(0).locator('.lit').count()) > 0)
  assert.ok((await page.locator('.text').nth(1).locator('.lit').count()) > 0)
  await keepPicture(page, 'report-beside')
  await page.reload()
  await page.locator('.text').nth(1).locator('.lit').first().waitFor()
  assert.ok(atOf(page))
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

const storyOf = async (outlet: string) => {
  const { items } = await desk.store.stories({ outlets: [outlet] }, { limit: 1 })
  return desk.store.story(items[0].id)
}

test('a copy is compared statement by statement', { skip }, async () => {
  const page = await desk.open(`/stories/${harbour}`)
  await page.getByRole('link', { name: 'Copies (1)' }).first().click()
  await page.getByRole('heading', { name: 'Stories of this origin' }).waitFor()
  await page.locator('article.same, article.dropped, article.altered, article.moved, article.added').first().waitFor()
  const counts = (await page.getByRole('navigation', { name: 'Changes' }).textContent()) ?? ''
  assert.match(counts, /same\s*[1-9]/)
  assert.match(counts, /dropped\s*[1-9]/)
  await keepPicture(page, 'report-copies')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('signs that turn the writing, show nothing or are markup stay in their paragraph, as text', { skip }, async () => {
  const { story, versions } = await storyOf('Odd\u202e Post')
  const page = await desk.open(`/stories/${story.id}`)
  await page.waitForSelector('[data-card]')
  assert.equal(await page.locator('.text img').count(), 0)
  const shown = await page.locator('.text > p').evaluateAll((all) => all.map((each) => each.textContent ?? ''))
  assert.equal(shown.join('\n\n'), versions[0].text)
  const isolated = await page
    .locator('.text > p')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).unicodeBidi))
  assert.ok(isolated.every((value) => value === 'isolate'))
  // What stands behind a title or an outlet’s name that turns the writing is where it always is.
  const day = await page.getByText('2 Feb 2022', { exact: true }).first().boundingBox()
  const outlet = await page.locator('main header b').boundingBox()
  assert.ok((day?.x ?? 0) > (outlet?.x ?? 0))
  const heights = await page.locator('.text > p').evaluateAll((all) => all.map((each) => each.clientHeight))
  assert.ok(heights.every((height) => height < 200))
  await keepPicture(page, 'report-odd')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a long report is marked where it is read, and any statement of it can be gone to', { skip }, async () => {
  const { story, versions } = await storyOf('Long Post')
  const statements = versions[0].reading?.reading.statements ?? []
  assert.ok(statements.length > 400)
  const page = await desk.open(`/stories/${story.id}`)
  await page.waitForSelector('[data-card]')
  const nMarked = await page.locator('.text a[data-number]').count()
  assert.ok(nMarked > 10 && nMarked < statements.length)
  assert.ok((await page.locator('[data-card]').count()) < 50)
  const shown = await page.locator('.text > p').evaluateAll((all) => all.map((each) => each.textContent ?? ''))
  assert.equal(shown.join('\n\n'), versions[0].text)

  await page.keyboard.press('End')
  await page.waitForFunction((n) => document.querySelector(`.text a[data-number="${n}"]`) !== null, statements.length)
  await page.waitForFunction(
    (n) =>
      [...document.querySelectorAll<HTMLElement>('[data-card]')].some(({ dataset }) => Number(dataset.card) > n - 30),
    statements.length,
  )
  const middle = statements[Math.floor(statements.length / 2)]
  await page.goto(`${desk.address}/stories/${story.id}?at=${middle.id}`)
  await currentCard(page).waitFor()
  await page.waitForFunction(() => {
    const lit = document.querySelector('.text .lit')?.getBoundingClientRect()
    return lit !== undefined && lit.top > 0 && lit.bottom < innerHeight
  })
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a story that is not there says so', { skip }, async () => {
  const page = await desk.open('/stories/tnone')
  assert.match((await page.getByRole('alert').textContent()) ?? '', /tnone/)
  await page.context().close()
  desk.complaints.splice(0)
})
