import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { StatementEntry } from '../../src/schema/index.ts'
import { moved, sentenceAt, spanOf, stepped } from '../../web/src/review/caret.ts'
import { amendmentOf, assigned, cleared, draftOf } from '../../web/src/review/draft.ts'
import { linksGathered } from '../../web/src/review/gather.ts'
import { partsOf, passageOf, piecesOf } from '../../web/src/review/passage.ts'
import type { LinkPage, WaitingLink } from '../../web/src/review/waiting.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

const TEXT = 'Jonas Reve denied that any boats had crossed the line. Reve said Varda must withdraw its letter.'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length, exact: words })
const entry = {
  statement: {
    ...{ source: [at('Jonas Reve')], cue: [at('denied')], content: [at('any boats')], addressee: [], via: [] },
    act: { value: 'deny', rule: 'cue', probability: 0.9 },
    quotation: 'indirect',
  },
} as unknown as StatementEntry

test('a caret steps by characters, words and sentences, in writing with spaces and without', () => {
  const all = { start: 0, end: TEXT.length }
  const step = (from: number, unit: 'grapheme' | 'word' | 'sentence', by: 1 | -1) =>
    stepped(TEXT, all, from, unit, by, 'en')
  assert.equal(step(0, 'grapheme', 1), 1)
  assert.equal(step(0, 'word', 1), 'Jonas'.length)
  assert.equal(step(at('denied').end, 'word', -1), at('denied').start)
  assert.equal(step(3, 'sentence', 1), at('Reve said').start - 1)
  assert.equal(step(TEXT.length, 'word', 1), TEXT.length)
  assert.deepEqual(sentenceAt(TEXT, all, at('Varda').start, 'en'), { start: at('Reve said').start, end: TEXT.length })
  const japanese = '外相は「交渉は続く」と述べた。'
  const whole = { start: 0, end: japanese.length }
  assert.equal(stepped(japanese, whole, 0, 'word', 1, 'ja'), 2)
  assert.equal(stepped('e\u0301a', { start: 0, end: 3 }, 0, 'grapheme', 1, 'en'), 2)
  assert.deepEqual(spanOf(moved({ anchor: 4, head: 6 }, 2, 'extend')), { start: 2, end: 4 })
  assert.deepEqual(moved({ anchor: 4, head: 6 }, 2, 'move'), { anchor: 2, head: 2 })
})

test('an amendment says what was changed, with the exact characters, and nothing else', () => {
  const draft = draftOf(entry)
  assert.equal(amendmentOf(entry, draft, TEXT), undefined)
  const longer = assigned(draft, 'content', at('any boats had crossed the line'), 'alone')
  assert.deepEqual(amendmentOf(entry, longer, TEXT), { content: [at('any boats had crossed the line')] })
  const both = assigned({ ...draft, act: 'reject' }, 'addressee', at('Varda'), 'too')
  assert.deepEqual(amendmentOf(entry, both, TEXT), { addressee: [at('Varda')], act: 'reject' })
  assert.deepEqual(amendmentOf(entry, cleared(draft, at('denied').start + 2), TEXT), { cue: [] })
  assert.deepEqual(assigned(draft, 'via', { start: 3, end: 3 }, 'alone'), draft)
})

test('a passage gives its text back in pieces, cut where parts and the selection are', () => {
  const all = { start: 0, end: TEXT.length }
  const pieces = piecesOf(TEXT, all, partsOf(entry), at('Reve'))
  assert.equal(pieces.map(({ text }) => text).join(''), TEXT)
  assert.deepEqual(
    pieces.filter(({ isSelected }) => isSelected).map(({ text, parts }) => [text, parts]),
    [['Reve', ['source']]],
  )
  const paragraphs = Array.from({ length: 40 }, (_, n) => `Paragraph ${n} of a report, with some words in it.`)
  const long = paragraphs.join('\n\n')
  const start = long.indexOf('Paragraph 20')
  const passage = passageOf(long, [{ start, end: start + 9 }])
  assert.equal(long.slice(passage.start, passage.end), paragraphs.slice(19, 22).join('\n\n'))
  assert.deepEqual(passageOf(TEXT, [at('denied')]), all)
  const endless = 'word '.repeat(2000)
  const within = passageOf(endless, [{ start: 5000, end: 5004 }])
  assert.ok(within.end - within.start < 1100 && within.start < 5000 && 5004 < within.end)
})

let desk: OpenedDesk
before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

