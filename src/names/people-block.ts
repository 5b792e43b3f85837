import { BareSurnames } from './bare-surnames.ts'
import type { Designation } from './designation.ts'
import { entryOf } from './entries.ts'
import type { FamilyEntry } from './families.ts'
import { bestKnown, FullNames, knownBy } from './full-names.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import { Scene } from './scene.ts'
import type { NameTables } from './tables.ts'
import { fittingPeople, ToldSurnames } from './told-surnames.ts'

/**
 * Which people designations of one block mean, kept as designations come and go. In order: full names of known people;
 * full names alike; surnames with an office or a state, to whom these fit; surnames alone, to their only bearer. What
 * could be either of two stays apart. Depends on the set of designations that are there alone; only what a change can
 * reach is resolved anew.
 */
export class PeopleBlock {
  private readonly scene: Scene
  private readonly filed = new Map<string, Filed>()
  private readonly full: FullNames
  private readonly told: ToldSurnames
  private readonly bare: BareSurnames

  constructor(block: string, tables: NameTables) {
    this.scene = new Scene(block, tables)
    this.full = new FullNames(this.scene)
    this.told = new ToldSurnames(this.scene)
    this.bare = new BareSurnames(this.scene)
  }

  get(key: string): Resolution | undefined {
    return this.scene.resolved.get(key)
  }

  put(designation: Designation): void {
    if (this.filed.has(designation.key)) return
    const filed = this.file(designation)
    this.filed.set(designation.key, filed)
    for (const person of filed.people) this.scene.enter(person)
    if (filed.kind === 'known') this.settleKnown(filed)
    else this[filed.kind].add(filed.entry)
  }

  drop(key: string): void {
    const filed = this.filed.get(key)
    if (filed === undefined) return
    this.filed.delete(key)
    if (filed.kind === 'known') this.unsettleKnown(filed)
    else this[filed.kind].delete(filed.entry)
    for (const person of filed.people) this.scene.leave(person)
    this.scene.forget(filed.entry)
  }

  /** Resolves what the changes since the last time reach; gives the keys of the designations that mean another one. */
  resolve(): Set<string> {
    const { touched, changed } = this.scene
    this.full.resolve()
    this.told.resolve()
    this.bare.resolve()
    touched.early.clear()
    touched.late.clear()
    const result = new Set(changed)
    changed.clear()
    return result
  }

  private file(designation: Designation): Filed {
    const { tables, families } = this.scene
    const plain = entryOf(designation, tables)
    const entry = { ...plain, family: families.of(plain.parts.family) }
    const holder = entry.holder === undefined ? undefined : tables.people.byId.get(entry.holder)
    if (holder) return known(entry, { person: holder, rule: 'office-holder', probability: 0.85 })
    if (!entry.isFull) return { entry, ...surname(entry, tables) }
    const people = knownBy(entry, tables)
    if (people.length === 0) return { kind: 'full', entry, people }
    const person = bestKnown(entry, people, tables)
    const probability = people.length > 1 ? 0.88 : 0.97
    return known(entry, person && { person, rule: 'known-name', probability })
  }

  private settleKnown({ entry, meant }: Filed): void {
    if (meant === undefined) {
      this.scene.leaveOpen(entry)
      return
    }
    const { person, rule, probability } = meant
    this.scene.bearerOf(person)?.own.add(entry)
    this.reopen(person)
    this.scene.settle(entry, { actor: person.id, rule, probability })
  }

  private unsettleKnown({ entry, meant }: Filed): void {
    if (meant === undefined) return
    this.scene.bearerOf(meant.person)?.own.delete(entry)
    this.reopen(meant.person)
  }

  private reopen(person: KnownPerson): void {
    const bearer = this.scene.bearerOf(person)
    if (bearer) this.scene.open.add(bearer)
  }
}

/** Whom a designation surely means, whatever others there are. */
interface Meant {
  readonly person: KnownPerson
  readonly rule: string
  readonly probability: number
}

/** A designation with how it is resolved, and whom of the cast it brings up. */
interface Filed {
  readonly kind: 'known' | 'full' | 'told' | 'bare'
  readonly entry: FamilyEntry
  readonly people: readonly KnownPerson[]
  /** Absent where it could be several, and of kinds other than `known`. */
  readonly meant?: Meant
}

function known(entry: FamilyEntry, meant: Meant | undefined): Filed {
  return { kind: 'known', entry, people: meant ? [meant.person] : [], ...(meant && { meant }) }
}

function surname(entry: FamilyEntry, tables: NameTables): Pick<Filed, 'kind' | 'people'> {
  return entry.hasEvidence ? { kind: 'told', people: fittingPeople(entry, tables) } : { kind: 'bare', people: [] }
}
