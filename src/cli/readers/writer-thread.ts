import { parentPort, workerData } from 'node:worker_threads'
import type { Added } from '../../record/index.ts'
import type { Fact } from '../../schema/index.ts'
import { openRecord } from '../record/open-record.ts'

/** What the writer thread is asked: to add facts, or to end. */
export type Order =
  | { readonly kind: 'add'; readonly id: number; readonly facts: readonly Fact[] }
  | { readonly kind: 'end' }

/** What the writer thread tells of what it was asked; errors as words, for errors lose their class between threads. */
export type Outcome =
  | { readonly kind: 'added'; readonly id: number; readonly added: Added }
  | { readonly kind: 'refused'; readonly id: number; readonly name: string; readonly message: string }

const port = parentPort
if (port === null) throw new Error('The writer thread is started by the server')
const tell = (outcome: Outcome) => port.postMessage(outcome)
const store = await openRecord(workerData as string, 'read')
port.on('message', async (order: Order) => {
  if (order.kind === 'end') {
    await store.close()
    port.close()
    return
  }
  const { id, facts } = order
  await store.add(facts).then(
    (added) => tell({ kind: 'added', id, added }),
    (error) => tell({ kind: 'refused', id, name: `${error?.name}`, message: `${error?.message ?? error}` }),
  )
})
