import { Agent, get } from 'node:http'
import { type Asked, pickOf } from './asked-pages.ts'

/** What a client is told to do. */
export interface Load {
  readonly at: string
  readonly pages: readonly Asked[]
  readonly nConnections: number
  readonly seconds: number
  /** Requests a second, come what may; where absent each connection asks anew once it was answered. */
  readonly rate?: number
  /** What is changed meanwhile, so many times a second. */
  readonly changes?: { readonly rate: number; readonly all: readonly Change[] }
  readonly seed: number
}

/** A change that is asked for by POST. */
export interface Change {
  readonly kind: string
  readonly address: string
  readonly type: string
  readonly body: string
}

/** One request as it was answered. */
export interface Sample {
  readonly kind: string
  readonly milliseconds: number
  readonly nBytes: number
  /** Whether the same address was asked for before. */
  readonly isRepeat: boolean
  /** What went wrong; absent where it is an answer. */
  readonly error?: string
}

/** What a client found. */
export interface Found {
  readonly samples: readonly Sample[]
  readonly seconds: number
}

// Run as a process of its own, so that asking does not slow the server’s thread: it is sent a `Load`, and sends what it found.
process.once('message', async (load: Load) => {
  process.send?.(await ask(load), () => process.disconnect())
})

async function ask(load: Load): Promise<Found> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.nConnections, scheduling: 'fifo' })
  const pick = pickOf(load.pages, load.seed)
  const [samples, known]: [Sample[], Set<string>] = [[], new Set()]
  const start = performance.now()
  const end = start + load.seconds * 1000
  const one = async (since: number) => {
    const { kind, address } = pick()
    const isRepeat = known.has(address)
    known.add(address)
    const { nBytes, error } = await answer(agent, load.at + address)
    samples.push({ kind, milliseconds: performance.now() - since, nBytes, isRepeat, ...(error && { error }) })
  }
  const reading = load.rate === undefined ? closed(load.nConnections, end, one) : open(load.rate, start, end, one)
  const changing = load.changes && changed(load.at, load.changes, start, end, samples)
  await Promise.all([reading, changing])
  agent.destroy()
  return { samples, seconds: (performance.now() - start) / 1000 }
}

async function closed(nConnections: number, end: number, one: (since: number) => Promise<void>): Promise<void> {
  const connection = async () => {
    while (performance.now() < end) await one(performance.now())
  }
  await Promise.all(Array.from({ length: nConnections }, connection))
}

async function changed(
  at: string,
  { rate, all }: NonNullable<Load['changes']>,
  start: number,
  end: number,
  samples: Sample[],
): Promise<void> {
  let n = 0
  await open(rate, start, end, async (since) => {
    const { kind, address, type, body } = all[n++ % all.length]
    const response = await fetch(at + address, { method: 'POST', headers: { 'content-type': type }, body })
    const nBytes = (await response.arrayBuffer()).byteLength
    const wrong = response.status === 201 ? {} : { error: `${response.status}` }
    samples.push({ kind, milliseconds: performance.now() - since, nBytes, isRepeat: false, ...wrong })
  })
}

/** Each request counts from when it was due: one that waits for a connection waits for the server. */
async function open(rate: number, start: number, end: number, one: (since: number) => Promise<void>): Promise<void> {
  const underway: Promise<void>[] = []
  for (let n = 0; start + (n * 1000) / rate < end; n++) {
    const due = start + (n * 1000) / rate
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    underway.push(one(due))
  }
  await Promise.all(underway)
}

function answer(agent: Agent, address: string): Promise<{ nBytes: number; error?: string }> {
  return new Promise((resolve) => {
    let nBytes = 0
    const failed = (error: Error) => resolve({ nBytes, error: error.message })
    const request = get(address, { agent, timeout: 60_000, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.on('data', (chunk: Buffer) => {
        nBytes += chunk.length
      })
      response.on('end', () => {
        resolve({ nBytes, ...(response.statusCode !== 200 && { error: `${response.statusCode}` }) })
      })
      response.on('error', failed)
    })
    request.on('timeout', () => request.destroy(new Error('no answer within a minute')))
    request.on('error', failed)
  })
}
