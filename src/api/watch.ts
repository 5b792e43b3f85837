/** What is watched, and by whom it may be. */
export interface Watched {
  /** How far the record has come. */
  mark(): Promise<string>
  /** Of some sessions and keys for programs, those that are still open. */
  openAmong(keys: readonly string[]): Promise<ReadonlySet<string>>
  readonly log: (error: Error) => void
}

/** How often a record is looked at while somebody listens, after how long somebody is told that nothing came, and how many listen. */
export interface WatchLimits {
  readonly lookEvery: number
  readonly silence: number
  readonly most: number
  /** How many of them in one session. */
  readonly mostOfOne: number
}

const LIMITS: WatchLimits = { lookEvery: 1000, silence: 25_000, most: 500, mostOfOne: 50 }

/** Tells those who listen when the record’s mark is another one: it is looked at once for all of them, and only while there are any. */
export class Watch {
  private readonly watched: Watched
  private readonly limits: WatchLimits
  private readonly listeners = new Set<Listener>()
  private isLooking = false
  private isOver = false

  constructor(watched: Watched, limits: WatchLimits = LIMITS) {
    this.watched = watched
    this.limits = limits
  }

  /**
   * Somebody more who listens; absent where as many do as may.
   *
   * @param session the key of theirs, or the key for a program: when it is over, so is listening.
   */
  listen(session: string | undefined): Listener | undefined {
    const { most, mostOfOne, silence } = this.limits
    const ofOne = [...this.listeners].filter((each) => session !== undefined && each.session === session)
    if (this.isOver || this.listeners.size >= most || ofOne.length >= mostOfOne) return undefined
    const listener = new Listener(session, silence, () => this.listeners.delete(listener))
    this.listeners.add(listener)
    if (!this.isLooking) void this.look()
    return listener
  }

  /** How many listen. */
  nListeners(): number {
    return this.listeners.size
  }

  /** Ends for all who listen, and for good. */
  end(): void {
    this.isOver = true
    this.endAll()
  }

  private endAll(): void {
    for (const listener of [...this.listeners]) listener.end()
  }

  private async look(): Promise<void> {
    this.isLooking = true
    while (this.listeners.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.limits.lookEvery))
      if (this.listeners.size > 0) await this.tellAll()
    }
    this.isLooking = false
  }

  private async tellAll(): Promise<void> {
    try {
      const sessions = new Set([...this.listeners].flatMap(({ session }) => session ?? []))
      const open = sessions.size === 0 ? sessions : await this.watched.openAmong([...sessions])
      const mark = await this.watched.mark()
      for (const listener of [...this.listeners]) {
        if (listener.session === undefined || open.has(listener.session) || !sessions.has(listener.session)) {
          listener.tell(mark)
        } else listener.end()
      }
    } catch (error) {
      // Who listens comes again, and is told then what is wrong.
      this.watched.log(error instanceof Error ? error : new Error(String(error)))
      this.endAll()
    }
  }
}

/** Somebody who listens. However slow they are, what waits for them is one mark. */
export class Listener {
  readonly session: string | undefined
  private readonly silence: number
  private readonly onEnd: () => void
  private latest: string | undefined
  private told: string | undefined
  private isOver = false
  private wake = () => {}
  private whenOver = () => {}

  /** Settles when listening ends. */
  readonly over = new Promise<void>((resolve) => {
    this.whenOver = resolve
  })

  constructor(session: string | undefined, silence: number, onEnd: () => void) {
    this.session = session
    this.silence = silence
    this.onEnd = onEnd
  }

  tell(mark: string): void {
    this.latest = mark
    if (mark !== this.told) this.wake()
  }

  end(): void {
    this.isOver = true
    this.onEnd()
    this.wake()
    this.whenOver()
  }

  /** Each mark that is another one than before; `undefined` where none came for long. */
  async *marks(): AsyncGenerator<string | undefined> {
    while (!this.isOver) {
      if (this.latest === this.told) await this.something()
      if (this.isOver) return
      const mark = this.latest === this.told ? undefined : this.latest
      this.told = this.latest
      yield mark
    }
  }

  /** Settles when something came, and where nothing does for long. */
  private something(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.silence)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
