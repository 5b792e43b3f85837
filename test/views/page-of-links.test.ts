import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page, Paging } from '../../src/record/index.ts'
import { Lookup } from '../../src/views/lookup.ts'
import { pageOfLinks } from '../../src/views/page-of-links.ts'
import { recordOf } from './link-cases.ts'

/** Numbers from 0 on as entries, in pages as the record gives them. */
function numbersBelow(n: number) {
  return async ({ limit, after }: Paging): Promise<Page<number>> => {
    const start = after === undefined ? 0 : Number.parseInt(after, 36) + 1
    const end = Math.min(n, start + limit)
    const items = Array.from({ length: end - start }, (_, at) => start + at)
    return end < n ? { items, next: (end - 1).toString(36) } : { items }
  }
}

/** A page of the numbers that `isLink` says are links. */
async function pageOf(n: number, paging: Paging, isLink: (entry: number) => boolean, workOfEach = 0) {
  const lookup = new Lookup(await recordOf([]))
  const linkOf = async (entry: number) => {
    lookup.work += workOfEach
    return isLink(entry) ? entry : undefined
  }
  return pageOfLinks({ entriesOf: numbersBelow(n), lookup, linkOf }, paging)
}

const isTenth = (entry: number) => entry % 10 === 9

describe('a page of links', () => {
  test('ends when it is full, and the next goes on from there', async () => {
    const first = await pageOf(1000, { limit: 3 }, isTenth)
    assert.deepEqual(first.items, [9, 19, 29])
    assert.deepEqual((await pageOf(1000, { limit: 2, after: first.next ?? '' }, isTenth)).items, [39, 49])
  })

  test('has no next where everything was looked through', async () => {
    assert.deepEqual(await pageOf(70, { limit: 50 }, isTenth), { items: [9, 19, 29, 39, 49, 59, 69] })
    assert.deepEqual(await pageOf(0, { limit: 50 }, isTenth), { items: [] })
  })

  test('ends with none and a next where so much was looked up, at the same place each time', async () => {
    const empty = await pageOf(100_000, { limit: 50 }, () => false)
    assert.deepEqual(empty.items, [])
    assert.ok(empty.next !== undefined)
    assert.deepEqual(await pageOf(100_000, { limit: 50 }, () => false), empty)
  })

  test('is looked for the longer the more is asked for', async () => {
    const all = await pageOf(300, { limit: 500 }, isTenth)
    assert.deepEqual([all.items.length, all.next], [30, undefined])
    assert.ok((await pageOf(300, { limit: 50 }, isTenth)).items.length < 30)
  })

  test('gets one entry further at least, however much that takes', async () => {
    const found: number[] = []
    let paging: Paging = { limit: 50 }
    for (;;) {
      const { items, next } = await pageOf(20, paging, () => true, 1e6)
      assert.equal(items.length, 1)
      found.push(...items)
      if (next === undefined) break
      paging = { limit: 50, after: next }
    }
    assert.deepEqual(
      found,
      Array.from({ length: 20 }, (_, at) => at),
    )
  })
})
