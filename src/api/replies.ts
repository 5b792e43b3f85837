import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { problemOf } from './problem.ts'

/** What a request is answered with, as it is sent. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array<ArrayBuffer>
  /** How the body is packed; absent where it is as it is. */
  readonly packed?: 'gzip'
}

/**
 * Replies to what somebody asks of the record.
 *
 * @param address the path with its query, as in `/api/statements?act=deny`.
 * @param asked the request: its signal tells that nobody waits for the reply any more.
 * @throws BusyError when more is asked than can be replied to.
 */
export type Replies = (address: string, asked: { readonly signal: AbortSignal }) => Promise<Reply>

/** More is asked than can be replied to. */
export class BusyError extends Error {
  override readonly name = 'BusyError'
}

/** After how many seconds somebody may ask again who was told that too much is asked. */
const AGAIN_AFTER = '1'

/**
 * The routes that depend on nothing but the record, its dossiers and the day: who asks does not matter, once they may. What is not
 * here is answered by the server’s own thread, and anew each time.
 */
export const OF_THE_RECORD: ReadonlySet<string> = new Set([
  'GET /api/statements',
  'GET /api/statements/:id',
  'GET /api/statements/:id/answers',
  'GET /api/statements/:id/first',
  'GET /api/days',
  'GET /api/called',
  'GET /api/stories',
  'GET /api/stories/:id',
  'GET /api/stories/:id/diff',
  'GET /api/versions/:id',
  'GET /api/actors',
  'GET /api/actors/:id',
  'GET /api/actors/:id/names',
  'GET /api/actors/:id/reviews',
  'GET /api/answers',
  'GET /api/disputes',
  'GET /api/pending',
  'GET /api/exchanges',
  'GET /api/queue/answers',
  'GET /api/queue/disputes',
  'GET /api/queue/pending',
  'GET /api/dossiers',
  'GET /api/dossiers/:id',
  'GET /api/dossiers/:id/positions',
  'GET /api/dossiers/:id/brief',
  'GET /api/reviews',
  'GET /api/agreement',
])

/** Has what is asked of the record replied to elsewhere: to be used once it is known who asks, and that they may. */
export function repliedElsewhere(replies: Replies): MiddlewareHandler {
  return async (context, next) => (isOfTheRecord(context) ? await repliedTo(context, replies) : await next())
}

function isOfTheRecord(context: Context): boolean {
  // What stands before every route fits as well, and so do the pages.
  const routes = matchedRoutes(context).filter(({ path }) => path !== '/*')
  return routes.length > 0 && routes.every(({ method, path }) => OF_THE_RECORD.has(`${method} ${path}`))
}

async function repliedTo(context: Context, replies: Replies): Promise<Response> {
  const { raw } = context.req
  const address = raw.url.slice(raw.url.indexOf('/', raw.url.indexOf('//') + 2))
  try {
    return await responseOf(await replies(address, raw), context.req.header('accept-encoding'))
  } catch (error) {
    if (raw.signal.aborted) return new Response(null, { status: NOBODY_WAITS })
    if (!(error instanceof BusyError)) throw error
    context.header('retry-after', AGAIN_AFTER)
    return problemOf(context, 503, error.message)
  }
}

/** The tag is that of what is packed, however it is sent: whoever writes over a dossier tells by it which one they saw. */
async function responseOf({ status, headers, body, packed }: Reply, accepted: string | undefined): Promise<Response> {
  const all = new Headers(headers as [string, string][])
  if (packed === undefined) return new Response(body, { status, headers: all })
  all.set('vary', 'accept-encoding')
  if (!isAccepted(packed, accepted)) return new Response(await unpacked(body), { status, headers: all })
  all.set('content-encoding', packed)
  return new Response(body, { status, headers: all })
}

function isAccepted(packed: 'gzip', accepted = ''): boolean {
  return accepted.split(',').some((each) => {
    const [name, ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
    return name === packed && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}

async function unpacked(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** What logs call a request whose client went away; nobody is sent it. */
const NOBODY_WAITS = 499
