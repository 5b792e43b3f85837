import { readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type ApiOptions, type Desk, keptReplies } from '../../api/index.ts'
import { type DeskOptions, logError } from '../open-desk.ts'
import { startReaders } from './reader-pool.ts'
import { addedElsewhere } from './writer.ts'

/** What the server reads and adds by. */
export interface Readers {
  /** The desk, whose record is added to in a thread of its own where there are readers. */
  readonly desk: Desk
  readonly replies: Pick<ApiOptions, 'replies'>
  /** Ends the threads that read. */
  end(): Promise<void>
}

/** More threads than this are started only where somebody says so. */
const MOST_UNASKED = 8

/** Bytes of replies that are kept. */
const MOST_KEPT = 64 * 2 ** 20

/** Starts the threads that read the record; none where there are to be none: the server’s own thread does all then. */
export async function openReaders(
  desk: Desk,
  { readers = Math.min(availableParallelism(), MOST_UNASKED), ...options }: DeskOptions & { readonly readers?: number },
): Promise<Readers> {
  if (readers === 0) return { desk, replies: {}, end: async () => undefined }
  const pool = startReaders({ ...options, nThreads: readers, log: logError })
  // Whoever asks first is not to wait for threads to start.
  await pool.started
  const store = addedElsewhere(desk.store, options.record)
  const stamp = (address: string) => stampOf(address, desk, options)
  const replies = keptReplies(pool.replies, { stamp, mostBytes: MOST_KEPT })
  return { desk: { ...desk, store, reader: store }, replies: { replies }, end: () => pool.close() }
}

/** What a reply depends on: the record, the day, and where dossiers are asked for, how their files are. */
async function stampOf(address: string, { store, now }: Desk, options: DeskOptions): Promise<string> {
  // An address may spell the word in other ways, with percent signs.
  const written = /dossier|%/i.test(address) ? filesOf(options).map(stateOf) : []
  return [await store.mark(), now().slice(0, 10), ...written].join(' ')
}

// Nothing asynchronous here: what is kept is to be given at once, however much else is asked.
function filesOf({ dossier = [], dossiers: folder }: DeskOptions): string[] {
  if (folder === undefined) return [...dossier]
  return [...dossier, ...readdirSync(folder).map((name) => join(folder, name))]
}

function stateOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return `${path}:${found === undefined ? 'gone' : [found.mtimeMs, found.size, found.ino].join('/')}`
}
