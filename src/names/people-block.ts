import { BareSurnames } from './bare-surnames.ts'
import type { Designation } from './designation.ts'
import type { FamilyEntry } from './families.ts'
import { type Filed, filedOf, formerlyFiled } from './filed.ts'
import { FullNames } from './full-names.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import { Scene } from './scene.ts'
import type { NameTables } from './tables.ts'
import { ToldSurnames } from './told-surnames.ts'

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

  /** Puts in, before all others, designations that were resolved before, with what they were resolved to. */
  restore(known: Iterable<readonly [Designation, Resolution]>): void {
    const formers: Record<Filed['kind'], FamilyEntry[]> = { known: [], full: [], told: [], bare: [] }
    const others: Designation[] = []
    for (const [designation, resolution] of known) {
      const filed = formerlyFiled(designation, resolution, this.scene)
      if (filed === undefined) {
        others.push(designation)
        continue
      }
      this.restoreFiled(filed, resolution)
      formers[filed.kind].push(filed.entry)
    }
    this.full.restore(formers.full)
    this.told.restore(formers.told)
    this.bare.restore(formers.bare)
    for (const each of others) this.put(each)
  }

  private restoreFiled(filed: Filed, resolution: Resolution): void {
    const { entry, meant } = filed
    this.filed.set(entry.key, filed)
    this.scene.resolved.set(entry.key, resolution)
    if (meant === undefined) return
    this.scene.casting.restore(entry, [meant.person])
    this.scene.bearerOf(meant.person)?.own.add(entry)
  }

  put(designation: Designation): void {
    if (this.filed.has(designation.key)) return
    const { people, ...filed } = filedOf(designation, this.scene)
    this.filed.set(designation.key, filed)
    this.scene.casting.bring(filed.entry, people)
    if (filed.kind === 'known') this.settleKnown(filed)
    else this[filed.kind].add(filed.entry)
  }

  drop(key: string): void {
    const filed = this.filed.get(key)
    if (filed === undefined) return
    this.filed.delete(key)
    if (filed.kind === 'known') this.unsettleKnown(filed)
    else this[filed.kind].delete(filed.entry)
    this.scene.casting.takeBack(filed.entry)
    this.scene.forget(filed.entry)
  }

  /** Resolves what the changes since the last time reach; gives the keys of the designations that mean another one. */
  resolve(): Set<string> {
    this.full.resolve()
    this.told.resolve()
    this.bare.resolve()
    return this.scene.close()
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
