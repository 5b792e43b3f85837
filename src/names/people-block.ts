import { BareSurnames } from './bare-surnames.ts'
import type { Designation } from './designation.ts'
import type { FamilyEntry } from './families.ts'
import type { FamilyNames } from './family-names.ts'
import { type Filed, filedOf, formerlyFiled } from './filed.ts'
import type { Beginning, FormerNames, KnownName } from './former-names.ts'
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
 * reach is resolved anew, and of those that were there before only that is read.
 */
export class PeopleBlock {
  readonly familyNames: FamilyNames
  private readonly scene: Scene
  private readonly filed = new Map<string, Filed>()
  private readonly full: FullNames
  private readonly told: ToldSurnames
  private readonly bare: BareSurnames
  private readonly former: FormerNames
  /** Told of all that were there before as they are read. */
  private readonly onRead: (key: string, actor: string) => void
  /** Former ones that were dropped since, and actors all of whose former designations were read. */
  private readonly dropped = new Set<string>()
  private readonly met = new Set<string>()
  /** Former ones of which the rules that are here would not have told what was told. */
  private readonly untold: Designation[] = []

  constructor(block: string, tables: NameTables, { former, familyNames, onRead }: Required<Beginning>) {
    this.former = former
    this.familyNames = familyNames
    this.onRead = onRead
    this.scene = new Scene(block, tables, {
      names: familyNames,
      read: (family) => this.recall(former.called(family), family),
      readMeaning: ({ id }) => this.recall(this.allMeaning([id])),
    })
    this.full = new FullNames(this.scene)
    this.told = new ToldSurnames(this.scene)
    this.bare = new BareSurnames(this.scene)
  }

  /** How many designations it holds, or as much as takes their place in memory. */
  get size(): number {
    return this.filed.size + this.familyNames.size
  }

  get(key: string): Resolution | undefined {
    return this.scene.resolved.get(key)
  }

  /**
   * Puts in designations that were there before, and all that were told to mean the same.
   *
   * @param family of which these are all; absent where they are some.
   */
  recall(known: Iterable<KnownName>, family?: string): void {
    const formers: Record<Filed['kind'], FamilyEntry[]> = { known: [], full: [], told: [], bare: [] }
    for (let some = known, actors = new Set<string>(); ; some = this.allMeaning(actors, family)) {
      actors = new Set()
      for (const [designation, resolution] of some) {
        const filed = this.recallOne(designation, resolution)
        if (filed === undefined) continue
        formers[filed.kind].push(filed.entry)
        if (this.isShared(resolution)) actors.add(resolution.actor)
      }
      if (actors.size === 0) break
    }
    this.full.restore(formers.full)
    this.told.restore(formers.told)
    this.bare.restore(formers.bare)
  }

  /** Whether others may mean the same actor, who is none that the cast knows. */
  private isShared({ actor, perStory }: Resolution): boolean {
    return perStory !== true && !this.met.has(actor) && !this.scene.tables.people.byId.has(actor)
  }

  private allMeaning(actors: Iterable<string>, besides?: string): Iterable<KnownName> {
    const some = [...actors].filter((actor) => !this.met.has(actor))
    for (const actor of some) this.met.add(actor)
    return some.length > 0 ? this.former.meaning(some, besides) : []
  }

  private recallOne(designation: Designation, resolution: Resolution): Filed | undefined {
    if (this.filed.has(designation.key) || this.dropped.has(designation.key)) return undefined
    const filed = formerlyFiled(designation, resolution, this.scene)
    if (filed === undefined) this.untold.push(designation)
    else this.recallFiled(filed, resolution)
    return filed
  }

  private recallFiled(filed: Filed, resolution: Resolution): void {
    const { entry, meant } = filed
    this.filed.set(entry.key, filed)
    this.scene.resolved.set(entry.key, resolution)
    this.onRead(entry.key, resolution.actor)
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

  /** Drops one that was put in or recalled. */
  drop(key: string): void {
    const filed = this.filed.get(key)
    if (filed === undefined) return
    this.filed.delete(key)
    this.dropped.add(key)
    if (filed.kind === 'known') this.unsettleKnown(filed)
    else this[filed.kind].delete(filed.entry)
    this.scene.casting.takeBack(filed.entry)
    this.scene.forget(filed.entry)
  }

  /** Resolves what the changes since the last time reach; gives the keys of the designations that mean another one. */
  resolve(): Set<string> {
    const changed = new Set<string>()
    do {
      for (const designation of this.untold.splice(0)) this.put(designation)
      this.full.resolve()
      this.told.resolve()
      this.bare.resolve()
      for (const key of this.scene.close()) changed.add(key)
    } while (this.untold.length > 0)
    return changed
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
    this.scene.casting.ask(meant.person)
    this.scene.bearerOf(meant.person)?.own.delete(entry)
    this.reopen(meant.person)
  }

  private reopen(person: KnownPerson): void {
    const bearer = this.scene.bearerOf(person)
    if (bearer) this.scene.open.add(bearer)
  }
}
