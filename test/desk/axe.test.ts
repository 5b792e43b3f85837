import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faultsOf } from './faults.ts'
import { type OpenedDesk, openDesk, skip } from './opened-desk.ts'

let desk: OpenedDesk
let paths: readonly string[]

before(async () => {
  if (skip) return
  desk = await openDesk()
  paths = await allPages(desk)
})
after(async () => await desk?.close())

/** Every page of the desk, with every view of it that looks different. */
async function allPages({ store }: OpenedDesk): Promise<string[]> {
  const { items: stories } = await store.stories({}, { limit: 10 })
  const { items: actors } = await store.actors({}, { limit: 1 })
  const twice = stories.find(({ versions }) => versions.length > 1)?.id
  return [
    '/',
    '/dossiers/crisis',
    '/dossiers/crisis/brief',
    '/exchanges?dossier=crisis',
    '/exchanges?dossier=crisis&view=list',
    '/timeline?dossier=crisis',
    '/search',
    '/search?text=boats',
    '/search?source=Nobody',
    ...stories.map(({ id }) => `/stories/${id}`),
    `/stories/${twice}?view=changes`,
    `/stories/${twice}?view=copies`,
    `/stories/${twice}?view=beside`,
    '/actors',
    `/actors/${actors[0].id}`,
    '/review',
    '/review?entry=dispute',
    '/review?entry=answer',
    '/review?entry=pending',
    '/read',
    '/add',
    '/stories',
    '/new-dossier',
    '/people',
    '/nowhere',
  ]
}

for (const [colorScheme, locale, width] of [
  ['light', 'en-GB', 1280],
  ['dark', 'ja-JP', 1280],
  ['light', 'ja-JP', 390],
  ['dark', 'en-GB', 390],
] as const) {
  test(`every page can be used by all: ${colorScheme}, ${locale}, ${width} wide`, {
    skip,
    timeout: 300_000,
  }, async () => {
    for (const path of paths) {
      const page = await desk.open(path, { colorScheme, locale, viewport: { width, height: 800 } })
      assert.deepEqual(await faultsOf(page), [], path)
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${path} is wider than its window`,
      )
      await page.context().close()
    }
  })
}

test('the check sees a fault', { skip }, async () => {
  const page = await desk.open('/')
  await page.evaluate(() => {
    const button = document.createElement('button')
    document.querySelector('main')?.append(button)
  })
  assert.match((await faultsOf(page)).join('\n'), /button-name/)
  await page.context().close()
})
