import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono, type MiddlewareHandler } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { addAccounts } from './accounts.ts'
import { noteOf, type ReviewerOf, whoAsks } from './asker.ts'
import { addChanges, CHANGES } from './changes.ts'
import type { Desk } from './desk.ts'
import { addDossiers } from './dossiers.ts'
import { addEntries } from './entries.ts'
import { guard } from './guard.ts'
import { addKeys } from './keys.ts'
import { addLinks } from './links.ts'
import { permit } from './permit.ts'
import { onError, problemOf } from './problem.ts'
import { addQueues } from './queues.ts'
import { type Replies, repliedElsewhere } from './replies.ts'
import { addReports } from './reports.ts'
import { addReviews } from './reviews.ts'
import { addMe, addSessions } from './sessions.ts'
import { takingTurns } from './taking-turns.ts'
import type { Team } from './team.ts'
import { addTexts } from './texts.ts'
import { Watch } from './watch.ts'

/** What the API is given beside the desk. */
export interface ApiOptions {
  /** Who asks where there is no team: the user of the machine, who may everything. */
  readonly reviewerOf?: ReviewerOf
  /** People who log in, each with a role; absent where one person works at their own machine, and nobody logs in. */
  readonly people?: Team
  /** The names, with ports, that the server is reached by: requests for others are refused. */
  readonly hosts: ReadonlySet<string>
  /** Where an error is told that nobody foresaw. */
  readonly log: (error: Error) => void
  /** The release, as the description of the API names it. */
  readonly release: string
  /** Aborted when the server is to end: answers that would go on end then. */
  readonly stopping?: AbortSignal
  /** `own` where nobody else waits for the thread that answers: then one question is answered without letting others have their turn. */
  readonly thread?: 'shared' | 'own'
  /** Where what is asked of the record is replied to; by the desk itself where absent. */
  readonly replies?: Replies
}

/**
 * The record over HTTP, at `/api`: everything that the command line can ask, as JSON. `/api/openapi.json` describes it, made of the
 * schemas that requests are checked by; errors are `application/problem+json` (RFC 9457).
 */
export function deskApi(desk: Desk, options: ApiOptions): Hono {
  const { reviewerOf = () => undefined, people, hosts, log, replies } = options
  const root = new Hono()
  root.use('*', guard(hosts), tagged(), whoAsks(people, reviewerOf), permit(people))
  if (replies !== undefined) root.use('*', repliedElsewhere(replies))
  root.onError(onError(log))
  root.notFound((context) => problemOf(context, 404, `There is nothing at ${context.req.path}`))
  root.route('/api', routesOf(desk, options))
  return root
}

/** What has not changed keeps the policy that it came with. */
const RETAINED = [
  ...RETAINED_304_HEADERS,
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
]

/** Tags answers by what they hold, so that what has not changed is not sent again. */
function tagged(): MiddlewareHandler {
  const tag = etag({ retainedHeaders: RETAINED })
  return (context, next) => (context.req.path === CHANGES ? next() : tag(context, next))
}

/** Who tells those who listen that something was added. */
function watchOf({ store }: Desk, { people, log, stopping }: ApiOptions): Watch {
  const openAmong = async (keys: readonly string[]) => (await people?.people.openAmong(keys)) ?? new Set<string>()
  const watch = new Watch({ mark: () => store.mark(), openAmong, log })
  stopping?.addEventListener('abort', () => watch.end(), { once: true })
  return watch
}

/** How a request says who makes it, where a team shares the desk. */
const SCHEMES = {
  key: { type: 'http', scheme: 'bearer', description: 'A key of an account, as a program has it' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-readout', description: 'A session, as a browser has it' },
} as const

function routesOf(whole: Desk, options: ApiOptions): OpenAPIHono {
  const { people: team, release } = options
  const app = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const [issue] = result.error.issues
      return problemOf(context, 400, issue.message, issue.path.map(String).join('.') || undefined)
    },
  })
  const desk: Desk = options.thread === 'own' ? whole : { ...whole, reader: takingTurns(whole.reader) }
  addEntries(app, desk)
  addTexts(app, desk)
  addLinks(app, desk)
  addQueues(app, desk)
  addDossiers(app, desk, noteOf(team))
  addReports(app, desk, noteOf(team))
  addReviews(app, desk, noteOf(team))
  addChanges(app, desk, watchOf(desk, options))
  addMe(app)
  if (team !== undefined) {
    addSessions(app, team)
    addAccounts(app, team)
    addKeys(app, team)
    for (const [name, scheme] of Object.entries(SCHEMES))
      app.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Readout', version: release, description: 'The record of a crisis conducted in statements.' },
    servers: [{ url: '/api' }],
    ...(team && { security: Object.keys(SCHEMES).map((name) => ({ [name]: [] })) }),
  })
  return app
}
