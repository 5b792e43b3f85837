import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { diffStatements, diffText } from '../changes/index.ts'
import { readVersionOf, versionsCompared } from '../queries/index.ts'
import { AppearanceSchema, ReadingSchema, StoryEntrySchema } from '../schema/index.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids } from './parameters.ts'
import { shown } from './route.ts'

const Told = z
  .object({
    appearance: named(AppearanceSchema, 'Appearance'),
    text: z.string(),
    reading: named(ReadingSchema, 'Reading')
      .optional()
      .describe('The reading that holds; absent where it was not read'),
  })
  .openapi('ToldVersion')

/** Stories with their texts, and what became of statements from one version to another. */
export function addTexts(app: OpenAPIHono, desk: Desk): void {
  addStory(app, desk)
  addVersion(app, desk)
  addDiff(app, desk)
}

function addStory(app: OpenAPIHono, { store }: Desk): void {
  const route = shown({
    path: '/stories/{id}',
    summary: 'A story with its versions, oldest first, each with the reading that holds',
    tag: 'stories',
    request: { params: ids },
    schema: z.object({ story: named(StoryEntrySchema, 'Story'), versions: z.array(Told) }),
  })
  app.openapi(route, async (context) => {
    const { story, versions } = await store.story(context.req.valid('param').id)
    const told = versions.map(({ appearance, text, reading }) => ({
      appearance,
      text,
      ...(reading && { reading: reading.reading }),
    }))
    return context.json({ story, versions: told }, 200)
  })
}

function addVersion(app: OpenAPIHono, { store }: Desk): void {
  const route = shown({
    path: '/versions/{id}',
    summary: 'The text of a version',
    tag: 'stories',
    request: { params: ids },
    schema: z.object({ id: z.string(), text: z.string() }),
  })
  app.openapi(route, async (context) => {
    const { id } = context.req.valid('param')
    return context.json({ id, text: await store.textOf(id) }, 200)
  })
}

const Change = z
  .looseObject({
    kind: z.enum(['same', 'moved', 'altered', 'dropped', 'added']),
    before: z.string().optional(),
    after: z.string().optional(),
    rule: z.string().optional(),
    probability: z.number().optional(),
    moved: z.literal(true).optional(),
    alterations: z.array(z.looseObject({ kind: z.string() })).optional(),
  })
  .openapi('StatementChange')

function addDiff(app: OpenAPIHono, { store }: Desk): void {
  const route = shown({
    path: '/stories/{id}/diff',
    summary: 'What became of each statement from one version to another, or from one copy to another',
    tag: 'stories',
    request: {
      params: ids,
      query: z.object({
        from: z.string().optional().describe('A version’s id, or its number from 1; the last but one where absent'),
        to: z.string().optional().describe('A version’s id, or its number from 1; the last where absent'),
        with: z.string().optional().describe('Another story: its last version is compared with this one’s'),
      }),
    },
    schema: z.object({
      before: z.string(),
      after: z.string(),
      changes: z.array(Change),
      text: z.array(z.object({ kind: z.enum(['same', 'removed', 'inserted']), text: z.string() })),
    }),
  })
  app.openapi(route, async (context) => {
    const [before, after] = await versionsCompared(store, context.req.valid('param').id, context.req.valid('query'))
    const changes = diffStatements(readVersionOf(before), readVersionOf(after)) as z.infer<typeof Change>[]
    const ends = { before: before.appearance.version, after: after.appearance.version }
    return context.json({ ...ends, changes, text: diffText(before.text, after.text) }, 200)
  })
}
