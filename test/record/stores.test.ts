import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { Kysely, SqliteDialect } from 'kysely'
import { postgresPool } from '../../src/cli/postgres-pool.ts'
import { loadNames } from '../../src/cli/record/load-names.ts'
import {
  factsOf,
  type Page,
  type QueueFilter,
  type RecordStore,
  reviewOf,
  type StatementFilter,
} from '../../src/record/index.ts'
import { keepRecord } from '../../src/record/keep.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import { openPostgres } from '../../src/record/postgres/index.ts'
import { openTables } from '../../src/record/sql/sql-tables.ts'
import { openSqlite } from '../../src/record/sqlite/index.ts'
import { sqliteDialect } from '../../src/record/sqlite/sqlite-dialect.ts'
import {
  type ActorEntry,
  ActorEntrySchema,
  type Appearance,
  ExchangeEntrySchema,
  type Fact,
  FactSchema,
  type ReadingFact,
  type StatementEntry,
  StatementEntrySchema,
  StoryEntrySchema,
  type VersionFact,
} from '../../src/schema/index.ts'
import { type Server, startPostgres } from './postgres-server.ts'
import { BRIDGE, facts, HARBOUR, HARBOUR_UPDATED, JAPANESE, plainNames } from './reports.ts'

const ADDRESS = 'https://harbour.example/talks'
const HARBOUR_FACTS = facts({ text: HARBOUR, published: '2022-02-01', url: ADDRESS, outlet: 'Harbour Post' })
const UPDATED_FACTS = facts({
  text: HARBOUR_UPDATED,
  published: '2022-02-01',
  url: `${ADDRESS}?utm_source=feed`,
  outlet: 'Harbour Post',
  at: '2022-02-04T00:00:00Z',
})
const BRIDGE_FACTS = facts({ text: BRIDGE, published: '2022-03-01', title: 'The bridge' })
const JAPANESE_FACTS = facts({ text: JAPANESE, language: 'ja' })
const REPRINT_FACTS = facts({
  text: HARBOUR_UPDATED,
  published: '2022-02-05',
  url: 'https://other.example/1',
  outlet: 'Other',
})
const ALL = [HARBOUR_FACTS, UPDATED_FACTS, BRIDGE_FACTS, JAPANESE_FACTS, REPRINT_FACTS]

const TALKS = [
  facts({
    text: 'A call\n\nJonas Reve told Ana Teslic in a telephone call on Monday that the port would stay shut.',
    published: '2022-03-08',
  }),
  facts({
    text: 'A meeting\n\nMira Sole met with Jonas Reve on Friday. At the meeting, Sole said that the figures had been wrong.',
    published: '2022-03-14',
  }),
]

/** A report in which more people speak than are looked up one by one. */
const MANY_SPEAK = facts({
  text: Array.from({ length: 130 }, (_, n) => {
    const family = `${'BDFGKLMNPRTVZ'[n % 13]}o${'bdfgklmnprtvz'[Math.floor(n / 13)]}ak`
    return `Ana ${family} said that the ${n % 3 === 0 ? 'boats' : 'trains'} of the north were late.`
  }).join(' '),
  published: '2022-03-20',
})

const everything = { isUnlisted: true, limit: 100 } as const

async function filled(store: RecordStore, reports: readonly (readonly Fact[])[] = ALL): Promise<RecordStore> {
  for (const report of reports) await store.add(report)
  return store
}

/** What all pages hold together, each asked for behind the one before. */
async function allPages<T>(ask: (after: { after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await ask(after === undefined ? {} : { after })
    found.push(...items)
    after = next
  } while (after !== undefined)
  return found
}

/** All of the queue, so many a page. */
function walkQueue(store: RecordStore, filter: QueueFilter, limit: number): Promise<StatementEntry[]> {
  return allPages((after) => store.queue(filter, { limit, ...after }))
}

/** Everything that a store can be asked, in one value. */
async function answers(store: RecordStore): Promise<unknown> {
  const paging = { limit: 100 }
  const facts: Fact[] = []
  for await (const fact of store.facts()) facts.push(fact)
  return {
    facts,
    statements: (await store.statements({ isUnlisted: true }, paging)).items,
    listed: (await store.statements({}, paging)).items.map(({ id, story }) => `${story} ${id}`),
    exchanges: (await store.exchanges({}, paging)).items,
    stories: (await store.stories({}, paging)).items,
    actors: (await store.actors({}, paging)).items,
    reviews: await store.reviews(),
  }
}

/** Times of the clock left out: they tell in which order things came. */
function withoutTimes(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'seenAt' || key === 'readAt' ? undefined : part)))
}

const server: Server | undefined = startPostgres()
after(() => server?.stop())
let nDatabases = 0

const STORES: readonly { name: string; open: (() => Promise<RecordStore>) | undefined }[] = [
  { name: 'memory', open: async () => openMemory(plainNames) },
  { name: 'SQLite', open: () => openSqlite(new Database(':memory:'), plainNames, 'a test') },
  {
    name: 'PostgreSQL',
    open:
      server &&
      (async () => openPostgres(await postgresPool(server.database(`test_${++nDatabases}`)), plainNames, 'a test')),
  },
]

