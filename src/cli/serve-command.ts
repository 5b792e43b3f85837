import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { serve } from '@hono/node-server'
import { type Desk, deskApi } from '../api/index.ts'
import type { Dossier } from '../schema/index.ts'
import { LinkWords } from '../views/index.ts'
import { OutputError } from './output-error.ts'
import { allPacks, identify } from './packs.ts'
import { hostsOf, type ListenOptions, teamOf } from './people/listening.ts'
import { openPeople } from './people/open-people.ts'
import { readDossier } from './record/dossier-file.ts'
import { now } from './record/now.ts'
import { openRecord, type RecordOptions } from './record/open-record.ts'
import { oneLine } from './terminal-text.ts'
import { VERSION } from './version.ts'

/** What `readout serve` may be told. */
export interface ServeOptions extends RecordOptions, ListenOptions {
  readonly dossier?: readonly string[]
}

/** `readout serve`: answers questions to the record over HTTP until it is stopped. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const hosts = hostsOf(options)
  const paths = pathsById(options.dossier ?? [])
  // What is wrong with a dossier is told at once, not when somebody asks.
  for (const path of paths.values()) await readDossier(path)
  const people = options.people === undefined ? undefined : await openPeople(options.people, 'read')
  const store = await openRecord(options.record, 'read')
  const desk: Desk = {
    store,
    words: LinkWords.of(await allPacks()),
    languageOf: identify,
    dossiers: () => dossiersAt(paths),
    now,
  }
  const { username } = userInfo()
  const log = (error: Error) => process.stderr.write(`readout: ${oneLine(error.stack ?? error.message)}\n`)
  const team = people && { people: teamOf(people, options.proxy ?? []) }
  const app = deskApi(desk, { reviewerOf: () => username, ...team, hosts, log, release: VERSION })
  await untilStopped(app.fetch, options)
  await store.close()
  await people?.end()
}

/** Dossiers by the names of their files. */
function pathsById(paths: readonly string[]): Map<string, string> {
  const byId = new Map<string, string>()
  for (const path of paths) {
    const id = basename(path)
      .replace(/\.json$/i, '')
      .replace(/\.dossier$/i, '')
    if (byId.has(id)) throw new OutputError(`Two dossiers are called ${id}: ${byId.get(id)} and ${path}`)
    byId.set(id, path)
  }
  return byId
}

/** Read anew each time: a person may be editing them. */
async function dossiersAt(paths: ReadonlyMap<string, string>): Promise<Map<string, Dossier>> {
  const dossiers = new Map<string, Dossier>()
  for (const [id, path] of paths) dossiers.set(id, await readDossier(path))
  return dossiers
}

function untilStopped(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: ListenOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, serverOptions: { requestTimeout: 60_000 } }, () => {
      process.stdout.write(`http://${host}:${port}/api/openapi.json\n`)
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(new OutputError(`Port ${port} cannot be listened to: ${error.code ?? error.message}`))
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => resolve()))
  })
}
