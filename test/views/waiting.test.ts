import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reviewOf } from '../../src/record/index.ts'
import { answerSearch } from '../../src/views/answers.ts'
import { disputeSearch } from '../../src/views/disputes.ts'
import { answers, disputes, findLink, type Link, type LinkKind, pending, type Viewed } from '../../src/views/index.ts'
import { pendingSearch } from '../../src/views/pending.ts'
import { type WaitingLinks, waitingLinks } from '../../src/views/waiting.ts'
import { type Case, recordOf } from './link-cases.ts'

const DEMANDS = ['Kell', 'Oresk', 'Tarn', 'Brem', 'Sool'].flatMap((place, n) => [
  {
    day: `2022-02-0${n + 1}`,
    language: 'en',
    text: `Varda demanded that Selmia withdraw its troops from ${place}. Selmia rejected Varda's demand that it withdraw from ${place}.`,
  },
  {
    day: `2022-03-0${n + 1}`,
    language: 'en',
    text: `Ana Teslic said Varda had moved missiles to the coast of ${place}. Jonas Reve denied that any missiles had been moved to the coast of ${place}.`,
  },
])
const REPORTS: Case['reports'] = [
  ...DEMANDS,
  { day: '2022-02-08', language: 'en', text: 'Varda promised to publish the report on the dam by February 20.' },
  { day: '2022-02-09', language: 'en', text: 'Selmia asked Varda to answer its letter by March 1.' },
]

const ALL = { limit: 1000 }
const KINDS = [
  ['answer', answerSearch, answers],
  ['dispute', disputeSearch, disputes],
  ['pending', pendingSearch, pending],
] as const
const review = { by: 'Ida', at: '2022-04-01T10:00:00Z' } as const

/** One look after the other, each in pages of one. */
async function looks(viewed: Viewed, make: typeof answerSearch, mostWork: number): Promise<WaitingLinks<Link>[][]> {
  const found: WaitingLinks<Link>[][] = []
  let older: string | undefined
  do {
    const pages: WaitingLinks<Link>[] = []
    let after = older
    do {
      const page = await waitingLinks(make(viewed, {}), { limit: 1, ...(after !== undefined && { after }) }, mostWork)
      pages.push(page)
      after = page.next
    } while (after !== undefined)
    found.push(pages)
    older = pages[0].older
  } while (older !== undefined)
  return found
}

describe('links that wait', () => {
  for (const [kind, search, view] of KINDS) {
    test(`of kind ${kind}: all that nobody decided on, the least probable first within each look`, async () => {
      const viewed = await recordOf(REPORTS)
      const make = search as typeof answerSearch
      const whole = (await view(viewed, {}, ALL)).items as readonly Link[]
      const atOnce = await waitingLinks(make(viewed, {}), ALL)
      assert.ok(whole.length >= 2)
      assert.deepEqual(new Set(atOnce.items.map(({ id }) => id)), new Set(whole.map(({ id }) => id)))
      assert.deepEqual([atOnce.next, atOnce.older], [undefined, undefined])
      const inLooks = await looks(viewed, make, 60)
      assert.ok(inLooks.length > 1)
      for (const pages of inLooks) {
        const sure = pages.flatMap(({ items }) => items.map(({ probability }) => probability))
        assert.deepEqual(
          sure,
          sure.toSorted((one, other) => one - other),
        )
        assert.deepEqual(new Set(pages.map(({ nLookedAt, older }) => `${nLookedAt} ${older}`)).size, 1)
      }
      const ids = inLooks.flat().flatMap(({ items }) => items.map(({ id }) => id))
      assert.deepEqual(ids.toSorted(), whole.map(({ id }) => id).toSorted())
      const nLookedAt = inLooks.reduce((sum, [page]) => sum + page.nLookedAt, 0)
      assert.equal(nLookedAt, atOnce.nLookedAt)
      const [first] = atOnce.items
      await viewed.reader.add([reviewOf({ ...review, entry: kind, of: first.id, decision: 'unsure' })])
      const after = await waitingLinks(make(viewed, {}), ALL)
      assert.deepEqual(
        after.items.map(({ id }) => id),
        atOnce.items.slice(1).map(({ id }) => id),
      )
    })
  }

  test('are not asked for with what is no cursor', async () => {
    const viewed = await recordOf([])
    for (const after of ['', '!', '~', '~0.5', '3f~2~l000000000000000000000000', 'a~0.5~lx']) {
      await assert.rejects(waitingLinks(answerSearch(viewed, {}), { limit: 5, after }), RangeError, after)
    }
    assert.deepEqual(await waitingLinks(answerSearch(viewed, {}), { limit: 5 }), { items: [], nLookedAt: 0 })
  })
})

describe('a link is found', () => {
  test('by the statements that its evidence names, and by no others', async () => {
    const viewed = await recordOf(REPORTS)
    const { items: everything } = await viewed.reader.statements({}, ALL)
    for (const [kind, , view] of KINDS) {
      const { items } = (await view(viewed, {}, ALL)) as { items: readonly Link[] }
      for (const { id, evidence } of items) {
        const statements = [...new Set(evidence.flatMap(({ statement }) => statement ?? []))]
        assert.equal(await findLink(viewed, { kind, id, statements }), 'found')
        assert.equal(await findLink(viewed, { kind, id }), 'found')
        const others = everything.filter((entry) => !statements.includes(entry.id)).map((entry) => entry.id)
        assert.equal(await findLink(viewed, { kind, id, statements: others }), 'none')
        for (const [other] of KINDS) {
          if (other !== kind) assert.equal(await findLink(viewed, { kind: other, id, statements }), 'none')
        }
      }
    }
  })

  test('where it is rejected, and something else is found in its stead', async () => {
    const viewed = await recordOf([
      {
        day: '2022-02-01',
        language: 'en',
        text: `Varda demanded that Selmia withdraw its troops from Kell. Varda demanded that Selmia withdraw its troops from Kell by May. Selmia rejected Varda's demand that it withdraw its troops from Kell.`,
      },
    ])
    const [first] = (await answers(viewed, {}, ALL)).items
    const statements = [first.asked.id, first.answer.id]
    await viewed.reader.add([reviewOf({ ...review, entry: 'answer', of: first.id, decision: 'rejected' })])
    const [second] = (await answers(viewed, {}, ALL)).items
    assert.notEqual(second.id, first.id)
    assert.equal(await findLink(viewed, { kind: 'answer', id: first.id, statements }), 'found')
    const other = { kind: 'answer', id: second.id, statements: [second.answer.id] } as const
    assert.equal(await findLink(viewed, other), 'found')
    assert.equal(await findLink(viewed, { ...other, statements: [second.asked.id] }), 'none')
  })

  test('nowhere, or not as far as was looked', async () => {
    const viewed = await recordOf(REPORTS)
    for (const kind of ['answer', 'dispute', 'pending'] as const satisfies readonly LinkKind[]) {
      const sought = { kind, id: `l${'0'.repeat(24)}` }
      assert.equal(await findLink(viewed, sought), 'none')
      assert.equal(await findLink(viewed, sought, 1), 'not-looked-at')
      assert.equal(await findLink(viewed, { kind, id: 'l0' }, 1), 'none')
    }
  })
})
