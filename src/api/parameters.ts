import { z } from '@hono/zod-openapi'

/** The id in an address such as `/stories/{id}`. */
export const ids = z.object({
  id: z
    .string()
    .min(1)
    .openapi({ param: { name: 'id', in: 'path' } }),
})

/** A parameter that may be given several times. */
function several<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), schema)
}

/** What an address says, which is text, made what a schema expects: several values a list, digits a number, `true` and `false` themselves. */
export function inAddress<S extends z.ZodRawShape>(shape: S): S {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, spelt(schema as z.ZodType)] as const),
  ) as unknown as S
}

function spelt(schema: z.ZodType): z.ZodType {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) return several(schema)
  if (inner instanceof z.ZodNumber) return from(schema, (text) => (text.trim() === '' ? text : Number(text)))
  if (inner instanceof z.ZodBoolean) return from(schema, (text) => BOOLEANS[text] ?? text)
  return schema
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

function from(schema: z.ZodType, read: (text: string) => unknown): z.ZodType {
  return z.preprocess((value) => (typeof value === 'string' ? read(value) : value), schema)
}

function bare(schema: z.ZodType): z.ZodType {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly || schema instanceof z.ZodDefault
  return isWrapped ? bare(schema.unwrap() as z.ZodType) : schema
}

/** Which part of an answer is asked for. */
const PagingSchema = z.object({
  limit: z.int().min(1).max(1000).default(50).describe('How many entries at most'),
  after: z.string().max(80).optional().describe('Goes on after a page: its `next`'),
  oldestFirst: z.boolean().optional().describe('The oldest first; else the newest'),
})

/** As `PagingSchema`, of an answer that has one order alone. */
export const UnorderedPagingSchema = PagingSchema.omit({ oldestFirst: true })

/** A question as an address has it, with which part of the answer is asked for. */
export function pageOf<S extends z.ZodRawShape>({ shape }: z.ZodObject<S>): z.ZodObject<S & typeof PagingSchema.shape>
export function pageOf<S extends z.ZodRawShape, P extends z.ZodRawShape>(
  { shape }: z.ZodObject<S>,
  paging: z.ZodObject<P>,
): z.ZodObject<S & P>
export function pageOf({ shape }: z.ZodObject, paging: z.ZodObject = PagingSchema) {
  return z.object({ ...inAddress(shape), ...inAddress(paging.shape) })
}

/** A page of links that wait: `next` goes on within the statements that were looked at, `older` with those that were not. */
export function waitingSchema<T extends z.ZodType>(item: T) {
  return pageSchema(item).extend({
    nLookedAt: z
      .int()
      .nonnegative()
      .describe('How many statements were looked at: these are their least probable links'),
    older: z
      .string()
      .optional()
      .describe('Ask with this as `after` for the links of older statements; absent where all were looked at'),
  })
}

/** A page of an answer: `next` is absent on the last one. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item).readonly(),
    next: z.string().optional().describe('Ask for the next page with this as `after`; absent on the last one'),
  })
}
