import type { Designation } from './designation.ts'
import { NameBlock } from './name-block.ts'
import type { NameTables } from './tables.ts'

/** Which actor a designation means, by which rule, and how often that rule is right. */
export interface Resolution {
  /** Id of the cast, or made of the smallest key of all designations that mean the actor. */
  readonly actor: string
  readonly rule: string
  readonly probability: number
  /** The words alone do not tell who it is: each story's is its own. */
  readonly perStory?: true
}

/**
 * Which actors designations mean, by key. All must be of one block (those of other blocks are never the same actor), and
 * all of the record's of that block should be there: a surname means its only bearer. Depends on the set of the
 * designations alone, not on their order.
 */
export function resolve(designations: readonly Designation[], tables: NameTables): Map<string, Resolution> {
  const block = new NameBlock(designations[0]?.block ?? '', tables)
  for (const each of designations) block.put(each)
  block.changes()
  return new Map(
    designations.flatMap(({ key }) => {
      const resolution = block.get(key)
      return resolution ? [[key, resolution] as const] : []
    }),
  )
}
