import { userInfo } from 'node:os'
import { serve } from '@hono/node-server'
import { deskApi } from '../api/index.ts'
import { mcpOverHttp } from '../mcp/index.ts'
import { type DeskOptions, logError, openDesk, readingDesk } from './open-desk.ts'
import { OutputError } from './output-error.ts'
import { VERSION } from './version.ts'

/** What `readout serve` may be told. */
export interface ServeOptions extends DeskOptions {
  readonly port: number
}

/** Only this machine can ask: whoever is asked for nothing is known by nobody. */
const HOST = '127.0.0.1'

/** `readout serve`: answers questions to the record over HTTP until it is stopped. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const desk = await openDesk(options)
  const { username } = userInfo()
  const hosts = new Set([`${HOST}:${options.port}`, `localhost:${options.port}`])
  const about = { log: logError, release: VERSION }
  const app = deskApi(desk, { reviewerOf: () => username, hosts, ...about })
  const mcp = mcpOverHttp(readingDesk(desk), about)
  app.all('/mcp', ({ req }) => mcp(req.raw))
  await untilStopped(app.fetch, options.port)
  await desk.store.close()
}

function untilStopped(fetch: (request: Request) => Response | Promise<Response>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: HOST, serverOptions: { requestTimeout: 60_000 } }, () => {
      process.stdout.write(`http://${HOST}:${port}/api/openapi.json\n`)
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(new OutputError(`Port ${port} cannot be listened to: ${error.code ?? error.message}`))
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()))
  })
}
