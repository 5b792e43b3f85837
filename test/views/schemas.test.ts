import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { z } from 'zod'
import {
  AnswerSchema,
  DisputeSchema,
  type Dossier,
  FirstSaidSchema,
  IssuePositionsSchema,
  MergedExchangeSchema,
  PendingItemSchema,
} from '../../src/schema/index.ts'
import { answers, disputes, exchanges, firstSaid, pending, positions } from '../../src/views/index.ts'
import { parseCases, recordOf } from './link-cases.ts'

const PAGE = { limit: 200 }
const DOSSIER: Dossier = {
  title: 'All of it',
  issues: [{ id: 'all', name: 'All of it', terms: { en: ['the', 'a'], ja: ['は', 'を'] } }],
}

/** A schema that knows of no other fields, at any depth, is not to be had: what it leaves out is seen by what is left. */
function check(schema: z.ZodType, value: unknown): void {
  assert.deepEqual(schema.parse(value), JSON.parse(JSON.stringify(value)))
}

test('what views give is what the schemas say, and no more: over all cases of links', async () => {
  const counts = { answers: 0, disputes: 0, pending: 0, exchanges: 0, positions: 0, first: 0 }
  const each = (kind: keyof typeof counts, schema: z.ZodType, found: readonly unknown[]) => {
    counts[kind] += found.length
    for (const link of found) check(schema, link)
  }
  const file = readFileSync(new URL('../../training/links/seen.txt', import.meta.url), 'utf8')
  for (const { reports } of parseCases(file)) {
    const viewed = await recordOf(reports)
    each('answers', AnswerSchema, (await answers(viewed, {}, PAGE)).items)
    each('disputes', DisputeSchema, (await disputes(viewed, {}, PAGE)).items)
    each('pending', PendingItemSchema, (await pending(viewed, {}, PAGE, { today: '2022-04-01' })).items)
    each('exchanges', MergedExchangeSchema, (await exchanges(viewed, {}, PAGE)).items)
    each('positions', IssuePositionsSchema, await positions(viewed, DOSSIER))
    const { items } = await viewed.reader.statements({}, { limit: 1 })
    for (const entry of items) each('first', FirstSaidSchema, [await firstSaid(viewed, entry)])
  }
  for (const [kind, n] of Object.entries(counts)) assert.ok(n > 0, `no ${kind}`)
})
