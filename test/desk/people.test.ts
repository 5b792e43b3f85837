import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { People } from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { CHEAP, Moment } from '../people/people-of.ts'
import { faultsOf } from './faults.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

const PASSWORD = 'a long password'

let desk: OpenedDesk
let people: People

before(async () => {
  if (skip) return
  const moment = new Moment()
  people = openMemoryPeople({ clock: moment.clock, random: moment.random, cost: CHEAP })
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
  // A list holds the rows near the window alone.
  await page.getByText('What was done').scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 400)
  for (const deed of ['made an account', 'changed a role', 'disabled an account']) {
    await page.getByText(deed).first().waitFor()
  }
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

test('one makes a key, copies it, and revokes it', { skip }, async () => {
  const page = await desk.open('/people')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await logIn(page, 'admin', PASSWORD)
  const own = page.getByRole('region', { name: 'Keys for programs' })
  await own.getByText('There are no keys yet.').waitFor()
  const form = own.getByRole('form', { name: 'New key' })
  await form.getByLabel('What it is for').fill('<b>nightly</b> & export')
  await form.getByLabel('May at most').selectOption('reviewer')
  await form.getByLabel('Lasts').selectOption('until it is revoked')
  await form.getByRole('button').click()
  const made = page.getByRole('region', { name: 'The key “<b>nightly</b> & export” is made.' })
  await made.waitFor()
  const key = await made.getByLabel('Key').inputValue()
  assert.match(key, /^readout_[\w-]{43}$/)
  await made.getByRole('button', { name: 'Copy' }).click()
  await made.getByText('Copied.').waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key)
  const me = () => fetch(`${desk.address}/api/me`, { headers: { authorization: `Bearer ${key}` } })
  assert.deepEqual(await (await me()).json(), { name: 'admin', role: 'reviewer', key: '<b>nightly</b> & export' })
  assert.deepEqual(await faultsOf(page), [])
  await keepPicture(page, 'key-made-light')
  await made.getByRole('button', { name: 'I have kept it' }).click()
  assert.ok(!(await page.content()).includes(key))
  await form.getByLabel('What it is for').fill('<b>NIGHTLY</b> & export')
  await form.getByRole('button').click()
  await own.getByText('admin has a key <b>nightly</b> & export already').waitFor()
  await own.getByRole('button', { name: 'Revoke <b>nightly</b> & export' }).click()
  await own.getByRole('button', { name: 'Keep it' }).click()
  assert.equal((await me()).status, 200)
  await own.getByRole('button', { name: 'Revoke <b>nightly</b> & export' }).click()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await own.getByText('opens nothing any more').waitFor()
  assert.equal(
    await page.evaluate(() => document.activeElement?.textContent),
    'The key “<b>nightly</b> & export” opens nothing any more.',
  )
  await own.getByText('There are no keys yet.').waitFor()
  assert.equal((await me()).status, 401)
  await page.context().close()
})

for (const [colorScheme, locale, width, heading, newKey, revoke] of [
  ['light', 'en-GB', 390, 'Keys of reader', 'New key', 'Revoke'],
  ['dark', 'ja-JP', 1280, 'reader のプログラム用キー', '新しいキー', '失効させる'],
] as const) {
  test(`an admin sees to the keys of others: ${colorScheme}, ${locale}, ${width} wide`, { skip }, async () => {
    await people.addKey('reader', { name: `export ${locale}`, role: 'reader', until: '2022-03-06T00:00:00Z' }, {})
    const page = await desk.open('/people?keys=reader', { colorScheme, locale, viewport: { width, height: 800 } })
    await page.locator('[name=username]').fill('admin')
    await page.locator('[name=password]').fill(PASSWORD)
    await page.locator('form button').click()
    const keys = page.getByRole('region', { name: heading })
    await keys.getByRole('button', { name: `${revoke} export ${locale}` }).waitFor()
    assert.deepEqual(
      await keys.getByRole('form', { name: newKey }).locator('select').first().locator('option').count(),
      1,
    )
    await settled(page)
    assert.deepEqual(await faultsOf(page), [])
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await keepPicture(page, `keys-${colorScheme}-${width}`)
    await page.context().close()
  })
}

test('nothing was complained of but answers that refuse', { skip }, () => {
  assert.deepEqual(
    desk.complaints.filter((complaint) => !/status of 40[139]/.test(complaint)),
    [],
  )
})
