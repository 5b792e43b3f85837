import { digest } from '../text/index.ts'
import type { Bearer } from './bearers.ts'
import { Clusters } from './clusters.ts'
import type { Family, FamilyEntry } from './families.ts'
import { formerGroups } from './former.ts'
import { NEARER } from './full-names.ts'
import { nearTo, type Scene, type Time } from './scene.ts'

/** Surnames alone: their only bearer's, nobody's where there are two, one where there is none. */
export class BareSurnames {
  private readonly scene: Scene
  private readonly fresh = new Set<FamilyEntry>()
  /** Those whose name nobody bears. */
  private readonly clusters: Clusters<FamilyEntry>

  constructor(scene: Scene) {
    this.scene = scene
    this.clusters = new Clusters({
      candidates: ({ family }) => nearTo(new Set([family]), 'bare'),
      relate: (one, other) => {
        const distance = one.family.nearTo(other.family) ?? 1
        return distance < 1 ? distance : 'different'
      },
      // What several bear is ambiguous too, but not among these.
      wasAmbiguous: ({ family }) => nearestBearers(family, scene, 'before').length === 0,
    })
  }

  /** Puts in entries that were there before, all at once. */
  restore(entries: readonly FamilyEntry[]): void {
    const { groups, ambiguous } = formerGroups(entries, 'surname', this.scene.resolved)
    for (const entry of entries) entry.family.held.bare.add(entry)
    this.clusters.restore(groups.values(), ambiguous)
  }

  add(entry: FamilyEntry): void {
    entry.family.held.bare.add(entry)
    this.fresh.add(entry)
  }

  delete(entry: FamilyEntry): void {
    entry.family.held.bare.delete(entry)
    this.fresh.delete(entry)
    this.clusters.delete(entry)
  }

  resolve(): void {
    const { counts, ids } = this.scene.changedBearers()
    for (const entry of nearTo(counts, 'bare')) this.fresh.add(entry)
    // What several bear is still borne by as many.
    for (const entry of nearTo(ids, 'bare')) if (!this.isAmbiguous(entry)) this.fresh.add(entry)
    for (const entry of this.fresh) this.judge(entry)
    this.fresh.clear()
    const { made, ambiguous } = this.clusters.regroup()
    for (const group of made) {
      const actor = digest(group[0].key)
      for (const entry of group) this.scene.settle(entry, { actor, rule: 'surname', probability: 0.75 })
    }
    for (const entry of ambiguous) this.scene.leaveOpen(entry)
  }

  private isAmbiguous({ key }: FamilyEntry): boolean {
    return this.scene.resolved.get(key)?.rule === 'ambiguous'
  }

  private judge(entry: FamilyEntry): void {
    const [bearer, another] = nearestBearers(entry.family, this.scene, 'now')
    if (bearer === undefined) {
      this.clusters.add(entry)
      return
    }
    this.clusters.delete(entry)
    if (another !== undefined) this.scene.leaveOpen(entry)
    else this.scene.settle(entry, { actor: bearer.actor, rule: 'only-bearer', probability: 0.88 })
  }
}

/** Those who bear the names that are nearest to a surname; two stand for all. */
function nearestBearers(own: Family, scene: Scene, time: Time): Bearer[] {
  const found = new Set<Bearer>()
  for (const when of WHEN) addUpToTwo(found, scene.bearersOf(own, when, time))
  // Nothing is nearer than the name itself: others of its neighbourhood need not be looked for.
  if (found.size > 1) return [...found]
  const { near } = own
  let nearest = 1
  for (const [family, distance] of near) {
    if (distance < nearest && WHEN.some((when) => scene.bearersOf(family, when, time).size > 0)) nearest = distance
  }
  for (const [family, distance] of near) {
    if (distance === 1 || distance > nearest + NEARER) continue
    for (const when of WHEN) addUpToTwo(found, scene.bearersOf(family, when, time))
  }
  return [...found]
}

const WHEN = ['early', 'late'] as const

function addUpToTwo(found: Set<Bearer>, bearers: Iterable<Bearer>): void {
  for (const bearer of bearers) {
    if (found.size > 1) return
    found.add(bearer)
  }
}
