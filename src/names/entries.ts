import type { Designation } from './designation.ts'
import { type Evidence, statesOf } from './evidence.ts'
import { nameKey } from './people.ts'
import { cutName, type NameParts, nameWords, type PersonName, partsOf } from './person-name.ts'
import type { NameTables } from './tables.ts'

/** A designation of a person, its name taken apart. */
export interface Entry extends Evidence {
  readonly key: string
  readonly parts: NameParts
  /** Whether the name has more than the family name. */
  readonly isFull: boolean
  /** Whether the words say anything beside the name. */
  readonly hasEvidence: boolean
  /** Whom the office alone makes it; absent where there is a name. */
  readonly holder?: string
}

/** The designations as entries, each key once, in the order of their keys. */
export function entriesOf(designations: readonly Designation[], tables: NameTables): Entry[] {
  const byKey = new Map(designations.map((each) => [each.key, each]))
  return [...byKey.values()]
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map((each) => new DesignationEntry(each, tables))
}

const NONE: readonly string[] = []

/** A designation taken apart. There are very many: it holds no more than it must. */
export class DesignationEntry implements Entry {
  readonly key: string
  readonly parts: NameParts
  readonly offices: readonly string[]
  readonly affiliations: readonly string[]
  readonly states: readonly string[]
  readonly isFull: boolean
  readonly hasEvidence: boolean
  readonly year?: number
  readonly holder?: string

  constructor({ key, name, offices, affiliations, year, member }: Designation, tables: NameTables) {
    const known = tables.people.cuts.get(nameKey(name))
    const cut = known ?? cutOf(name, affiliations, tables)
    this.key = key
    this.parts = partsOf(cut, tables.readings)
    this.offices = shared(offices)
    this.affiliations = shared(affiliations)
    this.states = shared(statesOf(affiliations, tables.members))
    this.isFull = cut.given.length > 0 || (known !== undefined && nameWords(name).length > 1)
    this.hasEvidence = offices.length + affiliations.length > 0
    if (year !== undefined) this.year = year
    if (member !== undefined) this.holder = member
  }
}

/** Lists that are empty, which most are, as one. */
function shared(list: readonly string[]): readonly string[] {
  return list.length > 0 ? list : NONE
}

function cutOf(
  name: string,
  affiliations: readonly string[],
  { readings, nicknames, members }: NameTables,
): PersonName {
  const sense = { readings, isGivenName: nicknames.has, states: statesOf(affiliations, members) }
  return cutName(name, sense) ?? { family: name, given: [] }
}
