import { type Query, sendBytes } from '../api/ask.ts'
import { problemIn } from '../api/asked.svelte.ts'

/** What the record made of a report. */
export interface AddedReport {
  readonly story: string
  readonly version: string
  readonly nStatements: number
  /** A new version of a story that was there. */
  readonly isUpdate: boolean
  /** Nothing was added: the record had it. */
  readonly wasThere: boolean
}

/** A file to be added, and how far it has come. */
export interface Adding {
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'added' | 'failed'
  readonly added?: AddedReport
  readonly message?: string
}

/** Most bytes of a report. */
export const LARGEST = 10_000_000

/** Files that are added one after another; it can be stopped between two, and what failed can be tried again. */
export class AddingList {
  items = $state.raw<readonly Adding[]>([])
  isRunning = $state(false)
  #isStopped = false

  readonly nWaiting = $derived(this.items.filter(({ state }) => state === 'waiting' || state === 'failed').length)

  put(files: Iterable<File>): void {
    this.items = [...this.items, ...[...files].map((file): Adding => ({ file, state: 'waiting' }))]
  }

  remove(adding: Adding): void {
    this.items = this.items.filter((each) => each !== adding)
  }

  clear(): void {
    this.items = []
  }

  stop(): void {
    this.#isStopped = true
  }

  /** @param refusal why a file is not even sent; absent where it may be. */
  async run(query: Query, refusal: (file: File) => string | undefined): Promise<void> {
    this.isRunning = true
    this.#isStopped = false
    const files = this.items.filter(({ state }) => state !== 'added').map(({ file }) => file)
    for (const file of files) {
      if (this.#isStopped) break
      const message = refusal(file)
      if (message === undefined) await this.#send(file, query)
      else this.#set(file, { state: 'failed', message })
    }
    this.isRunning = false
  }

  async #send(file: File, query: Query): Promise<void> {
    this.#set(file, { state: 'sending' })
    try {
      const added = await sendBytes<AddedReport>(
        '/reports',
        { ...query, name: file.name },
        file,
        'application/octet-stream',
      )
      this.#set(file, { state: 'added', added })
    } catch (error) {
      this.#set(file, { state: 'failed', message: problemIn(error).message })
    }
  }

  #set(file: File, now: Omit<Adding, 'file'>): void {
    this.items = this.items.map((each) => (each.file === file ? { file, ...now } : each))
  }
}
