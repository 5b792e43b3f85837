import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Brief, composeBrief, writeBriefHtml, writeBriefMarkdown } from '../brief/index.ts'
import { briefOptionsOf, issueOf, viewedOf } from '../queries/index.ts'
import {
  BriefQuerySchema,
  BriefSchema,
  type Dossier,
  DossierEntrySchema,
  DossierSchema,
  IssuePositionsSchema,
} from '../schema/index.ts'
import { digest } from '../text/index.ts'
import { positions, positionsShown } from '../views/index.ts'
import type { Note } from './asker.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids, inAddress } from './parameters.ts'
import { ProblemError } from './problem.ts'
import { json, problem, shown } from './route.ts'

const Entry = named(DossierEntrySchema, 'DossierEntry')
const day = z.iso.date().optional()

/** The dossiers that people follow: who stands where on their issues, and their briefs. */
export function addDossiers(app: OpenAPIHono, desk: Desk, note: Note): void {
  addLists(app, desk)
  addWriting(app, desk, note)
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
    const dossier = await dossierOf(desk, id)
    context.header('etag', tagOf(dossier))
    return context.json({ id, dossier }, 200)
  })
}

/** What stands for a dossier as it is, so that nobody writes over what they have not seen. */
function tagOf(dossier: Dossier): string {
  return `"${digest(JSON.stringify(dossier)).slice(0, 32)}"`
}

const NEW_ID = /^[a-z0-9][a-z0-9-]{0,63}$/

function addWriting(app: OpenAPIHono, desk: Desk, note: Note): void {
  const route = createRoute({
    method: 'put',
    path: '/dossiers/{id}',
    summary:
      'Writes a dossier, or makes one: with `If-Match` only where it is still the one of that ETag, with `If-None-Match: *` only a new one',
    tags: ['dossiers'],
    request: { params: ids, body: json(named(DossierSchema, 'Dossier')) },
    responses: {
      200: { description: 'The dossier, changed', ...json(Entry) },
      201: { description: 'The dossier, made', ...json(Entry) },
      400: problem('It is not what was expected'),
      409: problem('No dossier can be made here'),
      412: problem('Somebody else changed it'),
    },
  })
  const inTurn = oneAfterAnother()
  app.openapi(route, (context) =>
    inTurn(async () => {
      const { id } = context.req.valid('param')
      const dossier = context.req.valid('json')
      const before = (await desk.dossiers()).get(id)
      checkUnchanged(context.req.raw.headers, before)
      if (before === undefined && !NEW_ID.test(id)) {
        throw new ProblemError(400, `Expected small letters, digits and hyphens, 64 at most, got ${id}`, 'id')
      }
      const put = (await desk.putDossier?.(id, dossier)) ?? 'no-place'
      if (put === 'no-place') {
        throw new ProblemError(409, 'New dossiers have no place here: start the server with --dossiers FOLDER')
      }
      if (put === 'taken') throw new ProblemError(409, `Another dossier has much the same name as ${id}`)
      await note(context, { did: 'dossier-written', of: id, detail: before === undefined ? 'made' : 'changed' })
      context.header('etag', tagOf(dossier))
      return before === undefined ? context.json({ id, dossier }, 201) : context.json({ id, dossier }, 200)
    }),
  )
}

/** @throws ProblemError when a dossier is not what the request takes it to be. */
function checkUnchanged(headers: Headers, before: Dossier | undefined): void {
  const expected = headers.get('if-match')
  const tags = before === undefined ? [] : [tagOf(before), '*']
  if (expected !== null && !expected.split(',').some((tag) => tags.includes(tag.trim()))) {
    throw new ProblemError(
      412,
      before === undefined ? 'There is no such dossier any more' : 'Somebody changed it since',
      'if-match',
    )
  }
  if (headers.get('if-none-match')?.trim() === '*' && before !== undefined) {
    throw new ProblemError(412, 'There is such a dossier already', 'if-none-match')
  }
}

/** Does works one after another: what one of them found still holds when it writes. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}

const several = z.int().min(1).max(1000).optional()

/** What is given of a table of positions where nobody says how much; of one cell all is. */
const TABLE = { holders: 50, latest: 10 }

const PositionsQuery = z.object({
  issue: z.string().min(1).optional().describe('On this issue alone'),
  since: day,
  until: day,
  ...inAddress({
    by: z.enum(['actor', 'side']).optional().describe('Actors or sides alone; the others’ list is empty'),
    holder: z.string().min(1).optional().describe('Of this actor or side alone, by its id'),
    holders: several.describe(
      `At most so many actors, and sides: those with the most positions over all issues; ${TABLE.holders} where none is named`,
    ),
    latest: several.describe(`At most so many positions of each, the latest; ${TABLE.latest} where no holder is named`),
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
    const part = {
      ...(holder === undefined ? TABLE : { holder }),
      ...(by && { by }),
      ...(holders !== undefined && { holders }),
      ...(latest !== undefined && { latest }),
    }
    return context.json(positionsShown(await positions(viewedOf(desk), dossier, filter), part), 200)
  })
}

const BriefAsked = z.object(
  inAddress({
    ...BriefQuerySchema.shape,
    format: z.enum(['html', 'markdown', 'json'], 'Expected html, markdown or json').default('html'),
    download: z.boolean().optional().describe('To be kept as a file'),
  }),
)

/** A brief is a page or a text for people, or the value that both are written from. */
function addBrief(app: OpenAPIHono, desk: Desk): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/dossiers/{id}/brief',
    summary: 'The dossier written out, every sentence footnoted: HTML, or as `format` says',
    tags: ['dossiers'],
    request: { params: ids, query: BriefAsked },
    responses: {
      200: {
        description: 'The brief',
        content: {
          'text/html': { schema: z.string() },
          'text/markdown': { schema: z.string() },
          'application/json': { schema: named(BriefSchema, 'Brief') },
        },
      },
      400: problem('A parameter is not what was expected'),
      404: problem('There is no such dossier'),
    },
  })
  app.get('/dossiers/:id/brief', async (context) => {
    const id = context.req.param('id')
    const { format, download, ...asked } = briefAsked(context.req.queries())
    const dossier = await dossierOf(desk, id)
    const options = { ...briefOptionsOf(asked, dossier), today: desk.now().slice(0, 10) }
    const brief = await composeBrief(viewedOf(desk), dossier, options)
    const { type, ending, write } = BRIEF_FORMATS[format]
    if (download) {
      const name = `${encodeURIComponent(id)}.${ending}`
      context.header('content-disposition', `attachment; filename="brief.${ending}"; filename*=UTF-8''${name}`)
    }
    return context.body(write(brief), 200, { 'content-type': type, 'content-language': brief.language })
  })
}

function briefAsked(queries: Readonly<Record<string, string[]>>): z.infer<typeof BriefAsked> {
  const asked = BriefAsked.safeParse(
    Object.fromEntries(Object.entries(queries).map(([name, values]) => [name, values.length > 1 ? values : values[0]])),
  )
  if (asked.success) return asked.data
  const [{ message, path }] = asked.error.issues
  throw new ProblemError(400, message, path.map(String).join('.'))
}

const BRIEF_FORMATS: Readonly<
  Record<'html' | 'markdown' | 'json', { readonly type: string; readonly ending: string; write(brief: Brief): string }>
> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html', write: writeBriefHtml },
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md', write: writeBriefMarkdown },
  json: { type: 'application/json', ending: 'json', write: (brief) => JSON.stringify(brief) },
}
