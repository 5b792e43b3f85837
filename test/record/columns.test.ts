import assert from 'node:assert/strict'
import { test } from 'node:test'
import Database from 'better-sqlite3'
import { openSqlite } from '../../src/record/sqlite/index.ts'
import { AppearanceSchema, ReadingFactSchema, ReviewSchema, VersionFactSchema } from '../../src/schema/index.ts'
import { plainNames } from './reports.ts'

/** Columns that a fact’s fields are kept in, where they are not called as the field is. */
const CALLED: Readonly<Record<string, string>> = {
  seenAt: 'seen_at',
  readAt: 'read_at',
  of: 'of_entry',
  at: 'reviewed_at',
}

/** Fields that are kept within a column `body`. */
const IN_BODY = new Set(['reading', 'by', 'comment', 'amendment', 'other'])

const FACTS = {
  version: VersionFactSchema,
  appearance: AppearanceSchema,
  reading: ReadingFactSchema,
  review: ReviewSchema,
} as const

for (const [table, schema] of Object.entries(FACTS)) {
  test(`every field of a ${table} has its column, and a required one may not be empty`, async () => {
    const database = new Database(':memory:')
    const store = await openSqlite(database, plainNames, 'a test')
    const columns = new Map(
      (database.pragma(`table_info(${table})`) as { name: string; notnull: number; pk: number }[]).map((column) => [
        column.name,
        column,
      ]),
    )
    for (const [field, type] of Object.entries(schema.shape)) {
      if (field === 'kind') continue
      const column = columns.get(IN_BODY.has(field) ? 'body' : (CALLED[field] ?? field))
      assert.ok(column, `${table}.${field}`)
      const isRequired = !type.safeParse(undefined).success
      if (isRequired) assert.ok(column.notnull === 1 || column.pk === 1, `${table}.${field} may be empty`)
    }
    await store.close()
  })
}
