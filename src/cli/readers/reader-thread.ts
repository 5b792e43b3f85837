import { parentPort, workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { type Reply, replier } from '../../api/index.ts'
import { type DeskOptions, deskOf, logError } from '../open-desk.ts'
import { openReader } from '../record/open-record.ts'
import { VERSION } from '../version.ts'

/** What a reader thread tells: that it is ready to be asked an address of the API, one after another, or what it replies. */
export type Told = { readonly kind: 'ready' } | { readonly kind: 'reply'; readonly reply: Reply }

/** A body of fewer bytes is not worth packing. */
const SMALL = 1000
/** How often each is asked before anybody else asks: code that ran a few times is compiled. */
const ROUNDS = 4

const port = parentPort
if (port === null) throw new Error('A reader thread is started by its pool')
const options = workerData as DeskOptions
const reader = await openReader(options.record)
const store = { ...reader, add: () => Promise.reject(new Error('A reader thread adds nothing')) }
const reply = replier(await deskOf(store, options), { log: logError, release: VERSION })
port.on('message', async (address: string) => {
  const replied = packed(await reply(address))
  port.postMessage({ kind: 'reply', reply: replied } satisfies Told, [replied.body.buffer])
})
// What is asked first takes many times as long as what is asked then: it is asked here, and not by somebody who waits.
const COMMON = [
  'statements',
  'statements?text=said',
  'exchanges?limit=9',
  'pending?limit=9',
  'disputes?limit=9',
  'stories',
  'actors',
]
for (let n = 0; n < ROUNDS; n++) for (const address of COMMON) packed(await reply(`/api/${address}`))
port.postMessage({ kind: 'ready' } satisfies Told)

/** Packed, ten times as much can be kept, and sent in a tenth of the time. The quickest level packs nearly as well as the others. */
function packed(reply: Reply): Reply {
  if (reply.status !== 200 || reply.body.byteLength < SMALL) return reply
  return { ...reply, body: new Uint8Array(gzipSync(reply.body, { level: 1 })), packed: 'gzip' }
}
