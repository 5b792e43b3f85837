import { digest } from '../text/index.ts'
import { agreement, conflicts, type Evidence, evidenceOf, supportOf } from './evidence.ts'
import type { Family, FamilyEntry } from './families.ts'
import type { KnownPerson } from './people.ts'
import type { NameTables } from './tables.ts'

/** Somebody who bears a family name among designations: a person of the cast, or whom names alike make one. */
export interface Bearer {
  readonly actor: string
  readonly families: readonly Family[]
  /** Whether nothing is known beside the name: nothing then speaks for or against it. */
  readonly isPlain: boolean
  /** The designations that make it who it is, or surely mean it. */
  readonly own: Set<FamilyEntry>
  /** Surnames with an office or a state that fit it, and those that only nothing speaks against. */
  readonly fitting: Set<FamilyEntry>
  readonly joining: Set<FamilyEntry>
  /** Whether what words say speaks against their meaning this one. */
  readonly conflicts: (evidence: Evidence) => boolean
  /** How much it speaks for it; 0 for nothing. */
  readonly support: (evidence: Evidence) => number
}

/** A person of the cast as a bearer of the name. */
export function knownBearer(person: KnownPerson, families: readonly Family[], tables: NameTables): Bearer {
  const evidence = evidenceOf(person, tables)
  return {
    ...{ actor: person.id, families, isPlain: false },
    ...{ own: new Set(), fitting: new Set(), joining: new Set() },
    conflicts: (other) => conflicts(other, evidence, tables),
    support: (other) => supportOf(other, person, tables),
  }
}

/** A bearer of designations that are one, in the order of their keys; it goes by the first of them where no actor is given. */
export function bearerOf(entries: readonly FamilyEntry[], tables: NameTables, actor = digest(entries[0].key)): Bearer {
  return new GroupBearer(entries, tables, actor)
}

/** Of most of those that a block is opened with no more is ever asked than who bears a name: all else is made when it is. */
class GroupBearer implements Bearer {
  readonly actor: string
  private readonly entries: readonly FamilyEntry[]
  private readonly tables: NameTables
  private sets: Pick<Bearer, 'own' | 'fitting' | 'joining'> | undefined
  private told: Evidence | undefined

  constructor(entries: readonly FamilyEntry[], tables: NameTables, actor: string) {
    this.actor = actor
    this.entries = entries
    this.tables = tables
  }

  get families(): Family[] {
    return unique(this.entries.map(({ family }) => family))
  }

  get own(): Set<FamilyEntry> {
    return this.designations.own
  }

  get fitting(): Set<FamilyEntry> {
    return this.designations.fitting
  }

  get joining(): Set<FamilyEntry> {
    return this.designations.joining
  }

  get isPlain(): boolean {
    return this.evidence.offices.length + this.evidence.affiliations.length === 0
  }

  conflicts(other: Evidence): boolean {
    return conflicts(other, this.evidence, this.tables)
  }

  support(other: Evidence): number {
    return agreement(other, this.evidence, this.tables)
  }

  private get designations() {
    this.sets ??= { own: new Set(this.entries), fitting: new Set(), joining: new Set() }
    return this.sets
  }

  private get evidence(): Evidence {
    this.told ??= evidenceOfAll(this.entries)
    return this.told
  }
}

function evidenceOfAll(entries: readonly FamilyEntry[]): Evidence {
  return {
    offices: unique(entries.flatMap(({ offices }) => offices)),
    affiliations: unique(entries.flatMap(({ affiliations }) => affiliations)),
    states: unique(entries.flatMap(({ states }) => states)),
  }
}

function unique<T>(all: readonly T[]): T[] {
  return all.length < 2 ? [...all] : [...new Set(all)]
}
