import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { composeBrief, writeBriefHtml, writeBriefMarkdown } from '../brief/index.ts'
import { issueOf, viewedOf } from '../queries/index.ts'
import { DossierEntrySchema, IssuePositionsSchema } from '../schema/index.ts'
import { positions, positionsShown } from '../views/index.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids, inAddress } from './parameters.ts'
import { ProblemError } from './problem.ts'
import { shown } from './route.ts'

const Entry = named(DossierEntrySchema, 'DossierEntry')
const day = z.iso.date().optional()

/** The dossiers that people follow: who stands where on their issues, and their briefs. */
export function addDossiers(app: OpenAPIHono, desk: Desk): void {
  addLists(app, desk)
  addPositions(app, desk)
  addBrief(app, desk)
}

async function dossierOf({ dossiers }: Desk, id: string) {
  const dossier = (await dossiers()).get(id)
  if (dossier === undefined) throw new ProblemError(404, `There is no dossier ${id}`)
  return dossier
}

function addLists(app: OpenAPIHono, desk: Desk): void {
  const all = shown({
    path: '/dossiers',
    summary: 'The dossiers, by id',
    tag: 'dossiers',
    request: {},
    schema: z.array(Entry),
  })
  app.openapi(all, async (context) => {
    const known = [...(await desk.dossiers())].map(([id, dossier]) => ({ id, dossier }))
    return context.json(known, 200)
  })
  const one = shown({
    path: '/dossiers/{id}',
    summary: 'A dossier',
    tag: 'dossiers',
    request: { params: ids },
    schema: Entry,
  })
  app.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    return context.json({ id, dossier: await dossierOf(desk, id) }, 200)
  })
}

const several = z.int().min(1).max(1000).optional()

const PositionsQuery = z.object({
  issue: z.string().min(1).optional().describe('On this issue alone'),
  since: day,
  until: day,
  ...inAddress({
    by: z.enum(['actor', 'side']).optional().describe('Actors or sides alone; the others’ list is empty'),
    holder: z.string().min(1).optional().describe('Of this actor or side alone, by its id'),
    holders: several.describe('At most so many actors, and sides: those with the most positions over all issues'),
    latest: several.describe('At most so many positions of each, the latest'),
  }),
})

function addPositions(app: OpenAPIHono, desk: Desk): void {
  const route = shown({
    path: '/dossiers/{id}/positions',
    summary: 'For each issue what each actor, and each side, did on it, the latest first',
    tag: 'dossiers',
    request: {
      params: ids,
      query: PositionsQuery,
    },
    schema: z.array(named(IssuePositionsSchema, 'IssuePositions')),
  })
  app.openapi(route, async (context) => {
    const { issue, since, until, by, holder, holders, latest } = context.req.valid('query')
    const whole = await dossierOf(desk, context.req.valid('param').id)
    const dossier = issue === undefined ? whole : { ...whole, issues: [issueOf(whole, issue)] }
    const filter = { ...(since && { since }), ...(until && { until }) }
    const shownParts = {
      ...(by && { by }),
      ...(holder !== undefined && { holder }),
      ...(holders !== undefined && { holders }),
      ...(latest !== undefined && { latest }),
    }
    return context.json(positionsShown(await positions(viewedOf(desk), dossier, filter), shownParts), 200)
  })
}

/** A brief is a page or a text for people, and so not JSON. */
function addBrief(app: OpenAPIHono, desk: Desk): void {
  const path = '/dossiers/:id/brief' as const
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/dossiers/{id}/brief',
    summary: 'The dossier written out, every sentence footnoted: HTML, or Markdown where `format=markdown`',
    tags: ['dossiers'],
    request: { params: ids, query: z.object({ format: z.enum(['html', 'markdown']).optional() }) },
    responses: {
      200: {
        description: 'The brief',
        content: { 'text/html': { schema: z.string() }, 'text/markdown': { schema: z.string() } },
      },
    },
  })
  app.get(path, async (context) => {
    const format = context.req.query('format') ?? 'html'
    if (format !== 'html' && format !== 'markdown') {
      throw new ProblemError(400, `Expected html or markdown, got ${format}`, 'format')
    }
    const dossier = await dossierOf(desk, context.req.param('id'))
    const brief = await composeBrief(viewedOf(desk), dossier, { today: desk.now().slice(0, 10) })
    if (format === 'html') return context.html(writeBriefHtml(brief))
    return context.body(writeBriefMarkdown(brief), 200, { 'content-type': 'text/markdown; charset=utf-8' })
  })
}
