import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import { deskApi, type Problem } from '../../src/api/index.ts'
import { takingTurns } from '../../src/api/taking-turns.ts'
import {
  ActorEntrySchema,
  AnswerSchema,
  BriefSchema,
  DisputeSchema,
  DossierEntrySchema,
  FirstSaidSchema,
  IssuePositionsSchema,
  MergedExchangeSchema,
  PendingItemSchema,
  ReviewSchema,
  type StatementEntry,
  StatementEntrySchema,
  StoryEntrySchema,
} from '../../src/schema/index.ts'
import { BRIDGE, facts } from '../record/reports.ts'
import { HOST, harbourDesk, type Served, served, servedAs } from './desk.ts'

let desk: Served
let statements: StatementEntry[]
before(async () => {
  desk = await served('Ida')
  statements = [...(await desk.store.statements({}, { limit: 100 })).items]
})

async function json<T>(path: string, status = 200): Promise<T> {
  const response = await desk.get(path)
  const text = await response.text()
  assert.equal(response.status, status, text)
  return JSON.parse(text) as T
}

const page = (schema: z.ZodType) => z.strictObject({ items: z.array(schema), next: z.string().optional() })

const waiting = (schema: z.ZodType) => page(schema).extend({ nLookedAt: z.int(), older: z.string().optional() })

/** Every list that can be asked for, with what it must hold. */
const LISTS: readonly (readonly [string, z.ZodType, number])[] = [
  ['/statements', page(StatementEntrySchema.strict()), 5],
  ['/stories', page(StoryEntrySchema.strict()), 3],
  ['/queue', page(StatementEntrySchema.strict()), 5],
  ['/queue/answers', waiting(AnswerSchema.strict()), 0],
  ['/queue/disputes', waiting(DisputeSchema.strict()), 0],
  ['/queue/pending', waiting(PendingItemSchema.strict()), 1],
  ['/actors', page(ActorEntrySchema.strict()), 3],
  ['/answers', page(AnswerSchema.strict()), 0],
  ['/disputes', page(DisputeSchema.strict()), 0],
  ['/pending', page(PendingItemSchema.strict()), 1],
  ['/exchanges', page(MergedExchangeSchema.strict()), 0],
]

for (const [path, schema, least] of LISTS) {
  test(`GET ${path} gives a page of what the schema says`, async () => {
    const found = await json<{ items: unknown[] }>(path)
    schema.parse(found)
    assert.ok(found.items.length >= least, `${found.items.length} items`)
  })
}

test('one entry is had by its id', async () => {
  const [entry] = statements
  assert.deepEqual(await json(`/statements/${entry.id}`), [entry])
  const actor = ActorEntrySchema.parse(await json(`/actors/${entry.actors[0].actor}`))
  assert.equal(actor.name, entry.actors[0].name)
  const { items: byId } = (await json(`/actors?id=${actor.id}&id=nobody`)) as { items: { id: string }[] }
  assert.deepEqual(
    byId.map(({ id }) => id),
    [actor.id],
  )
  const { story, versions } = await json<{ story: { id: string }; versions: { text: string }[] }>(
    `/stories/${entry.story}`,
  )
  assert.equal(story.id, entry.story)
  assert.ok(versions.at(-1)?.text.includes(entry.statement.content[0].exact))
  const text = await json<{ text: string }>(`/versions/${entry.version}`)
  assert.equal(text.text, versions.at(-1)?.text)
  FirstSaidSchema.parse(await json(`/statements/${entry.id}/first`))
  z.array(AnswerSchema).parse(await json(`/statements/${entry.id}/answers`))
})

test('a question in plain words is the command line’s', async () => {
  const ids = async (query: string) =>
    (await json<{ items: StatementEntry[] }>(`/statements?${query}`)).items.map(({ id }) => id)
  const of = (name: string) =>
    statements.filter(({ actors }) => actors.some((each) => each.name === name)).map(({ id }) => id)
  assert.deepEqual(await ids('source=Jonas%20Reve'), of('Jonas Reve'))
  assert.deepEqual(
    await ids('act=deny&act=question'),
    statements.filter(({ statement }) => statement.act.value === 'deny').map(({ id }) => id),
  )
  assert.equal((await ids('text=steel&minProbability=0.1')).length, 1)
  assert.equal((await ids('dossier=harbour&issue=bridge')).length, 2)
  assert.ok((await ids('all=true')).length > statements.length)
})

