import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepPicture, type OpenedDesk, openDesk, sampleDossier, settled, skip } from './opened-desk.ts'

const HARBOUR = {
  ...sampleDossier(),
  title: 'The harbour',
  cast: ['Ana Teslic', 'Jonas Reve'],
  since: '2024-01-01',
}

let desk: OpenedDesk

before(async () => {
  const dossiers = new Map([
    ['crisis', sampleDossier()],
    ['harbour', HARBOUR],
  ])
  if (!skip) desk = await openDesk({ dossiers })
})
after(async () => await desk?.close())

/** Pages that show what is of the dossier that is followed, each with what it shows of statements, reports or exchanges. */
const PAGES = [
  ['/', 'article'],
  ['/search', '[data-hit]'],
  ['/stories', 'article'],
  ['/timeline', '[data-row]'],
  ['/exchanges?view=list', '.shown li'],
  ['/review', 'main'],
] as const

for (const [path, shown] of PAGES) {
  test(`${path} shows what is of the dossier that is followed, and says so until it is taken away`, {
    skip,
  }, async () => {
    const page = await desk.open(`${path}${path.includes('?') ? '&' : '?'}dossier=harbour`)
    const within = page.getByText('Of the dossier “The harbour”:')
    await within.waitFor()
    assert.match((await within.locator('xpath=..').textContent()) ?? '', /3\sissues, a\scast of\s2, its days/)
    await page.locator(shown).first().waitFor()
    const text = (await page.locator('main').textContent()) ?? ''
    assert.match(text, /Teslic|Reve|2024/)
    assert.doesNotMatch(text, /ラブロフ|NATO加盟|Lavrov/)
    await keepPicture(page, `within-${path.replace(/\W/g, '') || 'home'}`)
    const isWhole = (address: string) =>
      /\/api\/(statements|stories|queue)\?/.test(address) && !address.includes('dossier=')
    const asked = page.waitForRequest((request) => isWhole(request.url()))
    await page.getByRole('link', { name: 'Show the whole record' }).click()
    await page.waitForURL(/dossier=all/)
    await asked
    await settled(page)
    assert.equal(await within.count(), 0)
    assert.deepEqual(desk.complaints, [])
    await page.context().close()
  })
}
