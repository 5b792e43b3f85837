/** Tells on standard error how far a long run is: in one line that is written over, and only where a person sees it. */
export class Progress {
  private readonly total: number
  private readonly noun: string
  private readonly startedAt = performance.now()
  private shownAt = 0
  private nDone = 0

  /** @param total how many there are; @param noun what they are, in the plural. */
  constructor(total: number, noun: string) {
    this.total = total
    this.noun = noun
  }

  /** One more is done. */
  step(): void {
    this.nDone++
    const now = performance.now()
    if (!process.stderr.isTTY || now - this.shownAt < 200) return
    this.shownAt = now
    process.stderr.write(`\r\u001b[K${this.line(now)}`)
  }

  /** Takes the line away. */
  end(): void {
    if (process.stderr.isTTY && this.shownAt > 0) process.stderr.write('\r\u001b[K')
  }

  private line(now: number): string {
    const seconds = (now - this.startedAt) / 1000
    const rate = this.nDone / seconds
    const left = (this.total - this.nDone) / rate
    const count = `${this.nDone.toLocaleString('en')}/${this.total.toLocaleString('en')} ${this.noun}`
    return `${count} · ${rate.toFixed(rate < 10 ? 1 : 0)}/s · ${duration(left)} left`
  }
}

/** A time in words: `3 min 20 s`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…'
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}
