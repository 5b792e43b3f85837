/** What may be told to whoever opens a record. */
export interface OpenOptions {
  /**
   * Called before each step in which a record of before is brought up to date: with the number of the step, from 1 on, and of how
   * many. With millions of statements a step may take a minute or more. Never called of a record that is up to date, or new.
   */
  readonly onUpdate?: (step: number, of: number) => void
}
