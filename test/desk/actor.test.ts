import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ActorEntry, Review } from '../../src/schema/index.ts'
import { directionOf, holdingReviews, unionOf } from '../../web/src/actor/union.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

const actor = (id: string, nStatements: number, kind: ActorEntry['kind'] = 'person'): ActorEntry => ({
  id,
  name: id,
  kind,
  aliases: [id, `the ${id}`],
  nStatements,
})

test('of two that are one the better known goes on; somebody unnamed never does', () => {
  const [few, many, unnamed] = [actor('few', 1), actor('many', 9), actor('official', 20, 'unnamed')]
  assert.deepEqual(directionOf(few, many), [few, many])
  assert.deepEqual(directionOf(many, few), [few, many])
  assert.deepEqual(directionOf(unnamed, few), [unnamed, few])
  assert.deepEqual(directionOf(few, unnamed), [unnamed, few])
  assert.deepEqual(unionOf(few, many), { names: ['many', 'few', 'the few', 'the many'], nStatements: 10 })
})

test('of the decisions on a pair the last holds, and none that was withdrawn', () => {
  const review = (id: string, of: string, other: string, decision: Review['decision']): Review => ({
    ...{ kind: 'review', entry: 'actor', id, of, other, decision, by: 'Ida' },
    at: '2024-01-01T00:00:00Z',
  })
  const reviews = [
    review('1', 'a', 'b', 'merged'),
    review('2', 'c', 'd', 'split'),
    review('3', 'b', 'a', 'withdrawn'),
    review('4', 'e', 'f', 'merged'),
  ]
  assert.deepEqual(
    holdingReviews(reviews).map(({ id }) => id),
    ['4', '2'],
  )
})

let desk: OpenedDesk
before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

test('actors are listed, and found by name and kind', { skip }, async () => {
  const page = await desk.open('/actors')
  await keepPicture(page, 'actors-light')
  await page.getByRole('searchbox', { name: 'Name' }).fill('Teslic')
  await page.waitForURL(/name=Teslic/)
  await page.waitForFunction(() => document.querySelectorAll('article').length === 1)
  assert.match((await page.getByRole('article').textContent()) ?? '', /^Ana Teslic ?person/)
  await page.goto(`${desk.address}/actors?kind=state`)
  await page.getByRole('article').first().waitFor()
  assert.ok((await page.locator('article').allTextContents()).every((article) => article.includes('state')))
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('an actor’s page has what it said and was told, in tabs by address, in both themes', { skip }, async () => {
  for (const [locale, colorScheme, width, tab] of [
    ['en-GB', 'light', 1280, 'Exchanges'],
    ['ja-JP', 'dark', 390, 'やり取り'],
  ] as const) {
    const page = await desk.open('/actors/ru?dossier=crisis', { locale, colorScheme, viewport: { width, height: 800 } })
    assert.ok((await page.getByRole('article').count()) > 1)
    await keepPicture(page, `actor-${colorScheme}`)
    await page.getByRole('navigation').getByRole('link', { name: tab }).last().click()
    await page.waitForURL(/tab=exchanges/)
    await settled(page)
    await page.goto(`${desk.address}/actors/ru?dossier=crisis&tab=positions`)
    await page.getByRole('article').first().waitFor()
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('two actors are merged after a preview, it is taken back, and a name is split', { skip }, async () => {
  const [reve] = await desk.store.actorsCalled('Jonas Reve', 'en')
  const [teslic] = await desk.store.actorsCalled('Ana Teslic', 'en')
  assert.ok(reve && teslic)
  const page = await desk.open(`/actors/${reve.id}?dossier=all`)
  await page.getByRole('combobox', { name: 'This is the same as …' }).pressSequentially('Tesl')
  await page.getByRole('option', { name: /Teslic/ }).click()
  const preview = page.locator('.plan')
  await preview.waitFor()
  const told = (await preview.textContent()) ?? ''
  assert.ok(told.includes(`${reve.nStatements + teslic.nStatements} statements`) && told.includes('Ana Teslic'), told)
  await page.getByLabel('Why (optional)').fill('a test')
  await keepPicture(page, 'actor-merge')
  await page.getByRole('button', { name: 'Yes, they are one' }).click()
  await page
    .getByRole('button', { name: 'Undo' })
    .or(page.getByRole('button', { name: 'Take back' }))
    .first()
    .waitFor()
  await settled(page)
  assert.equal((await desk.store.actorReviews(reve.id)).at(-1)?.comment, 'a test')
  const [one] = await desk.store.actorsCalled('Jonas Reve', 'en')
  assert.deepEqual([one], await desk.store.actorsCalled('Ana Teslic', 'en'))
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('That was taken back.').waitFor()
  assert.deepEqual(await desk.store.actorsCalled('Jonas Reve', 'en'), [reve])
  assert.deepEqual(await desk.store.actorsCalled('Ana Teslic', 'en'), [teslic])
  const names = await desk.store.namesOf(reve.id)
  await page.goto(`${desk.address}/actors/${reve.id}?dossier=all`)
  await page.getByRole('button', { name: 'Reve is somebody else', exact: true }).click()
  await page.getByRole('button', { name: 'Yes, it is somebody else' }).click()
  await page.getByText('“Reve” is an actor of its own now.').waitFor()
  assert.equal((await desk.store.namesOf(reve.id)).length, names.length - 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('That was taken back.').waitFor()
  assert.deepEqual(await desk.store.namesOf(reve.id), names)
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})
