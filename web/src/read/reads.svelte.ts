import url from './reader.ts?worker&url'
import type { Told, ToRead } from './reading.ts'

interface UrlPolicy {
  createScriptURL(url: string): string
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): UrlPolicy
}

/** Only the reader’s own script is made a worker of. */
const rules = {
  createScriptURL(script: string): string {
    if (script !== url) throw new TypeError(`${script} is not the reader’s script`)
    return script
  },
}
const policies = (window as unknown as { readonly trustedTypes?: Policies }).trustedTypes
const policy: UrlPolicy = policies?.createPolicy('readout-worker', rules) ?? rules

/** A reader in a worker of its own: the page stays as quick as it is, whatever is read. */
export class Reads {
  /** What was told last; absent before anything was asked, and when it was cancelled. */
  told = $state.raw<Told>()
  #worker: Worker | undefined

  get isBusy(): boolean {
    return this.told?.kind === 'loading' || this.told?.kind === 'reading'
  }

  read(asked: ToRead): void {
    if (this.isBusy) this.#end()
    this.told = { kind: 'reading' }
    this.#worker ??= this.#begin()
    this.#worker.postMessage(asked)
  }

  /** Stops at once: what was being read is given up. */
  cancel(): void {
    this.#end()
    this.told = undefined
  }

  /** Lets go of the worker and its models. */
  close(): void {
    this.#end()
  }

  #begin(): Worker {
    const worker = new Worker(policy.createScriptURL(url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      this.told = data
    })
    worker.addEventListener('error', ({ message }) => {
      this.#end()
      this.told = { kind: 'refused', refusal: { why: 'other', message: message ?? 'The reader could not be started' } }
    })
    return worker
  }

  #end(): void {
    this.#worker?.terminate()
    this.#worker = undefined
  }
}
