import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reviewOf } from '../../src/record/index.ts'
import type { StatementEntry } from '../../src/schema/index.ts'
import {
  answers,
  answersOf,
  disputes,
  exchanges,
  firstSaid,
  type Link,
  parseDossier,
  pending,
  positions,
  type Viewed,
} from '../../src/views/index.ts'
import { REPORTS, record } from './coast.ts'
import { recordOf } from './link-cases.ts'

const LIMIT = { limit: 100 }

/** Everything that is linked, as JSON. */
async function linked(viewed: Viewed): Promise<unknown> {
  return JSON.parse(
    JSON.stringify({
      answers: (await answers(viewed, {}, LIMIT)).items,
      disputes: (await disputes(viewed, {}, LIMIT)).items,
      pending: (await pending(viewed, {}, LIMIT, { today: '2022-03-01' })).items,
      exchanges: (await exchanges(viewed, {}, LIMIT)).items,
    }),
  )
}

const review = { by: 'Ida', at: '2022-03-01T10:00:00Z' } as const

describe('what views tell', () => {
  test('depends on the record alone, not on the order in which reports came', async () => {
    const turned = await recordOf(REPORTS.toReversed())
    const withoutReading = (value: unknown) => JSON.parse(JSON.stringify(value))
    assert.deepEqual(withoutReading(await linked(turned)), withoutReading(await linked(await record())))
  })

  test('comes in pages that together are the whole', async () => {
    const viewed = await record()
    for (const view of [answers, disputes, pending] as const) {
      const whole = (await view(viewed, {}, LIMIT)).items.map(({ id }) => id)
      const parts: string[] = []
      let after: string | undefined
      do {
        const page = await view(viewed, {}, { limit: 1, ...(after !== undefined && { after }) })
        parts.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after !== undefined)
      assert.deepEqual(parts, whole)
    }
  })

  test('names a rule, a probability, and spans that hold their words', async () => {
    const viewed = await record()
    const links: Link[] = [
      ...(await answers(viewed, {}, LIMIT)).items,
      ...(await disputes(viewed, {}, LIMIT)).items,
      ...(await pending(viewed, {}, LIMIT)).items,
      ...(await exchanges(viewed, {}, LIMIT)).items,
    ]
    assert.ok(links.length >= 6)
    for (const { rule, probability, evidence } of links) {
      assert.ok(rule.length > 0 && 0 < probability && probability <= 1)
      for (const { version, spans } of evidence) {
        const text = await viewed.reader.textOf(version)
        for (const { start, end, exact } of spans) assert.equal(text.slice(start, end), exact)
      }
    }
  })

  test('is left out where a person rejected it, and sure where one confirmed it', async () => {
    for (const [view, entry] of [
      [answers, 'answer'],
      [disputes, 'dispute'],
      [pending, 'pending'],
      [exchanges, 'exchange'],
    ] as const) {
      const viewed = await record()
      const [first] = (await view(viewed, {}, LIMIT)).items as readonly Link[]
      const decide = (decision: 'rejected' | 'confirmed', at: string) =>
        viewed.reader.add([reviewOf({ ...review, at, entry, of: first.id, decision })])
      await decide('rejected', '2022-03-01T10:00:00Z')
      const ids = async (options = {}) =>
        ((await view(viewed, {}, LIMIT, options)).items as readonly Link[]).map(({ id }) => id)
      assert.ok(!(await ids()).includes(first.id), entry)
      assert.ok((await ids({ isRejectedShown: true })).includes(first.id), entry)
      await decide('confirmed', '2022-03-01T11:00:00Z')
      const again = ((await view(viewed, {}, LIMIT, { minProbability: 1 })).items as readonly Link[]).find(
        ({ id }) => id === first.id,
      )
      assert.deepEqual([again?.probability, again?.review?.by], [1, 'Ida'], entry)
    }
  })

  test('leaves out statements that people rejected', async () => {
    const viewed = await record()
    const [{ asked }] = (await answers(viewed, { acts: ['deny'] }, LIMIT)).items
    await viewed.reader.add([reviewOf({ ...review, entry: 'statement', of: asked.id, decision: 'rejected' })])
    assert.deepEqual((await answers(viewed, { acts: ['deny'] }, LIMIT)).items, [])
    assert.deepEqual((await disputes(viewed, { acts: ['deny'] }, LIMIT)).items, [])
  })
})

