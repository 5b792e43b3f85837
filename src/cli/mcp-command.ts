import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'
import { mcpServer } from '../mcp/index.ts'
import { type DeskOptions, logError, openDesk, readingDesk } from './open-desk.ts'
import { VERSION } from './version.ts'

/** `readout mcp`: answers a model’s questions over standard input and output until the input ends. Nothing else is printed there. */
export async function mcpCommand(options: DeskOptions): Promise<void> {
  const desk = await openDesk(options)
  const server = mcpServer(readingDesk(desk), { release: VERSION, log: logError })
  server.server.onerror = logError
  const transport = new AnsweringTransport()
  const ended = untilEnded()
  await server.connect(transport)
  await ended
  await transport.allAnswered()
  await server.close()
  await desk.store.close()
}

function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close'] as const) process.stdin.once(event, () => resolve())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** How long answers are waited for when nothing more is asked, in milliseconds. */
const PATIENCE = 10_000

/** Knows which requests have no answer yet: input that ends is no reason not to answer what was asked. */
class AnsweringTransport extends StdioServerTransport {
  private readonly open = new Set<string | number>()
  private whenAnswered = () => {}

  // The protocol calls what was there before it comes to a message itself.
  override onmessage = (message: JSONRPCMessage) => {
    if ('method' in message && 'id' in message) this.open.add(message.id)
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message)
    if (!('method' in message) && message.id !== undefined) this.open.delete(message.id)
    if (this.open.size === 0) this.whenAnswered()
  }

  async allAnswered(): Promise<void> {
    if (this.open.size === 0) return
    const answered = new Promise<void>((resolve) => {
      this.whenAnswered = resolve
    })
    const outOfPatience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref())
    await Promise.race([answered, outOfPatience])
  }
}
