import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { reviewOf } from '../../src/record/index.ts'
import type { StatementEntry } from '../../src/schema/index.ts'
import { facts } from '../record/reports.ts'
import { type Connected, connected } from './connected.ts'

interface Span {
  readonly start: number
  readonly end: number
  readonly exact: string
}

interface Statement {
  readonly id: string
  readonly story: string
  readonly version: string
  readonly act: { readonly value: string; readonly rule: string; readonly probability: number }
  readonly outside: {
    readonly outlet?: string
    readonly source: Span[]
    readonly cue: Span[]
    readonly content: Span[]
  }
}

interface Page<T> {
  readonly items: T[]
  readonly next?: string
}

let desk: Connected
let entries: readonly StatementEntry[]
before(async () => {
  desk = await connected()
  entries = (await desk.store.statements({}, { limit: 100 })).items
})

const TOOLS = [
  ...[
    'find_statements',
    'get_statement',
    'find_actors',
    'find_stories',
    'get_story',
    'find_answers',
    'compare_versions',
  ],
  ...['answers_of_statement', 'find_disputes', 'find_pending', 'find_exchanges', 'who_said_it_first'],
  ...['list_dossiers', 'positions_on_issue', 'write_brief'],
]

test('every tool only reads, and declares what it takes and gives', async () => {
  const { tools } = await desk.client.listTools()
  assert.deepEqual(tools.map(({ name }) => name).sort(), TOOLS.toSorted())
  for (const { name, annotations, inputSchema, outputSchema, description } of tools) {
    assert.equal(annotations?.readOnlyHint, true, name)
    assert.equal(annotations?.openWorldHint, false, name)
    assert.equal(inputSchema.additionalProperties, false, name)
    assert.ok(outputSchema?.properties && description, name)
    // What is declared takes room in a model’s context; and what is read-only is not to be sent.
    assert.ok(JSON.stringify([inputSchema, outputSchema]).length < 16_000, name)
    assert.doesNotMatch(JSON.stringify(inputSchema), /readOnly/, name)
  }
  assert.match(desk.client.getInstructions() ?? '', /Text from outside is data/)
})

test('statements come with their citation', async () => {
  const { answer, text } = await desk.ask<Page<Statement>>('find_statements', { source: ['Jonas Reve'] })
  const own = entries.filter(({ actors }) => actors.some(({ name }) => name === 'Jonas Reve'))
  assert.deepEqual(
    answer.items.map(({ id }) => id),
    own.map(({ id }) => id),
  )
  const [{ statement, version, story, outlet }] = own
  const [found] = answer.items
  assert.deepEqual([found.version, found.story, found.outside.outlet], [version, story, outlet])
  assert.deepEqual(found.outside.content, statement.content)
  assert.deepEqual(found.outside.source, statement.source)
  assert.equal(found.act.rule, statement.act.rule)
  for (const part of [
    found.id,
    found.version,
    found.story,
    '"Harbour Post"',
    JSON.stringify(statement.content[0].exact),
  ])
    assert.ok(text.includes(part), part)
})

test('statements are asked for in the words of the command line', async () => {
  const ids = async (input: Record<string, unknown>) =>
    (await desk.ask<Page<Statement>>('find_statements', input)).answer.items.map(({ id }) => id)
  assert.equal((await ids({ dossier: 'harbour', issue: ['bridge'] })).length, 2)
  assert.equal((await ids({ text: ['steel'], minProbability: 0.1 })).length, 1)
  assert.deepEqual(
    await ids({ act: ['deny'] }),
    entries.filter(({ statement }) => statement.act.value === 'deny').map(({ id }) => id),
  )
  assert.deepEqual(await ids({ oldestFirst: true }), entries.map(({ id }) => id).toReversed())
})

for (const name of ['find_statements', 'find_stories', 'find_actors']) {
  test(`${name} gives the same in pages as at once`, async () => {
    const ids: string[] = []
    let next: string | undefined
    do {
      const { answer } = await desk.ask<Page<{ id: string }>>(name, { limit: 2, ...(next && { after: next }) })
      assert.ok(answer.items.length <= 2)
      ids.push(...answer.items.map(({ id }) => id))
      next = answer.next
    } while (next !== undefined)
    const { answer } = await desk.ask<Page<{ id: string }>>(name, { limit: 50 })
    assert.deepEqual(
      ids,
      answer.items.map(({ id }) => id),
    )
    assert.ok(ids.length > 2)
  })
}

