import { z } from '@hono/zod-openapi'
import type { Paging } from '../record/index.ts'
import { StatementQuerySchema } from '../schema/index.ts'

/** The id in an address such as `/stories/{id}`. */
export const ids = z.object({
  id: z
    .string()
    .min(1)
    .openapi({ param: { name: 'id', in: 'path' } }),
})

/** A parameter that may be given several times. */
export function several<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), schema)
}

/** A number in an address. */
export function numeric<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), schema)
}

/** `true` or `false` in an address. */
export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

const { shape } = StatementQuerySchema

/** What may be asked of statements, as an address has it: lists as parameters that are given several times. */
export const StatementParameters = z.object({
  source: several(shape.source),
  side: several(shape.side),
  to: several(shape.to),
  via: several(shape.via),
  act: several(shape.act),
  channel: several(shape.channel),
  sourcing: several(shape.sourcing),
  quotation: several(shape.quotation),
  decision: several(shape.decision),
  text: several(shape.text),
  issue: several(shape.issue),
  dossier: shape.dossier,
  since: shape.since,
  until: shape.until,
  language: several(shape.language),
  outlet: several(shape.outlet),
  story: shape.story,
  minProbability: numeric(shape.minProbability),
  pending: flag,
  all: flag,
})

/** Which part of an answer is asked for. */
export const PagingParameters = z.object({
  limit: numeric(z.int().min(1).max(1000).default(50)).describe('How many entries at most'),
  after: z.string().max(80).optional().describe('Goes on after a page: its `next`'),
  oldestFirst: flag,
})

/** The part of an answer that parameters ask for. */
export function pagingOf({ limit, after, oldestFirst }: z.infer<typeof PagingParameters>): Paging {
  return { limit, ...(after !== undefined && { after }), ...(oldestFirst && { isOldestFirst: true as const }) }
}

/** A page of an answer: `next` is absent on the last one. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item).readonly(),
    next: z.string().optional().describe('Ask for the next page with this as `after`; absent on the last one'),
  })
}
