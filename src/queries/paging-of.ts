import type { Paging } from '../record/index.ts'

/** Which part of an answer somebody asks for. */
export interface AskedPage {
  readonly limit: number
  /** The `next` of the page before. */
  readonly after?: string | undefined
  readonly oldestFirst?: boolean | undefined
}

/** The part of an answer that is asked for. */
export function pagingOf({ limit, after, oldestFirst }: AskedPage): Paging {
  return { limit, ...(after && { after }), ...(oldestFirst && { isOldestFirst: true as const }) }
}
