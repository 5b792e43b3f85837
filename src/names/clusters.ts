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
 * it alone, and the others decide on each other's group only where they are linked without the ambiguous; so only that
 * much is grouped anew. Restored entries sleep: their links are not looked for before they are needed.
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
  /** Those that are linked to one that was dropped, or was ambiguous before and is not now, or the other way round. */
  private readonly parted = new Set<T>()
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
      this.parted.add(other)
    }
    this.links.delete(entry)
    this.there.delete(entry)
    this.ambiguous.delete(entry)
    this.open.delete(entry)
    this.parted.delete(entry)
    this.dissolve(entry)
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
    const made: (readonly T[])[] = []
    const seen = new Set<T>()
    for (const seed of [...this.open, ...this.parted]) {
      if (this.ambiguous.has(seed) || seen.has(seed)) continue
      const all = this.linkedTo(seed)
      for (const entry of all) seen.add(entry)
      for (const group of this.joined(all)) if (!this.isKept(group)) made.push(group)
    }
    this.open.clear()
    this.parted.clear()
    for (const entry of ambiguous) this.dissolve(entry)
    for (const group of made) for (const entry of group) this.dissolve(entry)
    for (const group of made) for (const entry of group) this.groupOf.set(entry, group)
    const gone = [...this.gone]
    this.gone.clear()
    return { gone, made, ambiguous }
  }

  /** Tells which of those whose links changed are ambiguous now, and gives these. */
  private judgeOpen(): T[] {
    const ambiguous: T[] = []
    for (const entry of this.open) {
      const links = this.linksOf(entry)
      const isAmbiguous = standsBetween(links, (one, other) => this.knownRelation(one, other))
      if (isAmbiguous) ambiguous.push(entry)
      if (isAmbiguous === this.ambiguous.has(entry)) continue
      if (isAmbiguous) this.ambiguous.add(entry)
      else this.ambiguous.delete(entry)
      for (const other of links.keys()) this.parted.add(other)
    }
    return ambiguous
  }

  /** All that an entry is linked to without the ambiguous, directly or by others, in the order of their keys. */
  private linkedTo(seed: T): T[] {
    const all = new Set([seed])
    for (const entry of all) {
      for (const other of this.linksOf(entry).keys()) if (!this.ambiguous.has(other)) all.add(other)
    }
    return [...all].sort(byKey)
  }

  private joined(all: readonly T[]): T[][] {
    if (all.length === 1) return [[...all]]
    const at = new Map(all.map((entry, place) => [entry, place]))
    const pairs = all.flatMap((entry, one) =>
      [...this.linksOf(entry)].flatMap(([linked, relation]) => {
        const other = at.get(linked)
        return other !== undefined && one < other ? [{ one, other, relation }] : []
      }),
    )
    const groups = merged(all.length, pairs, (one, other) => this.knownRelation(all[one], all[other]) === 'different')
    return groups.map((group) => group.sort((one, other) => one - other).map((place) => all[place]))
  }

  private knownRelation(one: T, other: T): Relation {
    return this.links.get(one)?.get(other) ?? this.relation(one, other)
  }

  private relation(one: T, other: T): Relation {
    return one.key < other.key ? this.relating.relate(one, other) : this.relating.relate(other, one)
  }

  private isKept(group: readonly T[]): boolean {
    const former = this.groupOf.get(group[0])
    return former?.length === group.length && group.every((entry) => this.groupOf.get(entry) === former)
  }

  private dissolve(entry: T): void {
    const former = this.groupOf.get(entry)
    if (former === undefined) return
    this.gone.add(former)
    for (const each of former) this.groupOf.delete(each)
  }
}

function byKey(one: Keyed, other: Keyed): number {
  return one.key < other.key ? -1 : 1
}