test('statements are reviewed one after another by keyboard alone, and the last decision is taken back', {
  skip,
}, async () => {
  const waiting = (await desk.store.queue({}, { limit: 5 })).items
  const page = await desk.open('/review?dossier=all')
  const shown = (entry: StatementEntry | undefined) => page.locator(`#statement-${entry?.id}`).waitFor()
  const decisions = async () => (await desk.store.reviews()).map(({ of, decision }) => `${of} ${decision}`)
  await shown(waiting[0])
  await keepPicture(page, 'review-light')
  await page.keyboard.press('y')
  await shown(waiting[1])
  await page.keyboard.press('n')
  await shown(waiting[2])
  await page.keyboard.press('c')
  await page.keyboard.type('no idea')
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await shown(waiting[3])
  await page.getByText('3 decided in this sitting', { exact: true }).waitFor()
  assert.deepEqual(await decisions(), [
    `${waiting[0]?.id} confirmed`,
    `${waiting[1]?.id} rejected`,
    `${waiting[2]?.id} unsure`,
  ])
  assert.equal((await desk.store.reviews()).at(-1)?.comment, 'no idea')
  await page.keyboard.press('z')
  await shown(waiting[2])
  await page.getByText('2 decided in this sitting', { exact: true }).waitFor()
  assert.equal((await decisions()).at(-1), `${waiting[2]?.id} withdrawn`)
  assert.equal((await desk.store.queue({}, { limit: 1 })).items[0]?.id, waiting[2]?.id)
  await page.keyboard.press('j')
  await shown(waiting[3])
  await page.keyboard.press('k')
  await shown(waiting[2])
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys' }).waitFor()
  await page.keyboard.press('o')
  await page.waitForURL(/\/stories\//)
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('a statement is amended by keyboard alone: what is selected becomes its content', { skip }, async () => {
  const [first] = (await desk.store.queue({}, { limit: 1 })).items
  assert.ok(first)
  const page = await desk.open('/review?dossier=all', { colorScheme: 'dark', locale: 'ja-JP' })
  await page.locator(`#statement-${first.id}`).waitFor()
  await page.keyboard.press('a')
  await page.locator('[role="textbox"]:focus').waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+Control+ArrowRight')
  await page.keyboard.press('w')
  await keepPicture(page, 'review-amend-dark')
  await page.getByLabel('行為').selectOption('announce')
  await page.locator('[role="textbox"]').focus()
  await page.keyboard.press('Enter')
  await page.getByText('今回の判断 1 件', { exact: true }).waitFor()
  const [entry] = (await desk.store.statements({ ids: [first.id], isUnlisted: true }, { limit: 1 })).items
  const text = await desk.store.textOf(first.version)
  assert.equal(entry?.review?.decision, 'amended')
  assert.equal(entry.statement.act.value, 'announce')
  const [content] = entry.statement.content
  assert.ok(content && content.exact === text.slice(content.start, content.end))
  assert.notDeepEqual(entry.statement.content, first.statement.content)
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('what is not kept stays in place, and says so', { skip }, async () => {
  const page = await desk.open('/review?dossier=all')
  const [first] = (await desk.store.queue({}, { limit: 1 })).items
  await page.route('**/api/reviews', (route) => route.abort())
  await page.keyboard.press('y')
  await page.getByText('The server could not be reached.').waitFor()
  await page.locator(`#statement-${first?.id}`).waitFor()
  await page.unroute('**/api/reviews')
  await page.keyboard.press('y')
  await page.getByText('1 decided in this sitting', { exact: true }).waitFor()
  await page.context().close()
  // That a request failed is what this test is about.
  assert.ok(desk.complaints.splice(0).every((each) => each.includes('ERR_FAILED')))
})

test('answers, disputes and what is pending are reviewed by keyboard, the least probable first', { skip }, async () => {
  for (const entry of ['answer', 'dispute', 'pending'] as const) {
    const asked = await fetch(`${desk.address}/api/queue/${entry === 'pending' ? entry : `${entry}s`}?limit=100`)
    const { items } = (await asked.json()) as { items: readonly { id: string; rule: string; probability: number }[] }
    assert.ok(items.length > 0, entry)
    const page = await desk.open(`/review?dossier=all&entry=${entry}`, { viewport: { width: 390, height: 800 } })
    await page.getByRole('article').first().waitFor()
    await page
      .getByText(`found by “${items[0]?.rule}”, ${Math.round((items[0]?.probability ?? 0) * 100)}% sure`)
      .waitFor()
    await page.getByText('The least probable first.', { exact: true }).waitFor()
    await keepPicture(page, `review-${entry}`)
    await page.keyboard.press('n')
    await page.getByText('1 decided in this sitting', { exact: true }).waitFor()
    const review = (await desk.store.reviews()).at(-1)
    assert.deepEqual([review?.entry, review?.of, review?.decision], [entry, items[0]?.id, 'rejected'])
    await page.keyboard.press('z')
    await page.getByText('0 decided in this sitting', { exact: true }).waitFor()
    assert.equal((await desk.store.reviews()).at(-1)?.decision, 'withdrawn')
    await page.keyboard.press('o')
    await page.waitForURL(/\/stories\/.*at=s/)
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('where not all statements were looked at, the page says among how many, and looks at older ones', {
  skip,
}, async () => {
  const asked = await fetch(`${desk.address}/api/queue/pending?limit=100`)
  const { items } = (await asked.json()) as { items: readonly { id: string; rule: string }[] }
  assert.ok(items.length > 1)
  const page = await desk.open('/')
  // However slow the machine is, the page has time for as many looks as it takes.
  await page.addInitScript(() => {
    performance.now = () => 0
  })
  // Five looks at a thousand statements: something is found in the first and in the last.
  await page.route('**/api/queue/pending?*', (route) => {
    const n = Number(new URL(route.request().url()).searchParams.get('after') ?? 0)
    const found = n === 0 ? items.slice(0, 1) : n === 4 ? items.slice(1) : []
    return route.fulfill({ json: { items: found, nLookedAt: 1000, ...(n < 4 && { older: String(n + 1) }) } })
  })
  await page.goto(`${desk.address}/review?dossier=all&entry=pending`)
  await page.getByText('the newest 4,000 statements that leave something to come').waitFor()
  await page.getByText('1 of 1', { exact: true }).waitFor()
  await page.keyboard.press('y')
  await page.getByText('Among these statements nothing waits for a decision.').waitFor()
  await keepPicture(page, 'review-older')
  await page.keyboard.press('m')
  await page.getByText('the next 1,000 statements that leave something to come').waitFor()
  await page.getByText(`1 of ${items.length - 1}`, { exact: true }).waitFor()
  await page.keyboard.press('y')
  await page.getByText('2 decided in this sitting', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'The newest again' }).click()
  await page.getByText('the newest 4,000 statements that leave something to come').waitFor()
  await page.context().close()
  assert.deepEqual(
    (await desk.store.reviews()).slice(-2).map(({ of }) => of),
    items.slice(0, 2).map(({ id }) => id),
  )
  assert.deepEqual(desk.complaints, [])
})

test('few links are gathered from several looks into one order, and a look that takes pages stays by itself', async () => {
  const link = (probability: number) =>
    ({ kind: 'answer', id: `l${probability}`, link: { probability } }) as WaitingLink
  const looks: Record<string, LinkPage> = {
    a: { items: [link(0.7), link(0.9)], look: { nLookedAt: 10, older: 'b' } },
    b: { items: [link(0.6), link(0.8)], look: { nLookedAt: 20, older: 'c' } },
    c: { items: [link(0.5)], look: { nLookedAt: 30 } },
    d: { items: [link(0.6)], look: { nLookedAt: 20, older: 'e' } },
    e: { items: [link(0.5)], look: { nLookedAt: 30 }, next: 'e~' },
  }
  const gathered = async (start: string, msOfALook = 0) => {
    let now = 0
    const looked = async (after: string | undefined) => {
      now += msOfALook
      return looks[after ?? ''] as LinkPage
    }
    const { items, look, next } = await linksGathered(looked, start, () => now)
    return [items.map((each) => each.link.probability), look, next]
  }
  assert.deepEqual(await gathered('a'), [[0.5, 0.6, 0.7, 0.8, 0.9], { nLookedAt: 60 }, undefined])
  assert.deepEqual(await gathered('a', 2000), [[0.6, 0.7, 0.8, 0.9], { nLookedAt: 30, older: 'c' }, undefined])
  assert.deepEqual(await gathered('d'), [[0.6], { nLookedAt: 20, older: 'e' }, undefined])
  assert.deepEqual(await gathered('e'), [[0.5], { nLookedAt: 30 }, 'e~'])
})

test('a reader is told what is missing', { skip }, async () => {
  const page = await desk.open('/')
  await page.route('**/api/me', (route) => route.fulfill({ json: { name: 'Ole', role: 'reader' } }))
  await page.goto(`${desk.address}/review`)
  await page.getByText('Reviewing needs the role reviewer.').waitFor()
  await settled(page)
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})
