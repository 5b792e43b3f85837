import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { accountKey, type Session } from '../people/index.ts'
import { PasswordSchema, RoleSchema } from '../schema/index.ts'
import { doerOf } from './asker.ts'
import { Buckets, networkOf } from './buckets.ts'
import { dropSessionKey, setSessionKey } from './cookie.ts'
import { ProblemError } from './problem.ts'
import { json, problem, shown } from './route.ts'
import type { Team } from './team.ts'

const Me = z
  .object({
    name: z.string().optional().describe('As reviews name who asks; absent where nobody is known'),
    role: RoleSchema,
    key: z.string().optional().describe('The key by which a program asks, by name; absent where a person does'),
    csrf: z
      .string()
      .optional()
      .describe('What each request that changes something carries as `x-readout-csrf`; absent where nobody logs in'),
  })
  .openapi('Me')

const LogIn = z
  .strictObject({ name: z.string().min(1).max(256), password: z.string().min(1).max(256) })
  .openapi('LogIn')

/** Who asks. */
export function addMe(app: OpenAPIHono): void {
  const route = shown({ path: '/me', summary: 'Who asks, and what they may', tag: 'people', request: {}, schema: Me })
  app.openapi(route, (context) => {
    const { name, role = 'reader', session, holder } = context.get('asker')
    context.header('cache-control', 'no-store')
    const by = { ...(session && { csrf: session.csrf }), ...(holder && { key: holder.of.name }) }
    return context.json({ ...(name !== undefined && { name }), role, ...by }, 200)
  })
}

/** Logging in and out, and a password of one’s own. */
export function addSessions(app: OpenAPIHono, team: Team): void {
  const tries = new PasswordTries(team.clock)
  addLogIn(app, team, tries)
  addLogOut(app, team)
  addOwnPassword(app, team, tries)
}

/** How often a password may be tried: by whom it is for, and from where. */
class PasswordTries {
  private readonly names: Buckets
  private readonly networks: Buckets

  constructor(clock: () => number) {
    this.names = new Buckets({ atOnce: 10, seconds: 30 }, clock)
    this.networks = new Buckets({ atOnce: 20, seconds: 6 }, clock)
  }

  /** @throws ProblemError when it was tried too often. */
  count(context: Context, name: string): void {
    const { from = '' } = context.get('asker')
    const wait = this.networks.take(networkOf(from)) ?? this.names.take(accountKey(name))
    if (wait === undefined) return
    context.header('retry-after', String(wait))
    throw new ProblemError(429, `Too many passwords were tried: try again in ${wait} seconds`)
  }
}

function addLogIn(app: OpenAPIHono, { people, clock }: Team, tries: PasswordTries): void {
  const route = createRoute({
    method: 'post',
    path: '/session',
    summary: 'Logs in: the answer sets a cookie that stands for the session',
    tags: ['people'],
    request: { body: json(LogIn) },
    responses: {
      200: { description: 'Who asks from now on', ...json(Me) },
      400: problem('It is not what was expected'),
      401: problem('Name or password is wrong, or the account is disabled'),
      429: problem('Too many were tried'),
    },
  })
  app.openapi(route, async (context) => {
    const { name, password } = context.req.valid('json')
    tries.count(context, name)
    const { from, session: before } = context.get('asker')
    const account = await people.verify(name, password)
    const session = account && (await people.open(account.name, { from }))
    if (session === undefined) {
      const by = (await people.account(name))?.name
      await people.note({ did: 'log-in-failed', by, from })
      throw new ProblemError(401, 'Name or password is wrong')
    }
    if (before !== undefined) await people.close(before.key, doerOf(context))
    setSessionKey(context, session.key, Math.floor((session.until - clock()) / 1000))
    context.header('cache-control', 'no-store')
    return context.json({ name: session.account.name, role: session.account.role, csrf: session.csrf }, 200)
  })
}

function addLogOut(app: OpenAPIHono, { people }: Team): void {
  const route = createRoute({
    method: 'delete',
    path: '/session',
    summary: 'Logs out',
    tags: ['people'],
    responses: { 204: { description: 'The session is over' } },
  })
  app.openapi(route, async (context) => {
    await people.close(sessionOf(context).key, doerOf(context))
    dropSessionKey(context)
    return context.body(null, 204)
  })
}

function addOwnPassword(app: OpenAPIHono, { people }: Team, tries: PasswordTries): void {
  const NewPassword = z.strictObject({ password: LogIn.shape.password, newPassword: PasswordSchema })
  const route = createRoute({
    method: 'put',
    path: '/me/password',
    summary: 'Changes one’s own password: all other sessions of the account are over',
    tags: ['people'],
    request: { body: json(NewPassword.openapi('NewPassword')) },
    responses: {
      204: { description: 'It is changed' },
      400: problem('It is not what was expected'),
      403: problem('The password is not the present one'),
      429: problem('Too many were tried'),
    },
  })
  app.openapi(route, async (context) => {
    const { password, newPassword } = context.req.valid('json')
    const { account, key } = sessionOf(context)
    tries.count(context, account.name)
    if ((await people.verify(account.name, password)) === undefined) {
      throw new ProblemError(403, 'That is not the present password', 'password')
    }
    await people.change(account.name, { password: newPassword, keep: key }, doerOf(context))
    return context.body(null, 204)
  })
}

function sessionOf(context: Context): Session {
  const { session } = context.get('asker')
  if (session === undefined) throw new ProblemError(401, 'Log in first: POST /api/session')
  return session
}
