import { digest } from '../text/index.ts'
import { resolveAdministrations } from './administrations.ts'
import type { Designation } from './designation.ts'
import { FamilyNames } from './family-names.ts'
import { type Beginning, formerNames, type KnownName } from './former-names.ts'
import { PeopleBlock } from './people-block.ts'
import type { Resolution } from './resolve.ts'
import type { NameTables } from './tables.ts'

/** The designations of one block and whom they mean, kept as designations come and go. */
export class NameBlock {
  private readonly tables: NameTables
  private readonly people: PeopleBlock
  private readonly administrations = new Map<string, Designation>()
  private readonly others = new Map<string, Resolution>()
  private readonly changed = new Set<string>()
  private ofAdministrations: ReadonlyMap<string, Resolution> | undefined = new Map()

  private readonly onRead: (key: string, actor: string) => void

  constructor(
    block: string,
    tables: NameTables,
    { former = NOTHING, familyNames, onRead = () => undefined }: Beginning = {},
  ) {
    this.tables = tables
    this.onRead = onRead
    const known = familyNames ?? new FamilyNames(former.families, tables)
    this.people = new PeopleBlock(block, tables, { former, familyNames: known, onRead })
    this.recall(former.called(undefined))
  }

  /** Its family names: what it can be opened with again once it was let go of. */
  get familyNames(): FamilyNames {
    return this.people.familyNames
  }

  /** How many designations it holds, or as much as takes their place in memory. */
  get size(): number {
    return this.people.size + this.administrations.size + this.others.size
  }

  /** Whom a designation meant when `changes` was asked last; undefined for one that was not there. */
  get(key: string): Resolution | undefined {
    return this.people.get(key) ?? this.others.get(key) ?? this.ofAdministrations?.get(key)
  }

  /** Puts in designations that were there before, if they are not yet, with what they were resolved to. */
  recall(known: Iterable<KnownName>): void {
    const people: KnownName[] = []
    for (const each of known) {
      const [designation] = each
      if (isPerson(designation, this.tables)) people.push(each)
      else if (isAdministration(designation)) this.putAdministration(designation)
      else this.recallOther(designation)
    }
    this.people.recall(people)
  }

  private recallOther(designation: Designation): void {
    const resolution = resolveOther(designation)
    this.others.set(designation.key, resolution)
    this.onRead(designation.key, resolution.actor)
  }

  put(designation: Designation): void {
    if (isPerson(designation, this.tables)) this.people.put(designation)
    else if (isAdministration(designation)) this.putAdministration(designation)
    else this.putOther(designation)
  }

  private putAdministration(designation: Designation): void {
    this.administrations.set(designation.key, designation)
    this.ofAdministrations = undefined
  }

  private putOther(designation: Designation): void {
    if (this.others.has(designation.key)) return
    this.others.set(designation.key, resolveOther(designation))
    this.changed.add(designation.key)
  }

  drop(key: string): void {
    this.people.drop(key)
    if (this.others.delete(key)) this.changed.add(key)
    if (!this.administrations.delete(key)) return
    this.ofAdministrations = undefined
    this.changed.add(key)
  }

  /** Keys of the designations that may mean another actor than when this was asked last, or are no more. */
  changes(): Set<string> {
    const changes = this.people.resolve()
    for (const key of this.changed) changes.add(key)
    this.changed.clear()
    if (this.ofAdministrations !== undefined) return changes
    this.ofAdministrations = resolveAdministrations([...this.administrations.values()], this.tables)
    for (const key of this.administrations.keys()) changes.add(key)
    return changes
  }
}

const NOTHING = formerNames([])

/** Somebody of whom the cast tells no more than the id is not looked for among the names. */
export function isPerson({ kind, member }: Designation, { people }: NameTables): boolean {
  return kind === 'person' && (member === undefined || people.byId.has(member))
}

function isAdministration({ kind, member, block }: Designation): boolean {
  return kind === 'body' && member === undefined && block.startsWith('administration-')
}

function resolveOther({ key, kind, member, block }: Designation): Resolution {
  if (kind === 'unnamed') return { actor: digest(key), rule: 'unnamed', probability: 0.95, perStory: true }
  if (member !== undefined) return { actor: member, rule: 'cast', probability: 0.97 }
  return { actor: digest(block), rule: 'same-name', probability: 0.9 }
}
