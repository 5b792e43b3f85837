import type { MiddlewareHandler } from 'hono'
import { problemOf } from './problem.ts'

/** The headers of every answer: nothing it holds is run, framed, or taken for another kind of file. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

/** Most bytes of a request’s body. */
const LARGEST_BODY = 1_000_000

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
      if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
        return problemOf(context, 415, 'Expected application/json', 'content-type')
      }
      if (!(lengthOf(context.req.raw) <= LARGEST_BODY)) {
        return problemOf(context, 413, `Expected a body of at most ${LARGEST_BODY} bytes, its length told`)
      }
    }
    await next()
    for (const [name, value] of Object.entries(HEADERS)) {
      // A page has a policy of its own.
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
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
