import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { called, filterOf } from '../queries/index.ts'
import type { ActorFilter, StoryFilter } from '../record/index.ts'
import { ActorEntrySchema, StatementEntrySchema, StoryEntrySchema } from '../schema/index.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids, PagingParameters, pageSchema, pagingOf, StatementParameters, several } from './parameters.ts'
import { ProblemError } from './problem.ts'
import { shown } from './route.ts'
import { understandingOf } from './understanding.ts'

const day = z.iso.date().optional()

const Statement = named(StatementEntrySchema, 'Statement')
const Story = named(StoryEntrySchema, 'Story')
const Actor = named(ActorEntrySchema, 'Actor')

/** Statements, exchanges as each story tells of them, stories and actors: in pages, and one by one. */
export function addEntries(app: OpenAPIHono, desk: Desk): void {
  addStatements(app, desk)
  addStories(app, desk)
  addActors(app, desk)
}

function addStatements(app: OpenAPIHono, desk: Desk): void {
  const { store } = desk
  const all = shown({
    path: '/statements',
    summary: 'Statements, the newest first',
    tag: 'statements',
    request: { query: z.object({ ...StatementParameters.shape, ...PagingParameters.shape }) },
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
    return context.json([...(await statementsOf(desk, id))], 200)
  })
}

/** The statement of an id in each story that has it. */
export async function statementsOf({ store }: Desk, id: string) {
  const { items } = await store.statements({ ids: [id], isUnlisted: true }, { limit: 100 })
  if (items.length === 0) throw new ProblemError(404, `The record has no statement ${id}`)
  return items
}

const StoryParameters = z.object({
  outlet: several(z.array(z.string().min(1)).optional()),
  language: several(z.array(z.string().min(2)).optional()),
  since: day,
  until: day,
  copiesOf: z.string().min(1).optional().describe('The story, and those that are copies of it'),
})

function addStories(app: OpenAPIHono, { store }: Desk): void {
  const all = shown({
    path: '/stories',
    summary: 'Stories, the newest first',
    tag: 'stories',
    request: { query: z.object({ ...StoryParameters.shape, ...PagingParameters.shape }) },
    schema: pageSchema(Story),
  })
  app.openapi(all, async (context) => {
    const { outlet, language, since, until, copiesOf, ...paging } = context.req.valid('query')
    const filter: StoryFilter = {
      ...(outlet && { outlets: outlet }),
      ...(language && { languages: language }),
      ...(since && { since }),
      ...(until && { until }),
      ...(copiesOf && { origin: (await store.story(copiesOf)).story.origin }),
    }
    return context.json(await store.stories(filter, pagingOf(paging)), 200)
  })
}

const KINDS = ['person', 'state', 'body', 'unnamed'] as const

function addActors(app: OpenAPIHono, desk: Desk): void {
  const { store, languageOf } = desk
  const all = shown({
    path: '/actors',
    summary: 'Actors, those with the most statements first',
    tag: 'actors',
    request: {
      query: z.object({
        name: z.string().min(1).optional().describe('Words of one of its names'),
        kind: several(z.array(z.enum(KINDS)).optional()).describe('All but the unnamed where absent'),
        side: z.string().min(1).optional().describe('Who speaks for this state: its name or id'),
        ...PagingParameters.shape,
      }),
    },
    schema: pageSchema(Actor),
  })
  app.openapi(all, async (context) => {
    const { name, kind, side, ...paging } = context.req.valid('query')
    const [state] = side === undefined ? [] : await called([side], 'side', store, languageOf)
    const filter: ActorFilter = {
      kinds: kind ?? KINDS.slice(0, 3),
      ...(name && { name }),
      ...(state && { standsFor: state.id }),
    }
    return context.json(await store.actors(filter, pagingOf(paging)), 200)
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
