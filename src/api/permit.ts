import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { isSameKey, mayAs } from '../people/index.ts'
import type { Role } from '../schema/index.ts'
import type { Asker } from './asker.ts'
import { Buckets, type Limit } from './buckets.ts'
import { problemOf } from './problem.ts'
import type { Team } from './team.ts'

/** What each route needs: a role at least, or nothing. One that is not here is refused to everybody. */
export const NEEDS: Readonly<Record<string, Role | 'nothing'>> = {
  'POST /api/session': 'nothing',
  'DELETE /api/session': 'reader',
  'GET /api/me': 'reader',
  'PUT /api/me/password': 'reader',
  'GET /api/me/keys': 'reader',
  'POST /api/me/keys': 'reader',
  'DELETE /api/me/keys/:id': 'reader',
  'GET /api/accounts': 'admin',
  'POST /api/accounts': 'admin',
  'PATCH /api/accounts/:name': 'admin',
  'GET /api/accounts/:name/keys': 'admin',
  'POST /api/accounts/:name/keys': 'admin',
  'DELETE /api/accounts/:name/keys/:id': 'admin',
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

/** The tools, which stand beside the API. */
const TOOLS = 'ALL /mcp'

const BESIDE: typeof NEEDS = { [TOOLS]: 'reader' }

/** For whoever is logged in, and for no key: one that fell into other hands makes no others, and shuts nobody out. */
export const BY_SESSION: ReadonlySet<string> = new Set([
  'DELETE /api/session',
  'PUT /api/me/password',
  'POST /api/me/keys',
  'DELETE /api/me/keys/:id',
  'POST /api/accounts/:name/keys',
  'DELETE /api/accounts/:name/keys/:id',
])

/** For programs, where a team shares the desk: no page of ours asks for them. */
const BY_KEY: ReadonlySet<string> = new Set([TOOLS])

/** How often somebody may change something: a person who works through a list does not come near it. */
const CHANGES: Limit = { atOnce: 60, seconds: 1 }

/** Lets a request through to its route where who asks may, and where a change is asked for from within the session itself, or by a key. */
export function permit(team: Team | undefined): MiddlewareHandler {
  const table = { ...NEEDS, ...PAGES, ...BESIDE }
  const changes = new Buckets(CHANGES, team?.clock ?? (() => 0))
  return async (context, next) => {
    const routes = routesOf(context)
    const needs = routes.map((route) => (Object.hasOwn(table, route) ? table[route] : undefined))
    if (needs.includes(undefined)) return problemOf(context, 403, 'Nobody may ask for this')
    const roles = needs.filter((need) => need !== undefined && need !== 'nothing')
    if (needs.length > 0 && roles.length === 0) return await next()
    const asker = context.get('asker')
    const { role } = asker
    if (role === undefined) return unknown(context)
    const missing = roles.find((needed) => !mayAs(role, needed))
    if (missing !== undefined) return problemOf(context, 403, `This needs the role ${missing}, yours is ${role}`)
    const refused = refusedWay(context, routes, asker) ?? refusedChange(context, routes, asker, changes)
    return refused ?? (await next())
  }
}

/** The routes that a request fits, as the tables call them; none where it fits none. */
function routesOf(context: Context): string[] {
  const routes = matchedRoutes(context).filter(({ method, path }) => !(method === 'ALL' && path === '/*'))
  return routes.map(({ method, path }) => `${method} ${path}`)
}

function unknown(context: Context): Response {
  context.header('www-authenticate', 'Bearer')
  return problemOf(context, 401, 'Log in first (POST /api/session), or send a key (Authorization: Bearer …)')
}

/** Where somebody may ask for a thing, but not as they do. */
function refusedWay(context: Context, routes: readonly string[], { session, holder }: Asker): Response | undefined {
  if (holder !== undefined && routes.some((route) => BY_SESSION.has(route))) {
    return problemOf(context, 403, 'This is for whoever is logged in, and for no key')
  }
  if (session !== undefined && routes.some((route) => BY_KEY.has(route))) {
    return problemOf(context, 403, 'This is for programs: send a key (Authorization: Bearer …)')
  }
  return undefined
}

/** A browser sends a cookie along whoever has it ask; a key is sent by whoever has it. */
function refusedChange(
  context: Context,
  routes: readonly string[],
  { session, holder }: Asker,
  changes: Buckets,
): Response | undefined {
  const by = session?.key ?? holder?.key
  if (by === undefined || ['GET', 'HEAD'].includes(context.req.method) || routes.includes(TOOLS)) return undefined
  if (session !== undefined && !isSameKey(context.req.header('x-readout-csrf') ?? '', session.csrf)) {
    return problemOf(context, 403, 'Expected the csrf of GET /api/me', 'x-readout-csrf')
  }
  const wait = changes.take(by)
  if (wait === undefined) return undefined
  context.header('retry-after', String(wait))
  return problemOf(context, 429, `So many changes were not expected: try again in ${wait} seconds`)
}
