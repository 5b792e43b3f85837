import { get } from '../api/ask.ts'
import type { ActorEntry } from '../api/entries.ts'

interface Called {
  readonly name: string
  readonly actors: readonly ActorEntry[]
}

/** Whom names and ids mean, as the server takes them: each is asked for once. */
export class Understood {
  actors = $state.raw<ReadonlyMap<string, readonly ActorEntry[]>>(new Map())

  /**
   * To be made while a component is.
   *
   * @param names reads what it depends on.
   */
  constructor(names: () => readonly string[]) {
    $effect(() => {
      const asked = [...new Set(names())].filter((name) => !this.actors.has(name)).slice(0, 50)
      if (asked.length === 0) return
      const stop = new AbortController()
      void this.#ask(asked, stop.signal)
      return () => stop.abort()
    })
  }

  async #ask(name: readonly string[], signal: AbortSignal): Promise<void> {
    try {
      const found = await get<readonly Called[]>('/called', { name }, signal)
      this.actors = new Map([...this.actors, ...found.map((each) => [each.name, each.actors] as const)])
    } catch {
      // What is wrong with a name is told where statements are asked for by it.
    }
  }
}
