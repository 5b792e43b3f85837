import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type FetchLimits, fetchPage, IntakeError } from '../../src/intake/index.ts'

const LIMITS: FetchLimits = { timeout: 2000, largest: 10_000, redirects: 3, mayConnect: () => true }

/** Runs `use` with the address of a server that answers by `listener`. */
async function served(listener: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const refuses = (url: string, message: RegExp, limits: Partial<FetchLimits> = {}) =>
  assert.rejects(fetchPage(url, { ...LIMITS, ...limits }), (error) => {
    assert.ok(error instanceof IntakeError)
    assert.match(error.message, message)
    return true
  })

test('a page comes with what the server says of it, unpacked, after redirects', async () => {
  await served(
    (request, response) => {
      if (request.url === '/') return response.writeHead(302, { location: '/article' }).end()
      response.writeHead(200, { 'content-type': 'text/plain; charset=euc-jp', 'content-encoding': 'gzip' })
      response.end(gzipSync('words'))
    },
    async (url) => {
      const { bytes, ...rest } = await fetchPage(url, LIMITS)
      assert.equal(Buffer.from(bytes).toString(), 'words')
      assert.deepEqual(rest, { encoding: 'euc-jp', isPage: false, url: `${url}article` })
    },
  )
})

test('a server that does not answer in time is left', async () => {
  await served(
    () => undefined,
    (url) => refuses(url, /no answer within 0\.2 s/, { timeout: 200 }),
  )
})

test('a packed body that stalls is left', async () => {
  await served(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.write(gzipSync('x'.repeat(5000)).subarray(0, 12))
    },
    (url) => refuses(url, /no answer within 0\.3 s/, { timeout: 300 }),
  )
})

test('a page is left as soon as it is too large, a packed one too', async () => {
  await served(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.end(gzipSync('x'.repeat(5_000_000)))
    },
    (url) => refuses(url, /larger than 10000 bytes/),
  )
})

test('redirects without end are left', async () => {
  await served(
    (_, response) => response.writeHead(301, { location: '/' }).end(),
    (url) => refuses(url, /redirects more than 3 times/),
  )
})

test('a redirect to an address inside is refused, whatever name it has', async () => {
  const mayConnect = (address: string) => address === '127.0.0.1'
  for (const location of ['http://10.0.0.7/', 'http://[::1]/', 'file:///etc/passwd']) {
    await served(
      (_, response) => response.writeHead(302, { location }).end(),
      (url) => refuses(url, /not on the public internet|expected http or https/, { mayConnect }),
    )
  }
})

test('an answer other than 200 and a file that is no text are refused', async () => {
  await served(
    (_, response) => response.writeHead(404).end(),
    (url) => refuses(url, /answers 404: expected 200/),
  )
  await served(
    (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
    (url) => refuses(url, /is image\/png: expected a page or text/),
  )
})

test('a local address is refused as it is', async () => {
  await assert.rejects(fetchPage('http://localhost:1/'), /not on the public internet/)
})
