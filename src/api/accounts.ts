import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { AccountNameSchema, AccountSchema, AuditEntrySchema, PasswordSchema, RoleSchema } from '../schema/index.ts'
import { doerOf } from './asker.ts'
import { named } from './named.ts'
import { inAddress, pageSchema } from './parameters.ts'
import { json, problem, shown } from './route.ts'
import type { Team } from './team.ts'

const AccountEntry = named(AccountSchema, 'Account')

const NewAccount = z
  .strictObject({ name: AccountNameSchema, role: RoleSchema, password: PasswordSchema })
  .openapi('NewAccount')

const AccountChange = z
  .strictObject({
    role: RoleSchema.optional(),
    isDisabled: z.boolean().optional(),
    password: PasswordSchema.optional().describe(
      'A new one, where the old is lost: all sessions of the account are over',
    ),
  })
  .refine((change) => Object.keys(change).length > 0, 'Expected role, isDisabled or password')
  .openapi('AccountChange')

/** Who may log in, and what was done. */
export function addAccounts(app: OpenAPIHono, team: Team): void {
  addList(app, team)
  addNew(app, team)
  addChange(app, team)
  addAudit(app, team)
}

function addList(app: OpenAPIHono, { people }: Team): void {
  const route = shown({
    path: '/accounts',
    summary: 'All accounts, by name',
    tag: 'people',
    request: {},
    schema: z.array(AccountEntry),
  })
  app.openapi(route, async (context) => context.json([...(await people.accounts())], 200))
}

function addNew(app: OpenAPIHono, { people }: Team): void {
  const route = createRoute({
    method: 'post',
    path: '/accounts',
    summary: 'Makes an account',
    tags: ['people'],
    request: { body: json(NewAccount) },
    responses: {
      201: { description: 'The account', ...json(AccountEntry) },
      400: problem('It is not what was expected'),
      409: problem('The name is taken'),
    },
  })
  app.openapi(route, async (context) => {
    return context.json(await people.add(context.req.valid('json'), doerOf(context)), 201)
  })
}

function addChange(app: OpenAPIHono, { people }: Team): void {
  const route = createRoute({
    method: 'patch',
    path: '/accounts/{name}',
    summary: 'Changes an account: its role, whether it may log in, its password',
    tags: ['people'],
    request: {
      params: z.object({
        name: z
          .string()
          .min(1)
          .openapi({ param: { name: 'name', in: 'path' } }),
      }),
      body: json(AccountChange),
    },
    responses: {
      200: { description: 'The account', ...json(AccountEntry) },
      400: problem('It is not what was expected'),
      404: problem('There is no such account'),
      409: problem('No admin would be left'),
    },
  })
  app.openapi(route, async (context) => {
    const { name } = context.req.valid('param')
    return context.json(await people.change(name, context.req.valid('json'), doerOf(context)), 200)
  })
}

function addAudit(app: OpenAPIHono, { people }: Team): void {
  const route = shown({
    path: '/audit',
    summary: 'What was done, newest first',
    tag: 'people',
    request: {
      query: z.object(
        inAddress({
          limit: z.int().min(1).max(1000).default(50).describe('How many lines at most'),
          after: z.int().min(1).optional().describe('Goes on after a page: its `next`'),
        }),
      ),
    },
    schema: pageSchema(named(AuditEntrySchema, 'AuditEntry')),
  })
  app.openapi(route, async (context) => {
    const { limit, after } = context.req.valid('query')
    const items = await people.audit(limit, after)
    const last = items.at(-1)
    const next = items.length === limit && last && 1 < last.no ? { next: String(last.no) } : {}
    return context.json({ items, ...next }, 200)
  })
}
