import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { CHEAP, Moment } from '../people/people-of.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

const PASSWORD = 'a long password'

let desk: OpenedDesk

before(async () => {
  if (skip) return
  const moment = new Moment()
  const people = openMemoryPeople({ clock: moment.clock, random: moment.random, cost: CHEAP })
  for (const role of ['reader', 'admin'] as const) await people.add({ name: role, role, password: PASSWORD }, {})
  desk = await openDesk({ options: { people: { people, clock: moment.clock, addressOf: () => '192.0.2.1' } } })
})
after(async () => await desk?.close())

async function logIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test('who has not logged in sees no page; then the one that was asked for', { skip }, async () => {
  const page = await desk.open('/actors', { colorScheme: 'dark' })
  assert.equal(await page.getByRole('navigation').count(), 0)
  await keepPicture(page, 'log-in-dark')
  await logIn(page, 'reader', 'not the password')
  await page.getByText('Name or password is wrong').waitFor()
  await logIn(page, 'reader', PASSWORD)
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/actors')
  assert.equal(
    await page.getByRole('link', { name: 'Review', exact: true }).count(),
    0,
    'a reader has nothing to review',
  )
  await page.getByRole('button', { name: 'reader · Log out' }).click()
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  await page.context().close()
})

test('an admin makes an account, changes its role and disables it; all of it is written down', { skip }, async () => {
  const page = await desk.open('/people')
  await logIn(page, 'admin', PASSWORD)
  const form = page.getByRole('form', { name: 'New account' })
  await form.getByLabel('Name').fill('Mira')
  await form.getByLabel('Password').fill('short but long enough')
  await form.getByLabel('Role').selectOption('reviewer')
  await form.getByRole('button').click()
  await page.getByText('Mira can log in.').waitFor()
  await page.getByLabel('Role: Mira').selectOption('editor')
  await page.getByRole('button', { name: 'Disable Mira' }).click()
  await page.getByRole('button', { name: 'Enable Mira' }).waitFor()
  await page.reload()
  await settled(page)
  const told = (await page.locator('.rows').textContent()) ?? ''
  for (const deed of ['made an account', 'changed a role', 'disabled an account']) assert.ok(told.includes(deed), deed)
  await keepPicture(page, 'people-light')
  await page.context().close()
})

test('one changes one’s own password', { skip }, async () => {
  const page = await desk.open('/people', { locale: 'ja-JP' })
  await page.getByLabel('名前').fill('reader')
  await page.getByLabel('パスワード').fill(PASSWORD)
  await page.getByRole('button', { name: 'ログイン' }).click()
  await page.getByLabel('現在のパスワード').fill('not this one')
  await page.getByLabel('新しいパスワード').fill('another long password')
  await page.getByRole('button', { name: 'パスワードを変更' }).click()
  await page.getByText('That is not the present password').waitFor()
  await page.getByLabel('現在のパスワード').fill(PASSWORD)
  await page.getByRole('button', { name: 'パスワードを変更' }).click()
  await page.getByText('パスワードを変更しました。').waitFor()
  await page.context().close()
})

test('nothing was complained of but answers that refuse', { skip }, () => {
  assert.deepEqual(
    desk.complaints.filter((complaint) => !/status of 40[13]/.test(complaint)),
    [],
  )
})
