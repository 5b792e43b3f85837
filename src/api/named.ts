import type { z } from '@hono/zod-openapi'

/**
 * A schema under its name in the description of the API. A copy: what was made before the library for descriptions was loaded does
 * not know names.
 */
export function named<T extends z.ZodType>(schema: T, name: string): T {
  return (schema.clone() as T).openapi(name)
}
