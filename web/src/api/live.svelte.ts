/** What came into the record while somebody looks: the server tells whenever the record’s mark changes. */
class Live {
  /** The record’s mark now; absent until the server has told it. */
  mark = $state<string>()
  /** The mark when the pages were opened, or when what is new was last shown. */
  seen = $state<string>()
  /** How often what is new was shown: what depends on it is asked for anew by that, and not by the first mark that is told. */
  nShown = $state(0)
  isConnected = $state(false)

  #source: EventSource | undefined

  /** Begins to listen; an `EventSource` comes back by itself when the connection is lost. */
  listen(): void {
    if (this.#source !== undefined) return
    const source = new EventSource('/api/changes')
    this.#source = source
    source.addEventListener('open', () => {
      this.isConnected = true
    })
    source.addEventListener('error', () => {
      this.isConnected = false
    })
    source.addEventListener('mark', ({ data }: MessageEvent<string>) => {
      const { mark } = JSON.parse(data) as { mark: string }
      this.seen ??= mark
      this.mark = mark
    })
  }

  stop(): void {
    this.#source?.close()
    this.#source = undefined
    this.isConnected = false
  }

  /** Whether something came since. */
  get hasNews(): boolean {
    return this.mark !== undefined && this.mark !== this.seen
  }

  /** What is new has been shown. */
  show(): void {
    this.seen = this.mark
    this.nShown += 1
  }
}

export const live = new Live()