/** A served record of the harbour with more than one exchange, and with dossiers that narrow what is of them. */
async function narrowed() {
  const other = await served('Ida')
  for (const [text, published] of [
    ['Jonas Reve told Ana Teslic in a telephone call on Monday that the port would stay shut.', '2022-03-08'],
    ['Mira Sole met with Jonas Reve on Friday. At the meeting, Sole said that the steel was tired.', '2022-03-14'],
  ]) {
    await other.store.add(facts({ text, published }))
  }
  const issues = [
    { id: 'port', name: 'The port of Selm', terms: { en: ['port', 'boats'] } },
    { id: 'steel', name: 'The steel', terms: { en: ['steel', 'figures'] } },
  ]
  const put = async (id: string, dossier: object) =>
    assert.ok(
      [200, 201].includes(
        (await other.ask('PUT', `/dossiers/${id}`, { body: { title: id, issues, ...dossier } })).status,
      ),
    )
  const told = async <T>(path: string) => (await (await other.get(path)).json()) as T
  const asked = async <T>(path: string) => (await told<{ items: T[] }>(path)).items
  const add = (sample: Parameters<typeof facts>[0]) => other.store.add(facts(sample))
  return { put, asked, told, add }
}

test('what is of a dossier: its issues, and its cast, days, outlets and stories where it names some', async () => {
  const { put, asked, told } = await narrowed()
  const all = await asked<StatementEntry>('/statements?limit=100')
  const isOn = (entry: StatementEntry) =>
    /\b(port|boats|steel|figures)\b/i.test(
      [entry.statement.source, entry.statement.content]
        .flat()
        .map(({ exact }) => exact)
        .join(' '),
    )
  const onIssues = all.filter(isOn)
  const ids = async (query: string, path = '/statements') =>
    (await asked<StatementEntry>(`${path}?limit=100&${query}`)).map(({ id }) => id)
  const idsOf = (entries: readonly StatementEntry[]) => entries.map(({ id }) => id)
  await put('wide', {})
  assert.deepEqual(await ids('dossier=wide'), idsOf(onIssues))

  await put('cast', { cast: ['Ana Teslic', 'Nobody Known'] })
  const teslics = onIssues.filter(({ actors }) =>
    actors.some(({ role, name }) => role !== 'via' && name === 'Ana Teslic'),
  )
  assert.ok(
    teslics.some(({ actors }) => actors.some(({ role, name }) => role === 'addressee' && name === 'Ana Teslic')),
  )
  assert.ok(teslics.length > 1 && teslics.length < onIssues.length)
  assert.deepEqual(await ids('dossier=cast'), idsOf(teslics))
  assert.deepEqual((await ids('dossier=cast', '/queue')).toSorted(), idsOf(teslics).toSorted())
  assert.deepEqual(
    await ids('dossier=cast&source=Jonas%20Reve'),
    idsOf(teslics.filter(({ actors }) => actors.some(({ role, name }) => role === 'source' && name === 'Jonas Reve'))),
  )
  const { days } = await told<{ days: { n: number }[] }>('/days?dossier=cast')
  assert.equal(
    days.reduce((sum, { n }) => sum + n, 0),
    teslics.filter(({ said }) => said !== undefined).length,
  )
  const positions = await told<{ actors: { name: string }[] }[]>('/dossiers/cast/positions')
  assert.deepEqual([...new Set(positions.flatMap(({ actors }) => actors.map(({ name }) => name)))], ['Ana Teslic'])

  const [story] = all.filter(({ outlet }) => outlet === 'Harbour Post').map((entry) => entry.story)
  await put('story', { stories: [story] })
  const ofStory = onIssues.filter((entry) => entry.story === story)
  assert.ok(ofStory.length > 0)
  assert.deepEqual(await ids('dossier=story'), idsOf(ofStory))
  assert.deepEqual(await ids('dossier=story&issue=steel'), [])
  const former = (await asked<{ id: string; versions: string[] }>('/stories')).find(({ id }) => id === story)
    ?.versions[0]
  await put('version', { stories: [former] })
  assert.deepEqual(await ids('dossier=version'), idsOf(ofStory))

  await put('days', { since: '2022-03-01', until: '2022-03-10', outlets: ['Harbour Post'] })
  assert.deepEqual(await ids('dossier=days'), [])
  await put('days', { since: '2022-03-01', until: '2022-03-10' })
  const inDays = ({ said = '' }: StatementEntry) => '2022-03-01' <= said && said <= '2022-03-10'
  assert.deepEqual(await ids('dossier=days'), idsOf(onIssues.filter(inDays)))
  assert.deepEqual(await ids('dossier=days&since=2022-01-01&until=2022-12-31'), idsOf(onIssues.filter(inDays)))
  assert.deepEqual(
    await ids('dossier=days&until=2022-03-01'),
    idsOf(onIssues.filter((entry) => inDays(entry) && (entry.said ?? '') <= '2022-03-01')),
  )
})

