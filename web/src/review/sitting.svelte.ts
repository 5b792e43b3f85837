import type { Amendment, Decision } from '../../../src/schema/index.ts'
import { type ProblemError, send } from '../api/ask.ts'
import { problemIn } from '../api/asked.svelte.ts'
import { statementsOf } from '../entries/link-statements.ts'
import type { Waiting } from './waiting.ts'

/** What somebody decides on an entry. */
export interface Deed {
  readonly decision: Decision
  readonly amendment?: Amendment
  readonly comment?: string
}

/** A deed that was done, and what held before. */
interface Done {
  readonly item: Waiting
  readonly at: number
  readonly before: Deed | undefined
}

/** What one person decides in one go, from opening the page to leaving it. */
export class Sitting {
  /** What holds for each entry that was decided on, by id. */
  decided = $state.raw<ReadonlyMap<string, Deed>>(new Map())
  isBusy = $state(false)
  problem = $state.raw<ProblemError>()

  #done: Done[] = []
  #nDone = $state(0)

  get canUndo(): boolean {
    return this.#nDone > 0
  }

  /**
   * Sends a decision.
   *
   * @param at where the entry stands in the list.
   * @returns whether it was kept: if not, `problem` tells why.
   */
  async decide(item: Waiting, at: number, deed: Deed): Promise<boolean> {
    const before = this.decided.get(item.id)
    if (!(await this.#send(item, deed))) return false
    if (deed.decision === 'commented') return true
    this.#done.push({ item, at, before })
    this.#nDone = this.#done.length
    this.decided = new Map(this.decided).set(item.id, deed)
    return true
  }

  /**
   * Takes the last decision back: what held before holds again, by one more review.
   *
   * @returns what it was on, and where that stands; absent where there is nothing to take back, or it could not be.
   */
  async undo(): Promise<{ readonly item: Waiting; readonly at: number } | undefined> {
    const last = this.#done.at(-1)
    if (last === undefined || !(await this.#send(last.item, last.before ?? { decision: 'withdrawn' }))) return undefined
    this.#done.pop()
    this.#nDone = this.#done.length
    const decided = new Map(this.decided)
    if (last.before === undefined) decided.delete(last.item.id)
    else decided.set(last.item.id, last.before)
    this.decided = decided
    return last
  }

  async #send(item: Waiting, deed: Deed): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    try {
      const found = item.kind === 'statement' ? {} : { statements: statementsOf(item.link) }
      await send('POST', '/reviews', { entry: item.kind, of: item.id, ...deed, ...found })
      this.problem = undefined
      return true
    } catch (error) {
      this.problem = problemIn(error)
      return false
    } finally {
      this.isBusy = false
    }
  }
}
