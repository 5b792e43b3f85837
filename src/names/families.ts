import type { Bearer } from './bearers.ts'
import type { Entry } from './entries.ts'
import { FamilyIndex } from './family-index.ts'
import { FewSet } from './few-set.ts'
import { apart, type NamePart } from './parts.ts'
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

/** The family names of a block. Those that a name may be another spelling of are looked for when they are asked first. */
export class Families {
  private readonly byId = new Map<string, NamedFamily>()
  private readonly index = new FamilyIndex<NamedFamily>()
  private readonly tables: NameTables
  /** What any name was asked for: from then on that is looked for of all that come, so that it stays known. */
  private asked: Known = 'nothing'
  private readonly ask = (family: NamedFamily, what: Asked) => this.joinAll(family, what)

  constructor(tables: NameTables) {
    this.tables = tables
  }

  /** The family name that a designation or somebody known has. */
  of(part: NamePart): Family {
    return this.byId.get(part.id) ?? this.make(part)
  }

  private make(part: NamePart): Family {
    const family = new NamedFamily(part, this.ask)
    this.byId.set(part.id, family)
    this.index.add(part, family)
    if (this.asked !== 'nothing') family.join(this.asked)
    return family
  }

  private joinAll(family: NamedFamily, what: Asked): void {
    if (this.asked !== 'alike') this.asked = what
    const compared = new Set<NamedFamily>()
    for (const other of this.index.alike(family.part, what === 'alike' ? FAMILY : FAMILY_ALONE)) {
      if (compared.has(other) || family.links.alike.has(other)) continue
      compared.add(other)
      this.join(family, other)
    }
  }

  private join(one: NamedFamily, other: NamedFamily): void {
    const there = apart(one.part, other.part, FAMILY + ROUNDING)
    if (there > FAMILY + ROUNDING) return
    const back = apart(other.part, one.part)
    if (there > FAMILY && back > FAMILY) return
    one.links.alike.set(other, there)
    other.links.alike.set(one, back)
    const [alone, aloneBack] = [
      familyApart(one.part, other.part, this.tables),
      familyApart(other.part, one.part, this.tables),
    ]
    if (alone === 1 && aloneBack === 1) return
    one.links.near.set(other, alone)
    other.links.near.set(one, aloneBack)
  }
}

type Asked = Exclude<Known, 'nothing'>

class NamedFamily implements Family {
  readonly part: NamePart
  readonly people: KnownPerson[] = []
  readonly full = new FewSet<FamilyEntry>()
  readonly told = new FewSet<FamilyEntry>()
  readonly bare = new FewSet<FamilyEntry>()
  readonly bearers = { early: new FewSet<Bearer>(), late: new FewSet<Bearer>() }
  /** Those found so far. */
  readonly links = { alike: new Map<Family, number>(), near: new Map<Family, number>() }
  private readonly ask: (family: NamedFamily, what: Asked) => void
  known: Known = 'nothing'

  constructor(part: NamePart, ask: (family: NamedFamily, what: Asked) => void) {
    this.part = part
    this.ask = ask
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
    this.ask(this, what)
  }
}

/** By how much the way from one name to another may differ from the way back. */
const ROUNDING = 1e-9
