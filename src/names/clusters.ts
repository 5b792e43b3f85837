import { merged, type Relation, standsBetween } from './groups.ts'

/** Something with a key, by which it is put in order. */
export interface Keyed {
  readonly key: string
}

/** What became of groups since the last time; each is in the order of its keys. */
export interface Regrouped<T> {
  readonly gone: readonly (readonly T[])[]
  readonly made: readonly (readonly T[])[]
  readonly ambiguous: readonly T[]
}

/** What is asked to group things. */
export interface Relating<T> {
  /** How two stand to each other, the one of the smaller key first. */
  relate(one: T, other: T): Relation
  /** All that an entry may be one with, and perhaps others. */
  candidates(entry: T): Iterable<T>
  /** Whether an entry that was restored without a group was among those grouped, and ambiguous. */
  wasAmbiguous(entry: T): boolean
}

/**
 * Entries grouped as `grouped` does it, kept as they come and go. Whether an entry is ambiguous depends on those linked to
 * it alone. Groups that were told apart stay so whatever joins them, since what is surely two of some is of more; so only
 * entries without a group and the groups that they are linked to are grouped anew, and where that parts one of these groups,
 * what its members are linked to in turn. Restored entries sleep: their links are not looked for before they are needed.
 */
export class Clusters<T extends Keyed> {
  /** All links of those that are awake. */
  private readonly links = new Map<T, Map<T, number>>()
  private readonly groupOf = new Map<T, readonly T[]>()
  private readonly ambiguous = new Set<T>()
  private readonly there = new Set<T>()
  /** Restored ones without a group, of which it was not asked yet whether they are there. */
  private readonly unasked = new Set<T>()
  private readonly gone = new Set<readonly T[]>()
  /** Those that got or lost a link since the last time. */
  private readonly open = new Set<T>()
  /** Those that are there without a group, and not ambiguous. */
  private readonly loose = new Set<T>()
  private readonly relating: Relating<T>

  constructor(relating: Relating<T>) {
    this.relating = relating
  }

  /** Puts in entries that were there before: groups, and what may have been ambiguous. All of them must be there at once. */
  restore(groups: Iterable<readonly T[]>, others: Iterable<T>): void {
    for (const group of groups) {
      for (const entry of group) {
        this.there.add(entry)
        this.groupOf.set(entry, group)
      }
    }
    for (const entry of others) this.unasked.add(entry)
  }

  add(entry: T): void {
    if (this.has(entry)) return
    this.there.add(entry)
    this.open.add(entry)
    this.loose.add(entry)
    const links = this.linked(entry, (other) => this.relation(entry, other))
    this.links.set(entry, links)
    for (const [other, relation] of links) {
      this.links.get(other)?.set(entry, relation)
      this.open.add(other)
    }
  }

  delete(entry: T): void {
    if (!this.has(entry)) return
    for (const other of this.linksOf(entry).keys()) {
      this.links.get(other)?.delete(entry)
      this.open.add(other)
    }
    this.links.delete(entry)
    this.there.delete(entry)
    this.ambiguous.delete(entry)
    this.open.delete(entry)
    this.dissolve(entry)
    this.loose.delete(entry)
  }

  private has(entry: T): boolean {
    if (this.unasked.delete(entry) && this.relating.wasAmbiguous(entry)) {
      this.there.add(entry)
      this.ambiguous.add(entry)
    }
    return this.there.has(entry)
  }

  /** The links of an entry to all others, looked for when they are asked first. */
  private linksOf(entry: T): ReadonlyMap<T, number> {
    const known = this.links.get(entry)
    if (known !== undefined) return known
    // Those that are awake know theirs.
    const own = this.linked(entry, (other) => {
      const links = this.links.get(other)
      return links === undefined ? this.relation(entry, other) : (links.get(entry) ?? 'unclear')
    })
    this.links.set(entry, own)
    return own
  }

  private linked(entry: T, relationTo: (other: T) => Relation): Map<T, number> {
    const found = new Map<T, number>()
    for (const other of this.relating.candidates(entry)) {
      if (other === entry || found.has(other) || !(this.there.has(other) || this.unasked.has(other))) continue
      const relation = relationTo(other)
      if (typeof relation === 'number' && this.has(other)) found.set(other, relation)
    }
    return found
  }

  /** Groups anew what may have changed. */
  regroup(): Regrouped<T> {
    const ambiguous = this.judgeOpen()
    const groups = this.groupLoose()
    const made = groups.filter((group) => !this.isKept(group))
    for (const group of made) for (const entry of group) this.dissolve(entry)
    for (const group of made) for (const entry of group) this.groupOf.set(entry, group)
    const gone = [...this.gone]
    this.gone.clear()
    this.loose.clear()
    return { gone, made, ambiguous }
  }

