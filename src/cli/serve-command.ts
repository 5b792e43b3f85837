import { userInfo } from 'node:os'
import { serve } from '@hono/node-server'
import { deskApi } from '../api/index.ts'
import { mcpOverHttp } from '../mcp/index.ts'
import { type DeskOptions, logError, openDesk, readingDesk } from './open-desk.ts'
import { OutputError } from './output-error.ts'
import { addPages } from './pages.ts'
import { hostsOf, type ListenOptions, teamOf } from './people/listening.ts'
import { openPeople } from './people/open-people.ts'
import { openReaders } from './readers/open-readers.ts'
import { startAdding } from './record/report-adding.ts'
import { VERSION } from './version.ts'

/** What `readout serve` may be told. */
export interface ServeOptions extends DeskOptions, ListenOptions {
  readonly readers?: number
}

/** `readout serve`: shows the desk’s pages and answers questions to the record over HTTP until it is stopped. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const hosts = hostsOf(options)
  const people = options.people === undefined ? undefined : await openPeople(options.people, 'read')
  const { desk, replies, end } = await openReaders(await openDesk(options), options)
  const { username } = userInfo()
  const about = { log: logError, release: VERSION }
  const team = people && { people: teamOf(people, options.proxy ?? []) }
  const stopping = new AbortController()
  const adding = startAdding(desk.store)
  const given = { ...about, ...replies, stopping: stopping.signal }
  const app = deskApi({ ...desk, addReport: adding.add }, { reviewerOf: () => username, ...team, hosts, ...given })
  const mcp = mcpOverHttp(readingDesk(desk), about)
  app.all('/mcp', ({ req }) => mcp(req.raw))
  addPages(app)
  await untilStopped(app.fetch, options, stopping)
  await adding.close()
  await end()
  await desk.store.close()
  await people?.end()
}

/** How long answers that are underway are waited for when the server is to end, in milliseconds. */
const PATIENCE = 3000
/** How often connections on which nothing is underway any more are ended meanwhile. */
const LOOK_AGAIN = 50

function untilStopped(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: ListenOptions,
  stopping: AbortController,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, serverOptions: { requestTimeout: 60_000 } }, () => {
      process.stdout.write(`The desk: http://${host}:${port}/ (its API: /api/openapi.json). Stop it with Ctrl+C.\n`)
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(new OutputError(`Port ${port} cannot be listened to: ${error.code ?? error.message}`))
    })
    const stop = () => {
      stopping.abort()
      server.close(() => resolve())
      if (!('closeAllConnections' in server)) return
      // A connection that is kept ends with the answer that is underway on it, and is asked nothing more.
      server.prependListener('request', (_, response) => {
        response.shouldKeepAlive = false
      })
      setInterval(() => server.closeIdleConnections(), LOOK_AGAIN).unref()
      // Whoever does not read their answer does not keep the server from ending.
      setTimeout(() => server.closeAllConnections(), PATIENCE).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  })
}
