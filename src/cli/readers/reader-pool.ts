import { Worker } from 'node:worker_threads'
import { BusyError, type Replies, type Reply } from '../../api/index.ts'
import type { DeskOptions } from '../open-desk.ts'
import type { Told } from './reader-thread.ts'
import { threadFile } from './thread-file.ts'

/** How many questions wait at most, and for how long in milliseconds, before somebody is told to ask later. */
export interface Patience {
  readonly mostWaiting: number
  readonly longest: number
}

/** What a pool of readers is made of. */
export interface PoolOptions extends DeskOptions {
  readonly nThreads: number
  readonly log: (error: Error) => void
  readonly patience?: Patience
}

/** Threads that read the record, each by a connection of its own, and reply to what is asked of it. */
export interface ReaderPool {
  readonly replies: Replies
  /** Settles when every thread either can be asked or could not start. */
  readonly started: Promise<void>
  /** The threads that there are: for tests, which end one. */
  threads(): readonly Worker[]
  close(): Promise<void>
}

const PATIENCE: Patience = { mostWaiting: 500, longest: 30_000 }

/** Starts reader threads. One that ends is replaced by another; who waited for its reply is told that there is none. */
export function startReaders(options: PoolOptions): ReaderPool {
  const pool = new Pool(options)
  return {
    replies: (address, { signal }) => pool.ask(address, signal),
    started: Promise.all(pool.threads.map(({ started }) => started)).then(() => undefined),
    threads: () => pool.threads.map(({ worker }) => worker),
    close: () => pool.close(),
  }
}

interface Question {
  readonly address: string
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly started: Promise<void>
  isReady: boolean
  question: Question | undefined
}

/** After how many milliseconds another thread is started in place of one that ended before it was ready. */
const BEFORE_ANOTHER = 1000

class Pool {
  readonly threads: Thread[] = []
  private readonly waiting = new Set<Question>()
  private readonly options: PoolOptions
  private readonly patience: Patience
  private isClosing = false

  constructor(options: PoolOptions) {
    this.options = options
    this.patience = options.patience ?? PATIENCE
    for (let n = 0; n < options.nThreads; n++) this.start()
  }

  ask(address: string, signal: AbortSignal): Promise<Reply> {
    if (signal.aborted) return Promise.reject(signal.reason)
    if (this.isClosing || this.waiting.size >= this.patience.mostWaiting) {
      return Promise.reject(new BusyError('More is asked of the record than can be replied to: ask again later'))
    }
    return new Promise((resolve, reject) => {
      const settled = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', leave)
        this.waiting.delete(question)
      }
      const question: Question = {
        address,
        resolve: (reply) => {
          settled()
          resolve(reply)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      }
      const leave = () => question.reject(signal.reason)
      const timer = setTimeout(
        () => question.reject(new BusyError('The record did not reply in time: ask again later')),
        this.patience.longest,
      )
      signal.addEventListener('abort', leave, { once: true })
      this.waiting.add(question)
      this.next()
    })
  }

  async close(): Promise<void> {
    this.isClosing = true
    for (const question of this.waiting) question.reject(new BusyError('The server is ending'))
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
  }

  /** Gives those who wait longest to threads that are free. */
  private next(): void {
    for (const thread of this.threads) {
      const [question] = this.waiting
      if (question === undefined) return
      if (!thread.isReady || thread.question !== undefined) continue
      this.waiting.delete(question)
      thread.question = question
      thread.worker.postMessage(question.address)
    }
  }

  private start(): void {
    const { record, dossier, dossiers, log } = this.options
    const worker = new Worker(threadFile('reader-thread'), {
      workerData: { record, dossier, dossiers },
      name: 'reader',
    })
    const started = new Promise<void>((resolve) => {
      worker.once('message', () => resolve()).once('exit', () => resolve())
    })
    const thread: Thread = { worker, started, isReady: false, question: undefined }
    this.threads.push(thread)
    worker.on('message', (told: Told) => {
      thread.isReady = true
      if (told.kind === 'reply') thread.question?.resolve(told.reply)
      thread.question = undefined
      this.next()
    })
    worker.on('error', log)
    worker.on('exit', (code) => this.replace(thread, code))
  }

  private replace(thread: Thread, code: number): void {
    this.threads.splice(this.threads.indexOf(thread), 1)
    thread.question?.reject(new Error(`A thread that reads the record ended with ${code}`))
    if (this.isClosing) return
    // One that cannot start is not started again and again without a pause.
    if (thread.isReady) this.start()
    else setTimeout(() => this.isClosing || this.start(), BEFORE_ANOTHER).unref()
  }
}