  /** Tells which of those whose links changed are ambiguous now, and gives these. */
  private judgeOpen(): T[] {
    const ambiguous: T[] = []
    for (const entry of this.open) {
      const isAmbiguous = standsBetween(this.linksOf(entry), (one, other) => this.knownRelation(one, other))
      if (isAmbiguous) ambiguous.push(entry)
      if (isAmbiguous === this.ambiguous.has(entry)) continue
      if (isAmbiguous) this.setAside(entry)
      else this.ambiguous.delete(entry)
      if (!isAmbiguous) this.loose.add(entry)
    }
    this.open.clear()
    return ambiguous
  }

  private setAside(entry: T): void {
    this.ambiguous.add(entry)
    this.dissolve(entry)
    this.loose.delete(entry)
  }

  /** The groups of those without one, and of those in the groups that they are linked to. */
  private groupLoose(): (readonly T[])[] {
    for (;;) {
      const regions = this.regions()
      const groups = [...regions].flatMap((region) => this.joined(region))
      const placed = new Map(groups.flatMap((group) => group.map((entry) => [entry, group])))
      const parted = [...regions].flatMap((region) =>
        [...region.groups].filter((group) => group.some((entry) => placed.get(entry) !== placed.get(group[0]))),
      )
      if (parted.length === 0) return groups
      for (const [entry] of parted) this.dissolve(entry)
    }
  }

  /** What may be grouped with each other: those without a group that are linked, or linked to one group. */
  private regions(): Set<Region<T>> {
    const regions = new Set<Region<T>>()
    const regionOf = new Map<T | readonly T[], Region<T>>()
    for (const entry of this.loose) {
      let region: Region<T> = { loose: new Set([entry]), groups: new Set() }
      for (const linked of this.linksOf(entry).keys()) {
        if (this.ambiguous.has(linked)) continue
        const group = this.groupOf.get(linked)
        const other = regionOf.get(group ?? linked)
        if (other !== undefined && other !== region) {
          region = united(region, other, regionOf)
          regions.delete(other)
        }
        if (group !== undefined) region.groups.add(group)
        if (group !== undefined) regionOf.set(group, region)
      }
      regions.add(region)
      for (const each of region.loose) regionOf.set(each, region)
    }
    return regions
  }

  private joined({ loose, groups: [group, ...others], groups }: Region<T>): (readonly T[])[] {
    if (loose.size === 1 && others.length === 0) {
      const [entry] = loose
      const isOne = group?.every((each) => this.knownRelation(entry, each) !== 'different')
      if (isOne !== false) return [[entry, ...(group ?? [])].sort(byKey)]
    }
    const all = [...loose, ...[...groups].flat()].sort(byKey)
    const at = new Map(all.map((entry, place) => [entry, place]))
    const pairs = [...this.linksWithin(loose, groups)].flatMap(([one, other, relation]) => {
      const [first, second] = [at.get(one) ?? -1, at.get(other) ?? -1]
      return second < 0 ? [] : [{ one: Math.min(first, second), other: Math.max(first, second), relation }]
    })
    const joined = merged(all.length, pairs, (one, other) => this.knownRelation(all[one], all[other]) === 'different')
    return joined.map((places) => places.sort((one, other) => one - other).map((place) => all[place]))
  }

  /** The links of those without a group, and those within each group. */
  private *linksWithin(loose: ReadonlySet<T>, groups: ReadonlySet<readonly T[]>): Generator<[T, T, number]> {
    for (const entry of loose) for (const [other, relation] of this.linksOf(entry)) yield [entry, other, relation]
    for (const group of groups) {
      for (const [at, one] of group.entries()) {
        for (const other of group.slice(at + 1)) {
          const relation = this.knownRelation(one, other)
          if (typeof relation === 'number') yield [one, other, relation]
        }
      }
    }
  }

  private knownRelation(one: T, other: T): Relation {
    return this.links.get(one)?.get(other) ?? this.links.get(other)?.get(one) ?? this.relation(one, other)
  }

  private relation(one: T, other: T): Relation {
    return one.key < other.key ? this.relating.relate(one, other) : this.relating.relate(other, one)
  }

  private isKept(group: readonly T[]): boolean {
    const former = this.groupOf.get(group[0])
    return former?.length === group.length && group.every((entry) => this.groupOf.get(entry) === former)
  }

  /** Takes apart the group of an entry, if it is in one. */
  private dissolve(entry: T): void {
    const former = this.groupOf.get(entry)
    if (former === undefined) return
    this.gone.add(former)
    for (const each of former) {
      this.groupOf.delete(each)
      this.loose.add(each)
    }
  }
}

/** What is grouped together, apart from all else. */
interface Region<T> {
  readonly loose: Set<T>
  readonly groups: Set<readonly T[]>
}

/** Two regions as one, which is the larger of them. */
function united<T>(one: Region<T>, other: Region<T>, regionOf: Map<T | readonly T[], Region<T>>): Region<T> {
  const [small, large] = one.loose.size <= other.loose.size ? [one, other] : [other, one]
  for (const each of small.loose) {
    large.loose.add(each)
    regionOf.set(each, large)
  }
  for (const group of small.groups) {
    large.groups.add(group)
    regionOf.set(group, large)
  }
  return large
}

function byKey(one: Keyed, other: Keyed): number {
  return one.key < other.key ? -1 : 1
}
