import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { KeyNameSchema, ProgramKeySchema, RoleSchema } from '../schema/index.ts'
import { doerOf } from './asker.ts'
import { named } from './named.ts'
import { ProblemError } from './problem.ts'
import { json, problem, shown } from './route.ts'
import type { Team } from './team.ts'

const KeyEntry = named(ProgramKeySchema, 'ProgramKey')

const NewKey = z
  .strictObject({
    name: KeyNameSchema,
    role: RoleSchema.describe('What it may at most: no more than its account'),
    until: z.iso
      .datetime()
      .optional()
      .describe('From when on it opens nothing; absent where it lasts until it is revoked'),
  })
  .openapi('NewKey')

const AddedKey = ProgramKeySchema.extend({
  key: z.string().describe('What opens: told here, and never again'),
}).openapi('AddedKey')

const id = z.string().openapi({ param: { name: 'id', in: 'path' } })
const name = z.string().openapi({ param: { name: 'name', in: 'path' } })

/** Whose keys the routes at a path are for. */
interface Keys {
  readonly path: string
  readonly whose: string
  readonly params: { readonly name?: typeof name }
  ownerOf(context: Context): string
}

const OWN: Keys = {
  path: '/me/keys',
  whose: 'one’s own account',
  params: {},
  ownerOf: (context) => {
    const { name: owner } = context.get('asker')
    if (owner === undefined) throw new ProblemError(401, 'Log in first: POST /api/session')
    return owner
  },
}

const OF_ANYBODY: Keys = {
  path: '/accounts/{name}/keys',
  whose: 'an account',
  params: { name },
  ownerOf: (context) => context.req.param('name') ?? '',
}

/** Keys by which programs ask in the name of accounts. */
export function addKeys(app: OpenAPIHono, team: Team): void {
  for (const keys of [OWN, OF_ANYBODY]) {
    addList(app, team, keys)
    addNew(app, team, keys)
    addRevoke(app, team, keys)
  }
}

function addList(app: OpenAPIHono, { people }: Team, { path, whose, params, ownerOf }: Keys): void {
  const route = shown({
    path,
    summary: `The keys of ${whose}, in the order they were made`,
    tag: 'people',
    request: { params: z.object(params) },
    schema: z.array(KeyEntry),
  })
  app.openapi(route, async (context) => context.json([...(await people.keys(ownerOf(context)))], 200))
}

function addNew(app: OpenAPIHono, { people }: Team, { path, whose, params, ownerOf }: Keys): void {
  const route = createRoute({
    method: 'post',
    path,
    summary: `Makes a key of ${whose}, by which a program asks in its name`,
    tags: ['people'],
    request: { params: z.object(params), body: json(NewKey) },
    responses: {
      201: { description: 'The key, told this once', ...json(AddedKey) },
      400: problem('It is not what was expected, or may more than its account'),
      404: problem('There is no such account'),
      409: problem('The account has a key of that name'),
    },
  })
  app.openapi(route, async (context) => {
    context.header('cache-control', 'no-store')
    return context.json(await people.addKey(ownerOf(context), context.req.valid('json'), doerOf(context)), 201)
  })
}

function addRevoke(app: OpenAPIHono, { people }: Team, { path, whose, params, ownerOf }: Keys): void {
  const route = createRoute({
    method: 'delete',
    path: `${path}/{id}`,
    summary: `Revokes a key of ${whose}, for good`,
    tags: ['people'],
    request: { params: z.object({ ...params, id }) },
    responses: { 204: { description: 'It opens nothing any more' }, 404: problem('There is no such key') },
  })
  app.openapi(route, async (context) => {
    await people.revokeKey(ownerOf(context), context.req.param('id') ?? '', doerOf(context))
    return context.body(null, 204)
  })
}