test('exchanges and reports of a dossier: those whose reports have a statement of it', async () => {
  const { put, asked } = await narrowed()
  const channels = async (query: string) =>
    (await asked<{ channel: string }>(`/exchanges?${query}`)).map(({ channel }) => channel)
  const published = async (query: string) =>
    (await asked<{ published?: string }>(`/stories?${query}`)).map((each) => each.published)
  assert.deepEqual(await channels('kind=call&kind=meeting'), ['meeting', 'call'])
  await put('wide', {})
  assert.deepEqual(await channels('dossier=wide&kind=call&kind=meeting'), ['meeting', 'call'])
  assert.deepEqual(await channels('dossier=wide&issue=port'), ['call'])
  assert.deepEqual(await channels('dossier=wide&since=2022-03-10'), ['meeting'])
  assert.deepEqual(await channels('dossier=wide&with=Mira%20Sole'), ['meeting'])
  await put('cast', { cast: ['Ana Teslic'] })
  assert.deepEqual(await channels('dossier=cast'), ['call'])
  await put('sole', { cast: ['Mira Sole'], until: '2022-03-10' })
  assert.deepEqual(await channels('dossier=sole'), [])
  assert.deepEqual(await published('dossier=wide&issue=port'), ['2022-03-08', '2022-02-01'])
  assert.deepEqual(await published('dossier=cast'), ['2022-03-08', '2022-03-01'])
  assert.deepEqual(await published('dossier=sole'), ['2022-03-01'])
  assert.deepEqual(await published('dossier=wide&text=nowhere'), [])
})

test('an exchange of a dossier is shown with all who tell of it, also where the latest report is not of the dossier', async () => {
  const { put, asked, add } = await narrowed()
  const text = 'Jonas Reve told Ana Teslic in a telephone call on Monday that the talks would go on in spring.'
  await add({ text, published: '2022-03-09' })
  type Told = { id: string; told: { story: string }[] }
  const calls = (query: string) => asked<Told>(`/exchanges?kind=call${query}`)
  const whole = await calls('')
  assert.deepEqual(
    whole.map(({ told }) => told.length),
    [2],
  )
  await put('wide', {})
  assert.deepEqual(await calls('&dossier=wide'), whole)
  assert.deepEqual(await calls('&dossier=wide&issue=port'), whole)
  assert.deepEqual(await calls('&dossier=wide&issue=steel'), [])
})

test('what is pending, disputed and answered is of a dossier as its statements are', async () => {
  const { put, asked, add } = await narrowed()
  type Pending = { id: string; statements: { id: string }[] }
  const all = await asked<Pending>('/pending?minProbability=0')
  await put('week', { issues: [{ id: 'week', name: 'The week', terms: { en: ['week'] } }] })
  const [own] = await asked<Pending>('/pending?dossier=week&minProbability=0')
  assert.ok(all.length > 1 && own.statements.length > 0)
  await put('sole', { issues: [{ id: 'week', name: 'The week', terms: { en: ['week'] } }], cast: ['Mira Sole'] })
  assert.deepEqual(await asked('/pending?dossier=sole&minProbability=0'), [])
  await add({ text: CLAIMS, published: '2022-03-16' })
  await put('kell', { issues: [{ id: 'kell', name: 'Kell', terms: { en: ['Kell'] } }] })
  for (const path of ['/disputes', '/answers']) {
    const idsOf = async (query: string) =>
      (await asked<{ id: string }>(`${path}?minProbability=0${query}`)).map(({ id }) => id)
    const [whole, own] = [await idsOf(''), await idsOf('&dossier=kell')]
    assert.ok(0 < own.length && own.length < whole.length, `${path}: ${own.length} of ${whole.length}`)
    assert.ok(
      own.every((id) => whole.includes(id)),
      path,
    )
    assert.deepEqual(await idsOf('&dossier=sole'), [], path)
  }
})

