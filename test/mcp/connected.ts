import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { mcpServer } from '../../src/mcp/index.ts'
import type { RecordStore } from '../../src/record/index.ts'
import { harbourDesk } from '../api/desk.ts'

/** A client of the tools over a record of a few reports. */
export interface Connected {
  readonly client: Client
  readonly store: RecordStore
  readonly errors: Error[]
  /** What a tool gives: checked by the client against the schema that the server declares. */
  ask<T>(name: string, input?: Record<string, unknown>): Promise<{ answer: T; text: string }>
  /** What a tool says is wrong. */
  refusal(name: string, input?: Record<string, unknown>): Promise<string>
}

export async function connected(): Promise<Connected> {
  const { store, ...reading } = await harbourDesk()
  const errors: Error[] = []
  const server = mcpServer(reading, { release: '0.0.0', log: (error) => errors.push(error) })
  const client = new Client({ name: 'test', version: '0.0.0' })
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(there), client.connect(here)])
  // A client checks what tools give only once it has seen what they declare.
  await client.listTools()
  const call = async (name: string, input: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: input })) as CallToolResult
  return {
    client,
    store,
    errors,
    ask: async <T>(name: string, input = {}) => {
      const result = await call(name, input)
      const text = textOf(result)
      if (result.isError) throw new Error(`${name} refused: ${text}`)
      return { answer: JSON.parse(JSON.stringify(result.structuredContent)) as T, text }
    },
    refusal: async (name, input = {}) => {
      const result = await call(name, input)
      if (!result.isError) throw new Error(`${name} answered`)
      return textOf(result)
    },
  }
}

/** The one text that a result has. */
export function textOf({ content }: CallToolResult): string {
  const [first, ...others] = content
  if (first?.type !== 'text' || others.length > 0) throw new Error(`Expected one text, got ${JSON.stringify(content)}`)
  return first.text
}
