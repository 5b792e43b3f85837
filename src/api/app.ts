import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { addAccounts } from './accounts.ts'
import { noteOf, type ReviewerOf, whoAsks } from './asker.ts'
import type { Desk } from './desk.ts'
import { addDossiers } from './dossiers.ts'
import { addEntries } from './entries.ts'
import { guard } from './guard.ts'
import { addLinks } from './links.ts'
import { permit } from './permit.ts'
import { onError, problemOf } from './problem.ts'
import { addReviews } from './reviews.ts'
import { addMe, addSessions } from './sessions.ts'
import { takingTurns } from './taking-turns.ts'
import type { Team } from './team.ts'
import { addTexts } from './texts.ts'

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
}

/**
 * The record over HTTP, at `/api`: everything that the command line can ask, as JSON. `/api/openapi.json` describes it, made of the
 * schemas that requests are checked by; errors are `application/problem+json` (RFC 9457).
 */
export function deskApi(desk: Desk, { reviewerOf = () => undefined, people, hosts, log, release }: ApiOptions): Hono {
  const root = new Hono()
  root.use('*', guard(hosts), etag({ retainedHeaders: RETAINED }), whoAsks(people, reviewerOf), permit(people))
  root.onError(onError(log))
  root.notFound((context) => problemOf(context, 404, `There is nothing at ${context.req.path}`))
  root.route('/api', routesOf(desk, people, release))
  return root
}

/** What has not changed keeps the policy that it came with. */
const RETAINED = [
  ...RETAINED_304_HEADERS,
  'content-security-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
]

function routesOf(whole: Desk, team: Team | undefined, release: string): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const [issue] = result.error.issues
      return problemOf(context, 400, issue.message, issue.path.map(String).join('.') || undefined)
    },
  })
  const desk: Desk = { ...whole, reader: takingTurns(whole.reader) }
  addEntries(app, desk)
  addTexts(app, desk)
  addLinks(app, desk)
  addDossiers(app, desk)
  addReviews(app, desk, noteOf(team))
  addMe(app)
  if (team !== undefined) {
    addSessions(app, team)
    addAccounts(app, team)
  }
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Readout', version: release, description: 'The record of a crisis conducted in statements.' },
    servers: [{ url: '/api' }],
  })
  return app
}
