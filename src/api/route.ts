import { createRoute, type z } from '@hono/zod-openapi'
import { ProblemSchema } from './problem.ts'

/** An answer that tells what is wrong. */
export function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: ProblemSchema } } }
}

/** A body that must be there. */
export function json<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } }
}

interface Shown<P extends string, T extends z.ZodType, R> {
  readonly path: P
  readonly summary: string
  readonly tag: string
  readonly request: R
  readonly schema: T
}

/** A route that shows something of the record and changes nothing. */
export function shown<
  P extends string,
  T extends z.ZodType,
  const R extends Parameters<typeof createRoute>[0]['request'],
>({ path, summary, tag, request, schema }: Shown<P, T, R>) {
  return createRoute({
    method: 'get',
    path,
    summary,
    tags: [tag],
    request: request as NonNullable<R>,
    responses: {
      200: { description: summary, content: { 'application/json': { schema } } },
      400: problem('A parameter is not what was expected'),
      404: problem('The record has no such entry'),
    },
  })
}
