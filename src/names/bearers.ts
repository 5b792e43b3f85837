import { digest } from '../text/index.ts'
import type { Entry } from './entries.ts'
import { agreement, conflicts, type Evidence, evidenceOf, supportOf } from './evidence.ts'
import type { KnownPerson } from './people.ts'
import type { NameParts } from './person-name.ts'
import type { NameTables } from './tables.ts'

/** Somebody who bears a family name among designations: a person of the cast, or whom full names alike make one. */
export interface Bearer {
  readonly actor: string
  readonly person?: KnownPerson
  readonly names: readonly NameParts[]
  readonly entries: Entry[]
  /** Whether what words say speaks against their meaning this one. */
  readonly conflicts: (evidence: Evidence, tables: NameTables) => boolean
  /** How much it speaks for it; 0 for nothing. */
  readonly support: (evidence: Evidence, tables: NameTables) => number
}

/** A person of the cast as a bearer of the name. */
export function knownBearer(person: KnownPerson): Bearer {
  const own = evidenceOf(person)
  return {
    ...{ actor: person.id, person, names: person.parts, entries: [] },
    conflicts: (evidence, tables) => conflicts(evidence, own, tables),
    support: (evidence, tables) => supportOf(evidence, person, tables),
  }
}

/** A bearer of entries that are one, in the order of their keys. */
export function bearerOf(entries: readonly Entry[]): Bearer {
  const keys = entries.map(({ key }) => key).sort()
  const own: Evidence = {
    offices: entries.flatMap(({ offices }) => offices),
    affiliations: entries.flatMap(({ affiliations }) => affiliations),
  }
  return {
    ...{ actor: digest(keys[0]), names: entries.map(({ parts }) => parts), entries: [...entries] },
    conflicts: (evidence, tables) => conflicts(evidence, own, tables),
    support: (evidence, tables) => agreement(evidence, own, tables),
  }
}
