import type { ProblemError } from './ask.ts'
import { problemIn } from './asked.svelte.ts'

/** A page of an answer: without `next` it is the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** Asks for a page, the first where no cursor is given. */
export type AskPage<T> = (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>

/** So many pages without an entry are asked for in one go: of links a page may be empty and yet have a next one. */
const MOST_EMPTY = 20

/** A list of which more is asked for as it is walked; it begins anew whenever what it depends on changes. */
export class Paged<T> {
  items = $state.raw<readonly T[]>([])
  problem = $state.raw<ProblemError>()
  isWaiting = $state(true)
  /** Whether all there is has been shown. */
  isWhole = $state(false)

  #next: string | undefined
  #stop = new AbortController()
  #ask: AskPage<T> = async () => ({ items: [] })
  #round = $state(0)

  /**
   * To be made while a component is.
   *
   * @param question reads what it depends on, and gives what asks for a page of it.
   */
  constructor(question: () => AskPage<T>) {
    $effect(() => {
      void this.#round
      this.#ask = question()
      this.#stop = new AbortController()
      this.#next = undefined
      this.isWhole = false
      void this.#add([])
      return () => this.#stop.abort()
    })
  }

  /** Asks for the next page, unless one is being waited for. */
  more(): void {
    if (!this.isWaiting && !this.isWhole) void this.#add(this.items)
  }

  /** Asks for all from the beginning. */
  again(): void {
    this.#round += 1
  }

  async #add(before: readonly T[]): Promise<void> {
    const { signal } = this.#stop
    this.isWaiting = true
    try {
      let items: readonly T[] = []
      for (let n = 0; n < MOST_EMPTY && items.length === 0 && (n === 0 || this.#next !== undefined); n++) {
        const page = await this.#ask(this.#next, signal)
        if (signal.aborted) return
        items = page.items
        this.#next = page.next
      }
      this.items = [...before, ...items]
      this.isWhole = this.#next === undefined
      this.problem = undefined
    } catch (error) {
      if (signal.aborted) return
      this.problem = problemIn(error)
    }
    this.isWaiting = false
  }
}
