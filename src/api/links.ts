import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  exchangeFilterOf,
  linkFilterOf,
  linkOptionsOf,
  pagingOf,
  statementsCalled,
  understandingOf,
  viewedOf,
} from '../queries/index.ts'
import {
  AnswerSchema,
  DisputeSchema,
  ExchangeQuerySchema,
  FirstSaidSchema,
  LinkQuerySchema,
  MergedExchangeSchema,
  PendingItemSchema,
  PendingStateSchema,
} from '../schema/index.ts'
import { answers, answersOf, disputes, exchanges, firstSaid, pending } from '../views/index.ts'
import type { Desk } from './desk.ts'
import { MOST_STORIES } from './entries.ts'
import { named } from './named.ts'
import { ids, pageOf, pageSchema } from './parameters.ts'
import { shown } from './route.ts'

const Answer = named(AnswerSchema, 'Answer')
const Exchange = named(MergedExchangeSchema, 'Exchange')

/**
 * What is computed from statements: answers, disputes, what is pending, exchanges, who said it first. A page may hold fewer than
 * asked for, even none, and have a `next`: it ends when a bounded amount was looked up for it.
 */
export function addLinks(app: OpenAPIHono, desk: Desk): void {
  addAnswers(app, desk)
  addDisputes(app, desk)
  addPending(app, desk)
  addExchanges(app, desk)
  addFirst(app, desk)
}

function addAnswers(app: OpenAPIHono, desk: Desk): void {
  const all = shown({
    path: '/answers',
    summary: 'Statements that take up others, each with the other',
    tag: 'links',
    request: { query: pageOf(LinkQuerySchema) },
    schema: pageSchema(Answer),
  })
  app.openapi(all, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, understandingOf(desk))
    const page = await answers(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked))
    return context.json(page as unknown as z.infer<ReturnType<typeof pageSchema<typeof Answer>>>, 200)
  })
  const one = shown({
    path: '/statements/{id}/answers',
    summary: 'What a statement takes up, and what takes it up',
    tag: 'statements',
    request: { params: ids },
    schema: z.array(Answer),
  })
  app.openapi(one, async (context) => {
    const entries = await statementsCalled(context.req.valid('param').id, desk.reader, MOST_STORIES)
    const found = await answersOf(viewedOf(desk), entries)
    return context.json(found as unknown as z.infer<typeof Answer>[], 200)
  })
}

function addDisputes(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/disputes',
    summary: 'What cannot both hold, the newest contradiction first',
    tag: 'links',
    request: { query: pageOf(LinkQuerySchema) },
    schema: pageSchema(named(DisputeSchema, 'Dispute')),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return context.json(await disputes(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked)), 200)
  })
}

/** `today` stands for the day that the server has. */
const PendingQuery = z.object({
  ...LinkQuerySchema.shape,
  state: z.array(PendingStateSchema).optional(),
  today: z.iso.date().optional().describe('The day that deadlines are held against; today where absent'),
})

function addPending(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/pending',
    summary: 'What is awaited, and what became of it',
    tag: 'links',
    request: { query: pageOf(PendingQuery) },
    schema: pageSchema(named(PendingItemSchema, 'PendingItem')),
  })
  app.openapi(route, async (context) => {
    const { state, today = desk.now().slice(0, 10), ...asked } = context.req.valid('query')
    const options = { ...linkOptionsOf(asked), today, ...(state && { states: state }) }
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return context.json(await pending(viewedOf(desk), filter, pagingOf(asked), options), 200)
  })
}

function addExchanges(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/exchanges',
    summary: 'Occasions on which parties spoke, each once however many stories tell of it',
    tag: 'links',
    request: { query: pageOf(ExchangeQuerySchema) },
    schema: pageSchema(Exchange),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await exchangeFilterOf(asked, understandingOf(desk))
    const found = await exchanges(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked))
    return context.json(found, 200)
  })
}

function addFirst(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/statements/{id}/first',
    summary: 'Who said it first, and on whose word the report has it',
    tag: 'statements',
    request: { params: ids },
    schema: named(FirstSaidSchema, 'FirstSaid'),
  })
  app.openapi(route, async (context) => {
    const [entry] = await statementsCalled(context.req.valid('param').id, desk.reader, MOST_STORIES)
    return context.json(await firstSaid(viewedOf(desk), entry), 200)
  })
}
