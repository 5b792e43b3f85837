import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { isSameKey, mayAs, type Session } from '../people/index.ts'
import type { Role } from '../schema/index.ts'
import { Buckets, type Limit } from './buckets.ts'
import { problemOf } from './problem.ts'
import type { Team } from './team.ts'

/** What each route needs: a role at least, or nothing. One that is not here is refused to everybody. */
export const NEEDS: Readonly<Record<string, Role | 'nothing'>> = {
  'POST /api/session': 'nothing',
  'DELETE /api/session': 'reader',
  'GET /api/me': 'reader',
  'PUT /api/me/password': 'reader',
  'GET /api/accounts': 'admin',
  'POST /api/accounts': 'admin',
  'PATCH /api/accounts/:name': 'admin',
  'GET /api/audit': 'admin',
  'GET /api/openapi.json': 'reader',
  'GET /api/changes': 'reader',
  'GET /api/statements': 'reader',
  'GET /api/days': 'reader',
  'GET /api/statements/:id': 'reader',
  'GET /api/statements/:id/answers': 'reader',
  'GET /api/statements/:id/first': 'reader',
  'GET /api/queue': 'reviewer',
  'GET /api/queue/answers': 'reviewer',
  'GET /api/queue/disputes': 'reviewer',
  'GET /api/queue/pending': 'reviewer',
  'GET /api/stories': 'reader',
  'GET /api/stories/:id': 'reader',
  'GET /api/stories/:id/diff': 'reader',
  'GET /api/versions/:id': 'reader',
  'GET /api/actors': 'reader',
  'GET /api/actors/:id': 'reader',
  'GET /api/actors/:id/names': 'reader',
  'GET /api/actors/:id/reviews': 'reader',
  'GET /api/called': 'reader',
  'GET /api/answers': 'reader',
  'GET /api/disputes': 'reader',
  'GET /api/pending': 'reader',
  'GET /api/exchanges': 'reader',
  'GET /api/dossiers': 'reader',
  'GET /api/dossiers/:id': 'reader',
  'PUT /api/dossiers/:id': 'editor',
  'GET /api/dossiers/:id/positions': 'reader',
  'GET /api/dossiers/:id/brief': 'reader',
  'GET /api/reviews': 'reader',
  'GET /api/agreement': 'reader',
  'POST /api/reviews': 'reviewer',
  'POST /api/reports': 'editor',
}

/** The pages themselves, which hold nothing of the record: whoever gets them is then asked who they are. */
const PAGES: typeof NEEDS = { 'GET /*': 'nothing' }

/** What is served besides to whoever is at the machine: programs cannot log in. */
const AT_THE_MACHINE: typeof NEEDS = { 'ALL /mcp': 'reader' }

/** How often somebody may change something: a person who works through a list does not come near it. */
const CHANGES: Limit = { atOnce: 60, seconds: 1 }

/** Lets a request through to its route where who asks may, and where a change is asked for from within the session itself. */
export function permit(team: Team | undefined): MiddlewareHandler {
  const table = { ...NEEDS, ...PAGES, ...(team === undefined && AT_THE_MACHINE) }
  const changes = new Buckets(CHANGES, team?.clock ?? (() => 0))
  return async (context, next) => {
    const needs = needsOf(context, table)
    if (needs.includes(undefined)) return problemOf(context, 403, 'Nobody may ask for this')
    const roles = needs.filter((need) => need !== undefined && need !== 'nothing')
    if (needs.length > 0 && roles.length === 0) return await next()
    const { role, session } = context.get('asker')
    if (role === undefined) return problemOf(context, 401, 'Log in first: POST /api/session')
    const missing = roles.find((needed) => !mayAs(role, needed))
    if (missing !== undefined) return problemOf(context, 403, `This needs the role ${missing}, yours is ${role}`)
    const isChange = !['GET', 'HEAD'].includes(context.req.method)
    return (isChange && session !== undefined && refusedChange(context, session, changes)) || (await next())
  }
}

/** What the routes that a request fits need; none where it fits none. */
function needsOf(context: Context, needs: typeof NEEDS): (Role | 'nothing' | undefined)[] {
  const routes = matchedRoutes(context).filter(({ method, path }) => !(method === 'ALL' && path === '/*'))
  const keys = routes.map(({ method, path }) => `${method} ${path}`)
  return keys.map((key) => (Object.hasOwn(needs, key) ? needs[key] : undefined))
}

function refusedChange(context: Context, { key, csrf }: Session, changes: Buckets): Response | undefined {
  if (!isSameKey(context.req.header('x-readout-csrf') ?? '', csrf)) {
    return problemOf(context, 403, 'Expected the csrf of GET /api/me', 'x-readout-csrf')
  }
  const wait = changes.take(key)
  if (wait === undefined) return undefined
  context.header('retry-after', String(wait))
  return problemOf(context, 429, `So many changes were not expected: try again in ${wait} seconds`)
}
