import { type Bearer, bearerOf } from './bearers.ts'
import { Clusters } from './clusters.ts'
import { evidenceOf, isNamesake, supportOf } from './evidence.ts'
import type { FamilyEntry } from './families.ts'
import { formerGroups } from './former.ts'
import type { Relation } from './groups.ts'
import { apart } from './parts.ts'
import type { KnownPerson } from './people.ts'
import { likeness, likenessBeside } from './same-name.ts'
import { bestOf, type Scene } from './scene.ts'
import type { NameTables } from './tables.ts'

/** Full names of those whom the cast does not know: full names alike are one. */
export class FullNames {
  private readonly scene: Scene
  private readonly clusters: Clusters<FamilyEntry>
  private readonly bearers = new Map<readonly FamilyEntry[], Bearer>()

  constructor(scene: Scene) {
    this.scene = scene
    this.clusters = new Clusters({
      candidates: ({ family }) => fullOf(family),
      relate: (one, other) => relation(one, other, scene.tables),
      // What could be several known people is ambiguous too, but not among these.
      wasAmbiguous: (entry) => knownBy(entry, scene.tables).length === 0,
    })
  }

  /** Puts in entries that were there before, all at once. */
  restore(entries: readonly FamilyEntry[]): void {
    const { groups, ambiguous } = formerGroups(entries, 'full-name', this.scene.resolved)
    for (const entry of entries) entry.family.held.full.add(entry)
    for (const [actor, group] of groups) {
      const bearer = bearerOf(group, this.scene.tables, actor)
      this.bearers.set(group, bearer)
      this.scene.restore(bearer, 'early')
    }
    this.clusters.restore(groups.values(), ambiguous)
  }

  add(entry: FamilyEntry): void {
    entry.family.held.full.add(entry)
    this.clusters.add(entry)
  }

  delete(entry: FamilyEntry): void {
    entry.family.held.full.delete(entry)
    this.clusters.delete(entry)
  }

  resolve(): void {
    const { gone, made, ambiguous } = this.clusters.regroup()
    for (const group of gone) this.drop(group)
    for (const group of made) this.put(group)
    for (const entry of ambiguous) this.scene.leaveOpen(entry)
  }

  private drop(group: readonly FamilyEntry[]): void {
    const bearer = this.bearers.get(group)
    if (bearer) this.scene.drop(bearer, 'early')
    this.bearers.delete(group)
  }

  private put(group: readonly FamilyEntry[]): void {
    const bearer = bearerOf(group, this.scene.tables)
    this.bearers.set(group, bearer)
    this.scene.put(bearer, 'early')
    for (const entry of group) {
      this.scene.settle(entry, { actor: bearer.actor, rule: 'full-name', probability: 0.95 })
    }
  }
}

function* fullOf({ alike }: FamilyEntry['family']): Generator<FamilyEntry> {
  for (const family of alike.keys()) yield* family.open().full
}

function relation(one: FamilyEntry, other: FamilyEntry, tables: NameTables): Relation {
  const family = one.family.alikeTo(other.family) ?? apart(one.parts.family, other.parts.family)
  const likely = likenessBeside(family, one.parts, other.parts, tables)
  return likely !== 'different' && isNamesake(one, other, tables) ? 'different' : likely
}

/** By how much a known person must be nearer than another to be the only one meant. */
export const NEARER = 0.06

/** The known people whose full name an entry is. */
export function knownBy(entry: FamilyEntry, tables: NameTables): KnownPerson[] {
  const found = [...peopleAlike(entry)].flatMap((person) => {
    const distance = nearness(entry, person, tables)
    return distance === undefined || isNamesake(entry, evidenceOf(person, tables), tables) ? [] : [{ person, distance }]
  })
  const nearest = Math.min(...found.map(({ distance }) => distance))
  return found.filter(({ distance }) => distance <= nearest + NEARER).map(({ person }) => person)
}

function peopleAlike({ family }: FamilyEntry): Set<KnownPerson> {
  const people = new Set<KnownPerson>()
  for (const alike of family.alike.keys()) for (const person of alike.people) people.add(person)
  return people
}

/** How near a name must be to one in another script, where the person's names in its own script are other ones. */
const NEAR = 0.12

function nearness({ parts }: FamilyEntry, { parts: names }: KnownPerson, tables: NameTables): number | undefined {
  const hasSuffix = names.some(({ suffix }) => suffix !== undefined)
  if (parts.suffix !== undefined && !hasSuffix) return undefined
  const full = names.filter(({ given }) => given.length > 0 || parts.given.length === 0)
  const compared = full.map((name) => ({ name, distance: likeness(parts, name, tables) }))
  const near = compared.map(({ distance }) => distance).filter((distance) => typeof distance === 'number')
  if (near.length === 0) return undefined
  const nearest = Math.min(...near)
  const own = compared.filter(({ name }) => name.family.script === parts.family.script)
  const isOther = own.length > 0 && own.every(({ distance }) => typeof distance !== 'number')
  return isOther && (nearest > NEAR || parts.family.script === 'han') ? undefined : nearest
}

/** The one of several known people whom office and state fit best. */
export function bestKnown(entry: FamilyEntry, people: readonly KnownPerson[], tables: NameTables) {
  return bestOf(people, (person) => supportOf(entry, person, tables))
}
