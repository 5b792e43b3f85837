import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { problemOf } from '../api/index.ts'

/** Where the build puts the desk’s pages. */
const BUILT = fileURLToPath(new URL('../web/', import.meta.url))

/**
 * What the pages may do: run our own scripts and nothing else, show our own pictures and those they draw, ask this server alone. Text
 * becomes a part of a page only through Svelte, which makes elements of its own templates (Trusted Types).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html readout-worker',
].join('; ')

/**
 * Serves the desk’s pages: files of the build, and for every address of a page the one that shows it.
 *
 * @param folder the build; that of this release where absent.
 */
export function addPages(app: Hono, folder: string = BUILT): void {
  const isBuilt = existsSync(`${folder}/index.html`)
  if (!isBuilt) {
    app.get('/*', (context) => problemOf(context, 404, 'The pages are not built: run npm run build'))
    return
  }
  const whole = serveStatic({ root: folder, path: 'index.html' })
  app.get(
    '/*',
    compress(),
    async (context, next) => {
      const { path } = context.req
      if (path.startsWith('/api') || path.startsWith('/mcp')) {
        return problemOf(context, 404, `There is nothing at ${path}`)
      }
      await next()
      context.header('content-security-policy', POLICY)
      context.header('cross-origin-opener-policy', 'same-origin')
      context.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
      // What the build names by its content never changes under that name.
      if (path.startsWith('/assets/') && context.res.ok) {
        context.header('cache-control', 'public, max-age=31536000, immutable')
      }
      return undefined
    },
    serveStatic({ root: folder }),
    async (context, next) =>
      context.req.path.startsWith('/assets/')
        ? problemOf(context, 404, `There is nothing at ${context.req.path}`)
        : await whole(context, next),
  )
}
