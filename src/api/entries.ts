import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  actorFilterOf,
  filterOf,
  knownAs,
  pagingOf,
  statementsCalled,
  storyFilterOf,
  understandingOf,
} from '../queries/index.ts'
import {
  type ActorEntry,
  ActorEntrySchema,
  ActorNameSchema,
  ActorQuerySchema,
  StatementEntrySchema,
  StatementQuerySchema,
  StoryEntrySchema,
  StoryQuerySchema,
} from '../schema/index.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids, inAddress, pageOf, pageSchema } from './parameters.ts'
import { ProblemError } from './problem.ts'
import { shown } from './route.ts'

/** Most stories in which one statement is shown. */
export const MOST_STORIES = 100

const Statement = named(StatementEntrySchema, 'Statement')
const Story = named(StoryEntrySchema, 'Story')
const Actor = named(ActorEntrySchema, 'Actor')

/** Statements, exchanges as each story tells of them, stories and actors: in pages, and one by one. */
export function addEntries(app: OpenAPIHono, desk: Desk): void {
  addStatements(app, desk)
  addDays(app, desk)
  addStories(app, desk)
  addActors(app, desk)
  addNames(app, desk)
}

function addStatements(app: OpenAPIHono, desk: Desk): void {
  const { store } = desk
  const all = shown({
    path: '/statements',
    summary: 'Statements, the newest first',
    tag: 'statements',
    request: { query: pageOf(StatementQuerySchema) },
    schema: pageSchema(Statement),
  })
  app.openapi(all, async (context) => {
    const asked = context.req.valid('query')
    const filter = await filterOf(asked, understandingOf(desk))
    return context.json(await store.statements(filter, pagingOf(asked)), 200)
  })
  const one = shown({
    path: '/statements/{id}',
    summary: 'A statement, whatever became of it, in each story that has it',
    tag: 'statements',
    request: { params: ids },
    schema: z.array(Statement),
  })
  app.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    return context.json([...(await statementsCalled(id, store, MOST_STORIES))], 200)
  })
}

/** `group` says what is counted by. */
const DaysAsked = z.object({
  ...inAddress(StatementQuerySchema.shape),
  group: z.enum(['day', 'month', 'year']).default('day').describe('What is counted by'),
})

function addDays(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/days',
    summary: 'How many statements there are of each day, month or year, in order; those without a day are not counted',
    tag: 'statements',
    request: { query: DaysAsked },
    schema: z.object({
      days: z
        .array(z.object({ day: z.string().describe('2022-01-31, 2022-01 or 2022, as `group` says'), n: z.int() }))
        .readonly(),
      isCut: z.boolean().describe('There is more than was looked at: the newest was'),
    }),
  })
  app.openapi(route, async (context) => {
    const { group, ...asked } = context.req.valid('query')
    return context.json(await desk.store.days(await filterOf(asked, understandingOf(desk)), group), 200)
  })
}

function addStories(app: OpenAPIHono, desk: Desk): void {
  const all = shown({
    path: '/stories',
    summary: 'Stories, the newest first',
    tag: 'stories',
    request: { query: pageOf(StoryQuerySchema) },
    schema: pageSchema(Story),
  })
  app.openapi(all, async (context) => {
    const asked = context.req.valid('query')
    const filter = await storyFilterOf(asked, understandingOf(desk))
    return context.json(await desk.store.stories(filter, pagingOf(asked)), 200)
  })
}

function addActors(app: OpenAPIHono, desk: Desk): void {
  const { store } = desk
  const all = shown({
    path: '/actors',
    summary: 'Actors, those with the most statements first',
    tag: 'actors',
    request: { query: pageOf(ActorQuerySchema) },
    schema: pageSchema(Actor),
  })
  app.openapi(all, async (context) => {
    const asked = context.req.valid('query')
    const filter = await actorFilterOf(asked, desk)
    return context.json(await store.actors(filter, pagingOf(asked)), 200)
  })
  const one = shown({
    path: '/actors/{id}',
    summary: 'An actor',
    tag: 'actors',
    request: { params: ids },
    schema: Actor,
  })
  app.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    const { items } = await store.actors({ ids: [id] }, { limit: 1 })
    if (items.length === 0) throw new ProblemError(404, `The record has no actor ${id}`)
    return context.json(items[0], 200)
  })
}

function addNames(app: OpenAPIHono, desk: Desk): void {
  const names = shown({
    path: '/actors/{id}/names',
    summary: 'The names by which reports mean an actor; none of one that is a story’s own',
    tag: 'actors',
    request: { params: ids },
    schema: z.array(named(ActorNameSchema, 'ActorName')),
  })
  app.openapi(names, async (context) => {
    return context.json([...(await desk.store.namesOf(context.req.valid('param').id))], 200)
  })
  const meant = shown({
    path: '/called',
    summary: 'Whom each name or id means, as questions about statements take it; nobody where nobody is known by it',
    tag: 'actors',
    request: { query: z.object(inAddress({ name: z.array(z.string().trim().min(1)).min(1).max(50) })) },
    schema: z.array(z.object({ name: z.string(), actors: z.array(Actor) })),
  })
  app.openapi(meant, async (context) => {
    const found: { name: string; actors: ActorEntry[] }[] = []
    for (const name of context.req.valid('query').name) {
      found.push({ name, actors: await knownAs(name, desk.reader, desk.languageOf) })
    }
    return context.json(found, 200)
  })
}
