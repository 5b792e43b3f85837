import assert from 'node:assert/strict'
import { test } from 'node:test'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { cursorAt } from '../../src/record/filter.ts'
import type { Database as Tables } from '../../src/record/sql/columns.ts'
import { placesFound } from '../../src/record/sql/searches.ts'

test('a search in parts finds the same page as one from the end, wherever the parts begin', async () => {
  const database = new Database(':memory:')
  database.exec('CREATE TABLE found (place INTEGER PRIMARY KEY)')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  const search = { from: sql`found`, place: 'found.place', conditions: [] }
  const some = fc.uniqueArray(fc.nat(200), { maxLength: 80 })
  let nParts = 0
  await fc.assert(
    fc.asyncProperty(
      some,
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      fc.option(fc.nat(220)),
      async (places, size, limit, after) => {
        database.exec('DELETE FROM found')
        for (const place of places) database.prepare('INSERT INTO found VALUES (?)').run(place)
        const beginBelow = async (place: number) => {
          nParts++
          return Math.max(0, place - size - 1)
        }
        const partsBelow = async (place: number) => ({ end: Math.min(place, 201), beginBelow })
        const paging = { limit, ...(after !== null && { after: cursorAt(after) }) }
        const below = places.filter((place) => after === null || place < after).toSorted((one, other) => other - one)
        assert.deepEqual(await placesFound(db, [search], [], {}, paging), below.slice(0, limit + 1))
        assert.deepEqual(await placesFound(db, [{ ...search, partsBelow }], [], {}, paging), below.slice(0, limit + 1))
      },
    ),
    { numRuns: 300 },
  )
  assert.ok(nParts > 600)
  await db.destroy()
})