test('what was read after a mark is asked for by it', async () => {
  const other = await served('Ida')
  const mark = await other.store.mark()
  const since = async () => ((await (await other.get(`/statements?addedSince=${mark}`)).json()) as { items: [] }).items
  assert.deepEqual(await since(), [])
  await other.store.add(facts({ text: BRIDGE.replace('spring', 'summer'), published: '2022-03-04' }))
  const { items } = await other.store.statements({ since: '2022-03-04' }, { limit: 100 })
  assert.ok(items.length > 0)
  assert.deepEqual(await since(), items)
  assert.notEqual(await other.store.mark(), mark)
})

test('statements are counted by day, month and year', async () => {
  const days = async (query: string) => await json<{ days: { day: string; n: number }[] }>(`/days?${query}`)
  const counts = new Map<string, number>()
  for (const { said = '' } of statements.toReversed()) counts.set(said, (counts.get(said) ?? 0) + 1)
  assert.deepEqual(await days(''), { days: [...counts].map(([day, n]) => ({ day, n })), isCut: false })
  assert.deepEqual(await days('group=year'), { days: [{ day: '2022', n: statements.length }], isCut: false })
  assert.deepEqual(
    (await days('group=month')).days.map(({ day }) => day),
    ['2022-02', '2022-03'],
  )
  assert.deepEqual(await days('act=question'), { days: [], isCut: false })
  const response = await desk.get('/days?group=week')
  assert.deepEqual([response.status, ((await response.json()) as Problem).field], [400, 'group'])
})

test('pages follow one another by their cursor', async () => {
  const ids: string[] = []
  let next: string | undefined = ''
  while (next !== undefined) {
    const found: { items: StatementEntry[]; next?: string } = await json(
      `/statements?limit=2${next && `&after=${next}`}`,
    )
    ids.push(...found.items.map(({ id }) => id))
    next = found.next
  }
  assert.deepEqual(
    ids,
    statements.map(({ id }) => id),
  )
})

test('what became of statements from one version to the next', async () => {
  const { items } = await json<{ items: { id: string; versions: string[] }[] }>('/stories?outlet=Harbour%20Post')
  const [{ id, versions }] = items
  const diff = await json<{ before: string; after: string; changes: { kind: string }[]; text: { text: string }[] }>(
    `/stories/${id}/diff`,
  )
  assert.deepEqual([diff.before, diff.after], versions)
  assert.ok(diff.changes.some(({ kind }) => kind === 'dropped'))
  assert.ok(diff.text.length > 2)
})

