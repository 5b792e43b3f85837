import assert from 'node:assert/strict'
import { test } from 'node:test'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database as Tables } from '../../src/record/sql/columns.ts'
import { findQueue } from '../../src/record/sql/find-queue.ts'
import { openSqlite } from '../../src/record/sqlite/index.ts'
import { sqliteDialect } from '../../src/record/sqlite/sqlite-dialect.ts'
import type { StatementEntry } from '../../src/schema/index.ts'
import { BRIDGE, facts, HARBOUR, JAPANESE, plainNames } from './reports.ts'

test('a page of the queue ends when enough was looked at, and the next goes on there', async () => {
  const database = new Database(':memory:')
  const store = await openSqlite(database, plainNames, 'a test')
  await store.add(facts({ text: HARBOUR, outlet: 'Harbour Post' }))
  await store.add(facts({ text: BRIDGE }))
  await store.add(facts({ text: JAPANESE, language: 'ja' }))
  const to = { db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }), dialect: sqliteDialect }
  const look = { atOnce: 2, most: 4 }
  const sizes: number[] = []
  const found: StatementEntry[] = []
  let after: string | undefined
  do {
    const paging = { limit: 3, ...(after !== undefined && { after }) }
    const page = await findQueue(to, { outlets: ['Harbour Post'] }, paging, look)
    sizes.push(page.items.length)
    found.push(...page.items)
    after = page.next
  } while (after !== undefined)
  const { items } = await store.queue({ outlets: ['Harbour Post'] }, { limit: 100 })
  assert.deepEqual(found, items)
  assert.ok(sizes.length > 2 && sizes.slice(0, -1).some((size) => size < 3), sizes.join(' '))
  await store.close()
})

test('the queue is walked along its index alone, however large the record is', async () => {
  const database = new Database(':memory:')
  const asked: string[] = []
  const store = await openSqlite(listening(database, asked), plainNames, 'a test')
  await store.add(facts({ text: HARBOUR }))
  const { next } = await store.queue({}, { limit: 1 })
  asked.length = 0
  await store.queue({}, { limit: 1, after: next ?? '' })
  const walks = asked.filter((query) => /s\.decision IS NULL/i.test(query) && !/VALUES/.test(query))
  assert.equal(walks.length, 2)
  for (const query of walks) {
    const values = Array.from({ length: query.split('?').length - 1 }, () => 1)
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(values) as { detail: string }[]
    assert.match(plan.map(({ detail }) => detail).join(), /^SEARCH s USING COVERING INDEX statement_queue \([^,]*\)$/)
  }
  await store.close()
})

/** A database that keeps what it is asked. */
function listening(database: InstanceType<typeof Database>, asked: string[]): InstanceType<typeof Database> {
  const prepare = database.prepare.bind(database)
  return Object.assign(Object.create(database), {
    pragma: database.pragma.bind(database),
    close: database.close.bind(database),
    prepare: (query: string) => {
      asked.push(query)
      return prepare(query)
    },
  }) as InstanceType<typeof Database>
}
