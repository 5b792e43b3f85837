import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { ReadingDesk } from '../queries/index.ts'
import { type McpOptions, mcpServer } from './server.ts'

/**
 * The tools over streamable HTTP, as a function of requests, whatever serves it. Nothing is remembered from one request to the
 * next. Who may ask is for the server to say that this stands behind.
 */
export function mcpOverHttp(desk: ReadingDesk, options: McpOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    // No stream is kept open for what the server might say unasked: it says nothing unasked.
    if (request.method !== 'POST') return notAllowed()
    const server = mcpServer(desk, options)
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    try {
      await server.connect(transport as Transport)
      return await transport.handleRequest(request)
    } finally {
      await server.close()
    }
  }
}

function notAllowed(): Response {
  const error = { code: -32000, message: 'Expected POST: there are no sessions here' }
  const headers = { allow: 'POST', 'content-type': 'application/json' }
  return new Response(JSON.stringify({ jsonrpc: '2.0', error, id: null }), { status: 405, headers })
}
