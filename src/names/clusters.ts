import { type Grouping, grouped, type Relation } from './groups.ts'

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
 * Entries grouped as `grouped` does it, kept as they come and go. Only those that are linked, directly or by others,
 * decide on each other's group; so only what is linked to a new or a dropped entry is grouped anew. Restored entries
 * sleep: their links are not looked for before one that they are linked to comes or goes.
 */
export class Clusters<T extends Keyed> {
  private readonly links = new Map<T, Map<T, number>>()
  private readonly groupOf = new Map<T, readonly T[]>()
  private readonly gone = new Set<readonly T[]>()
  private readonly open = new Set<T>()
  /** Restored ones without a group. */
  private readonly asleep = new Set<T>()
  private readonly relating: Relating<T>

  constructor(relating: Relating<T>) {
    this.relating = relating
  }

  /** Puts in entries that were there before: groups, and what may have been ambiguous. All of them must be there at once. */
  restore(groups: Iterable<readonly T[]>, others: Iterable<T>): void {
    for (const group of groups) {
      for (const entry of group) this.groupOf.set(entry, group)
    }
    for (const entry of others) this.asleep.add(entry)
  }

  add(entry: T): void {
    if (this.has(entry)) return
    this.links.set(entry, new Map())
    this.open.add(entry)
    this.link(entry)
  }

  delete(entry: T): void {
    if (!this.has(entry)) return
    if (this.wake(entry)) this.link(entry)
    for (const other of this.linksOf(entry).keys()) {
      this.linksOf(other).delete(entry)
      this.open.add(other)
    }
    this.links.delete(entry)
    this.open.delete(entry)
    this.dissolve(entry)
  }

  private has(entry: T): boolean {
    if (this.links.has(entry) || this.groupOf.has(entry)) return true
    if (!this.asleep.has(entry)) return false
    if (this.relating.wasAmbiguous(entry)) return true
    this.asleep.delete(entry)
    return false
  }

  private mayHave(entry: T): boolean {
    return this.links.has(entry) || this.groupOf.has(entry) || this.asleep.has(entry)
  }

  /** Lets one that is there have links; tells whether it had none yet. */
  private wake(entry: T): boolean {
    if (this.links.has(entry)) return false
    this.asleep.delete(entry)
    this.links.set(entry, new Map())
    return true
  }

  /** Links an entry to all others, and those that this wakes to all that they are linked to. */
  private link(seed: T): void {
    const woken = [seed]
    for (const entry of woken) {
      const own = this.linksOf(entry)
      for (const other of this.relating.candidates(entry)) {
        if (other === entry || own.has(other) || !this.mayHave(other)) continue
        const relation = this.relation(entry, other)
        if (typeof relation !== 'number' || !this.has(other)) continue
        if (this.wake(other)) woken.push(other)
        own.set(other, relation)
        this.linksOf(other).set(entry, relation)
      }
    }
  }

  private linksOf(entry: T): Map<T, number> {
    return this.links.get(entry) ?? new Map()
  }

  /** Groups anew what may have changed. */
  regroup(): Regrouped<T> {
    const made: (readonly T[])[] = []
    const ambiguous: T[] = []
    for (const seed of this.open) {
      const grouping = this.grouping(this.linkedTo(seed))
      for (const group of grouping.groups) if (!this.isKept(group)) made.push(group.toSorted(byKey))
      ambiguous.push(...grouping.ambiguous)
      for (const entry of grouping.ambiguous) this.dissolve(entry)
    }
    for (const group of made) for (const entry of group) this.dissolve(entry)
    for (const group of made) for (const entry of group) this.groupOf.set(entry, group)
    const gone = [...this.gone]
    this.gone.clear()
    return { gone, made, ambiguous }
  }

  private grouping(all: readonly T[]): Grouping<T> {
    if (all.length === 1) return { groups: [all], ambiguous: [] }
    return grouped(all, (one, other) => this.linked(one, other))
  }

  /** All that an entry is linked to, in the order of their keys; they are open no more. */
  private linkedTo(seed: T): T[] {
    const all = new Set([seed])
    for (const entry of all) {
      this.open.delete(entry)
      for (const other of this.links.get(entry)?.keys() ?? []) all.add(other)
    }
    return [...all].sort(byKey)
  }

  private linked(one: T, other: T): Relation {
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
