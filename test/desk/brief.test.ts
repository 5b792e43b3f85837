import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { optionsIn, queryOf, toggled } from '../../web/src/brief/brief-options.ts'
import { isEmpty, notesIn } from '../../web/src/brief/kept-notes.ts'
import { problemTold } from '../../web/src/brief/problem-told.ts'
import { keepPicture, type OpenedDesk, openDesk, settled, skip } from './opened-desk.ts'

let desk: OpenedDesk

before(async () => {
  if (!skip) desk = await openDesk()
})
after(async () => await desk?.close())

test('the brief as a page, in both languages and themes, wide and narrow', { skip }, async () => {
  for (const [locale, colorScheme, width, sources] of [
    ['en-GB', 'light', 1280, 'Sources'],
    ['ja-JP', 'dark', 390, '出典'],
  ] as const) {
    const page = await desk.open('/dossiers/crisis/brief', {
      locale,
      colorScheme,
      viewport: { width, height: 800 },
    })
    await page.getByRole('heading', { name: sources }).waitFor()
    const nSentences = await page.locator('.sentence').count()
    assert.ok(nSentences > 10)
    assert.equal(await page.locator('article').getAttribute('lang'), locale.slice(0, 2))
    const unfounded = await page
      .locator('.sentence')
      .evaluateAll((all) => all.filter((each) => each.querySelector('sup a') === null))
    assert.equal(unfounded.length, 0, 'every sentence is footnoted')
    await keepPicture(page, `brief-${colorScheme}`)
    await page.context().close()
  }
  assert.deepEqual(desk.complaints, [])
})

test('a sentence that is pointed at, or gone to by keyboard, shows what it rests on', { skip }, async () => {
  const page = await desk.open('/dossiers/crisis/brief')
  const resting = page.getByRole('region', { name: 'What this sentence rests on' })
  const reference = page.locator('#disputes .sentence sup a').first()
  await reference.focus()
  await resting.getByRole('link', { name: 'read it in the report' }).first().waitFor()
  assert.match(
    (await resting.getByRole('link', { name: 'read it in the report' }).last().getAttribute('href')) ?? '',
    /^\/stories\/.+\?version=.+/,
  )
  const number = await reference.textContent()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url())
  })
  await page.keyboard.press('Enter')
  await page.waitForFunction((id) => document.activeElement?.id === id, `note-${number}`)
  assert.deepEqual(asked, [], 'going to a footnote asks for nothing')
  await keepPicture(page, 'brief-footnote')
  await page.locator('#pending .sentence').first().hover()
  const first = await page.locator('#pending .sentence sup a').first().textContent()
  assert.equal(await resting.locator('.number').first().textContent(), first)
  await page.context().close()
})

test('what is left out is in the address and can be put back', { skip }, async () => {
  const page = await desk.open('/dossiers/crisis/brief')
  const sentence = page.locator('#disputes .sentence').first()
  const told = await sentence.locator('.name, .said').allTextContents()
  const before = await page.locator('#disputes > ul > li').count()
  await sentence.hover()
  await sentence.getByRole('button').click()
  await page.waitForURL(/leaveOut=/)
  await settled(page)
  assert.equal(await page.locator('#disputes > ul > li').count(), before - 1)
  const again = await desk.open(new URL(page.url()).pathname + new URL(page.url()).search)
  assert.equal(await again.locator('#disputes > ul > li').count(), before - 1, 'the address is the brief')
  await again.context().close()
  await page.getByRole('button', { name: 'Put all back' }).click()
  await settled(page)
  assert.equal(new URL(page.url()).search, '')
  assert.deepEqual(await page.locator('#disputes .sentence').first().locator('.name, .said').allTextContents(), told)
  await page.context().close()
})

test('issues, days and least probability are in the address', { skip }, async () => {
  const page = await desk.open('/dossiers/crisis/brief')
  await page.getByRole('checkbox', { name: 'The answer in writing' }).uncheck()
  await page.getByLabel('First day').fill('2024-01-01')
  await page.getByLabel('At least so sure').selectOption('0.8')
  await settled(page)
  const { searchParams } = new URL(page.url())
  assert.deepEqual(searchParams.getAll('issue'), ['nato-membership', 'harbour-talks'])
  assert.deepEqual([searchParams.get('since'), searchParams.get('minProbability')], ['2024-01-01', '0.8'])
  assert.equal(await page.getByRole('heading', { name: 'The answer in writing' }).count(), 0)
  const href = (await page.getByRole('link', { name: 'Download Markdown' }).getAttribute('href')) ?? ''
  assert.match(href, /issue=nato-membership&issue=harbour-talks&minProbability=0.8&format=markdown&download=true$/)
  await page.context().close()
})