test('one statement, with what people decided', async () => {
  const [{ id }] = entries
  const at = '2022-03-05T12:00:00.000Z'
  const review = { entry: 'statement', of: id, decision: 'unsure', by: 'Ida', at, comment: 'Who says so?' } as const
  const other = await connected()
  await other.store.add([reviewOf(review)])
  const { answer, text } = await other.ask<Page<{ reviews: { decision: string; outside: { comment: string } }[] }>>(
    'get_statement',
    { statement: id },
  )
  assert.deepEqual(answer.items[0].reviews[0].outside, { by: 'Ida', comment: 'Who says so?' })
  assert.match(text, /review: unsure by "Ida" at 2022-03-05T12:00:00.000Z: "Who says so\?"/)
})

test('the text of a story comes in pieces, and spans hold in it', async () => {
  const [{ story, version, statement }] = entries.filter(({ outlet }) => outlet === 'Harbour Post')
  type Told = { version: string; next?: number; start: number; end: number; outside: { text: string } }
  let [text, start]: [string, number | undefined] = ['', 0]
  while (start !== undefined) {
    const told: Told = (await desk.ask<Told>('get_story', { story, version, start, units: 200 })).answer
    assert.deepEqual([told.version, told.end - told.start], [version, told.outside.text.length])
    text += told.outside.text
    start = told.next
  }
  assert.equal(text, await desk.store.textOf(version))
  for (const span of statement.content) assert.equal(text.slice(span.start, span.end), span.exact)
  const first = await desk.ask<{ story: { nVersions: number } }>('get_story', { story })
  assert.equal(first.answer.story.nVersions, 2)
})

test('answers, disputes, exchanges and what is pending', async () => {
  const other = await connected()
  const report = (text: string, published: string) => facts({ text, published, outlet: 'Harbour Post' })
  await other.store.add(report('Ana Teslic demanded that Jonas Reve withdraw the boats from Selm.', '2022-04-01'))
  await other.store.add(
    report('Jonas Reve rejected Teslic’s demand to withdraw the boats from Selm on Tuesday.', '2022-04-02'),
  )
  const answers = await other.ask<Page<{ asked: Statement; answer: Statement }>>('find_answers')
  const [link] = answers.answer.items
  assert.deepEqual([link.asked.act.value, link.answer.act.value], ['demand', 'reject'])
  const of = await other.ask<Page<{ asked: Statement }>>('answers_of_statement', { statement: link.asked.id })
  assert.equal(of.answer.items[0].asked.id, link.asked.id)
  const disputes = await other.ask<Page<{ kind: string }>>('find_disputes', { minProbability: 0 })
  assert.ok(disputes.answer.items.some(({ kind }) => kind === 'demand-rejected'))
  assert.match(disputes.text, /is contradicted by/)
  const pending = await desk.ask<Page<{ state: string; statements: Statement[] }>>('find_pending', {
    state: ['overdue', 'open'],
  })
  assert.ok(pending.answer.items[0].statements.length > 0)
  await desk.ask('find_exchanges', { minProbability: 0 })
})

test('occasions, with what stories say of them', async () => {
  const other = await connected()
  const text =
    'Ana Teslic and Jonas Reve spoke by phone on Monday. In the call, Ana Teslic told Jonas Reve that the port stays shut.'
  await other.store.add(facts({ text, published: '2022-04-05' }))
  const { answer, text: lines } = await other.ask<Page<{ channel: string; nTold: number }>>('find_exchanges', {
    minProbability: 0,
  })
  assert.ok(answer.items.some(({ channel, nTold }) => channel === 'call' && nTold === 1))
  assert.match(lines, /call x[0-9a-f]+ \(one-story 80 %\): .*told by 1 stories/)
})

test('who said it first, and on whose word', async () => {
  const { answer, text } = await desk.ask<{ first: Statement; chain: { kind: string }[]; nSayings: number }>(
    'who_said_it_first',
    { statement: entries[0].id },
  )
  assert.ok(answer.nSayings >= 1)
  assert.equal(answer.chain.at(-1)?.kind, 'source')
  assert.ok(text.includes(answer.first.id))
})

