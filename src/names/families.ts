import type { Bearer } from './bearers.ts'
import type { Entry } from './entries.ts'
import { apart, type NamePart, ONE_SCRIPT } from './parts.ts'
import type { KnownPerson } from './people.ts'
import { under } from './rows.ts'
import { FAMILY, familyApart } from './same-name.ts'
import type { When } from './scene.ts'
import type { Script } from './scripts.ts'
import { SoundIndex } from './sound-index.ts'
import type { NameTables } from './tables.ts'

/** A family name of a block, with those that bear it and those that it may be another spelling of. */
export interface Family {
  readonly part: NamePart
  /** Those that two full names of one person may have, itself among them, and how far each is apart. */
  readonly alike: ReadonlyMap<Family, number>
  /** Those that are one where they stand alone, itself among them; 1 where that holds only the other way round. */
  readonly near: ReadonlyMap<Family, number>
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

/** The family names of a block. Those that a name may be another spelling of are looked for when they are asked first. */
export class Families {
  private readonly byId = new Map<string, NamedFamily>()
  private readonly byKey = new Map<string, Set<NamedFamily>>()
  private readonly byScript = new Map<Script, NamedFamily[]>()
  private readonly bySound = new Map<Script, SoundIndex<NamedFamily>>()
  private readonly tables: NameTables
  /** Whether any name was joined to those near it: from then on all that come are, so that it stays joined to all. */
  private isAsked = false
  private readonly ask = (family: NamedFamily) => this.joinAll(family)

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
    for (const key of keysOf(part)) under(this.byKey, key, () => new Set()).add(family)
    under(this.byScript, part.script, () => []).push(family)
    const index = under(this.bySound, part.script, () => new SoundIndex<NamedFamily>())
    for (const sounds of part.sounds) index.add(sounds, family)
    if (this.isAsked) family.join()
    return family
  }

  private joinAll(family: NamedFamily): void {
    this.isAsked = true
    for (const other of this.alikeOf(family.part)) if (!family.links.alike.has(other)) this.join(family, other)
  }

  /** All that a family name may be near to, and itself. */
  private *alikeOf(part: NamePart): Generator<NamedFamily> {
    for (const key of keysOf(part)) yield* this.byKey.get(key) ?? []
    for (const script of READ.has(part.script) ? READ : []) {
      if (script !== part.script) yield* this.byScript.get(script) ?? []
    }
    for (const [script, index] of this.bySound) {
      const most = mostApart(part.script, script)
      if (most !== undefined) for (const sounds of part.sounds) yield* index.near(sounds, most)
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

class NamedFamily implements Family {
  readonly part: NamePart
  readonly people: KnownPerson[] = []
  readonly full = new Set<FamilyEntry>()
  readonly told = new Set<FamilyEntry>()
  readonly bare = new Set<FamilyEntry>()
  readonly bearers = { early: new Set<Bearer>(), late: new Set<Bearer>() }
  /** Those found so far. */
  readonly links = { alike: new Map<Family, number>(), near: new Map<Family, number>() }
  private readonly ask: (family: NamedFamily) => void
  private isJoined = false

  constructor(part: NamePart, ask: (family: NamedFamily) => void) {
    this.part = part
    this.ask = ask
  }

  get alike(): ReadonlyMap<Family, number> {
    if (!this.isJoined) this.join()
    return this.links.alike
  }

  get near(): ReadonlyMap<Family, number> {
    if (!this.isJoined) this.join()
    return this.links.near
  }

  join(): void {
    this.isJoined = true
    this.ask(this)
  }
}

/** By how much the way from one name to another may differ from the way back. */
const ROUNDING = 1e-9

/**
 * Names in one of these and another of them may be one by how tables read or spell them. All others are one by their
 * sounds alone, or where they share one of their keys.
 */
const READ: ReadonlySet<Script> = new Set(['latin', 'han', 'hangul'])

/** Those of which two names in the same are one by their letters alone. */
const SPELT: ReadonlySet<Script> = new Set(['latin', 'han'])

/** How far the sounds of names in two scripts may be apart for them to be near; absent where sounds are not what they are found by. */
function mostApart(one: Script, other: Script): number | undefined {
  if (one === other) return SPELT.has(one) ? undefined : ONE_SCRIPT + ROUNDING
  return READ.has(one) && READ.has(other) ? undefined : FAMILY + ROUNDING
}

function keysOf({ script, forms, spelling, rows }: NamePart): string[] {
  const keys = forms.map((form) => `${script} ${form}`)
  if (script === 'latin') keys.push(`= ${spelling}`)
  return [...keys, ...rows.map((row) => `# ${row}`)]
}