describe('answers', () => {
  test('are found from either end', async () => {
    const viewed = await record()
    const [asked] = (await viewed.reader.statements({ acts: ['demand'] }, LIMIT)).items
    const [answer] = await answersOf(viewed, [asked])
    assert.equal(answer.answer.language, 'ja')
    assert.deepEqual(await answersOf(viewed, [answer.answer]), [answer])
  })

  test('of a page cost a bounded number of questions', async () => {
    const viewed = await record()
    let asked = 0
    const reader = new Proxy(viewed.reader, {
      get: (store, key) => {
        const member = Reflect.get(store, key)
        return typeof member === 'function'
          ? (...given: unknown[]) => {
              asked += 1
              return member.apply(store, given)
            }
          : member
      },
    })
    const { items } = await viewed.reader.statements({}, LIMIT)
    await answersOf({ ...viewed, reader }, items)
    assert.ok(asked <= items.length * 12, `${asked} questions for ${items.length} statements`)
  })
})

describe('what is pending', () => {
  test('is overdue by the day that is asked for', async () => {
    const viewed = await record()
    const stateOn = async (today: string) =>
      (await pending(viewed, { words: ['report'] }, LIMIT, { today })).items.map(({ state, deadline }) => [
        state,
        deadline,
      ])
    assert.deepEqual(await stateOn('2022-02-20'), [['open', '../2022-02-20']])
    assert.deepEqual(await stateOn('2022-02-21'), [['overdue', '../2022-02-20']])
  })

  test('is given by state', async () => {
    const viewed = await record()
    const { items } = await pending(viewed, {}, LIMIT, { states: ['rejected'] })
    assert.ok(items.every(({ state }) => state === 'rejected'))
  })
})

test('one occasion that two stories tell of, in two languages, is one', async () => {
  const { items } = await exchanges(await record(), { kinds: ['meeting'] }, LIMIT)
  const [met] = items
  assert.equal(items.length, 1)
  assert.deepEqual([met.channel, met.date, met.rule, met.told.length], ['meeting', '2022-02-04', 'same-occasion', 2])
  assert.deepEqual(met.participants.map(({ name }) => name).sort(), ['Jonas Reve', 'Mira Sole'])
})

test('positions on an issue: by actor, by side, with the way they went', async () => {
  const dossier = parseDossier(
    JSON.stringify({
      title: 'The coast',
      issues: [{ id: 'fishing', name: 'The fishing treaty', terms: { en: ['fishing treaty'], ja: ['漁業条約'] } }],
    }),
  )
  const [{ issue, actors, sides, isCut }] = await positions(await record(), dossier)
  assert.deepEqual([issue.id, isCut], ['fishing', false])
  assert.deepEqual(actors.map(({ name, positions: own }) => [name, own.length]).sort(), [
    ['Jonas Reve', 1],
    ['Varda', 1],
    ['an aide', 1],
  ])
  const [varda] = sides
  assert.deepEqual(
    [varda.name, varda.positions.map(({ act, day }) => [act, day])],
    [
      'Varda',
      [
        ['reject', '2022-02-16'],
        ['support', '2022-02-06'],
      ],
    ],
  )
  assert.deepEqual(varda.trend, { from: 'support', to: 'reject', direction: 'away' })
})

test('who said it first, and on whose word', async () => {
  const said = 'Jonas Reve said that the dam at Lund would hold through the spring floods'
  const viewed = await recordOf([
    { day: '2022-02-01', language: 'en', text: `${said}. Farmers cheered in the square.` },
    { day: '2022-02-04', language: 'en', text: `Snow fell in the hills. ${said}, according to the interior ministry.` },
    { day: '2022-02-05', language: 'en', text: 'Jonas Reve said that the bridge would be painted green.' },
  ])
  const { items } = await viewed.reader.statements({ words: ['dam'], since: '2022-02-04', isUnlisted: true }, LIMIT)
  const latest = items.find(({ actors: [source] }) => source.name === 'Jonas Reve') as StatementEntry
  const { first, sayings, chain } = await firstSaid(viewed, latest)
  assert.equal(first.said, '2022-02-01')
  assert.deepEqual(
    sayings.map(({ entry }) => entry.said),
    ['2022-02-01', '2022-02-04'],
  )
  assert.equal(chain.at(-1)?.kind, 'source')
})
