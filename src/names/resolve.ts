import { digest } from '../text/index.ts'
import { resolveAdministrations } from './administrations.ts'
import type { Designation } from './designation.ts'
import { PeopleBlock } from './people-block.ts'
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
  const people = designations.filter(({ kind }) => kind === 'person')
  const administrations = designations.filter((each) => isAdministration(each))
  const resolved = new Map([...resolvePeople(people, tables), ...resolveAdministrations(administrations, tables)])
  const result = new Map<string, Resolution>()
  for (const each of designations) {
    result.set(each.key, resolved.get(each.key) ?? resolveOther(each))
  }
  return result
}

function resolvePeople(people: readonly Designation[], tables: NameTables): Map<string, Resolution> {
  const block = new PeopleBlock(people[0]?.block ?? '', tables)
  for (const each of people) block.put(each)
  block.resolve()
  return new Map(
    people.flatMap(({ key }) => {
      const resolution = block.get(key)
      return resolution ? [[key, resolution]] : []
    }),
  )
}

function isAdministration({ kind, member, block }: Designation): boolean {
  return kind === 'body' && member === undefined && block.startsWith('administration-')
}

function resolveOther({ key, kind, member, block }: Designation): Resolution {
  if (kind === 'unnamed') return { actor: digest(key), rule: 'unnamed', probability: 0.95, perStory: true }
  if (member !== undefined) return { actor: member, rule: 'cast', probability: 0.97 }
  return { actor: digest(block), rule: 'same-name', probability: 0.9 }
}
