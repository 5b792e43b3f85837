import type { Context } from 'hono'
import type { People } from '../people/index.ts'

/** People who share a desk, and what is known of where they ask from. */
export interface Team {
  readonly people: People
  /** The moment, in milliseconds since 1970: what limits are counted by. */
  readonly clock: () => number
  /** The address that a request comes from; absent where it is not known. */
  readonly addressOf: (context: Context) => string | undefined
}
