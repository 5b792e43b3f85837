/** A report as it came in: its text, and what it says of itself. What it does not say is absent. */
export interface Report {
  readonly text: string
  readonly title?: string
  /** ISO date, e.g. `2022-02-01`. */
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
}

/** What is said of some bytes by whoever hands them over. */
export interface Declared {
  /** An encoding's label, as in HTTP. */
  readonly encoding?: string
  /** Whether they are a page; where nobody says, their first characters do. */
  readonly isPage?: boolean
}