for (const { name, open } of STORES) {
  describe(name, { skip: open === undefined && 'no PostgreSQL server is installed here' }, () => {
    let store: RecordStore
    before(async () => {
      store = await filled(await (open as () => Promise<RecordStore>)())
    })
    after(() => store?.close())
    const fresh = () => (open as () => Promise<RecordStore>)()

    test('answers as the store in memory does', async () => {
      assert.deepEqual(await answers(store), await answers(await filled(openMemory(plainNames))))
    })

    test('serves what the schema says', async () => {
      const paging = { limit: 100 }
      for (const entry of (await store.statements({ isUnlisted: true }, paging)).items)
        StatementEntrySchema.strict().parse(entry)
      for (const entry of (await store.stories({}, paging)).items) StoryEntrySchema.strict().parse(entry)
      for (const entry of (await store.exchanges({}, paging)).items) ExchangeEntrySchema.strict().parse(entry)
      for (const entry of (await store.actors({}, paging)).items) ActorEntrySchema.strict().parse(entry)
      for await (const fact of store.facts()) FactSchema.parse(fact)
    })

    test('the same report twice changes nothing', async () => {
      const once = await answers(store)
      const added = await store.add(HARBOUR_FACTS)
      assert.deepEqual(added, {
        nVersions: 0,
        nAppearances: 0,
        nReadings: 0,
        nReviews: 0,
        isUpdate: false,
        stories: [],
      })
      assert.deepEqual(await answers(store), once)
    })

    test('its mark is another one after anything was added, and the same while nothing was', async () => {
      const own = await fresh()
      try {
        const marks = [await own.mark()]
        const review = (of: string) =>
          reviewOf({ entry: 'statement', of, decision: 'confirmed', by: 'Ida', at: '2022-03-05T00:00:00Z' })
        const [version, , reading] = BRIDGE_FACTS as [VersionFact, Appearance, ReadingFact]
        const [{ id }] = reading.reading.statements
        const elsewhere = { ...factsOf({ text: BRIDGE, language: 'en', url: ADDRESS, at: '' })[1], seenAt: undefined }
        for (const facts of [[version], BRIDGE_FACTS, [elsewhere], [review(id)], HARBOUR_FACTS]) {
          await own.add(facts as Fact[])
          marks.push(await own.mark())
          await own.add(facts as Fact[])
          assert.equal(await own.mark(), marks.at(-1))
        }
        assert.equal(new Set(marks).size, 6, marks.join(' '))
        await assert.rejects(own.add([{ ...version, id: 'v0', text: 'other' }]))
        const unknown = { ...JAPANESE_FACTS[1] } as Appearance
        await assert.rejects(own.add([unknown]))
        assert.equal(await own.mark(), marks.at(-1))
      } finally {
        await own.close()
      }
    })

    test('statements can be asked for that were read after a mark', async () => {
      const own = await fresh()
      try {
        const idsSince = async (mark: string, filter: StatementFilter = {}) =>
          (await own.statements({ ...filter, addedSince: mark }, { limit: 100 })).items.map(({ id }) => id)
        const [empty] = [await own.mark()]
        await filled(own, [HARBOUR_FACTS, BRIDGE_FACTS])
        const before = await own.mark()
        assert.deepEqual(await idsSince(before), [])
        assert.deepEqual(
          await idsSince(empty),
          (await own.statements({}, { limit: 100 })).items.map(({ id }) => id),
        )
        await filled(own, [JAPANESE_FACTS, UPDATED_FACTS])
        const readSince = [JAPANESE_FACTS, UPDATED_FACTS].flatMap((facts) =>
          (facts[2] as ReadingFact).reading.statements.map(({ id }) => id),
        )
        const found = await idsSince(before)
        assert.ok(found.length > 0)
        assert.ok(found.every((id) => readSince.includes(id)))
        const all = (await own.statements({}, { limit: 100 })).items
        assert.deepEqual(
          found,
          all.flatMap(({ id, reading }) =>
            [JAPANESE_FACTS, UPDATED_FACTS].some(([, , fact]) => fact.id === reading) ? [id] : [],
          ),
        )
        assert.deepEqual(
          await idsSince(before, { words: ['week'] }),
          all.flatMap(({ id, statement }) => (statement.content.some(({ exact }) => /a week/.test(exact)) ? [id] : [])),
        )
        const [reve] = await own.actorsCalled('Jonas Reve', 'en')
        const ofReve = await idsSince(before, { sources: [reve.id] })
        assert.ok(0 < ofReve.length && ofReve.length < found.length)
        assert.deepEqual(
          (await own.statements({ addedSince: before }, { limit: 1 })).items.map(({ id }) => id),
          [found[0]],
        )
        assert.deepEqual(await idsSince(await own.mark()), [])
        for (const mark of ['', 'x', '1.', '.1', '1.1.1', '-1.1', "1.1' OR 1=1"]) {
          await assert.rejects(idsSince(mark), RangeError, mark)
        }
      } finally {
        await own.close()
      }
    })

    test('statements are counted by day as they are asked for', async () => {
      const [reve] = await store.actorsCalled('Jonas Reve', 'en')
      const [teslic] = await store.actorsCalled('Ana Teslic', 'en')
      const { items: own } = await store.actors({ kinds: ['unnamed'] }, { limit: 10 })
      const [{ id: story }] = (await store.stories({ outlets: ['Harbour Post'] }, { limit: 1 })).items
      const filters: readonly StatementFilter[] = [
        {},
        { isUnlisted: true },
        { acts: ['deny'] },
        { sources: [reve.id, teslic.id] },
        { sources: [reve.id], words: ['boats'] },
        { sources: own.map(({ id }) => id), isUnlisted: true },
        { anyWords: ['port', 'steel', 'week', '交渉'] },
        { anyWords: ['port', 'steel'], since: '2022-02-15' },
        { until: '2022-02-15', isUnlisted: true },
        { since: '1990-01-01', minProbability: 0.6 },
        { story, isUnlisted: true },
        { ids: [] },
        { words: ['nowhere'] },
        { addedSince: '0.0' },
        { parties: [reve.id, teslic.id] },
        { parties: [reve.id, teslic.id], anyWords: ['boats', 'port'] },
        { stories: [story], anyWords: ['port', 'boats'] },
        { stories: [] },
      ]
      for (const filter of filters) {
        const counts = new Map<string, number>()
        const { items } = await store.statements(filter, { limit: 1000, isOldestFirst: true })
        for (const { said } of items) if (said !== undefined) counts.set(said, (counts.get(said) ?? 0) + 1)
        const expected = { days: [...counts].map(([day, n]) => ({ day, n })), isCut: false }
        assert.deepEqual(await store.days(filter, 'day'), expected, JSON.stringify(filter))
      }
    })

    test('a changed text at one address is a version of the same story; what it left out is dropped', async () => {
      const { items } = await store.stories({ outlets: ['Harbour Post'] }, { limit: 10 })
      assert.equal(items.length, 1)
      assert.equal(items[0].versions.length, 2)
      const filter = { story: items[0].id, isUnlisted: true } as const
      const statements = (await store.statements(filter, { limit: 100 })).items
      const dropped = statements
        .filter(({ state }) => state === 'dropped')
        .map(({ statement }) => statement.content[0].exact)
      assert.ok(dropped.some((content) => content.includes('asked for more time')))
      assert.ok(!dropped.some((content) => content.includes('patrol') || content.includes('moves first')))
    })

    test('stories are found by words of their titles and outlets, in any case, from page to page', async () => {
      const all = (await store.stories({}, { limit: 100 })).items
      const called = async (...words: string[]) => (await store.stories({ words }, { limit: 100 })).items
      assert.ok(all.length > 2)
      assert.deepEqual(
        (await called('HARBOUR')).map(({ id }) => id),
        all.filter(({ title, outlet }) => /harbour/i.test(`${title} ${outlet}`)).map(({ id }) => id),
      )
      assert.deepEqual(await called('harbour', 'nowhere-such'), [])
      const one = await store.stories({ words: ['harbour'] }, { limit: 1 })
      assert.deepEqual(one.items, (await called('harbour')).slice(0, 1))
    })

    test('a reprint is a story of its own with the same origin, whose statements repeat the first’s', async () => {
      const [reprint] = (await store.stories({ outlets: ['Other'] }, { limit: 10 })).items
      const [original] = (await store.stories({ outlets: ['Harbour Post'] }, { limit: 10 })).items
      assert.equal(reprint.origin, original.origin)
      assert.equal(reprint.nCopies, 1)
      const repeated = (await store.statements({ outlets: ['Other'], isUnlisted: true }, { limit: 100 })).items
      assert.ok(repeated.length > 0 && repeated.every(({ repeats }) => repeats !== undefined))
      assert.equal((await store.statements({ outlets: ['Other'] }, { limit: 100 })).items.length, 0)
    })

    test('finds by actor, act, day, words of either writing, and all at once', async () => {
      const contents = async (filter: Parameters<RecordStore['statements']>[0]) =>
        (await store.statements(filter, { limit: 100 })).items.map(({ statement }) => statement.content[0].exact)
      const [reve] = await store.actorsCalled('Jonas Reve', 'en')
      assert.equal((await contents({ sources: [reve.id] })).length, 2)
      assert.deepEqual(await contents({ sources: [reve.id], acts: ['deny'] }), ['that any boats had crossed the line'])
      const acts = ['demand', 'deny'] as const
      assert.deepEqual(await contents({ sources: [reve.id], acts }), await contents({ sources: [reve.id] }))
      assert.deepEqual(await contents({ sources: [reve.id], acts: ['demand'] }), ['Varda must answer within a week'])
      assert.deepEqual(await contents({ sources: [reve.id], acts: [] }), [])
      const ofAll = (await store.statements({}, { limit: 100 })).items
      const ofThree = ['demand', 'deny', 'assert', 'deny'] as const
      const expected = ofAll.filter(({ statement }) => ofThree.some((act) => act === statement.act.value))
      assert.deepEqual((await store.statements({ acts: ofThree }, { limit: 100 })).items, expected)
      const oldest = await store.statements({ acts: ofThree }, { limit: 3, isOldestFirst: true })
      assert.deepEqual(oldest.items, expected.toReversed().slice(0, 3))
      assert.deepEqual(await contents({ words: ['交渉'] }), ['「交渉は続く」'])
      assert.deepEqual(await contents({ words: ['合意に近'] }), ['合意に近づいている'])
      assert.equal((await contents({ words: ['交渉合意'] })).length, 0)
      assert.deepEqual(await contents({ words: ['STEEL is tired'] }), ['“The steel is tired,”'])
      assert.equal((await contents({ words: ['tired steel'] })).length, 0)
      assert.equal((await contents({ anyWords: ['steel', '交渉'] })).length, 2)
      assert.ok((await contents({ since: '2022-02-20' })).every((content) => !content.includes('boats')))
      assert.equal((await contents({ since: '2022-02-20', until: '2022-02-19' })).length, 0)
      assert.equal((await contents({ sources: [] })).length, 0)
    })

    test('long phrases are found from page to page, and not what has their words in another order', async () => {
      const phrase = 'ministry spokesmen promised federation ambassadors negotiations'
      const turned = phrase.split(' ').reverse().join(' ')
      const japanese = '港湾労働組合代表団'
      const other = '代表団と労働者と港湾組合'
      // More in another order than any page below holds, before some that are as asked for and after.
      const orders = [true, false, false, false, false, true, true, false, false, true]
      const english = orders.map((isAsked, n) => `Ana Teslic said: “Item ${n + 20}: ${isAsked ? phrase : turned}.”`)
      const own = await fresh()
      await own.add(facts({ text: ['A list', ...english].join('\n\n'), published: '2022-03-01' }))
      const said = orders.map((isAsked, n) => `外相は「第${n + 20}項、${isAsked ? japanese : other}」と述べた。`)
      await own.add(facts({ text: said.join('\n\n'), language: 'ja', published: '2022-03-01' }))
      const [teslic] = await own.actorsCalled('Ana Teslic', 'en')
      const all = (await own.statements({}, { limit: 100 })).items
      const holding = (...words: string[]) =>
        all.filter(({ statement }) => words.some((each) => statement.content.some(({ exact }) => exact.includes(each))))
      assert.deepEqual([holding(phrase).length, holding(turned).length], [4, 6])
      assert.deepEqual([holding(japanese).length, holding(other).length], [4, 6])
      for (const [filter, expected] of [
        [{ words: [phrase] }, holding(phrase)],
        [{ words: [phrase], sources: [teslic.id] }, holding(phrase)],
        [{ words: [japanese] }, holding(japanese)],
        [{ words: [phrase, '26'] }, holding(`26: ${phrase}`)],
        [{ anyWords: [phrase, japanese, '21'] }, holding(phrase, japanese, '21')],
        [{ anyWords: [japanese, turned], words: ['第'] }, holding(japanese)],
        [{ words: [`${phrase} ${phrase}`] }, []],
      ] as const) {
        for (const limit of [1, 2, 3, 100]) {
          for (const isOldestFirst of [false, true]) {
            const found = await allPages((after) =>
              own.statements(filter, { limit, ...(isOldestFirst && { isOldestFirst }), ...after }),
            )
            assert.deepEqual(found, isOldestFirst ? expected.toReversed() : expected)
          }
        }
      }
      await own.close()
    })

    test('words of somebody are found however long ago they said them', async () => {
      const own = await fresh()
      // More than is looked at first; where that begins, the word stands all around.
      const saying = (n: number) => {
        const isHarbour = n % 97 === 5 || (n >= 430 && n < 450)
        return `Ana Teslic said that the ${isHarbour ? 'harbour' : 'railway'} of town ${n} was open.`
      }
      for (let report = 0; report < 7; report++) {
        const text = Array.from({ length: 100 }, (_, n) => saying(report * 100 + n)).join(' ')
        await own.add(facts({ text, published: `2022-03-0${report + 1}`, url: `https://towns.example/${report}` }))
      }
      // Since then others spoke, much later.
      await own.add(facts({ text: 'Jonas Reve said that the harbour was shut.', published: '2023-03-01' }))
      const [teslic] = await own.actorsCalled('Ana Teslic', 'en')
      const all = await allPages((after) => own.statements({ sources: [teslic.id] }, { limit: 100, ...after }))
      assert.ok(all.length > 600)
      const harbours = all.filter(({ statement }) => statement.content.some(({ exact }) => exact.includes('harbour')))
      assert.ok(harbours.length > 6)
      const asked: StatementFilter = { sources: [teslic.id], words: ['harbour'] }
      for (const limit of [1, 3, 100]) {
        assert.deepEqual(await allPages((after) => own.statements(asked, { limit, ...after })), harbours)
        const oldest = await allPages((after) => own.statements(asked, { limit, isOldestFirst: true, ...after }))
        assert.deepEqual(oldest, harbours.toReversed())
      }
      const days = { since: '2022-03-02', until: '2022-03-04' }
      const within = harbours.filter(({ published = '' }) => days.since <= published && published <= days.until)
      assert.ok(within.length > 0 && within.length < harbours.length)
      assert.deepEqual((await own.statements({ ...asked, ...days }, { limit: 100 })).items, within)
      assert.deepEqual((await own.statements({ ...asked, words: ['lighthouse'] }, { limit: 100 })).items, [])
      await own.close()
    })

    test('words of somebody are found among all that is theirs, also where one story alone has them', async () => {
      const { items } = await store.actors({}, { limit: 100 })
      assert.ok(items.some(({ id }) => id.startsWith('u')))
      for (const { id } of items) {
        const own = (await store.statements({ sources: [id] }, { limit: 100 })).items
        for (const each of own) {
          const words = [each.statement.content[0].exact]
          const found = (await store.statements({ sources: [id], words }, { limit: 100 })).items
          assert.ok(found.some((other) => other.id === each.id))
          assert.ok(found.length <= own.length)
          const [first] = (await store.statements({ sources: [id], anyWords: words }, { limit: 1 })).items
          assert.equal(first.id, found[0].id)
        }
        assert.equal((await store.statements({ sources: [id], words: ['zebra'] }, { limit: 9 })).items.length, 0)
      }
    })

    test('finds what somebody said or was told, and what some stories have', async () => {
      const all = (await store.statements({}, { limit: 100 })).items
      const ids = async (filter: StatementFilter) =>
        (await store.statements(filter, { limit: 100 })).items.map(({ id }) => id)
      const { items: actors } = await store.actors({}, { limit: 100 })
      const told = all.flatMap((each) => each.actors.filter(({ role }) => role === 'addressee'))
      assert.ok(told.length > 0)
      for (const parties of [...actors.map(({ id }) => [id]), actors.slice(0, 4).map(({ id }) => id), []]) {
        const has = (entry: StatementEntry) =>
          entry.actors.some(({ role, actor }) => role !== 'via' && parties.includes(actor))
        const own = all.filter(has)
        const expected = own.map(({ id }) => id)
        const words = ['port', 'boats', 'steel', 'more', '交渉']
        const onWords = new Set(await ids({ anyWords: words }))
        assert.deepEqual(await ids({ parties }), expected)
        assert.deepEqual(
          await ids({ parties, anyWords: words }),
          expected.filter((id) => onWords.has(id)),
        )
        assert.deepEqual(
          await ids({ parties, acts: ['deny', 'demand'] }),
          own.flatMap(({ id, statement }) => (['deny', 'demand'].includes(statement.act.value) ? [id] : [])),
        )
        const queue = (await store.queue({ parties, anyWords: words }, { limit: 100 })).items.map(({ id }) => id)
        assert.deepEqual(queue.toSorted(), expected.filter((id) => onWords.has(id)).toSorted())
      }
      const { items: stories } = await store.stories({}, { limit: 100 })
      for (const some of [stories.slice(0, 2), stories.slice(1), []]) {
        const named = some.map(({ id }) => id)
        const expected = all.filter(({ story }) => named.includes(story)).map(({ id }) => id)
        assert.deepEqual(await ids({ stories: named }), expected)
        const onWords = new Set(await ids({ anyWords: ['port', 'steel'] }))
        assert.deepEqual(
          await ids({ stories: named, anyWords: ['port', 'steel'] }),
          expected.filter((id) => onWords.has(id)),
        )
      }
    })

    test('finds exchanges and stories by the statements that the stories have', async () => {
      const store = await filled(await fresh(), [...ALL, ...TALKS])
      const { items: stories } = await store.stories({}, { limit: 100 })
      const { items: met } = await store.exchanges({}, { limit: 100 })
      const { items: actors } = await store.actors({}, { limit: 100 })
      assert.ok(met.length > 1)
      const filters: StatementFilter[] = [
        { anyWords: ['steel', 'figures'] },
        { anyWords: ['port', 'week', '交渉'], isUnlisted: true },
        { anyWords: ['port', 'steel'], since: '2022-02-15' },
        { anyWords: ['port', 'steel'], parties: actors.slice(0, 2).map(({ id }) => id) },
        { stories: stories.slice(0, 1).map(({ id }) => id), isUnlisted: true },
        { acts: ['deny'], minProbability: 0.5 },
        { words: ['nowhere'] },
        { parties: [] },
      ]
      for (const about of filters) {
        const entries = (await store.statements(about, { limit: 100 })).items
        const has = (story: string) => entries.some((entry) => entry.story === story)
        const found = (await store.stories({ about }, { limit: 100 })).items
        assert.deepEqual(
          found.map(({ id }) => id),
          stories.map(({ id }) => id).filter(has),
        )
        const told = (await store.exchanges({ about }, { limit: 100 })).items
        assert.deepEqual(
          told,
          met.filter(({ story }) => has(story)),
        )
        const ids = met.slice(0, 2).map(({ id }) => id)
        assert.deepEqual(
          (await store.exchanges({ about, ids }, { limit: 100 })).items,
          told.filter(({ id }) => ids.includes(id)),
        )
      }
      const took = met.find(({ participants }) => participants.length > 0)
      assert.ok(took)
      const parties = [took.participants[0].actor, 'nobody']
      assert.deepEqual(
        (await store.exchanges({ parties }, { limit: 100 })).items,
        met.filter(({ participants }) => participants.some(({ actor }) => parties.includes(actor))),
      )
      assert.deepEqual((await store.exchanges({ parties: [] }, { limit: 100 })).items, [])
      const page = await store.stories({ about: { acts: ['assert', 'deny'] }, words: ['harbour'] }, { limit: 1 })
      assert.equal(page.items.length, 1)
      await store.close()
    })

    test('finds what many said or were told as it does of few', async () => {
      const store = await filled(await fresh(), [...ALL, MANY_SPEAK])
      const all = (await store.statements({}, { limit: 500 })).items
      const { items: actors } = await store.actors({ kinds: ['person'] }, { limit: 500 })
      const parties = actors.map(({ id }) => id).filter((_, n) => n % 9 !== 0)
      assert.ok(parties.length > 100)
      const ids = (items: readonly StatementEntry[]) => items.map(({ id }) => id)
      const expected = all.filter(({ actors: named }) =>
        named.some(({ role, actor }) => role !== 'via' && parties.includes(actor)),
      )
      assert.ok(expected.length > 100 && expected.length < all.length)
      assert.deepEqual(ids((await store.statements({ parties }, { limit: 500 })).items), ids(expected))
      const anyWords = ['boats', 'steel']
      const onWords = new Set(ids((await store.statements({ anyWords }, { limit: 500 })).items))
      const both = expected.filter(({ id }) => onWords.has(id))
      assert.ok(both.length > 30)
      assert.deepEqual(ids((await store.statements({ parties, anyWords }, { limit: 500 })).items), ids(both))
      assert.deepEqual(
        ids((await store.queue({ parties, anyWords }, { limit: 500 })).items).toSorted(),
        ids(both).toSorted(),
      )
      const n = async (filter: StatementFilter) =>
        (await store.days(filter, 'day')).days.reduce((sum, each) => sum + each.n, 0)
      assert.equal(await n({ parties }), expected.filter(({ said }) => said !== undefined).length)
      assert.equal(await n({ parties, anyWords }), both.filter(({ said }) => said !== undefined).length)
      await store.close()
    })

    test('pages come one after another, whole, in one order and the other', async () => {
      const whole = (await store.statements({ isUnlisted: true }, { limit: 100 })).items
      for (const isOldestFirst of [undefined, true] as const) {
        const items = []
        let next: string | undefined
        do {
          const paging = { limit: 4, ...(next && { after: next }), ...(isOldestFirst && { isOldestFirst }) }
          const page = await store.statements({ isUnlisted: true }, paging)
          items.push(...page.items)
          next = page.next
        } while (next !== undefined)
        assert.deepEqual(items, isOldestFirst ? whole.toReversed() : whole)
      }
    })

    test('a page that is none is refused', async () => {
      await assert.rejects(store.statements({}, { limit: 0 }), {
        name: 'RangeError',
        message: /1 to 1000 entries, got 0/,
      })
      await assert.rejects(store.statements({}, { limit: 5, after: '; DROP' }), {
        name: 'RangeError',
        message: /got ; DROP/,
      })
    })

    test('the order in which reports come does not matter', async () => {
      const expected = withoutTimes(await answers(await filled(openMemory(plainNames), ALL)))
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(ALL, { minLength: ALL.length }),
          fc.subarray(ALL),
          async (order, again) => {
            const other = await filled(await fresh(), [...order, ...again])
            assert.deepEqual(withoutTimes(await answers(other)), expected)
            await other.close()
          },
        ),
        { numRuns: name === 'PostgreSQL' ? 3 : 12 },
      )
    })

    test('what was exported and added again is the same record', async () => {
      const facts: Fact[] = []
      for await (const fact of store.facts()) facts.push(fact)
      const other = await fresh()
      await other.add(facts)
      assert.deepEqual(await answers(other), await answers(store))
      await other.close()
    })

    test('a fact that does not hold adds nothing', async () => {
      const once = await answers(store)
      const [version, appearance, reading] = facts({ text: `${BRIDGE} More.`, published: '2022-03-02' })
      await assert.rejects(store.add([version, { ...appearance, title: 'forged' } as Fact]), { name: 'ConflictError' })
      await assert.rejects(store.add([reading, appearance]), { name: 'UnknownVersionError' })
      const wrong = factsOf({
        text: 'Nothing here.',
        language: 'en',
        at: '2022-03-02T00:00:00Z',
        ...('reading' in reading && { reading: reading.reading }),
      })
      await assert.rejects(store.add(wrong), { name: 'SpanMismatchError', message: /Expected "/ })
      assert.deepEqual(await answers(store), once)
    })

    test('a reading by a later engine stands beside the old one and is the one that holds', async () => {
      const other = await filled(await fresh(), [BRIDGE_FACTS])
      const reading = BRIDGE_FACTS.find((fact) => fact.kind === 'reading')
      assert.ok(reading)
      const [first] = reading.reading.statements
      const later = { ...reading.reading, engine: 'readout 0.10.0, pack 0.2.0', statements: [first], exchanges: [] }
      await other.add(
        factsOf({
          text: BRIDGE,
          language: 'en',
          published: '2022-03-01',
          title: 'The bridge',
          at: '2023-01-01T00:00:00Z',
          reading: later,
        }),
      )
      const { items } = await other.statements(everything, { limit: 100 })
      assert.deepEqual(
        items.map(({ id, engine }) => [id, engine]),
        [[first.id, 'readout 0.10.0, pack 0.2.0']],
      )
      const kinds: string[] = []
      for await (const { kind } of other.facts()) kinds.push(kind)
      assert.deepEqual(kinds, ['version', 'appearance', 'reading', 'reading'])
      await other.close()
    })

    test('a decision outranks what was read, and survives a later reading and a new version', async () => {
      const other = await filled(await fresh(), [HARBOUR_FACTS])
      const [denied] = (await other.statements({ acts: ['deny'] }, { limit: 1 })).items
      const [asked] = (await other.statements({ words: ['asked for more time'] }, { limit: 1 })).items
      const by = { by: 'Ida', at: '2022-02-02T10:00:00Z', entry: 'statement' } as const
      await other.add([reviewOf({ ...by, of: denied.id, decision: 'rejected', comment: 'He did not.' })])
      assert.equal((await other.statements({ acts: ['deny'] }, { limit: 10 })).items.length, 0)
      await other.add([reviewOf({ ...by, of: asked.id, decision: 'amended', amendment: { act: 'request' } })])
      assert.equal((await other.statements({ acts: ['request'] }, { limit: 10 })).items[0].id, asked.id)
      const sources = asked.actors.filter(({ role }) => role === 'source').map(({ actor }) => actor)
      const said = async (act: 'request' | typeof asked.statement.act.value) =>
        (await other.statements({ sources, acts: [act] }, { limit: 10 })).items.map(({ id }) => id)
      assert.deepEqual(await said('request'), [asked.id])
      assert.ok(!(await said(asked.statement.act.value)).includes(asked.id))
      await other.add(UPDATED_FACTS)
      const { items } = await other.statements({ decisions: ['rejected'], isUnlisted: true }, { limit: 10 })
      assert.ok(items.some(({ review, state }) => state === 'stands' && review?.isCarried))
      await other.add([reviewOf({ ...by, at: '2022-02-03T10:00:00Z', of: denied.id, decision: 'confirmed' })])
      assert.ok(
        (await other.statements({ acts: ['deny'] }, { limit: 10 })).items.every(
          ({ review }) => review?.decision === 'confirmed',
        ),
      )
      assert.equal((await other.reviews(denied.id)).length, 2)
      await other.close()
    })

    test('what waits for a decision comes least probable first, page by page, without what was decided', async () => {
      const other = await filled(await fresh())
      const all = (await other.statements({}, { limit: 100 })).items
      const whole = await walkQueue(other, {}, 2)
      assert.deepEqual(whole.map(({ id }) => id).sort(), all.map(({ id }) => id).sort())
      const probabilities = whole.map(({ statement }) => statement.probability)
      assert.deepEqual(
        probabilities,
        probabilities.toSorted((a, b) => a - b),
      )
      const of = whole[1].id
      const by = { by: 'Ida', entry: 'statement', of } as const
      await other.add([reviewOf({ ...by, at: '2022-02-02T10:00:00Z', decision: 'unsure' })])
      assert.ok((await walkQueue(other, {}, 100)).every(({ id }) => id !== of))
      await other.add([reviewOf({ ...by, at: '2022-02-02T11:00:00Z', decision: 'withdrawn' })])
      assert.deepEqual(await walkQueue(other, {}, 3), whole)
      const [first] = whole
      const source = first.actors.find(({ role }) => role === 'source')?.actor ?? ''
      for (const filter of [
        { outlets: ['Harbour Post'] },
        { words: ['boats'] },
        { sources: [source] },
        { story: first.story },
        { since: '2022-02-02' },
        { acts: ['deny'] },
      ] as const) {
        const listed = (await other.statements(filter, { limit: 100 })).items.map(({ id, story }) => `${id} ${story}`)
        const found = (await walkQueue(other, filter, 1)).map(({ id, story }) => `${id} ${story}`)
        assert.deepEqual(found.sort(), listed.sort(), JSON.stringify(filter))
      }
      await assert.rejects(other.queue({}, { limit: 1, after: 'zz' }), RangeError)
      await other.close()
    })

    test('a name is split from an actor, and it is taken back', async () => {
      const other = await filled(await fresh(), [HARBOUR_FACTS])
      const [reve] = await other.actorsCalled('Jonas Reve', 'en')
      const names = await other.namesOf(reve.id)
      assert.deepEqual(names.map(({ name }) => name).sort(), ['Jonas Reve', 'Reve'])
      const [short] = names.filter(({ name }) => name === 'Reve')
      assert.deepEqual([short.rule, short.probability], ['only', 0.8])
      const review = { by: 'Ida', entry: 'actor', of: reve.id, other: short.id } as const
      await other.add([reviewOf({ ...review, at: '2022-02-02T10:00:00Z', decision: 'split' })])
      assert.deepEqual(
        (await other.namesOf(reve.id)).map(({ name }) => name),
        ['Jonas Reve'],
      )
      assert.deepEqual(await other.namesOf(short.id), [{ ...short, rule: 'reviewed', probability: 1 }])
      await other.add([reviewOf({ ...review, at: '2022-02-02T11:00:00Z', decision: 'withdrawn' })])
      assert.deepEqual(await other.namesOf(reve.id), names)
      await other.close()
    })

    test('what people decided on an actor is told of all that is taken for it', async () => {
      const other = await filled(await fresh(), [HARBOUR_FACTS, BRIDGE_FACTS])
      const [[reve], [sole], [teslic]] = await Promise.all(
        ['Jonas Reve', 'Mira Sole', 'Ana Teslic'].map((name) => other.actorsCalled(name, 'en')),
      )
      const merged = (of: ActorEntry, into: ActorEntry, hour: number) =>
        reviewOf({
          ...{ by: 'Ida', entry: 'actor', of: of.id, other: into.id, decision: 'merged' },
          at: `2022-02-02T${hour}:00:00Z`,
        })
      await other.add([merged(reve, sole, 10), merged(sole, teslic, 11)])
      const pairs = async (id: string) => (await other.actorReviews(id)).map(({ of }) => of)
      assert.deepEqual(await pairs(teslic.id), [reve.id, sole.id])
      assert.deepEqual(await pairs(reve.id), [reve.id])
      await other.close()
    })

    test('people merge actors and take it back', async () => {
      const other = await filled(await fresh(), [HARBOUR_FACTS, BRIDGE_FACTS])
      const [reve] = await other.actorsCalled('Jonas Reve', 'en')
      const [sole] = await other.actorsCalled('Mira Sole', 'en')
      const both = reve.nStatements + sole.nStatements
      const review = { by: 'Ida', entry: 'actor', of: reve.id, other: sole.id } as const
      await other.add([reviewOf({ ...review, at: '2022-02-02T10:00:00Z', decision: 'merged' })])
      const [merged] = await other.actorsCalled('Jonas Reve', 'en')
      assert.deepEqual([merged.id, merged.nStatements], [sole.id, both])
      assert.ok(['Jonas Reve', 'Mira Sole'].every((name) => merged.aliases.includes(name)))
      await other.add(UPDATED_FACTS)
      assert.equal((await other.actorsCalled('Jonas Reve', 'en'))[0].id, sole.id)
      await other.add([reviewOf({ ...review, at: '2022-02-02T11:00:00Z', decision: 'split' })])
      assert.equal((await other.actorsCalled('Jonas Reve', 'en'))[0].id, reve.id)
      assert.equal((await other.actorsCalled('Mira Sole', 'en'))[0].nStatements, sole.nStatements)
      await other.close()
    })

    test('people say who somebody unnamed is, and take it back', async () => {
      const other = await filled(await fresh(), [HARBOUR_FACTS, BRIDGE_FACTS])
      const said = async () => {
        const { items } = await other.statements({ words: ['more time'] }, { limit: 1 })
        return items[0].actors[0]
      }
      const diplomat = await said()
      assert.deepEqual([diplomat.name, diplomat.rule], ['A senior diplomat', 'unnamed'])
      const [own] = (await other.actors({ ids: [diplomat.actor] }, { limit: 9 })).items
      assert.deepEqual([own.kind, own.nStatements], ['unnamed', 2])
      const [sole] = await other.actorsCalled('Mira Sole', 'en')
      const review = { by: 'Ida', entry: 'actor', of: diplomat.actor, other: sole.id } as const
      await other.add([reviewOf({ ...review, at: '2022-02-02T10:00:00Z', decision: 'merged' })])
      const isSole = async () => {
        assert.deepEqual(await said(), { ...diplomat, actor: sole.id, name: 'Mira Sole', rule: 'reviewed' })
        const [known] = await other.actorsCalled('Mira Sole', 'en')
        const { items } = await other.statements({ sources: [sole.id] }, { limit: 100 })
        assert.deepEqual([known.nStatements, items.length], [sole.nStatements + 2, sole.nStatements + 2])
        const worded = await other.statements({ sources: [sole.id], words: ['more time'] }, { limit: 9 })
        assert.equal(worded.items.length, 1)
        assert.deepEqual((await other.actors({ ids: [diplomat.actor] }, { limit: 9 })).items, [])
      }
      await isSole()
      // The story is filed anew, with another reading of another story between.
      await other.add(REPRINT_FACTS)
      await isSole()
      await other.add([reviewOf({ ...review, at: '2022-02-02T11:00:00Z', decision: 'split' })])
      assert.deepEqual(await said(), diplomat)
      assert.equal((await other.actorsCalled('Mira Sole', 'en'))[0].nStatements, sole.nStatements)
      await other.close()
    })

    test('statements whose ids were made elsewhere are found and reviewed by them', async () => {
      const [version, appearance, read] = BRIDGE_FACTS
      assert.equal(read.kind, 'reading')
      const { reading } = read as ReadingFact
      const statements = reading.statements.map((each, at) => ({ ...each, id: `elsewhere:${at}` }))
      const { text } = version as VersionFact
      const known = appearance as Appearance
      const found = { text, language: 'en', published: '2022-03-01', title: known.title as string }
      const other = await filled(await fresh(), [
        HARBOUR_FACTS,
        factsOf({ ...found, reading: { ...reading, statements }, at: '2022-03-01T00:00:00Z' }),
      ])
      const ids = ['elsewhere:1']
      assert.deepEqual(
        (await other.statements({ ids }, { limit: 9 })).items.map(({ id }) => id),
        ids,
      )
      const review = { by: 'Ida', entry: 'statement', of: ids[0], at: '2022-03-02T10:00:00Z' } as const
      await other.add([reviewOf({ ...review, decision: 'rejected' })])
      const [rejected] = (await other.statements({ ids, isUnlisted: true }, { limit: 9 })).items
      assert.equal(rejected.review?.decision, 'rejected')
      await other.close()
    })

    test('actors come in pages: of the whole record those with the most statements first, then stories’ own', async () => {
      const whole = (await store.actors({}, { limit: 100 })).items
      const paged: ActorEntry[] = []
      let next: string | undefined
      do {
        const page = await store.actors({}, { limit: 2, ...(next !== undefined && { after: next }) })
        paged.push(...page.items)
        next = page.next
      } while (next !== undefined)
      assert.deepEqual(paged, whole)
      const firstOwn = whole.findIndex(({ kind }) => kind === 'unnamed')
      assert.ok(firstOwn > 0)
      const counts = whole.slice(0, firstOwn).map(({ nStatements }) => nStatements)
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => b - a),
      )
      await assert.rejects(store.actors({}, { limit: 9, after: '!' }), RangeError)
    })

    test('a bare name that several share is each story’s own', async () => {
      const other = await filled(await fresh(), [BRIDGE_FACTS])
      const [alone] = (await other.statements({ words: ['figures'] }, { limit: 1 })).items
      await other.add(facts({ text: 'Ana Teslic said that it would rain.', published: '2022-04-01' }))
      const [only] = (await other.statements({ words: ['figures'] }, { limit: 1 })).items
      assert.notEqual(only.actors[0].actor, alone.actors[0].actor)
      assert.equal(only.actors[0].name, 'Ana Teslic')
      await other.add(facts({ text: 'Paul Teslic said that it would snow.', published: '2022-04-02' }))
      const [several] = (await other.statements({ words: ['figures'] }, { limit: 1 })).items
      assert.deepEqual([several.actors[0].name, several.actors[0].rule], ['Teslic', 'several'])
      const ofThat = await other.statements({ sources: [several.actors[0].actor], words: ['figures'] }, { limit: 9 })
      assert.deepEqual(ofThat.items, [several])
      assert.deepEqual(
        (await other.actors({ name: 'teslic', kinds: ['person'] }, { limit: 10 })).items
          .map(({ name: actor, nStatements }) => [actor, nStatements])
          .sort(),
        [
          ['Ana Teslic', 1],
          ['Paul Teslic', 1],
          ['Teslic', 2],
        ],
      )
      await other.close()
    })

    test('a story is found by its id, by one it had before, and by a version’s', async () => {
      const [{ id, versions }] = (await store.stories({ outlets: ['Harbour Post'] }, { limit: 1 })).items
      for (const name of [id, ...versions]) {
        const { story, versions: told } = await store.story(name)
        assert.equal(story.origin, (await store.story(id)).story.origin)
        assert.equal(told[0].text.length > 0, true)
      }
      await assert.rejects(store.story('tnone'), {
        name: 'UnknownEntryError',
        message: 'The record has no story tnone',
      })
      await assert.rejects(store.textOf('vnone'), { name: 'UnknownVersionError' })
    })
  })
}

