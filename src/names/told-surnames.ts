import { type Bearer, bearerOf } from './bearers.ts'
import { Clusters } from './clusters.ts'
import { agreement, conflicts } from './evidence.ts'
import type { Family, FamilyEntry } from './families.ts'
import { formerGroups } from './former.ts'
import type { Relation } from './groups.ts'
import { under } from './rows.ts'
import { bestOf, nearTo, type Scene, type Time } from './scene.ts'
import type { NameTables } from './tables.ts'

/** What a surname with an office or a state comes to among the bearers of the name. */
type Verdict =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'fitting' | 'joining'; readonly bearer: Bearer }

/** Surnames with an office or a state: whom these fit, or the only bearer; else one where nothing speaks against it. */
export class ToldSurnames {
  private readonly scene: Scene
  private readonly verdicts = new Map<FamilyEntry, Verdict>()
  private readonly fresh = new Set<FamilyEntry>()
  /** Restored ones, by family, of which it was not asked yet what they came to. */
  private readonly asleep = new Map<Family, Set<FamilyEntry>>()
  /** Those that mean no bearer. */
  private readonly clusters: Clusters<FamilyEntry>
  private readonly bearers = new Map<readonly FamilyEntry[], Bearer>()

  constructor(scene: Scene) {
    this.scene = scene
    this.clusters = new Clusters({
      candidates: ({ family }) => nearTo(new Set([family]), 'told'),
      relate: (one, other) => toldRelation(one, other, scene.tables),
      // What fits several bearers is ambiguous too, but not among these.
      wasAmbiguous: (entry) => verdictOn(entry, scene, 'before').kind !== 'ambiguous',
    })
  }

  /** Puts in entries that were there before, all at once. */
  restore(entries: readonly FamilyEntry[]): void {
    const { groups, ambiguous } = formerGroups(entries, 'surname', this.scene.resolved)
    for (const entry of entries) {
      entry.family.held.told.add(entry)
      under(this.asleep, entry.family, () => new Set()).add(entry)
      this.scene.casting.restoreTold(entry)
    }
    for (const [actor, group] of groups) {
      const bearer = bearerOf(group, this.scene.tables, actor)
      this.bearers.set(group, bearer)
      this.scene.restore(bearer, 'late')
    }
    this.clusters.restore(groups.values(), ambiguous)
  }

  add(entry: FamilyEntry): void {
    entry.family.held.told.add(entry)
    this.fresh.add(entry)
  }

  delete(entry: FamilyEntry): void {
    this.wake(entry)
    entry.family.held.told.delete(entry)
    this.fresh.delete(entry)
    this.unjoin(entry)
    this.verdicts.delete(entry)
    this.clusters.delete(entry)
  }

  resolve(): void {
    const { touched, open } = this.scene
    for (const entry of nearTo(touched.early, 'told')) this.judge(entry)
    for (const entry of this.fresh) this.judge(entry)
    this.fresh.clear()
    for (const bearer of open) this.wakeNear(bearer)
    for (const bearer of open) this.joinUnlessTorn(bearer)
    open.clear()
    this.regroup()
  }

  /** Makes known what a restored entry came to before the changes since the last time. */
  private wake(entry: FamilyEntry): void {
    if (!this.asleep.get(entry.family)?.delete(entry)) return
    const verdict = verdictOn(entry, this.scene, 'before')
    this.verdicts.set(entry, verdict)
    if ('bearer' in verdict) verdict.bearer[verdict.kind].add(entry)
  }

  /** Makes known of all that may mean a bearer whether they do. */
  private wakeNear({ families }: Bearer): void {
    for (const family of families) {
      for (const near of family.near.keys()) {
        near.open()
        for (const entry of this.asleep.get(near) ?? []) this.wake(entry)
      }
    }
  }

  private judge(entry: FamilyEntry): void {
    this.wake(entry)
    const verdict = verdictOn(entry, this.scene, 'now')
    const former = this.verdicts.get(entry)
    if (former !== undefined && isSame(former, verdict)) return
    this.unjoin(entry)
    this.verdicts.set(entry, verdict)
    if (verdict.kind === 'nobody') this.clusters.add(entry)
    else this.clusters.delete(entry)
    if (verdict.kind === 'ambiguous') this.scene.leaveOpen(entry)
    if (!('bearer' in verdict)) return
    verdict.bearer[verdict.kind].add(entry)
    this.scene.open.add(verdict.bearer)
    if (verdict.kind === 'fitting') {
      this.scene.settle(entry, { actor: verdict.bearer.actor, rule: 'office', probability: 0.93 })
    }
  }

  private unjoin(entry: FamilyEntry): void {
    const former = this.verdicts.get(entry)
    if (former === undefined || !('bearer' in former)) return
    former.bearer[former.kind].delete(entry)
    this.scene.open.add(former.bearer)
  }

  /** Joins entries to the only bearer of their surname, but none that speak against each other. */
  private joinUnlessTorn({ actor, own, fitting, joining }: Bearer): void {
    const others = [...own, ...fitting, ...joining]
    for (const entry of joining) {
      const isTorn = others.some((other) => other !== entry && conflicts(entry, other, this.scene.tables))
      if (isTorn) this.clusters.add(entry)
      else this.clusters.delete(entry)
      if (!isTorn) this.scene.settle(entry, { actor, rule: 'only-bearer', probability: 0.85 })
    }
  }

  /** Surnames with an office or a state that fit nobody else. */
  private regroup(): void {
    const { gone, made, ambiguous } = this.clusters.regroup()
    for (const group of gone) {
      const bearer = this.bearers.get(group)
      if (bearer) this.scene.drop(bearer, 'late')
      this.bearers.delete(group)
    }
    for (const group of made) {
      const bearer = bearerOf(group, this.scene.tables)
      this.bearers.set(group, bearer)
      this.scene.put(bearer, 'late')
      for (const entry of group) this.scene.settle(entry, { actor: bearer.actor, rule: 'surname', probability: 0.8 })
    }
    for (const entry of ambiguous) this.scene.leaveOpen(entry)
  }
}

function isSame(one: Verdict, other: Verdict): boolean {
  const [bearer, another] = [one, other].map((each) => ('bearer' in each ? each.bearer : undefined))
  return one.kind === other.kind && bearer === another
}

function verdictOn(entry: FamilyEntry, scene: Scene, time: Time): Verdict {
  const open = openBearers(entry, scene, time)
  if (open.length === 0) return { kind: 'nobody' }
  const bearer = bestOf(open, (each) => (each.isPlain ? 0 : each.support(entry)))
  if (bearer === undefined) return { kind: 'ambiguous' }
  return { kind: bearer.support(entry) > 0 ? 'fitting' : 'joining', bearer }
}

/** The bearers of the surname whom nothing speaks against; of those with nothing beside the name two stand for all. */
function openBearers(entry: FamilyEntry, scene: Scene, time: Time): Bearer[] {
  const open = new Set<Bearer>()
  let nPlain = 0
  for (const [family, distance] of entry.family.near) {
    for (const bearer of distance < 1 ? scene.bearersOf(family, 'early', time) : []) {
      if (open.has(bearer) || (bearer.isPlain && nPlain > 1) || (!bearer.isPlain && bearer.conflicts(entry))) continue
      open.add(bearer)
      if (bearer.isPlain) nPlain++
    }
  }
  return [...open]
}

function toldRelation(one: FamilyEntry, other: FamilyEntry, tables: NameTables): Relation {
  const distance = one.family.nearTo(other.family) ?? 1
  if (distance === 1 || conflicts(one, other, tables)) return 'different'
  return distance + (3 - agreement(one, other, tables)) * 0.05
}
