import type { Bearer } from './bearers.ts'
import type { Entry } from './entries.ts'
import { apart, type NamePart } from './parts.ts'
import type { KnownPerson } from './people.ts'
import { under } from './rows.ts'
import { FAMILY, familyApart } from './same-name.ts'
import type { When } from './scene.ts'
import type { Script } from './scripts.ts'
import type { NameTables } from './tables.ts'

/** A family name of a block, with those that bear it and those that it may be another spelling of. */
export interface Family {
  readonly part: NamePart
  /** Those that two full names of one person may have, itself among them, and how far each is apart. */
  readonly alike: Map<Family, number>
  /** Those that are one where they stand alone, itself among them; 1 where that holds only the other way round. */
  readonly near: Map<Family, number>
  /** The people of the cast who are called so. */
  readonly people: KnownPerson[]
  /** Designations by what they tell: a full name; an office or state; no more than this. */
  readonly full: Set<FamilyEntry>
  readonly told: Set<FamilyEntry>
  readonly bare: Set<FamilyEntry>
  /** Whom full names or the cast make bearers of the name, and whom surnames with an office do. */
  readonly bearers: Readonly<Record<When, Set<Bearer>>>
}

/** A designation of a person, with its family name's place among those of the block. */
export interface FamilyEntry extends Entry {
  readonly family: Family
}

/** The family names of a block. */
export class Families {
  private readonly byId = new Map<string, Family>()
  private readonly joined = new Set<Family>()
  private readonly byKey = new Map<string, Set<Family>>()
  private readonly byScript = new Map<Script, Family[]>()
  private readonly tables: NameTables

  constructor(tables: NameTables) {
    this.tables = tables
  }

  /** The family name that a designation's name has, with all that it is alike to. */
  of(part: NamePart): Family {
    const family = this.byId.get(part.id) ?? this.make(part)
    if (!this.joined.has(family)) this.joinAll(family)
    return family
  }

  /** The family name of somebody who bears it: what it is alike to is known of those alone that designations have. */
  bearing(part: NamePart): Family {
    const known = this.byId.get(part.id)
    if (known !== undefined) return known
    const family = this.make(part)
    for (const other of this.joined) this.join(family, other)
    return family
  }

  private make(part: NamePart): Family {
    const family: Family = {
      ...{ part, alike: new Map(), near: new Map(), people: [] },
      ...{ full: new Set(), told: new Set(), bare: new Set(), bearers: { early: new Set(), late: new Set() } },
    }
    this.byId.set(part.id, family)
    for (const key of keysOf(part)) under(this.byKey, key, () => new Set()).add(family)
    under(this.byScript, part.script, () => []).push(family)
    return family
  }

  private joinAll(family: Family): void {
    this.joined.add(family)
    for (const other of this.alikeOf(family.part)) this.join(family, other)
  }

  /** All that a family name may be near to, and itself. */
  private *alikeOf(part: NamePart): Generator<Family> {
    for (const key of keysOf(part)) yield* this.byKey.get(key) ?? []
    for (const [script, others] of this.byScript) {
      if (script !== part.script || !SPELT.has(script)) yield* others
    }
  }

  private join(one: Family, other: Family): void {
    const there = apart(one.part, other.part, FAMILY + ROUNDING)
    if (there > FAMILY + ROUNDING) return
    const back = apart(other.part, one.part)
    if (there > FAMILY && back > FAMILY) return
    one.alike.set(other, there)
    other.alike.set(one, back)
    const [alone, aloneBack] = [
      familyApart(one.part, other.part, this.tables),
      familyApart(other.part, one.part, this.tables),
    ]
    if (alone === 1 && aloneBack === 1) return
    one.near.set(other, alone)
    other.near.set(one, aloneBack)
  }
}

/** By how much the way from one name to another may differ from the way back. */
const ROUNDING = 1e-9

/** In these two names are only one where they share one of their keys; in all others sounds are compared. */
const SPELT: ReadonlySet<Script> = new Set(['latin', 'han'])

function keysOf({ script, forms, spelling, rows }: NamePart): string[] {
  const keys = forms.map((form) => `${script} ${form}`)
  if (script === 'latin') keys.push(`= ${spelling}`, ...rows.map((row) => `# ${row}`))
  return keys
}
