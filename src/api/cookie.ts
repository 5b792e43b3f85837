import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The key of the session that a request carries. */
export function sessionKey(context: Context): string | undefined {
  return getCookie(context, cookieOf(context).name)
}

/** Gives a browser the key of a session, for so many seconds at most. */
export function setSessionKey(context: Context, key: string, maxAge: number): void {
  const { name, ...kind } = cookieOf(context)
  setCookie(context, name, key, { ...kind, maxAge })
}

/** Has a browser forget the key of a session. */
export function dropSessionKey(context: Context): void {
  const { name, ...kind } = cookieOf(context)
  deleteCookie(context, name, kind)
}

/** The server speaks to this machine alone in the clear; all others come by a proxy that speaks https. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/** A browser takes `__Host-` over https alone, from this very host, and gives it to no other. */
function cookieOf(context: Context) {
  const isLoopback = LOOPBACK.test(context.req.header('host') ?? '')
  const kind = { httpOnly: true, sameSite: 'Strict', path: '/' } as const
  return isLoopback ? { name: 'readout', ...kind } : { name: '__Host-readout', ...kind, secure: true }
}
