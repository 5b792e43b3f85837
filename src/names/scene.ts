import { digest } from '../text/index.ts'
import { type Bearer, knownBearer } from './bearers.ts'
import { Casting } from './casting.ts'
import { Families, type Family, type FamilyEntry, type FormerFamilies } from './families.ts'
import type { FewSet } from './few-set.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import { under } from './rows.ts'
import type { NameTables } from './tables.ts'

/** Which bearers of a name are meant: those of full names and of the cast, or those whom surnames with an office make. */
export type When = 'early' | 'late'

/** With all changes, or as it was before those since the last time. */
export type Time = 'before' | 'now'

/** The designations of people that a block had before. */
export interface FormerPeople extends FormerFamilies {
  /** Makes sure that all designations are there which surely mean somebody of the cast. */
  readMeaning(person: KnownPerson): void
}

/** What is known so far of the people of one block: who bears its names, and whom each designation means. */
export class Scene {
  readonly tables: NameTables
  readonly families: Families
  readonly casting: Casting
  /** Family names that got or lost a bearer since the last time. */
  readonly touched: Readonly<Record<When, Set<Family>>> = { early: new Set(), late: new Set() }
  /** Bearers to whom a surname came or went since the last time. */
  readonly open = new Set<Bearer>()
  readonly resolved = new Map<string, Resolution>()
  /** Keys of the designations that mean another one since the last time, or none any more. */
  readonly changed = new Set<string>()
  private readonly people = new Map<KnownPerson, { readonly bearer: Bearer; n: number }>()
  /** Bearers that came and went since the last time. */
  private readonly made = new Set<Bearer>()
  private readonly gone: Readonly<Record<When, Set<Bearer>>> = { early: new Set(), late: new Set() }

  constructor(block: string, tables: NameTables, former: FormerPeople) {
    this.tables = tables
    this.casting = new Casting(this, former)
    this.families = new Families(tables, former)
    for (const person of tables.people.byBlock.get(block) ?? []) {
      for (const family of this.familiesOf(person)) family.people.push(person)
    }
  }

  familiesOf({ parts }: KnownPerson): Family[] {
    return [...new Set(parts.map(({ family }) => this.families.of(family)))]
  }

  /** Puts a person of the cast on the scene once more. */
  enter(person: KnownPerson): void {
    if (!this.isThereAgain(person)) this.put(this.newBearer(person), 'early')
  }

  /** As `enter`, of a person who was there before. */
  restorePerson(person: KnownPerson): void {
    if (!this.isThereAgain(person)) this.restore(this.newBearer(person), 'early')
  }

  private isThereAgain(person: KnownPerson): boolean {
    const known = this.people.get(person)
    if (known) known.n++
    return known !== undefined
  }

  private newBearer(person: KnownPerson): Bearer {
    const bearer = knownBearer(person, this.familiesOf(person), this.tables)
    this.people.set(person, { bearer, n: 1 })
    return bearer
  }

  /** Takes back what `enter` did, once. */
  leave(person: KnownPerson): void {
    const known = this.people.get(person)
    if (known === undefined || --known.n > 0) return
    this.people.delete(person)
    this.drop(known.bearer, 'early')
  }

  /** The bearer that a person of the cast is here; undefined where nothing brought it up. */
  bearerOf(person: KnownPerson): Bearer | undefined {
    return this.people.get(person)?.bearer
  }

  /** All who bear a family name. */
  bearersOf(family: Family, when: When, time: Time): Pick<FewSet<Bearer>, 'size'> & Iterable<Bearer> {
    if (when === 'early') this.casting.askAll(family)
    const bearers = family.open().bearers[when]
    if (time === 'now' || !this.touched[when].has(family)) return bearers
    const before = new Set([...this.gone[when]].filter(({ families }) => families.includes(family)))
    for (const bearer of bearers) if (!this.made.has(bearer)) before.add(bearer)
    return before
  }

  put(bearer: Bearer, when: When): void {
    this.restore(bearer, when)
    this.made.add(bearer)
    for (const family of bearer.families) this.touched[when].add(family)
  }

  /** As `put`, of a bearer who was there before. */
  restore(bearer: Bearer, when: When): void {
    for (const family of bearer.families) family.held.bearers[when].add(bearer)
  }

  drop(bearer: Bearer, when: When): void {
    this.open.delete(bearer)
    if (!this.made.delete(bearer)) this.gone[when].add(bearer)
    for (const family of bearer.families) {
      family.held.bearers[when].delete(bearer)
      this.touched[when].add(family)
    }
  }

  /** Begins anew with what changed; gives the keys of the designations that mean another one than the last time. */
  close(): Set<string> {
    for (const each of [this.touched, this.gone]) {
      each.early.clear()
      each.late.clear()
    }
    this.made.clear()
    const changed = new Set(this.changed)
    this.changed.clear()
    return changed
  }

  /**
   * Family names that other bearers have than the last time: more of them or fewer, or as many of which some go by another
   * id. A bearer in whose place one of the same id and names came, of whom more is known, is none of these changes.
   */
  changedBearers(): { readonly counts: ReadonlySet<Family>; readonly ids: ReadonlySet<Family> } {
    const byNames = new Map<string, { readonly gone: Bearer[]; readonly made: Bearer[] }>()
    const called = (bearer: Bearer) => under(byNames, namesOf(bearer), () => ({ gone: [], made: [] }))
    for (const bearer of [...this.gone.early, ...this.gone.late]) called(bearer).gone.push(bearer)
    for (const bearer of this.made) called(bearer).made.push(bearer)
    const [counts, ids] = [new Set<Family>(), new Set<Family>()]
    for (const { gone, made } of byNames.values()) {
      const former = new Set(gone.map(({ actor }) => actor))
      const areAsMany = gone.length === made.length
      if (areAsMany && made.every(({ actor }) => former.has(actor))) continue
      for (const { families } of [...gone, ...made])
        for (const family of families) (areAsMany ? ids : counts).add(family)
    }
    return { counts, ids }
  }

  settle({ key }: FamilyEntry, resolution: Resolution): void {
    const known = this.resolved.get(key)
    if (known?.actor === resolution.actor && known.rule === resolution.rule) {
      if (known.probability === resolution.probability) return
    }
    this.resolved.set(key, resolution)
    this.changed.add(key)
  }

  /** Says of a designation that several could be meant. */
  leaveOpen(entry: FamilyEntry): void {
    this.settle(entry, { actor: digest(entry.key), rule: 'ambiguous', probability: 0.5, perStory: true })
  }

  forget({ key }: FamilyEntry): void {
    this.resolved.delete(key)
    this.changed.add(key)
  }
}

function namesOf({ families }: Bearer): string {
  return families
    .map(({ part }) => part.id)
    .sort()
    .join(',')
}

/** The designations in families near to others, each once. */
export function nearTo(families: ReadonlySet<Family>, which: 'told' | 'bare'): Set<FamilyEntry> {
  const found = new Set<FamilyEntry>()
  for (const family of families) {
    for (const near of family.near.keys()) for (const entry of near.open()[which]) found.add(entry)
  }
  return found
}

/** The only one of the highest score, where there is one; the only one there is, whatever its score. */
export function bestOf<T>(options: readonly T[], score: (option: T) => number): T | undefined {
  if (options.length < 2) return options[0]
  let [best, found]: [number, T | undefined] = [0, undefined]
  for (const option of options) {
    const own = score(option)
    if (own > best) [best, found] = [own, option]
    else if (own === best) found = undefined
  }
  return found
}
