import { isWithin } from './holders.ts'
import { stateOf } from './lookup.ts'
import type { Members } from './members.ts'
import { officesAgree } from './offices.ts'
import type { KnownPerson } from './people.ts'
import type { NameTables } from './tables.ts'

/** What words say of somebody beside the name. */
export interface Evidence {
  readonly offices: readonly string[]
  readonly affiliations: readonly string[]
  /** The states among the affiliations, and those that their bodies are of. */
  readonly states: readonly string[]
  readonly year?: number
}

/** The states among affiliations, and those that their bodies are of. */
export function statesOf(affiliations: readonly string[], members: Members): string[] {
  return [...new Set(affiliations.flatMap((id) => stateOf(id, members) ?? []))]
}

/** Offices that anybody in public life may have beside another. */
const GENERAL: ReadonlySet<string> = new Set([
  'official',
  'leader',
  'politician',
  'minister',
  'expert',
  'adviser',
  'envoy',
])

/** Whether what is said of two by the same name speaks against their being one. */
export function conflicts(one: Evidence, other: Evidence, tables: NameTables): boolean {
  return areApart(one.states, other.states) || officesConflict(one.offices, other.offices, tables)
}

function officesConflict(one: readonly string[], other: readonly string[], { offices }: NameTables): boolean {
  if (one.length === 0 || other.length === 0) return false
  if (one.some((office) => GENERAL.has(office)) || other.some((office) => GENERAL.has(office))) return false
  return !one.some((office) => other.some((another) => officesAgree(office, another, offices)))
}

function areApart(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((each) => other.includes(each))
}

/** Whether what is said speaks both for another office and for another state: two people of one full name. */
export function isNamesake(one: Evidence, other: Evidence, tables: NameTables): boolean {
  return areApart(one.states, other.states) && officesConflict(one.offices, other.offices, tables)
}

/** What a known person's offices say of them. */
export function evidenceOf({ tenures }: KnownPerson, { members }: NameTables): Evidence {
  const affiliations = tenures.flatMap(({ of }) => of ?? [])
  return { offices: tenures.map(({ office }) => office), affiliations, states: statesOf(affiliations, members) }
}

/** How much what is said speaks for a known person: 0 where it says nothing, more where office, state and year fit. */
export function supportOf(evidence: Evidence, person: KnownPerson, tables: NameTables): number {
  const offices = evidence.offices.map((office) => officeSupport(office, evidence.year, person, tables))
  const places = evidence.affiliations.map((id) => placeSupport(id, person, tables))
  return Math.max(0, ...offices) + Math.max(0, ...places)
}

function officeSupport(
  office: string,
  year: number | undefined,
  { tenures }: KnownPerson,
  { offices }: NameTables,
): number {
  const scores = tenures.map((tenure) => {
    if (tenure.office !== office) return officesAgree(tenure.office, office, offices) ? 1 : 0
    return year !== undefined && isWithin(tenure, year) ? 4 : 3
  })
  return Math.max(0, ...scores)
}

function placeSupport(id: string, { tenures }: KnownPerson, { members }: NameTables): number {
  if (tenures.some(({ of }) => of === id)) return 2
  const state = stateOf(id, members)
  return state !== undefined && tenures.some(({ of }) => of !== undefined && stateOf(of, members) === state) ? 1 : 0
}

/** Whether two who are not known share an office or a place: evidence for their being one. */
export function agreement(one: Evidence, other: Evidence, { offices }: NameTables): number {
  const office = one.offices.some((each) => other.offices.some((another) => officesAgree(each, another, offices)))
  const place =
    one.affiliations.some((id) => other.affiliations.includes(id)) ||
    one.states.some((state) => other.states.includes(state))
  return (office ? 2 : 0) + (place ? 1 : 0)
}
