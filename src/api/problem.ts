import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What went wrong, as RFC 9457 has it: the one shape of every error. */
export const ProblemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().describe('What the status says'),
    status: z.int(),
    detail: z.string().describe('What came, and what was expected'),
    field: z.string().optional().describe('Which part of the request is meant, where one is'),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof ProblemSchema>

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A request that cannot be served: thrown wherever that is found out. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: ContentfulStatusCode
  readonly field: string | undefined

  constructor(status: ContentfulStatusCode, detail: string, field?: string) {
    super(detail)
    this.status = status
    this.field = field
  }
}

/** The answer to a request that cannot be served. */
export function problemOf(context: Context, status: ContentfulStatusCode, detail: string, field?: string): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    ...(field !== undefined && { field }),
  }
  return context.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' })
}

/** Errors of the record and of questions to it, by name, each with the status that it is answered with. */
const STATUSES: Readonly<Record<string, ContentfulStatusCode>> = {
  QueryError: 400,
  RangeError: 400,
  UnknownEntryError: 404,
  UnknownVersionError: 404,
  SpanMismatchError: 400,
  ConflictError: 409,
  DossierFormatError: 400,
  UnknownAccountError: 404,
  UnknownKeyError: 404,
  AccountConflictError: 409,
}

/** The answer to whatever was thrown. What nobody foresaw is told to `log` alone. */
export function onError(log: (error: Error) => void) {
  return (error: Error, context: Context): Response => {
    if (error instanceof ProblemError) return problemOf(context, error.status, error.message, error.field)
    const status = STATUSES[error.name]
    if (status === undefined) {
      log(error)
      return problemOf(context, 500, 'Something went wrong that nobody foresaw; the log of the server has it')
    }
    const { field } = error as { field?: string }
    return problemOf(context, status, error.message, field)
  }
}
