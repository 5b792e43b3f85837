import type { Bearer } from './bearers.ts'
import type { Entry } from './entries.ts'
import type { FamilyNames } from './family-names.ts'
import { FewSet } from './few-set.ts'
import { apart, familyName, type NamePart } from './parts.ts'
import type { KnownPerson } from './people.ts'
import { FAMILY, FAMILY_ALONE, familyApart } from './same-name.ts'
import type { When } from './scene.ts'
import type { NameTables } from './tables.ts'

/** What was looked for of a name’s relations: those near it are soon found, and among those alike to it. */
type Known = 'nothing' | 'near' | 'alike'

/** A family name of a block, with those that bear it and those that it may be another spelling of. */
export interface Family {
  readonly part: NamePart
  /** Those that two full names of one person may have, itself among them, and how far each is apart. */
  readonly alike: ReadonlyMap<Family, number>
  /** Those that are one where they stand alone, itself among them; 1 where that holds only the other way round. */
  readonly near: ReadonlyMap<Family, number>
  /** Which of these were looked for so far. */
  readonly known: Known
  /** As `alike` and `near` have it; does not look for all of them where the other one knows its own. */
  alikeTo(other: Family): number | undefined
  nearTo(other: Family): number | undefined
  /** The people of the cast who are called so. */
  readonly people: KnownPerson[]
  /** What of it was met with so far. */
  readonly held: Held
  /** What there is of it: what was there before is read first. */
  open(): Held
}

/** What is called by a family name. */
export interface Held {
  /** Designations by what they tell: a full name; an office or state; no more than this. */
  readonly full: FewSet<FamilyEntry>
  readonly told: FewSet<FamilyEntry>
  readonly bare: FewSet<FamilyEntry>
  /** Whom full names or the cast make bearers of the name, and whom surnames with an office do. */
  readonly bearers: Readonly<Record<When, FewSet<Bearer>>>
}

/** A designation of a person, with its family name's place among those of the block. */
export interface FamilyEntry extends Entry {
  readonly family: Family
}

/** The family names that a block had before, and how the designations of one are read. */
export interface FormerFamilies {
  /** Those that come are put in beside them. */
  readonly names: FamilyNames
  /** Makes sure that all designations with a family name are there. */
  read(name: string): void
}

/**
 * The family names of a block. Those that a name may be another spelling of are looked for when they are asked first; of one
 * that was there before there is no more than its name until then.
 */
export class Families {
  private readonly byId = new Map<string, NamedFamily>()
  private readonly names: FamilyNames
  private readonly tables: NameTables
  /** What any name was asked for: from then on that is looked for of all that come, so that it stays known. */
  private asked: Known = 'nothing'
  private readonly asking: Asking
  /** Those that came, of which nothing was there before. */
  private readonly fresh = new Set<Family>()

  constructor(tables: NameTables, former: FormerFamilies) {
    this.tables = tables
    this.names = former.names
    this.asking = {
      join: (family, what) => this.joinAll(family, what),
      read: (family) => {
        if (!this.fresh.has(family)) former.read(familyName(family.part))
      },
    }
  }

  /** The family name that a designation or somebody known has. */
  of(part: NamePart): Family {
    return this.byId.get(part.id) ?? this.make(part)
  }

  private make(part: NamePart): NamedFamily {
    const family = new NamedFamily(part, this.asking)
    this.byId.set(part.id, family)
    // Whoever was asked for those like it has met one that was there before.
    if (!this.names.add(part)) return family
    this.fresh.add(family)
    if (this.asked !== 'nothing') family.join(this.asked)
    return family
  }

  private joinAll(family: NamedFamily, what: Asked): void {
    if (this.asked !== 'alike') this.asked = what
    const alike = this.names.alike(family.part, what === 'alike' ? FAMILY : FAMILY_ALONE)
    for (const part of alike) this.join(family, part)
  }

  private join(one: NamedFamily, part: NamePart): void {
    const known = this.byId.get(part.id)
    if (known !== undefined && one.links.alike.has(known)) return
    const there = apart(one.part, part, FAMILY + ROUNDING)
    if (there > FAMILY + ROUNDING) return
    const back = apart(part, one.part)
    if (there > FAMILY && back > FAMILY) return
    const other = known ?? this.make(part)
    one.links.alike.set(other, there)
    other.links.alike.set(one, back)
    const [alone, aloneBack] = [familyApart(one.part, part, this.tables), familyApart(part, one.part, this.tables)]
    if (alone === 1 && aloneBack === 1) return
    one.links.near.set(other, alone)
    other.links.near.set(one, aloneBack)
  }
}

type Asked = Exclude<Known, 'nothing'>

/** What a family name asks of the others of its block. */
interface Asking {
  join(family: NamedFamily, what: Asked): void
  read(family: NamedFamily): void
}

class NamedFamily implements Family {
  readonly part: NamePart
  readonly people: KnownPerson[] = []
  readonly held: Held = new HeldByName()
  known: Known = 'nothing'
  private readonly asking: Asking
  private found: Links | undefined
  private isRead = false

  constructor(part: NamePart, asking: Asking) {
    this.part = part
    this.asking = asking
  }

  open(): Held {
    if (!this.isRead) {
      this.isRead = true
      this.asking.read(this)
    }
    return this.held
  }

  /** Those found so far. */
  get links(): Links {
    this.found ??= { alike: new Map(), near: new Map() }
    return this.found
  }

  get alike(): ReadonlyMap<Family, number> {
    if (this.known !== 'alike') this.join('alike')
    return this.links.alike
  }

  get near(): ReadonlyMap<Family, number> {
    if (this.known === 'nothing') this.join('near')
    return this.links.near
  }

  alikeTo(other: Family): number | undefined {
    return (other.known === 'alike' ? this.links.alike : this.alike).get(other)
  }

  nearTo(other: Family): number | undefined {
    return (other.known === 'nothing' ? this.near : this.links.near).get(other)
  }

  join(what: Asked): void {
    this.known = what
    this.asking.join(this, what)
  }
}

interface Links {
  readonly alike: Map<Family, number>
  readonly near: Map<Family, number>
}

class HeldByName implements Held {
  readonly full = new FewSet<FamilyEntry>()
  readonly told = new FewSet<FamilyEntry>()
  readonly bare = new FewSet<FamilyEntry>()
  readonly bearers = { early: new FewSet<Bearer>(), late: new FewSet<Bearer>() }
}

/** By how much the way from one name to another may differ from the way back. */
const ROUNDING = 1e-9