test('dossiers with positions and briefs', async () => {
  z.array(DossierEntrySchema.strict())
    .length(1)
    .parse(await json('/dossiers'))
  const positions = z.array(IssuePositionsSchema.strict()).parse(await json('/dossiers/harbour/positions'))
  assert.deepEqual(
    positions.map(({ issue }) => issue.id),
    ['port', 'bridge'],
  )
  assert.ok(positions[1].actors.length > 0)
  const html = await desk.get('/dossiers/harbour/brief')
  assert.match(html.headers.get('content-type') ?? '', /^text\/html/)
  assert.match(html.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.match(await html.text(), /The port of Selm/)
  const markdown = await (await desk.get('/dossiers/harbour/brief?format=markdown')).text()
  assert.match(markdown, /^# The harbour/)
})

test('a brief is asked for in part, without what is left out, and as a value', async () => {
  const brief = async (query: string) => BriefSchema.parse(await json(`/dossiers/harbour/brief?format=json&${query}`))
  const whole = await brief('')
  assert.ok(whole.notes.length > 2)
  const part = await brief('issue=bridge&since=2022-02-15')
  assert.deepEqual(
    part.parts.map(({ id }) => id).filter((id) => id.startsWith('issue-')),
    ['issue-bridge'],
  )
  assert.ok(part.notes.every(({ published = '' }) => published >= '2022-02-15'))
  const [first] = whole.notes
  const rest = await brief(`leaveOut=${first.id}&leaveOut=lnone`)
  assert.ok(rest.notes.length > 0)
  assert.ok(rest.notes.every(({ id }) => id !== first.id))
  assert.deepEqual(rest.scope.find(({ name }) => name === 'Left out')?.values, ['2 entries, by choice'])
  const sure = await brief('minProbability=1')
  assert.ok(sure.notes.length < whole.notes.length)
  const file = await desk.get('/dossiers/harbour/brief?download=true&format=markdown')
  assert.equal(file.headers.get('content-disposition'), `attachment; filename="brief.md"; filename*=UTF-8''harbour.md`)
})

test('a brief is written in the language that is asked for, in English where none is', async () => {
  const brief = async (query: string) => BriefSchema.parse(await json(`/dossiers/harbour/brief?format=json${query}`))
  const [english, japanese] = [await brief(''), await brief('&language=ja')]
  assert.deepEqual([english.language, japanese.language], ['en', 'ja'])
  assert.deepEqual(
    japanese.notes.map(({ quotation }) => quotation),
    english.notes.map(({ quotation }) => quotation),
    'what is quoted is the same',
  )
  assert.deepEqual(japanese.parts.at(-1)?.heading, ['待たれている事柄'])
  const page = await desk.get('/dossiers/harbour/brief?language=ja')
  assert.equal(page.headers.get('content-language'), 'ja')
  assert.match(await page.text(), /^<!doctype html>\n<html lang="ja">/)
})

test('of positions a table begins with the latest of those who have the most, and counts stay those of all', async () => {
  const all = z.array(IssuePositionsSchema).parse(await json('/dossiers/harbour/positions'))
  const few = z.array(IssuePositionsSchema).parse(await json('/dossiers/harbour/positions?by=actor&holders=1&latest=1'))
  const totals = new Map<string, number>()
  for (const { actors } of all)
    for (const { id, nPositions } of actors) totals.set(id, (totals.get(id) ?? 0) + nPositions)
  const most = Math.max(...totals.values())
  assert.ok(totals.size > 1, 'there is a choice to make')
  assert.equal(new Set(few.flatMap(({ actors }) => actors.map(({ id }) => id))).size, 1)
  for (const [at, { actors, sides, nActors }] of few.entries()) {
    assert.deepEqual([sides, nActors], [[], all[at].actors.length])
    for (const { id, positions, nPositions } of actors) {
      assert.equal(totals.get(id), most)
      const whole = all[at].actors.find((each) => each.id === id)
      assert.deepEqual([positions, nPositions], [whole?.positions.slice(0, 1), whole?.positions.length])
    }
  }
  const [{ id }] = all[1].sides
  const [one] = await json<z.infer<typeof IssuePositionsSchema>[]>(
    `/dossiers/harbour/positions?issue=bridge&by=side&holder=${id}`,
  )
  assert.deepEqual([one.actors, one.sides], [[], all[1].sides.slice(0, 1)])
  await json('/dossiers/harbour/positions?latest=0', 400)
})

test('a table of positions has ten of each where nothing is asked, and a cell has all', async () => {
  const other = await served()
  const piers = 'anchor beacon cable dredger engine funnel girder hull ingot jetty keel ladder'.split(' ')
  for (const [n, pier] of piers.entries()) {
    const text = `Repairs of the ${pier} go on\n\nMira Sole said that steel for the ${pier} was late by ${n + 2} weeks.`
    await other.store.add(facts({ text, published: `2022-04-${n + 10}` }))
  }
  const found = async (query: string) => {
    const response = await other.get(`/dossiers/harbour/positions?issue=bridge&by=actor${query}`)
    const [{ actors }] = z.array(IssuePositionsSchema).parse(await response.json())
    return actors
  }
  const [sole] = await found('')
  assert.deepEqual([sole.positions.length, sole.nPositions], [10, 13])
  const [cell] = await found(`&holder=${sole.id}`)
  assert.equal(cell.positions.length, 13)
  const [few] = await found(`&holder=${sole.id}&latest=2`)
  assert.deepEqual(few.positions, sole.positions.slice(0, 2))
})

test('whoever asks for much leaves others their turn', async () => {
  const asked: string[] = []
  const reader = takingTurns(desk.store)
  const other = new Promise<void>((resolve) => setTimeout(resolve, 0)).then(() => asked.push('other'))
  for (let n = 0; n < 40; n++) await reader.reviews([])
  asked.push('much')
  await other
  assert.deepEqual(asked, ['other', 'much'])
})

test('a review is made in the name of who asks, and outranks what was read', async () => {
  const other = await served('Ida')
  const [denied] = (await other.store.statements({ acts: ['deny'] }, { limit: 1 })).items
  const review = { entry: 'statement', of: denied.id, decision: 'rejected', comment: 'He did not.' }
  const made = await other.post('/reviews', review)
  assert.equal(made.status, 201)
  const { by, at } = ReviewSchema.strict().parse(await made.json())
  assert.deepEqual([by, at], ['Ida', '2022-03-05T12:00:00.000Z'])
  assert.equal((await other.store.statements({ acts: ['deny'] }, { limit: 1 })).items.length, 0)
  const kept = (await (await other.get(`/reviews?of=${denied.id}`)).json()) as unknown[]
  assert.equal(kept.length, 1)
  const agreed = (await (await other.get('/agreement')).json()) as { alpha?: number }
  assert.equal(agreed.alpha, undefined)
})

test('what was decided leaves the queue', async () => {
  const other = await served('Ida')
  const queue = async () =>
    ((await (await other.get('/queue')).json()) as { items: StatementEntry[] }).items.map(({ id }) => id)
  const before = await queue()
  const decide = async (decision: string) =>
    (await other.post('/reviews', { entry: 'statement', of: before[0], decision })).status
  assert.equal(await decide('unsure'), 201)
  assert.deepEqual(await queue(), before.slice(1))
})

test('links are reviewed where they are found, the least probable first, and leave the queue', async () => {
  let nReviews = 0
  const now = () => `2022-03-05T12:00:00.${String(nReviews++).padStart(3, '0')}Z`
  const other = await servedAs({ reviewerOf: () => 'Ida' }, { ...(await harbourDesk()), now })
  await other.store.add(facts({ text: CLAIMS, published: '2022-03-03' }))
  for (const entry of ['answer', 'dispute', 'pending'] as const) {
    const path = `/queue/${entry === 'pending' ? entry : `${entry}s`}`
    const queue = async (query = '') => (await (await other.get(`${path}${query}`)).json()) as Queue
    const { items, nLookedAt, older } = await queue()
    assert.ok(items.length > (entry === 'pending' ? 0 : 1) && nLookedAt > 0 && older === undefined, entry)
    const sure = items.map(({ probability }) => probability)
    assert.deepEqual(
      sure,
      sure.toSorted((one, least) => one - least),
    )
    const [link] = items
    const kinds = ['answer', 'dispute', 'pending'].filter((kind) => kind !== entry)
    const statements = [...new Set(link.evidence.map(({ statement }) => statement))]
    const decide = async (about: object) =>
      (await other.post('/reviews', { entry, of: link.id, decision: 'rejected', ...about })).status
    const strangers = (await other.store.statements({}, { limit: 100 })).items.filter(
      ({ id }) => !statements.includes(id),
    )
    assert.equal(await decide({ statements: strangers.map(({ id }) => id) }), 404)
    for (const kind of kinds) assert.equal(await decide({ entry: kind, statements }), 404)
    assert.equal(await decide({ statements }), 201)
    assert.ok((await queue()).items.every(({ id }) => id !== link.id))
    // What was decided on is known, whatever is found now.
    assert.equal(await decide({ decision: 'withdrawn' }), 201)
    assert.deepEqual((await queue()).items, items)
    if (items.length > 1)
      assert.equal((await other.post('/reviews', { entry, of: items[1].id, decision: 'unsure' })).status, 201)
  }
})

/** A page of links that wait. */
interface Queue {
  readonly items: readonly {
    readonly id: string
    readonly probability: number
    readonly evidence: { statement?: string }[]
  }[]
  readonly nLookedAt: number
  readonly older?: string
}

const CLAIMS = `Varda demanded that Selmia withdraw its troops from the border province of Kell. Selmia rejected Varda's demand that it withdraw its troops from Kell. \
Ana Teslic said Varda had moved missiles to the northern coast. Jonas Reve denied that any missiles had been moved to the coast.`

test('a name means whom questions take it for, and is split from an actor', async () => {
  const other = await served('Ida')
  const ask = async <T>(path: string) => (await (await other.get(path)).json()) as T
  const [reve, nobody] = await ask<{ name: string; actors: { id: string; name: string }[] }[]>(
    '/called?name=Jonas%20Reve&name=Zebediah',
  )
  assert.deepEqual([reve.name, reve.actors.map(({ name }) => name)], ['Jonas Reve', ['Jonas Reve']])
  assert.deepEqual(nobody, { name: 'Zebediah', actors: [] })
  const [{ id }] = reve.actors
  const names = await ask<{ id: string; name: string }[]>(`/actors/${id}/names`)
  const short = names.find(({ name }) => name === 'Reve')
  const review = { entry: 'actor', of: id, other: short?.id }
  assert.equal((await other.post('/reviews', { ...review, decision: 'split' })).status, 201)
  assert.deepEqual(
    (await ask<{ name: string }[]>(`/actors/${id}/names`)).map(({ name }) => name),
    ['Jonas Reve'],
  )
  const told = await ask<{ decision: string }[]>(`/actors/${id}/reviews`)
  assert.deepEqual(
    told.map(({ decision }) => decision),
    ['split'],
  )
})

test('who was merged into another is known still, so that it can be withdrawn', async () => {
  const other = await served('Ida')
  const find = async (name: string) =>
    ((await (await other.get(`/called?name=${name}`)).json()) as { actors: { id: string }[] }[])[0].actors[0].id
  const [reve, sole] = [await find('Jonas%20Reve'), await find('Mira%20Sole')]
  const review = { entry: 'actor', of: reve, other: sole }
  assert.equal((await other.post('/reviews', { ...review, decision: 'merged' })).status, 201)
  assert.equal((await other.get(`/actors/${reve}`)).status, 404)
  assert.equal((await other.post('/reviews', { ...review, decision: 'withdrawn' })).status, 201)
})

/** Requests that cannot be served: the path, and what is told. */
const WRONG: readonly (readonly [string, number, RegExp, string?])[] = [
  ['/nowhere', 404, /nothing at \/api\/nowhere/],
  ['/statements?act=shout', 400, /expected one of/i, 'act.0'],
  ['/statements?limit=0', 400, />=1/, 'limit'],
  ['/statements?limit=many', 400, /expected number/i, 'limit'],
  ['/statements?after=!', 400, /cursor/],
  ['/statements?since=yesterday', 400, /a day such as/, 'since'],
  ['/statements?source=Zebediah', 400, /knows nobody called Zebediah/, 'source'],
  ['/statements?addedSince=yesterday', 400, /Expected a mark of the record, got yesterday/, 'addedSince'],
  ['/statements?text=…', 400, /Expected words/, 'text'],
  ['/statements?issue=port', 400, /needs the dossier/, 'dossier'],
  ['/statements?dossier=moon', 400, /no dossier moon; there are harbour/, 'dossier'],
  ['/exchanges?dossier=moon', 400, /no dossier moon; there are harbour/, 'dossier'],
  ['/exchanges?issue=port', 400, /needs the dossier/, 'dossier'],
  ['/stories?dossier=harbour&issue=moon', 400, /no issue moon; it has port, bridge/, 'issue'],
  ['/statements?dossier=harbour&issue=moon', 400, /no issue moon; it has port, bridge/, 'issue'],
  ['/statements/snone', 404, /no statement snone/],
  ['/queue?after=zz', 400, /cursor/],
  ['/queue/answers?after=~1~l', 400, /Expected the "next" or "older" of a page as cursor, got ~1~l/],
  ['/called', 400, /expected array/i, 'name'],
  ['/actors/none', 404, /no actor none/],
  ['/stories/tnone', 404, /no story tnone/],
  ['/versions/vnone', 404, /no version vnone/],
  ['/dossiers/moon', 404, /no dossier moon/],
  ['/dossiers/harbour/brief?issue=moon', 400, /no issue moon; it has port, bridge/, 'issue'],
  ['/dossiers/harbour/brief?since=May', 400, /a day such as/, 'since'],
  ['/dossiers/harbour/brief?minProbability=2', 400, /<=1/, 'minProbability'],
  ['/dossiers/harbour/brief?language=fr', 400, /Expected en or ja/, 'language'],
  ['/dossiers/harbour/brief?format=pdf', 400, /Expected html, markdown or json/, 'format'],
]

for (const [path, status, detail, field] of WRONG) {
  test(`GET ${path} is told what is wrong`, async () => {
    const response = await desk.get(path)
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
    const problem = (await response.json()) as Problem
    assert.deepEqual([response.status, problem.status], [status, status])
    assert.match(problem.detail, detail)
    assert.equal(problem.field, field)
  })
}

test('a review that is none is refused, and nobody who may not review makes one', async () => {
  const { id } = statements[0]
  const cases: readonly (readonly [unknown, number])[] = [
    [{ entry: 'statement', of: id, decision: 'shouted' }, 400],
    [{ entry: 'statement', of: id, decision: 'amended' }, 400],
    [{ entry: 'statement', of: id, decision: 'amended', amendment: { act: 'shout' } }, 400],
    [{ entry: 'statement', of: id, decision: 'confirmed', by: 'Somebody else' }, 400],
    [{ entry: 'statement', of: 'snone', decision: 'confirmed' }, 404],
    [{ entry: 'answer', of: 'lnone', decision: 'confirmed' }, 404],
    ...(['answer', 'dispute', 'pending'] as const).flatMap((entry) => {
      const review = { entry, of: `l${'0'.repeat(24)}`, decision: 'confirmed' }
      return [
        [review, 404],
        [{ ...review, statements: [id] }, 404],
        [{ ...review, statements: [] }, 400],
      ] as const
    }),
    [{ entry: 'statement', of: id, decision: 'merged', other: id }, 400],
    [{ entry: 'actor', of: statements[0].actors[0].actor, decision: 'merged' }, 400],
    [{ entry: 'actor', of: statements[0].actors[0].actor, decision: 'split', other: 'nnone' }, 404],
    [{ entry: 'statement', of: id, decision: 'withdrawn', other: id }, 400],
  ]
  for (const [review, status] of cases) {
    assert.equal((await desk.post('/reviews', review)).status, status, JSON.stringify(review))
  }
  const reader = await served()
  assert.equal((await reader.post('/reviews', { entry: 'statement', of: id, decision: 'confirmed' })).status, 403)
  assert.deepEqual(await reader.store.reviews(), [])
})

test('pages of other origins, other names of the host, other types and large bodies are refused', async () => {
  const review = { entry: 'statement', of: statements[0].id, decision: 'confirmed' }
  const refused = async (headers: Record<string, string>) => (await desk.post('/reviews', review, headers)).status
  assert.equal(await refused({ origin: 'https://evil.example' }), 403)
  assert.equal(await refused({ origin: 'null' }), 403)
  assert.equal(await refused({ 'content-type': 'text/plain' }), 415)
  assert.equal(await refused({ 'content-length': '9000000' }), 413)
  assert.equal((await desk.get('/statements', { host: 'evil.example' })).status, 403)
  assert.equal(await refused({ origin: `http://${HOST}` }), 201)
})

test('a route that has a policy of its own keeps it; the other headers are those of all answers', async () => {
  const app = deskApi(await harbourDesk(), { hosts: new Set([HOST]), log: () => undefined, release: '0' })
  const policy = "default-src 'self'"
  app.all('/mcp', ({ req, html }) =>
    req.query('own') === undefined ? html('') : html('', 200, { 'content-security-policy': policy }),
  )
  const headersOf = async (path: string) =>
    (await app.request(`http://${HOST}${path}`, { headers: { host: HOST } })).headers
  const own = await headersOf('/mcp?own')
  assert.deepEqual([own.get('content-security-policy'), own.get('x-content-type-options')], [policy, 'nosniff'])
  assert.match((await headersOf('/mcp')).get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
})

test('what has not changed is not sent again', async () => {
  const first = await desk.get('/stories')
  const tag = first.headers.get('etag')
  assert.ok(tag)
  const again = await desk.get('/stories', { 'if-none-match': tag })
  assert.deepEqual([again.status, await again.text()], [304, ''])
})

test('the description names every route that there is, and schemas by name', async () => {
  const description = await json<{
    openapi: string
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
    components: { schemas: Record<string, unknown> }
  }>('/openapi.json')
  assert.equal(description.openapi, '3.1.0')
  assert.deepEqual(Object.keys(description.paths).sort(), [
    '/actors',
    '/actors/{id}',
    '/actors/{id}/names',
    '/actors/{id}/reviews',
    '/agreement',
    '/answers',
    '/called',
    '/changes',
    '/days',
    '/disputes',
    '/dossiers',
    '/dossiers/{id}',
    '/dossiers/{id}/brief',
    '/dossiers/{id}/positions',
    '/exchanges',
    '/me',
    '/pending',
    '/queue',
    '/queue/answers',
    '/queue/disputes',
    '/queue/pending',
    '/reports',
    '/reviews',
    '/statements',
    '/statements/{id}',
    '/statements/{id}/answers',
    '/statements/{id}/first',
    '/stories',
    '/stories/{id}',
    '/stories/{id}/diff',
    '/versions/{id}',
  ])
  const names = ['Statement', 'Story', 'Actor', 'Answer', 'Dispute', 'PendingItem', 'Exchange', 'Review', 'Problem']
  for (const name of names) assert.ok(description.components.schemas[name], name)
})

test('nothing that nobody foresaw happened', () => {
  assert.deepEqual(desk.errors, [])
})
