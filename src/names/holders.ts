import type { Described } from './described.ts'
import { tellingOffices } from './offices.ts'
import type { KnownPerson, Tenure } from './people.ts'
import type { NameTables } from './tables.ts'

/** The only one known to have held an office of a state or body in a year; undefined where there is none, or two. */
export function holderOf(
  { offices, affiliations }: Pick<Described, 'offices' | 'affiliations'>,
  { people }: NameTables,
  year: number | undefined,
): KnownPerson | undefined {
  const [office, ...more] = tellingOffices(offices)
  const [of, ...others] = [...new Set(affiliations)]
  if (year === undefined || office === undefined || of === undefined || more.length > 0 || others.length > 0)
    return undefined
  const held = [office, ...(ALIKE.get(office) ?? [])].flatMap((each) =>
    (people.holders.get(`${each} ${of}`) ?? []).map((person) => ({ person, each })),
  )
  const then = held.filter(({ person, each }) =>
    person.tenures.some((tenure) => tenure.office === each && tenure.of === of && isWithin(tenure, year)),
  )
  const found = new Set(then.map(({ person }) => person))
  return found.size === 1 ? [...found][0] : undefined
}

/** Offices that one word may mean: 首相 is a chancellor too. */
const ALIKE: ReadonlyMap<string, readonly string[]> = new Map([
  ['prime-minister', ['chancellor']],
  ['president', ['chairman-of-state', 'taiwan-president']],
])

/** Whether an office was held in a year: a year of change counts for both. */
export function isWithin({ from, to }: Tenure, year: number): boolean {
  return from <= year && year <= (to ?? Number.POSITIVE_INFINITY)
}
