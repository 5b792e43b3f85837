import { conflicts, evidenceOf, supportOf } from './evidence.ts'
import type { Family, FamilyEntry } from './families.ts'
import type { KnownPerson } from './people.ts'
import { under } from './rows.ts'
import type { FormerPeople, Scene } from './scene.ts'
import type { NameTables } from './tables.ts'

/** Which people of the cast designations bring on the scene. */
export class Casting {
  private readonly scene: Scene
  private readonly former: FormerPeople
  private readonly brought = new Map<FamilyEntry, readonly KnownPerson[]>()
  /** Restored surnames with an office or a state of which it was not asked yet whom they brought. */
  private readonly unasked = new Map<Family, Set<FamilyEntry>>()
  private readonly asked = new Set<KnownPerson>()

  constructor(scene: Scene, former: FormerPeople) {
    this.scene = scene
    this.former = former
  }

  bring(entry: FamilyEntry, people: readonly KnownPerson[]): void {
    this.brought.set(entry, people)
    for (const person of people) {
      this.ask(person)
      this.scene.enter(person)
    }
  }

  /** Takes back what `bring` did. */
  takeBack(entry: FamilyEntry): void {
    if (this.unasked.get(entry.family)?.has(entry)) this.restore(entry, fittingPeople(entry, this.scene.tables))
    for (const person of this.brought.get(entry) ?? []) {
      this.ask(person)
      this.scene.leave(person)
    }
    this.brought.delete(entry)
  }

  /** Puts in an entry that was there before: those whom it brought are on the scene since then. */
  restore(entry: FamilyEntry, people: readonly KnownPerson[]): void {
    this.unasked.get(entry.family)?.delete(entry)
    this.brought.set(entry, people)
    for (const person of people) this.scene.restorePerson(person)
  }

  /** Puts in a surname with an office or a state that was there before: whom it brought is found when that is asked. */
  restoreTold(entry: FamilyEntry): void {
    under(this.unasked, entry.family, () => new Set()).add(entry)
  }

  /** Makes sure that all are on the scene who were brought and are called so. */
  askAll({ people }: Family): void {
    for (const person of people) this.ask(person)
  }

  /** Makes sure that all are there who brought a person. */
  ask(person: KnownPerson): void {
    if (this.asked.has(person)) return
    this.asked.add(person)
    this.former.readMeaning(person)
    for (const family of this.scene.familiesOf(person)) {
      for (const near of family.near.keys()) {
        near.open()
        for (const entry of this.unasked.get(near) ?? []) this.restore(entry, fittingPeople(entry, this.scene.tables))
      }
    }
  }
}

/** From how much support on a surname with an office is a known person's. */
const OFFICE = 3

/** Known people of the surname whom office and state fit best. */
export function fittingPeople(entry: FamilyEntry, tables: NameTables): KnownPerson[] {
  const people = peopleNear(entry.family).filter((person) => !conflicts(entry, evidenceOf(person, tables), tables))
  const supports = people.map((person) => supportOf(entry, person, tables))
  const best = Math.max(...supports)
  const isEnough = best >= OFFICE || (best > 0 && people.length === 1)
  return isEnough ? people.filter((_, at) => supports[at] === best) : []
}

function peopleNear({ near }: Family): KnownPerson[] {
  const people = new Set<KnownPerson>()
  for (const [family, distance] of near) {
    for (const person of distance < 1 ? family.people : []) people.add(person)
  }
  return [...people]
}
