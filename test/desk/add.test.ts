import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

const REPORT = `Ferry talks resume

“The ferries will sail again on Monday,” Mira Sole told reporters in Kess. The union denied that an agreement had been reached.`

const file = (name: string, text: string | Buffer, mimeType = 'text/plain') => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
})

test('files are added one after another, what fails says why, and is told while somebody watches', {
  skip,
}, async () => {
  const watcher = await desk.open('/')
  const page = await desk.open('/add')
  const page2 = file(
    'page.html',
    `<html><title>x</title><body><article><p>${REPORT.repeat(3)}</p></article></body></html>`,
    'text/html',
  )
  await page
    .getByLabel('Choose files')
    .setInputFiles([file('<img src=x onerror=alert(1)>.txt', REPORT), page2, file('empty.txt', '')])
  await page.getByLabel('Outlet').fill('Kess Courier')
  await page.getByLabel('Published on').fill('2024-03-06')
  await page.getByLabel('Language').last().selectOption('en')
  await page.getByRole('button', { name: 'Add 3 reports' }).click()
  await page.getByText('2 in the record, 1 not').waitFor()
  assert.match((await page.getByRole('listitem').first().textContent()) ?? '', /added: \d statements/)
  await keepPicture(page, 'add-light')

  await watcher.getByRole('button', { name: /New statements came in/ }).click()
  await watcher.getByText('The ferries will sail again on Monday').first().waitFor()

  await page.getByRole('link', { name: 'read it' }).first().click()
  await page.waitForURL('**/stories/**')
  await settled(page)
  const { items } = await desk.store.statements({ outlets: ['Kess Courier'] }, { limit: 50 })
  assert.ok(items.length >= 2)

  await page.goto(`${desk.address}/add`)
  await page.getByLabel('Choose files').setInputFiles([file('again.txt', REPORT)])
  await page.getByLabel('Outlet').fill('Kess Courier')
  await page.getByLabel('Published on').fill('2024-03-06')
  await page.getByRole('button', { name: 'Add 1 report' }).click()
  await page.getByText('was there already').waitFor()
  await page.context().close()
  await watcher.context().close()
  assert.deepEqual(
    desk.complaints.filter((complaint) => !/status of 422/.test(complaint)),
    [],
  )
})
