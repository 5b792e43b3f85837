import type { MiddlewareHandler } from 'hono'
import { problemOf } from './problem.ts'

const POLICY = 'content-security-policy'

/** The headers of every answer: nothing it holds is run, framed, or taken for another kind of file. A route may set another policy. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  [POLICY]:
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

/** What the body of a request that changes something may be. */
interface Bodies {
  readonly types: readonly string[]
  /** Most bytes. */
  readonly largest: number
}

const BODIES: Bodies = { types: ['application/json'], largest: 1_000_000 }

/** Routes that take other bodies. */
const OTHER_BODIES: Readonly<Record<string, Bodies>> = {
  'POST /api/reports': { types: ['text/plain', 'text/html', 'application/octet-stream'], largest: 10_000_000 },
}

/**
 * Keeps other sites’ pages out: a browser that shows one of them may reach a server on the same machine. A name of the host that is
 * not served is refused (DNS rebinding), and so is a change that a page of another origin asks for.
 *
 * @param hosts the names, with ports, that the server is reached by.
 */
export function guard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!hosts.has(host.toLowerCase())) {
      return problemOf(context, 403, `This server is not called ${host || 'nothing'}`)
    }
    if (!['GET', 'HEAD'].includes(context.req.method)) {
      const origin = context.req.header('origin')
      if (origin !== undefined && !hosts.has(hostOf(origin))) {
        return problemOf(context, 403, `A page of ${origin} may not change this record`)
      }
      // Browsers say where a request comes from, also where they do not name the origin.
      if (!['same-origin', 'none'].includes(context.req.header('sec-fetch-site') ?? 'none')) {
        return problemOf(context, 403, 'A page of another origin may not change this record')
      }
      const key = `${context.req.method} ${context.req.path}`
      const { types, largest } = Object.hasOwn(OTHER_BODIES, key) ? OTHER_BODIES[key] : BODIES
      const [type] = (context.req.header('content-type') ?? '').toLowerCase().split(';')
      if (!types.includes(type.trim())) {
        return problemOf(context, 415, `Expected ${types.join(', ')}, got ${type || 'nothing'}`, 'content-type')
      }
      if (!(lengthOf(context.req.raw) <= largest)) {
        return problemOf(context, 413, `Expected a body of at most ${largest} bytes, its length told`)
      }
    }
    await next()
    for (const [name, value] of Object.entries(HEADERS)) {
      // A page has the policy that it needs.
      if (name !== POLICY || !context.res.headers.has(POLICY)) context.res.headers.set(name, value)
    }
    // What one person is shown is kept by their browser alone, and by none that does not ask again.
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'private, no-cache')
  }
}

/** How long a body is, as the request tells; one that deletes has none where it tells nothing. */
function lengthOf({ method, headers }: Request): number {
  const isBare = method === 'DELETE' && !headers.has('transfer-encoding')
  return Number(headers.get('content-length') ?? (isBare ? 0 : Number.NaN))
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : ''
}
