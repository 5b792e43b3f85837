import { type CommonTables, readCommon } from './common.ts'
import type { Designation } from './designation.ts'
import { type Members, readMembers } from './members.ts'
import { Memo } from './memo.ts'
import { type Offices, readOffices } from './offices.ts'
import { type Nicknames, readNicknames } from './parts.ts'
import { type People, readPeople } from './people.ts'
import { type Readings, readReadings } from './readings.ts'
import { listOf, rowsOf } from './rows.ts'

/** All that is known of names: what `loadNames` makes of the cast's tables. Its fields are its own affair. */
export interface NameTables {
  readonly members: Members
  readonly offices: Offices
  readonly people: People
  readonly readings: Readings
  readonly nicknames: Nicknames
  readonly common: CommonTables
  /** Designations of the words that were asked for with these tables. */
  readonly designated: Memo<string, readonly Designation[]>
}

/** Designations of how many words are kept: bounds the memory. */
const MOST_DESIGNATED = 20_000

/**
 * What the cast's tables know of names, by file name (`states.tsv`, `people.tsv`, …). A table that is missing is empty:
 * names are then told by their letters alone.
 */
export function loadNames(tables: Readonly<Record<string, string>>): NameTables {
  const readings = readReadings(tables)
  const nicknames = readNicknames(
    rowsOf(tables['given.tsv']).map(([names]) => listOf(names)),
    readings,
  )
  const sense = { readings, isGivenName: nicknames.has, states: [] }
  return {
    members: readMembers(tables),
    offices: readOffices(tables),
    people: readPeople(tables, sense),
    readings,
    nicknames,
    common: readCommon(tables),
    designated: new Memo(MOST_DESIGNATED),
  }
}
