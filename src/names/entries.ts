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
  return [...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1)).map((each) => entryOf(each, tables))
}

/** A designation as an entry. */
export function entryOf(designation: Designation, tables: NameTables): Entry {
  const { key, name, offices, affiliations, year, member } = designation
  const known = tables.people.cuts.get(nameKey(name))
  const cut = known ?? cutOf(name, affiliations, tables)
  return {
    ...{
      key,
      parts: partsOf(cut, tables.readings),
      offices,
      affiliations,
      states: statesOf(affiliations, tables.members),
    },
    isFull: cut.given.length > 0 || (known !== undefined && nameWords(name).length > 1),
    hasEvidence: offices.length + affiliations.length > 0,
    ...(year !== undefined && { year }),
    ...(member !== undefined && { holder: member }),
  }
}

function cutOf(
  name: string,
  affiliations: readonly string[],
  { readings, nicknames, members }: NameTables,
): PersonName {
  const sense = { readings, isGivenName: nicknames.has, states: statesOf(affiliations, members) }
  return cutName(name, sense) ?? { family: name, given: [] }
}
