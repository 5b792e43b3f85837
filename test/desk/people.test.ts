import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { People } from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { CHEAP, Moment } from '../people/people-of.ts'
import { keepPicture, type OpenedDesk, openDesk, skip } from './opened-desk.ts'

const PASSWORD = 'a long password'

let desk: OpenedDesk
let people: People
before(async () => {
  if (skip) return
  const { clock, random } = new Moment()
  people = openMemoryPeople({ clock, random, cost: CHEAP })
  await people.add({ name: 'Ida', role: 'admin', password: PASSWORD }, {})
  await people.add({ name: 'Ole', role: 'reader', password: PASSWORD }, {})
  desk = await openDesk({ options: { people: { people, clock, addressOf: () => '127.0.0.1' } } })
})
after(async () => await desk?.close())

async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** That a request was refused is what these tests are about. */
function refusals(): string[] {
  return desk.complaints.splice(0).filter((each) => !/status of (401|403|409)/.test(each))
}

test('who logs in sees the page that was asked for; who cannot is told why', { skip }, async () => {
  const page = await desk.open('/actors?kind=state')
  await keepPicture(page, 'log-in-light')
  await logIn(page, 'Ole', 'not the password')
  await page.getByRole('alert').filter({ hasText: 'Name or password is wrong' }).waitFor()
  await logIn(page, 'Ole')
  await page.getByRole('article').first().waitFor()
  assert.match(page.url(), /\/actors\?kind=state$/)
  await page.goto(`${desk.address}/people`)
  await page.getByRole('heading', { name: 'Your password' }).waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Accounts' }).count(), 0)
  await page.getByLabel('Present password').fill('not the password')
  await page.getByLabel('New password').fill('another long password')
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByRole('alert').filter({ hasText: 'not the present password' }).waitFor()
  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByText('Your password was changed.').waitFor()
  assert.ok(await people.verify('Ole', 'another long password'))
  await page.getByRole('button', { name: /Log out/ }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.context().close()
  assert.deepEqual(refusals(), [])
})

test('an admin makes an account, changes its role, disables it, and reads what was done', { skip }, async () => {
  const page = await desk.open('/people')
  await logIn(page, 'Ida')
  await page.getByRole('heading', { name: 'Accounts' }).waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Åse')
  await page.getByLabel('Password', { exact: true }).fill('long enough to be good')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Åse was added.').waitFor()
  await page.getByLabel('Role of Åse').selectOption('reviewer')
  await page.getByText('Åse was changed.').waitFor()
  assert.equal((await people.account('Åse'))?.role, 'reviewer')
  await page.getByRole('button', { name: 'Disable Åse' }).click()
  await page.getByRole('button', { name: 'Enable Åse' }).waitFor()
  assert.equal((await people.account('Åse'))?.isDisabled, true)
  await page.getByRole('button', { name: 'Disable Ida' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal((await people.account('Ida'))?.isDisabled, undefined)
  await page.getByText('account disabled').first().waitFor()
  await keepPicture(page, 'people-light')
  await page.context().close()
  assert.deepEqual(refusals(), [])
})
