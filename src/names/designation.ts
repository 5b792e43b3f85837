import { digest } from '../text/index.ts'

/** What kind of actor words mean; `unnamed` for somebody whom they do not tell. */
export type DesignationKind = 'person' | 'state' | 'body' | 'unnamed'

/** Who is meant by words in which a report calls somebody. */
export interface Designation {
  /** Derived from what the designation says: equal designations have equal keys everywhere. */
  readonly key: string
  readonly kind: DesignationKind
  /** The name alone, without offices and states; of somebody unnamed all the words. */
  readonly name: string
  /** Ids of the cast's offices, sorted. */
  readonly offices: readonly string[]
  /** Ids of the states and bodies that the words lay somebody to, sorted. */
  readonly affiliations: readonly string[]
  /** The member of the cast that the words name; for a person, the only one who held the office in the year. */
  readonly member?: string
  /** The state that a body stands for as its seat. */
  readonly standsFor?: string
  /** Only designations of one block can mean one actor. */
  readonly block: string
  /** The year of the report, where whoever designates gives it. */
  readonly year?: number
  /** Under which family name it is told from others of its block, as `nameTeller` files it; absent of what is nobody’s name. */
  readonly family?: string
}

/** A designation without its key. */
export type Unkeyed = Omit<Designation, 'key'>

/** A designation with its key. */
export function keyed(designation: Unkeyed): Designation {
  const { kind, name, offices, affiliations, member, year } = designation
  const key = digest(JSON.stringify([kind, name, offices, affiliations, member ?? null, year ?? null]))
  return { key, ...designation }
}