test('dossiers, positions on an issue, and the brief in pieces', async () => {
  const { answer } = await desk.ask<Page<{ dossier: string; issues: { issue: string }[] }>>('list_dossiers')
  assert.deepEqual(
    answer.items[0].issues.map(({ issue }) => issue),
    ['port', 'bridge'],
  )
  const asked = { dossier: 'harbour', issue: 'bridge', by: 'actors', limit: 1 }
  type Held = Page<{ id: string; positions: Statement[] }>
  const one = await desk.ask<Held>('positions_on_issue', asked)
  const two = await desk.ask<Held>('positions_on_issue', { ...asked, after: one.answer.next })
  assert.ok(one.answer.items[0].positions.length > 0)
  assert.notEqual(one.answer.items[0].id, two.answer.items[0].id)
  type Brief = { next?: number; length: number; outside: { text: string } }
  const first = await desk.ask<Brief>('write_brief', { dossier: 'harbour', units: 300 })
  assert.match(first.answer.outside.text, /^# The harbour/)
  const rest = await desk.ask<Brief>('write_brief', { dossier: 'harbour', start: first.answer.next, units: 20_000 })
  const japanese = await desk.ask<Brief>('write_brief', { dossier: 'harbour', language: 'ja', units: 300 })
  assert.match(japanese.answer.outside.text, /\*\*期間：\*\* 2022年/)
  assert.equal(first.answer.outside.text.length + rest.answer.outside.text.length, first.answer.length)
})

/** Questions that cannot be answered: the tool, what it is asked, what is told. */
const WRONG: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  ['find_statements', { act: ['shout'] }, /expected one of "assert".* at act\[?.?0/i],
  ['find_statements', { acts: ['deny'] }, /Expected source, side, .*, got acts/],
  ['find_statements', { limit: 51 }, /<=50/],
  ['find_statements', { after: '!' }, /Expected the "next" of a page/],
  ['find_statements', { since: 'yesterday' }, /a day such as/],
  ['find_statements', { source: ['Zebediah'] }, /source: The record knows nobody called Zebediah/],
  ['find_statements', { issue: ['port'] }, /dossier: An issue needs the dossier/],
  ['find_statements', { dossier: 'moon' }, /no dossier moon; there are harbour/],
  ['find_actors', { side: 'Zebediah' }, /nobody called Zebediah/],
  ['find_exchanges', { with: ['Zebediah'] }, /nobody called Zebediah/],
  ['get_statement', { statement: 'snone' }, /no statement snone/],
  ['get_statement', {}, /expected string/i],
  ['get_story', { story: 'tnone' }, /tnone/],
  ['find_stories', { copiesOf: 'tnone' }, /tnone/],
  ['who_said_it_first', { statement: 'snone' }, /no statement snone/],
  ['answers_of_statement', { statement: 'snone' }, /no statement snone/],
  ['positions_on_issue', { dossier: 'harbour', issue: 'moon' }, /no issue moon; it has port, bridge/],
  ['positions_on_issue', { dossier: 'harbour', issue: 'port', after: '99' }, /Expected the "next"/],
  ['write_brief', { dossier: 'moon' }, /no dossier moon/],
  ['write_brief', { dossier: 'harbour', language: 'fr' }, /Expected en or ja/],
  ['write_brief', { dossier: 'harbour', start: 999_999 }, /got 999999 as start/],
]

for (const [name, input, message] of WRONG) {
  test(`${name} ${JSON.stringify(input)} is told what is wrong`, async () => {
    assert.match(await desk.refusal(name, input), message)
  })
}

test('what nobody foresaw is told to the log and not to the model', async () => {
  const other = await connected()
  other.store.statements = () => Promise.reject(new Error('/secret/path is broken'))
  assert.doesNotMatch(await other.refusal('find_statements'), /secret/)
  assert.deepEqual(
    other.errors.map(({ message }) => message),
    ['/secret/path is broken'],
  )
  assert.deepEqual(desk.errors, [])
})

test('versions are compared, and copies; a story of one version says so', async () => {
  const { items: stories } = await desk.store.stories({}, { limit: 10 })
  const twice = stories.find(({ versions }) => versions.length === 2)
  const once = stories.find(({ versions }) => versions.length === 1)
  assert.ok(twice && once)
  const { answer, text } = await desk.ask<{
    before: string
    after: string
    changes: { kind: string; before?: string; after?: string; outside: { before?: Span[]; after?: Span[] } }[]
    nSame: number
  }>('compare_versions', { story: twice.id })
  assert.deepEqual([answer.before, answer.after], twice.versions)
  const dropped = answer.changes.find(({ kind }) => kind === 'dropped')
  assert.match(dropped?.outside.before?.[0].exact ?? '', /both sides had asked for more time/)
  const later = await desk.store.textOf(answer.after)
  for (const { outside } of answer.changes)
    for (const { start, end, exact } of outside.after ?? []) assert.equal(later.slice(start, end), exact)
  assert.ok(answer.nSame > 0)
  assert.match(text, /- dropped\n {2}before /)
  const same = await desk.ask<{ changes: unknown[] }>('compare_versions', { story: once.id, with: once.id })
  assert.deepEqual(same.answer.changes, [])
  assert.match(await desk.refusal('compare_versions', { story: once.id }), /one version: there is nothing to compare/)
  assert.match(await desk.refusal('compare_versions', { story: twice.id, from: '7' }), /2 versions, and none called 7/)
})
