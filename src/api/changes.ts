import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { ProblemError } from './problem.ts'
import { problem } from './route.ts'
import type { Watch } from './watch.ts'

/** Where changes are told: an answer that does not end, and so is not tagged by what it holds. */
export const CHANGES = '/api/changes'

const EVENT_STREAM = 'text/event-stream'

/** That something was added to the record, as it happens. */
export function addChanges(app: OpenAPIHono, { store }: Desk, watch: Watch): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/changes',
    summary:
      'Server-sent events: `mark` with `{"mark": "…"}` at first and whenever anything was added; ask for what is new with it as `addedSince`',
    tags: ['changes'],
    responses: {
      200: { description: 'A stream that goes on', content: { [EVENT_STREAM]: { schema: z.string() } } },
      503: problem('As many listen as may: come again later'),
    },
  })
  app.get('/changes', async (context) => {
    context.header('cache-control', 'no-store')
    if (context.req.method === 'HEAD') return context.body(null, 200, { 'content-type': EVENT_STREAM })
    const listener = watch.listen(openerOf(context.get('asker')))
    if (listener === undefined) {
      context.header('retry-after', '30')
      throw new ProblemError(503, 'As many listen to this desk as may: come again later')
    }
    try {
      listener.tell(await store.mark())
    } catch (error) {
      listener.end()
      throw error
    }
    const response = streamSSE(context, async (stream) => {
      stream.onAbort(() => listener.end())
      // Whoever does not read what they are sent keeps nothing open by that.
      void listener.over.then(() => stream.abort())
      for await (const mark of listener.marks()) {
        if (mark === undefined) await stream.write(':\n\n')
        else await stream.writeSSE({ event: 'mark', data: JSON.stringify({ mark }), id: mark })
      }
    })
    response.headers.set('cache-control', 'no-store')
    // Where the stream ends, so does the connection: nothing is left that a server waits for.
    response.headers.set('connection', 'close')
    // nginx would keep what is told back until it has a good deal of it.
    response.headers.set('x-accel-buffering', 'no')
    return response
  })
}

/** The key by which somebody listens: when it opens nothing any more, listening is over. */
function openerOf({ session, holder }: Asker): string | undefined {
  return session?.key ?? holder?.key
}
