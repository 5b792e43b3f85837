import { fittingPeople } from './casting.ts'
import type { Designation } from './designation.ts'
import { DesignationEntry } from './entries.ts'
import type { Family, FamilyEntry } from './families.ts'
import { bestKnown, knownBy } from './full-names.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import type { Scene } from './scene.ts'
import type { NameTables } from './tables.ts'

/** A designation with how it is resolved. */
export interface Filed {
  readonly kind: 'known' | 'full' | 'told' | 'bare'
  readonly entry: FamilyEntry
  /** Absent where it could be several, and of kinds other than `known`. */
  readonly meant?: Meant
}

/** Whom a designation surely means, whatever others there are. */
export interface Meant {
  readonly person: KnownPerson
  readonly rule: string
  readonly probability: number
}

/** A designation as it is filed, with the people of the cast whom it brings on the scene. */
export function filedOf(designation: Designation, scene: Scene): Filed & { readonly people: readonly KnownPerson[] } {
  const { tables } = scene
  const entry = new NamedEntry(designation, scene)
  const holder = entry.holder === undefined ? undefined : tables.people.byId.get(entry.holder)
  if (holder) return known(entry, { person: holder, rule: 'office-holder', probability: 0.85 })
  if (!entry.isFull && entry.hasEvidence) return { kind: 'told', entry, people: fittingPeople(entry, tables) }
  if (!entry.isFull) return { kind: 'bare', entry, people: [] }
  const people = knownBy(entry, tables)
  if (people.length === 0) return { kind: 'full', entry, people }
  const person = bestKnown(entry, people, tables)
  const probability = people.length > 1 ? 0.88 : 0.97
  return known(entry, person && { person, rule: 'known-name', probability })
}

function known(entry: FamilyEntry, meant: Meant | undefined) {
  return { kind: 'known' as const, entry, people: meant ? [meant.person] : [], ...(meant && { meant }) }
}

class NamedEntry extends DesignationEntry implements FamilyEntry {
  readonly family: Family

  constructor(designation: Designation, { tables, families }: Scene) {
    super(designation, tables)
    this.family = families.of(this.parts.family)
  }
}

/**
 * A designation as it was filed when it was resolved so; a full name that could be several people is among the full ones
 * then. Undefined where the rules that are here would not have told that of it.
 */
export function formerlyFiled(designation: Designation, resolution: Resolution, scene: Scene): Filed | undefined {
  const entry = new NamedEntry(designation, scene)
  const { rule, actor, probability } = resolution
  if (rule === 'known-name' || rule === 'office-holder') {
    const person = scene.tables.people.byId.get(actor)
    return person && { kind: 'known', entry, meant: { person, rule, probability } }
  }
  const kind = formerKind(entry, scene.tables)
  return RULES[kind].has(rule) ? { kind, entry } : undefined
}

function formerKind({ holder, isFull, hasEvidence }: FamilyEntry, { people }: NameTables): Filed['kind'] {
  if (holder !== undefined && people.byId.has(holder)) return 'known'
  if (isFull) return 'full'
  return hasEvidence ? 'told' : 'bare'
}

/** What each kind may be resolved by; what is known to be somebody is told apart before. */
const RULES: Readonly<Record<Filed['kind'], ReadonlySet<string>>> = {
  known: new Set(),
  full: new Set(['full-name', 'ambiguous']),
  told: new Set(['office', 'only-bearer', 'surname', 'ambiguous']),
  bare: new Set(['only-bearer', 'surname', 'ambiguous']),
}
