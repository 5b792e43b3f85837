import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { called, filterOf } from '../queries/index.ts'
import type { StatementFilter } from '../record/index.ts'
import {
  AnswerSchema,
  ChannelSchema,
  DisputeSchema,
  FirstSaidSchema,
  MergedExchangeSchema,
  PendingItemSchema,
  PendingStateSchema,
  type StatementQuery,
} from '../schema/index.ts'
import { answers, answersOf, disputes, exchanges, firstSaid, type LinkOptions, pending } from '../views/index.ts'
import type { Desk } from './desk.ts'
import { statementsOf } from './entries.ts'
import { named } from './named.ts'
import { flag, ids, PagingParameters, pageSchema, pagingOf, StatementParameters, several } from './parameters.ts'
import { shown } from './route.ts'
import { understandingOf, viewedOf } from './understanding.ts'

const LinkParameters = z.object({
  ...StatementParameters.shape,
  ...PagingParameters.shape,
  rejected: flag.describe('Also those that people rejected'),
})

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

interface Asked extends StatementQuery {
  readonly rejected?: boolean | undefined
}

/** `minProbability` is of the links here, not of the statements. */
function optionsOf({ minProbability, rejected }: Asked): LinkOptions {
  return {
    ...(minProbability !== undefined && { minProbability }),
    ...(rejected && { isRejectedShown: true as const }),
  }
}

function linkFilterOf({ minProbability: _, ...ofStatements }: Asked, desk: Desk): Promise<StatementFilter> {
  return filterOf(ofStatements, understandingOf(desk))
}

function addAnswers(app: OpenAPIHono, desk: Desk): void {
  const all = shown({
    path: '/answers',
    summary: 'Statements that take up others, each with the other',
    tag: 'links',
    request: { query: LinkParameters },
    schema: pageSchema(Answer),
  })
  app.openapi(all, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, desk)
    const page = await answers(viewedOf(desk), filter, pagingOf(asked), optionsOf(asked))
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
    const entries = await statementsOf(desk, context.req.valid('param').id)
    const found = await answersOf(viewedOf(desk), entries)
    return context.json(found as unknown as z.infer<typeof Answer>[], 200)
  })
}

function addDisputes(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/disputes',
    summary: 'What cannot both hold, the newest contradiction first',
    tag: 'links',
    request: { query: LinkParameters },
    schema: pageSchema(named(DisputeSchema, 'Dispute')),
  })
  app.openapi(route, async (context) => {
    const asked = context.req.valid('query')
    const filter = await linkFilterOf(asked, desk)
    return context.json(await disputes(viewedOf(desk), filter, pagingOf(asked), optionsOf(asked)), 200)
  })
}

function addPending(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/pending',
    summary: 'What is awaited, and what became of it',
    tag: 'links',
    request: {
      query: z.object({
        ...LinkParameters.shape,
        state: several(z.array(PendingStateSchema).optional()),
        today: z.iso.date().optional().describe('The day that deadlines are held against; today where absent'),
      }),
    },
    schema: pageSchema(named(PendingItemSchema, 'PendingItem')),
  })
  app.openapi(route, async (context) => {
    const { state, today = desk.now().slice(0, 10), ...asked } = context.req.valid('query')
    const options = { ...optionsOf(asked), today, ...(state && { states: state }) }
    const filter = await linkFilterOf(asked, desk)
    return context.json(await pending(viewedOf(desk), filter, pagingOf(asked), options), 200)
  })
}

function addExchanges(app: OpenAPIHono, desk: Desk): void {
  const { store, languageOf } = desk
  const route = shown({
    path: '/exchanges',
    summary: 'Occasions on which parties spoke, each once however many stories tell of it',
    tag: 'links',
    request: {
      query: z.object({
        kind: several(z.array(ChannelSchema).optional()),
        with: several(z.array(z.string().min(1)).optional()).describe('In which these took part, all of them'),
        since: z.iso.date().optional(),
        until: z.iso.date().optional(),
        story: z.string().min(1).optional(),
        minProbability: StatementParameters.shape.minProbability,
        rejected: flag,
        ...PagingParameters.shape,
      }),
    },
    schema: pageSchema(Exchange),
  })
  app.openapi(route, async (context) => {
    const { kind, with: names, since, until, story, minProbability, rejected, ...paging } = context.req.valid('query')
    const participants = (await called(names, 'with', store, languageOf)).map(({ id }) => id)
    const filter = {
      ...(kind && { kinds: kind }),
      ...(participants.length > 0 && { participants }),
      ...(since && { since }),
      ...(until && { until }),
      ...(story && { story }),
    }
    const found = await exchanges(viewedOf(desk), filter, pagingOf(paging), optionsOf({ minProbability, rejected }))
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
    const [entry] = await statementsOf(desk, context.req.valid('param').id)
    return context.json(await firstSaid(viewedOf(desk), entry), 200)
  })
}
