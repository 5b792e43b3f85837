import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { filterOf, linkFilterOf, linkOptionsOf, pagingOf, understandingOf, viewedOf } from '../queries/index.ts'
import {
  AnswerSchema,
  DisputeSchema,
  LinkQueueQuerySchema,
  PendingItemSchema,
  QueueQuerySchema,
  StatementEntrySchema,
} from '../schema/index.ts'
import { waitingAnswers, waitingDisputes, waitingPending } from '../views/index.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { pageOf, pageSchema, UnorderedPagingSchema, waitingSchema } from './parameters.ts'
import { shown } from './route.ts'

/** What waits for a decision, the least probable first: statements of the whole record, links of as many statements as one look takes. */
export function addQueues(app: OpenAPIHono, desk: Desk): void {
  addStatements(app, desk)
  addAnswers(app, desk)
  addDisputes(app, desk)
  addPending(app, desk)
}

function addStatements(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/queue',
    summary: 'Statements that wait for a decision, the least probable first; a page may end before it is full',
    tag: 'reviews',
    request: { query: pageOf(QueueQuerySchema, UnorderedPagingSchema) },
    schema: pageSchema(named(StatementEntrySchema, 'Statement')),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await filterOf(asked, understandingOf(desk))
    return context.json(await desk.store.queue(filter, pagingOf(asked)), 200)
  })
}

const LinksAsked = pageOf(LinkQueueQuerySchema, UnorderedPagingSchema)
const WaitingAnswers = waitingSchema(named(AnswerSchema, 'Answer'))

function addAnswers(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/queue/answers',
    summary: 'Answers that wait for a decision, of the newest statements: the least probable first',
    tag: 'reviews',
    request: { query: LinksAsked },
    schema: WaitingAnswers,
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, understandingOf(desk))
    const page = await waitingAnswers(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked))
    return context.json(page as unknown as z.infer<typeof WaitingAnswers>, 200)
  })
}

function addDisputes(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/queue/disputes',
    summary: 'Disputes that wait for a decision, of the newest statements: the least probable first',
    tag: 'reviews',
    request: { query: LinksAsked },
    schema: waitingSchema(named(DisputeSchema, 'Dispute')),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return context.json(await waitingDisputes(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked)), 200)
  })
}

function addPending(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/queue/pending',
    summary:
      'What is awaited and waits for a decision, of the newest statements that leave something to come: the least probable first',
    tag: 'reviews',
    request: { query: LinksAsked },
    schema: waitingSchema(named(PendingItemSchema, 'PendingItem')),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const options = { ...linkOptionsOf(asked), today: desk.now().slice(0, 10) }
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return context.json(await waitingPending(viewedOf(desk), filter, pagingOf(asked), options), 200)
  })
}
