import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Note } from './asker.ts'
import type { Desk } from './desk.ts'
import { ProblemError } from './problem.ts'
import { json, problem } from './route.ts'

/** What is said of a report beside its bytes. */
export interface ToldReport {
  /** What it is called in messages. */
  readonly name: string
  /** A BCP 47 tag, or `auto`. */
  readonly language: string
  /** What the report is taken to be, where it does not say so itself. */
  readonly title?: string
  readonly outlet?: string
  readonly url?: string
  readonly published?: string
  /** An encoding’s label. */
  readonly encoding?: string
  /** That it is HTML; its first characters tell where absent. */
  readonly isPage?: true
}

/** What became of a report that was to be added. */
export type AddedReport =
  | {
      readonly kind: 'added'
      readonly story: string
      readonly version: string
      readonly nStatements: number
      /** Whether it is a new version of a story that was there. */
      readonly isUpdate: boolean
      /** Whether the record had all of it. */
      readonly wasThere: boolean
    }
  /** It cannot be read: what came, and what was expected. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** So many wait that nobody should wait with them. */
  | { readonly kind: 'busy'; readonly seconds: number }

/** Takes a report in, reads it, and adds it to the record. */
export type AddReport = (bytes: Uint8Array, told: ToldReport) => Promise<AddedReport>

const one = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}+$/u, 'Expected one line')
    .optional()

const ReportQuery = z.object({
  name: one(300).describe('The name of its file, as messages have it'),
  title: one(500).describe('Where the report does not say'),
  outlet: one(200).describe('Who published it, where the report does not say'),
  url: one(2000)
    .refine((url) => url === undefined || isWebAddress(url), 'Expected an http or https address')
    .describe('Where it stands, where the report does not say: by it later versions are known'),
  published: z.iso.date('Expected a day such as 2022-01-31').optional().describe('Where the report does not say'),
  language: z
    .string()
    .regex(/^(?:auto|[a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/, 'Expected auto or a language tag such as en')
    .default('auto'),
})

const Added = z
  .object({
    story: z.string().describe('The story’s id'),
    version: z.string().describe('The version’s id'),
    nStatements: z.int().describe('How many statements it has'),
    isUpdate: z.boolean().describe('Whether it is a new version of a story that was there'),
    wasThere: z.boolean().describe('Whether the record had it: then nothing was changed'),
  })
  .openapi('AddedReport')

/** A person hands a report over, and it is read. */
export function addReports(app: OpenAPIHono, { addReport }: Desk, note: Note): void {
  const bytes = { schema: z.string().openapi({ format: 'binary' }) }
  const route = createRoute({
    method: 'post',
    path: '/reports',
    summary:
      'Reads a report and adds it: the body is its bytes; HTML goes through the article extractor, other text is taken as it is',
    tags: ['reports'],
    request: {
      query: ReportQuery,
      body: { required: true, content: { 'text/plain': bytes, 'text/html': bytes, 'application/octet-stream': bytes } },
    },
    responses: {
      200: { description: 'It was there', ...json(Added) },
      201: { description: 'It was added', ...json(Added) },
      400: problem('A parameter is not what was expected'),
      409: problem('No reports are added here'),
      413: problem('It is too large'),
      422: problem('It cannot be read'),
      503: problem('Too many wait'),
    },
  })
  app.openapi(route, async (context) => {
    if (addReport === undefined) throw new ProblemError(409, 'No reports are added here')
    const { name = 'the report', ...query } = context.req.valid('query')
    const told = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
    const type = context.req.header('content-type') ?? ''
    const encoding = /charset=["']?([\w-]+)/i.exec(type)?.[1]
    const added = await addReport(new Uint8Array(await context.req.arrayBuffer()), {
      ...told,
      language: query.language,
      name: fileName(name),
      ...(encoding !== undefined && { encoding }),
      ...(/^text\/html\b/i.test(type) && { isPage: true as const }),
    })
    if (added.kind === 'unreadable') throw new ProblemError(422, added.why)
    if (added.kind === 'busy') {
      context.header('retry-after', String(added.seconds))
      throw new ProblemError(503, `So many reports are being read: try again in ${added.seconds} seconds`)
    }
    const { kind: _, ...outcome } = added
    if (outcome.wasThere) return context.json(outcome, 200)
    await note(context, { did: 'report-added', of: outcome.story, detail: outcome.version })
    return context.json(outcome, 201)
  })
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(url) && URL.canParse(url)
}

/** The name of a file without those of its folders, which are nobody’s business. */
function fileName(name: string): string {
  return name.split(/[\\/]/).findLast((part) => part !== '') ?? 'the report'
}
