import type { Context } from 'hono'

/** The key that a request carries as `Authorization: Bearer …`, as programs do; another scheme is meant for a proxy. */
export function bearerKey(context: Context): string | undefined {
  const [scheme, key = ''] = (context.req.header('authorization') ?? '').trim().split(/ +/)
  return scheme.toLowerCase() === 'bearer' ? key : undefined
}
