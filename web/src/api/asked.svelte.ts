import { ProblemError } from './ask.ts'

/** A question that is asked again whenever what it depends on changes; what was known stays until the new answer is there. */
export class Asked<T> {
  value = $state.raw<T>()
  problem = $state.raw<ProblemError>()
  isWaiting = $state(true)

  #round = $state(0)

  /**
   * To be made while a component is.
   *
   * @param ask reads what it depends on before it waits for anything.
   */
  constructor(ask: (signal: AbortSignal) => Promise<T>) {
    $effect(() => {
      void this.#round
      const stop = new AbortController()
      this.isWaiting = true
      void this.#settle(ask(stop.signal), stop.signal)
      return () => stop.abort()
    })
  }

  /** Asks the same again. */
  again(): void {
    this.#round += 1
  }

  async #settle(asking: Promise<T>, signal: AbortSignal): Promise<void> {
    try {
      const value = await asking
      if (signal.aborted) return
      this.value = value
      this.problem = undefined
    } catch (error) {
      if (signal.aborted) return
      this.problem = problemIn(error)
    }
    this.isWaiting = false
  }
}

/** An error as a problem: what is none is a fault of the page, told all the same. */
export function problemIn(error: unknown): ProblemError {
  return error instanceof ProblemError
    ? error
    : new ProblemError(error instanceof Error ? error.message : String(error))
}
