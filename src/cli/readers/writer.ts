import { Worker } from 'node:worker_threads'
import {
  type Added,
  ConflictError,
  type RecordStore,
  SpanMismatchError,
  UnknownEntryError,
  UnknownVersionError,
} from '../../record/index.ts'
import type { Fact } from '../../schema/index.ts'
import { threadFile } from './thread-file.ts'
import type { Order, Outcome } from './writer-thread.ts'

/**
 * A record whose additions are made in a thread of their own, however long they take: what it is asked meanwhile is answered.
 *
 * @param store what it is asked by; it is closed with it.
 * @param where the record, as `openRecord` has it.
 */
export function addedElsewhere(store: RecordStore, where: string): RecordStore {
  // It starts before anything is to be added: that takes a second.
  let writer = new Writer(where)
  return {
    ...store,
    add: (facts) => {
      if (writer.isOver) writer = new Writer(where)
      return writer.add(facts)
    },
    close: async () => {
      await writer.end()
      await store.close()
    },
  }
}

interface Waiting {
  readonly resolve: (added: Added) => void
  readonly reject: (error: Error) => void
}

/** The thread that adds. What waited for one that ended is told so; the next addition starts another. */
class Writer {
  isOver = false
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private readonly ended: Promise<void>
  private nAsked = 0
  private problem: Error | undefined

  constructor(where: string) {
    this.worker = new Worker(threadFile('writer-thread'), { workerData: where, name: 'writer' })
    this.worker.on('message', (outcome: Outcome) => this.settle(outcome))
    this.worker.on('error', (error) => {
      this.problem = error as Error
    })
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.isOver = true
        const error = this.problem ?? new Error('The thread that adds to the record ended')
        for (const { reject } of this.waiting.values()) reject(error)
        resolve()
      })
    })
  }

  add(facts: readonly Fact[]): Promise<Added> {
    return new Promise((resolve, reject) => {
      const id = ++this.nAsked
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage({ kind: 'add', id, facts } satisfies Order)
    })
  }

  async end(): Promise<void> {
    if (!this.isOver) this.worker.postMessage({ kind: 'end' } satisfies Order)
    await this.ended
  }

  private settle(outcome: Outcome): void {
    const waiting = this.waiting.get(outcome.id)
    this.waiting.delete(outcome.id)
    if (outcome.kind === 'added') waiting?.resolve(outcome.added)
    else waiting?.reject(errorOf(outcome.name, outcome.message))
  }
}

/** The record’s own refusals, by name. */
const REFUSALS = { ConflictError, SpanMismatchError, UnknownEntryError, UnknownVersionError, RangeError, TypeError }

/** An error as it was thrown, of the class that whoever asked knows it by. */
function errorOf(name: string, message: string): Error {
  const known = Object.entries(REFUSALS).find(([each]) => each === name)?.[1]
  return known === undefined ? new Error(`${name}: ${message}`) : new known(message)
}