test('downloads: the server’s where nobody wrote anything, else with the editor’s notes apart', { skip }, async () => {
  const page = await desk.open('/dossiers/crisis/brief')
  const saved = async (name: string, role: 'link' | 'button') => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()])
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
  }
  const plain = await saved('Download Markdown', 'link')
  assert.equal(plain.name, 'crisis.md')
  assert.match(plain.text, /^# Two crises/)
  await page.getByRole('button', { name: 'Add a note of your own to “Disputes”' }).click()
  await page.keyboard.type('Mine: <b>check</b> *this*.')
  await page.getByLabel('A title of your own').fill('Morning brief')
  const markdown = await saved('Download Markdown', 'button')
  assert.match(markdown.text, /^# Morning brief\n\n> Title by the editor; the dossier: Two crises/)
  assert.match(markdown.text, /> \*\*Editor’s note:\*\* Mine: \\<b\\>check\\<\/b\\> \\\*this\\\*\.\n/)
  const rest = markdown.text.replace(/^# .*\n\n> .*\n/, '').replace(/> \*\*Editor.*\n\n/, '')
  assert.equal(rest, plain.text.replace(/^# .*\n/, ''), 'what was reported is the same')
  const html = await saved('Download HTML', 'button')
  assert.match(html.text, /<aside class="own"><strong>Editor’s note<\/strong><p>Mine: &#60;b&#62;check/)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Morning brief' }).waitFor()
  assert.equal(await page.getByLabel('Editor’s note').inputValue(), 'Mine: <b>check</b> *this*.')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('button').count(), 0, 'nothing to press is printed')
  await keepPicture(page, 'brief-print')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('the language of a brief is the interface’s, else what the address says, and what is quoted stays', {
  skip,
}, async () => {
  const page = await desk.open('/dossiers/crisis/brief')
  const said = () => page.locator('.said').allTextContents()
  const quoted = await page.locator('#sources ~ ol blockquote').allTextContents()
  await page.getByLabel('Language of the brief').selectOption('ja')
  await page.getByRole('heading', { name: '待たれている事柄' }).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('language'), 'ja')
  assert.equal(await page.locator('article').getAttribute('lang'), 'ja')
  assert.deepEqual(await page.locator('#sources ~ ol blockquote').allTextContents(), quoted)
  assert.ok((await said()).some((each) => /[a-z]/.test(each)))
  const languages = await page.locator('.said').evaluateAll((all) => all.map((each) => each.getAttribute('lang')))
  assert.deepEqual([...new Set(languages)].sort(), ['en', 'ja'])
  const href = (await page.getByRole('link', { name: 'Download HTML' }).getAttribute('href')) ?? ''
  assert.match(href, /language=ja&format=html/)
  await page.getByRole('button', { name: 'Add a note of your own to “食い違い”' }).click()
  await page.keyboard.type('未確認')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download Markdown' }).click(),
  ])
  assert.match(readFileSync(await download.path(), 'utf8'), /## 食い違い\n\n> \*\*編集者の注記：\*\* 未確認\n/)
  await keepPicture(page, 'brief-japanese')
  await page.context().close()
  assert.deepEqual(desk.complaints, [])
})

test('what is wrong with an address is told in the interface’s language', () => {
  const words = {
    missing: 'そのようなドシエはありません。',
    badOption: { since: '', until: '', issue: 'アドレスで指定された論点がこのドシエにありません。' },
  }
  const told = (status: number, field?: string) =>
    problemTold(Object.assign(new Error('server'), { status, field }), words).message
  assert.equal(told(404), 'そのようなドシエはありません。')
  assert.equal(told(400, 'issue'), 'アドレスで指定された論点がこのドシエにありません。')
  assert.equal(told(400, 'leaveOut'), 'server')
  assert.equal(told(500), 'server')
})

test('options in an address, and the question they make', () => {
  const options = optionsIn(
    new URLSearchParams(
      'since=2022-01-01&until=soon&issue=a&issue=b&minProbability=0.7&leaveOut=x&leaveOut=x&leaveOut=y',
    ),
  )
  assert.deepEqual(options, { since: '2022-01-01', issues: ['a', 'b'], minProbability: 0.7, leftOut: ['x', 'y'] })
  assert.deepEqual(queryOf(options, 'ja'), {
    language: 'ja',
    since: '2022-01-01',
    until: undefined,
    issue: ['a', 'b'],
    minProbability: 0.7,
    leaveOut: ['x', 'y'],
  })
  assert.deepEqual(optionsIn(new URLSearchParams('language=en')), { language: 'en', leftOut: [] })
  assert.equal(queryOf({ language: 'en', leftOut: [] }, 'ja').language, 'en')
  for (const wrong of ['', 'language=fr', 'minProbability=2', 'minProbability=x', 'issue=']) {
    assert.deepEqual(optionsIn(new URLSearchParams(wrong)), { leftOut: [] })
  }
  assert.deepEqual([toggled(['a', 'b'], 'a'), toggled(['a'], 'b')], [['b'], ['a', 'b']])
})

test('notes as a browser keeps them: what is broken is none', () => {
  const notes = { title: 'T', byPart: { disputes: 'N' } }
  assert.deepEqual(notesIn(JSON.stringify(notes)), notes)
  for (const broken of [null, '', '{', '3', 'null', '[]']) assert.deepEqual(notesIn(broken), { byPart: {} })
  assert.deepEqual(notesIn('{"title":3,"byPart":{"a":1,"b":"x"}}'), { byPart: { b: 'x' } })
  assert.deepEqual(
    [isEmpty({ byPart: {} }), isEmpty({ title: ' ', byPart: { a: '\n' } }), isEmpty(notes)],
    [true, true, false],
  )
})