describe('a file of SQLite', () => {
  /** Fails at the query with this number: what was done before it is what a killed process would leave. */
  function failingAt(database: InstanceType<typeof Database>, at: number) {
    let n = 0
    return {
      pragma: (source: string) => database.pragma(source),
      close: () => undefined,
      prepare(query: string) {
        if (++n === at) throw new Error('killed')
        return database.prepare(query)
      },
    }
  }

  test('one whose making was interrupted anywhere is made whole the next time', async () => {
    for (let at = 1; at <= 70; at += 3) {
      const database = new Database(':memory:')
      await assert.rejects(openSqlite(failingAt(database, at) as never, plainNames, 'a test'))
      const store = await openSqlite(database, plainNames, 'a test')
      await store.add(BRIDGE_FACTS)
      assert.ok((await store.statements({}, { limit: 10 })).items.length > 0)
      await store.close()
    }
  })

  test('its mark tells what another connection added', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'readout-mark-'))
    const open = () => openSqlite(new Database(join(folder, 'record.db')), plainNames, 'a test')
    try {
      const [one, other] = [await open(), await open()]
      const mark = await one.mark()
      await other.add(BRIDGE_FACTS)
      assert.notEqual(await one.mark(), mark)
      assert.equal(await one.mark(), await other.mark())
      const paging = { limit: 100 }
      assert.deepEqual(await one.statements({ addedSince: mark }, paging), await other.statements({}, paging))
      await one.close()
      await other.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('statements are counted by day among the newest rows that may be looked at', async () => {
    const tables = await openTables(
      new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) }),
      sqliteDialect,
      'a test',
    )
    await filled(keepRecord(tables, plainNames))
    const count = (filter: StatementFilter, most: number) => tables.read((rows) => rows.countDays(filter, most))
    const all = await count({}, 1000)
    const n = ({ days }: typeof all) => days.reduce((sum, each) => sum + each.n, 0)
    assert.equal(all.isCut, false)
    assert.deepEqual([(await count({}, 2)).isCut, n(await count({}, 2)) <= 3], [true, true])
    const newest = Math.max(...all.days.map(({ index }) => index))
    assert.deepEqual(
      (await count({ isUnlisted: true }, 1)).days.map(({ index }) => index),
      [newest],
    )
    assert.equal((await count({ anyWords: ['port', 'steel', 'boats'] }, 1)).isCut, true)
    assert.equal((await count({ acts: ['deny'] }, 1)).isCut, true)
    await tables.close()
  })

  test('one made before acts were filed with who said it is brought up to date', async () => {
    const database = new Database(':memory:')
    const store = await filled(await openSqlite(failingAt(database, 0) as never, plainNames, 'a test'))
    const before = await saidByAct(store)
    assert.ok(before.some((said) => said.length > 2))
    database.exec(`DROP INDEX statement_actor_did; ALTER TABLE statement_actor DROP COLUMN act;
      DELETE FROM migration WHERE name = '0003_acts_of_sources'`)
    const told: [number, number][] = []
    const options = { onUpdate: (step: number, of: number) => told.push([step, of]) }
    database.exec("DELETE FROM migration WHERE name = '0008_names_by_index'")
    const later = await openSqlite(failingAt(database, 0) as never, plainNames, 'a test', options)
    assert.deepEqual(told, [
      [1, 2],
      [2, 2],
    ])
    assert.deepEqual(await saidByAct(later), before)
    for (const kept of [database, new Database(':memory:')])
      await (await openSqlite(kept, plainNames, 'a test', options)).close()
    assert.equal(told.length, 2)
  })

  test('one made before it was kept of all names whom the rules take them to mean is brought up to date', async () => {
    const database = new Database(':memory:')
    const store = await filled(await openSqlite(failingAt(database, 0) as never, plainNames, 'a test'))
    const before = await answers(store)
    const kept = database.prepare('SELECT key, resolved FROM designation ORDER BY key')
    const resolved = kept.all()
    database.exec(`UPDATE designation SET resolved = NULL
        WHERE resolved = (SELECT a.id FROM actor a WHERE a.no = designation.actor);
      DELETE FROM migration WHERE name = '0008_names_by_index'`)
    assert.notDeepEqual(kept.all(), resolved)
    const later = await openSqlite(database, plainNames, 'a test')
    assert.deepEqual(kept.all(), resolved)
    assert.deepEqual(await answers(later), before)
    await later.close()
  })

  test('one made before what was read of statements lay in leaves is brought up to date', async () => {
    const database = new Database(':memory:')
    const store = await filled(await openSqlite(failingAt(database, 0) as never, plainNames, 'a test'))
    const before = await answers(store)
    const kept = () => database.prepare('SELECT * FROM reading_statement ORDER BY reading, ordinal').all()
    const table = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'reading_statement'").pluck()
    const [rows, made] = [kept(), table.get()]
    database.exec(`ALTER TABLE reading_statement RENAME TO later;
      CREATE TABLE reading_statement (reading INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL,
        is_elsewhere INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (reading, ordinal)) WITHOUT ROWID;
      INSERT INTO reading_statement SELECT * FROM later; DROP TABLE later;
      CREATE INDEX reading_statement_elsewhere ON reading_statement (id) WHERE is_elsewhere = 1;
      DELETE FROM migration WHERE name = '0009_statements_by_number'`)
    const later = await openSqlite(database, plainNames, 'a test')
    assert.ok(rows.length > 0)
    assert.deepEqual(kept(), rows)
    assert.equal(table.get(), made)
    assert.deepEqual(await answers(later), before)
    await later.close()
  })

  test('designations of a family name are read from an index alone', async () => {
    const database = new Database(':memory:')
    const asked: string[] = []
    const { prepare } = database
    database.prepare = ((query: string) => {
      asked.push(query)
      return prepare.call(database, query)
    }) as typeof prepare
    const store = await filled(await openSqlite(database, await loadNames(), 'a test'))
    const read = asked.filter((query) => query.includes('FROM designation d WHERE d.block = ? AND d.family'))
    assert.ok(read.length > 0)
    for (const query of read) {
      const plan = prepare.call(database, `EXPLAIN QUERY PLAN ${query.replaceAll('?', "'x'")}`) as Database.Statement
      const details = (plan.all() as { detail: string }[]).map(({ detail }) => detail)
      assert.match(details.join(), /^SEARCH d USING COVERING INDEX designation_family \(block=\? AND family=\?\)$/)
    }
    await store.close()
  })

  /** What each actor did by saying it: ids by actor and act. */
  async function saidByAct(store: RecordStore): Promise<string[][]> {
    const { items } = await store.actors({}, { limit: 100 })
    const found: string[][] = []
    for (const { id } of items) {
      for (const act of ['assert', 'deny', 'warn', 'demand', 'promise', 'announce'] as const) {
        const said = await store.statements({ sources: [id], acts: [act] }, { limit: 100 })
        found.push([id, act, ...said.items.map((each) => each.id)])
      }
    }
    return found
  }

  test('put in order, it answers as before', async () => {
    const database = new Database(':memory:')
    const store = await filled(await openSqlite(database, plainNames, 'a test'))
    const before = await answers(store)
    const segments = () => database.prepare('SELECT COUNT(DISTINCT segid) AS n FROM statement_text_idx').get()
    assert.ok((segments() as { n: number }).n > 1)
    for (const query of sqliteDialect.tidy) database.exec(query)
    assert.deepEqual(segments(), { n: 1 })
    assert.deepEqual(await answers(store), before)
    const { items } = await store.statements({ words: ['交渉'] }, { limit: 9 })
    assert.equal(items.length, 1)
    await store.close()
  })

  test('one of something else, or of a later release, is refused and left as it is', async () => {
    const other = new Database(':memory:')
    other.exec('CREATE TABLE version (what TEXT)')
    await assert.rejects(openSqlite(other, plainNames, 'other.db'), {
      name: 'RecordFormatError',
      message: /^other\.db cannot be used as a record/,
    })
    const early = new Database(':memory:')
    early.exec("CREATE TABLE migration (name TEXT); INSERT INTO migration VALUES ('0001_record')")
    await assert.rejects(openSqlite(early, plainNames, 'early.db'), {
      name: 'RecordFormatError',
      message: /^early\.db is a record from before the first release: write it out/,
    })
    const later = new Database(':memory:')
    later.exec("CREATE TABLE migration (name TEXT); INSERT INTO migration VALUES ('9999_later')")
    await assert.rejects(openSqlite(later, plainNames, 'later.db'), {
      name: 'RecordFormatError',
      message: /later release/,
    })
  })
})
