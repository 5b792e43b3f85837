import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hostileDossier, hostileRecord } from './hostile-record.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import { type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (skip) return
  const store = await hostileRecord(HOSTILE_TEXTS)
  desk = await openDesk({
    store,
    dossiers: new Map([['hostile', hostileDossier(HOSTILE_TEXTS)]]),
    now: '2022-03-01T12:00:00.000Z',
  })
})
after(async () => await desk?.close())

/** What a page was made to do: scripts that ran, what the policy had to stop, pages it was led to, others it asked. */
interface Harm {
  readonly ran: string[]
  readonly stopped: string[]
  readonly outside: string[]
}

/** Watches a page from before its first script on. */
async function watched(page: Page): Promise<Harm> {
  const harm: Harm = { ran: [], stopped: [], outside: [] }
  await page.exposeFunction('tellHit', (what: string) => harm.ran.push(what))
  await page.exposeFunction('tellStopped', (what: string) => harm.stopped.push(what))
  await page.addInitScript(() => {
    const tell = window as unknown as { tellHit(what: string): void; tellStopped(what: string): void; hit(): void }
    tell.hit = () => tell.tellHit(location.href)
    document.addEventListener('securitypolicyviolation', (event) =>
      tell.tellStopped(`${event.violatedDirective} ${event.sample}`),
    )
  })
  page.on('dialog', (dialog) => {
    harm.ran.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.address) && !/^(?:blob|about):/.test(request.url()))
      harm.outside.push(request.url())
  })
  return harm
}

test('there are enough hostile texts, no two alike', () => {
  assert.ok(HOSTILE_TEXTS.length >= 200)
  assert.equal(new Set(HOSTILE_TEXTS).size, HOSTILE_TEXTS.length)
})

test('in a page that took them as markup many would run: the watch sees it', { skip }, async () => {
  const page = await desk.open('/')
  const bare = await page.context().newPage()
  const harm = await watched(bare)
  await bare.route('**/bare', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title><div id="x"></div>' }),
  )
  await bare.goto(`${desk.address}/bare`)
  let n = 0
  for (const text of HOSTILE_TEXTS) {
    harm.ran.length = 0
    await bare
      .evaluate(async (markup) => {
        const place = document.getElementById('x')
        // As parsed into a page with scripts alive: assigning innerHTML would keep them still.
        place?.replaceChildren(document.createRange().createContextualFragment(markup))
        await new Promise((done) => setTimeout(done, 20))
      }, text)
      .catch(() => undefined)
    if (harm.ran.length > 0) n++
    if (new URL(bare.url()).pathname !== '/bare') await bare.goto(`${desk.address}/bare`)
  }
  assert.ok(n >= 60, `${n} of ${HOSTILE_TEXTS.length} ran`)
  await page.context().close()
})

test('none runs on any page of the desk', { skip, timeout: 540_000 }, async () => {
  const { items: stories } = await desk.store.stories({}, { limit: 1000 })
  const { items: actors } = await desk.store.actors({}, { limit: 40 })
  const query = encodeURIComponent(HOSTILE_TEXTS[0])
  const paths = [
    '/',
    '/dossiers/hostile',
    '/dossiers/hostile/brief',
    '/exchanges?dossier=hostile',
    '/timeline?dossier=hostile',
    `/search?text=${query}`,
    '/search?text=img',
    `/search?source=${query}`,
    '/actors',
    `/stories?text=${query}`,
    '/dossiers/hostile?edit=yes',
    '/new-dossier',
    '/people',
    '/review',
    '/review?entry=dispute',
    '/review?entry=answer',
    '/review?entry=pending',
    `/${query}`,
    ...stories.map(({ id }) => `/stories/${id}`),
    ...stories
      .slice(0, 4)
      .flatMap(({ id }) => ['changes', 'copies', 'beside'].map((view) => `/stories/${id}?view=${view}`)),
    ...actors.map(({ id }) => `/actors/${encodeURIComponent(id)}`),
  ]
  const first = await desk.open('/')
  const page = await first.context().newPage()
  const harm = await watched(page)
  for (const path of paths) {
    await page.goto(`${desk.address}${path}`)
    await page.waitForSelector('main').catch(() => assert.fail(`${path} shows no page`))
    await settled(page)
    await everythingTouched(page)
    assert.deepEqual(harm, { ran: [], stopped: [], outside: [] }, path)
    assert.ok(page.url().startsWith(desk.address), `${path} led to ${page.url()}`)
  }
  await first.context().close()
})

/** Scrolls through a page and points at what is there, so that what waits for that would run. */
async function everythingTouched(page: Page): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await page.mouse.move(200 + turn * 150, 200 + turn * 100)
    await page.mouse.wheel(0, 700)
    await page.keyboard.press('Tab')
  }
}

test('none runs as the name of a file that is to be added', { skip }, async () => {
  const first = await desk.open('/')
  const page = await first.context().newPage()
  const harm = await watched(page)
  await page.goto(`${desk.address}/add`)
  const files = HOSTILE_TEXTS.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('x') }))
  for (let at = 0; at < files.length; at += 50) {
    await page.getByLabel('Choose files').setInputFiles(files.slice(at, at + 50))
    await everythingTouched(page)
  }
  assert.equal(await page.locator('li .name').count(), HOSTILE_TEXTS.length)
  assert.deepEqual(harm, { ran: [], stopped: [], outside: [] })
  await first.context().close()
})

test('none runs in a report that is pasted and read', { skip }, async () => {
  const first = await desk.open('/')
  const page = await first.context().newPage()
  const harm = await watched(page)
  await page.goto(`${desk.address}/read`)
  const report = HOSTILE_TEXTS.map((text) => `The minister said: “${text}” ${text} denied it on Monday.`).join('\n\n')
  await page.locator('textarea').fill(report)
  await page.locator('main select').first().selectOption('en')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.locator('.cards article').first().waitFor()
  await everythingTouched(page)
  assert.deepEqual(harm, { ran: [], stopped: [], outside: [] })
  await first.context().close()
})

test('none runs in a brief, as a page of its own', { skip }, async () => {
  const first = await desk.open('/')
  const page = await first.context().newPage()
  const harm = await watched(page)
  await page.goto(`${desk.address}/api/dossiers/hostile/brief`)
  await everythingTouched(page)
  assert.deepEqual(harm, { ran: [], stopped: [], outside: [] })
  await first.context().close()
})

test('a link that is shown goes to the web or to the desk', { skip }, async () => {
  const { items: stories } = await desk.store.stories({}, { limit: 3 })
  const page = await desk.open('/')
  for (const path of ['/', '/dossiers/hostile', ...stories.map(({ id }) => `/stories/${id}`)]) {
    await page.goto(`${desk.address}${path}`)
    await settled(page)
    const targets = await page.evaluate(() => [...document.querySelectorAll('a')].map(({ protocol }) => protocol))
    assert.deepEqual(
      [...new Set(targets)].filter((protocol) => !['http:', 'https:', 'blob:'].includes(protocol)),
      [],
      path,
    )
  }
  await page.context().close()
})
