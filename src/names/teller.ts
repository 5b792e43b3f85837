import { ActorKeys } from './actor-keys.ts'
import { castName } from './cast-name.ts'
import { designate } from './designate.ts'
import { type Designation, keyed } from './designation.ts'
import { DesignationEntry } from './entries.ts'
import type { FamilyNames } from './family-names.ts'
import type { Beginning, FormerNames, KnownName } from './former-names.ts'
import { isPerson, NameBlock } from './name-block.ts'
import { familyName } from './parts.ts'
import { type Resolution, resolve } from './resolve.ts'
import type { NameTables } from './tables.ts'

/** A resolution, with what the cast knows of the actor. */
export interface NamedResolution extends Resolution {
  /** What the actor is mostly called in English; absent of who is not in the cast. */
  readonly usualName?: string
  /** Id of the state that it speaks for; absent where the cast knows none. */
  readonly standsFor?: string
}

/** Tells who is meant, with the cast at hand: what a record asks. */
export interface NameTeller {
  /**
   * Whom wordings mean; several where they name several. Later wordings add what the first leaves out: the given name, the
   * office, the state.
   *
   * @param wordings how one report calls somebody, the fullest first.
   * @param year the year of the report; absent where it is not known.
   */
  designate(wordings: readonly string[], language: string, year: number | undefined): Designation[]
  /** The actors of designations that share a block, by key: a member of the cast, else the least key of its group. */
  resolve(designations: readonly Designation[]): Map<string, NamedResolution>
  /**
   * A block: what `resolve` tells, told anew whenever designations come or go.
   *
   * @param former all designations that are there already, each with what `resolve` or this told of it, given all of them;
   *   read, and looked at again, are those alone of which what comes or goes may change whom they mean.
   * @param familyNames those that it had when it was let go of, so that those of `former` need not be read.
   */
  open(block: string, former?: FormerNames, familyNames?: FamilyNames): TellerBlock
}

/** The designations of one block as they come and go. */
export interface TellerBlock {
  put(designation: Designation): void
  /** Makes sure that former designations are there, which the block may not be able to read any more. */
  recall(known: Iterable<KnownName>): void
  /** Drops one that was put in or recalled. */
  drop(key: string): void
  /** How many designations it holds in memory, or what takes as much. */
  readonly size: number
  /** Its family names in the order in which those alike are found, which takes long to make. */
  readonly familyNames: FamilyNames
  /** The actors of designations that mean another one than when this was asked last, by key; those dropped left out. */
  changes(): Map<string, NamedResolution>
}

/** A teller with these tables. */
export function nameTeller(tables: NameTables): NameTeller {
  return {
    designate: (wordings, language, year) => designateAll(wordings, language, year, tables),
    resolve: (designations) => byLeastKey(designations, resolve(designations, tables), tables),
    open: (block, former, familyNames) =>
      openBlock(block, { ...(former && { former }), ...(familyNames && { familyNames }) }, tables),
  }
}

function designateAll(
  wordings: readonly string[],
  language: string,
  year: number | undefined,
  tables: NameTables,
): Designation[] {
  const read = wordings.map((words) => designateIn(words, language, year, tables))
  const [first = []] = read
  const others = read.slice(1).flat()
  const told = first.length === 1 && first[0].kind === 'unnamed' ? (others.find(isNamed) ?? first[0]) : undefined
  const chosen = told ? [told] : first
  return chosen.map((each) => withFamily(withSide(fuller(each, others), tables), tables))
}

/** An office without a name is somebody only in a year. */
function designateIn(words: string, language: string, year: number | undefined, tables: NameTables): Designation[] {
  const plain = designate(words, language, tables)
  return year !== undefined && plain.some(isHolder) ? designate(words, language, tables, year) : plain
}

function isHolder({ kind, offices }: Designation): boolean {
  return kind === 'unnamed' && offices.length > 0
}

function isNamed({ kind }: Designation): boolean {
  return kind !== 'unnamed'
}

/** A designation with what other wordings of the same name add to it. */
function fuller(one: Designation, others: readonly Designation[]): Designation {
  if (one.kind !== 'person') return one
  const same = others.filter(({ kind, block }) => kind === 'person' && block === one.block)
  if (same.length === 0) return one
  const all = [one, ...same]
  const { key: _, ...longest } = all.reduce((best, each) => (nWords(each) > nWords(best) ? each : best))
  const union = (list: (each: Designation) => readonly string[]) => [...new Set(all.flatMap(list))].sort()
  return keyed({
    ...longest,
    offices: union(({ offices }) => offices),
    affiliations: union((each) => each.affiliations),
  })
}

function nWords({ name }: Designation): number {
  return name.split(/[\s・＝=]+/).length
}

/** A designation with the state it speaks for, where its words tell it. */
function withSide(designation: Designation, tables: NameTables): Designation {
  const { kind, affiliations, standsFor } = designation
  if (kind === 'state' || kind === 'unnamed' || standsFor !== undefined) return designation
  const state = affiliations.map((id) => stateOf(id, tables)).find((id) => id !== undefined)
  return state === undefined ? designation : { ...designation, standsFor: state }
}

/** A designation with the family name that it is filed under. */
function withFamily(designation: Designation, tables: NameTables): Designation {
  if (!isPerson(designation, tables)) return designation
  return { ...designation, family: familyName(new DesignationEntry(designation, tables).parts.family) }
}

/** The state whose office a known person held last, or whose ministry a body is. */
function stateOfMember(member: string, tables: NameTables): string | undefined {
  const tenures = tables.people.byId.get(member)?.tenures ?? []
  const of = tenures.map((tenure) => tenure.of).find((id) => id !== undefined && stateOf(id, tables) !== undefined)
  return stateOf(of ?? member, tables)
}

/** `us` and `us-state` are of the United States; a body of several states is of none. */
function stateOf(id: string, { members }: NameTables): string | undefined {
  const found = members.byId.get(id)
  if (found?.kind === 'state') return id
  const state = found?.standsFor ?? (id[2] === '-' ? id.slice(0, 2) : undefined)
  return state !== undefined && members.byId.get(state)?.kind === 'state' ? state : undefined
}

function byLeastKey(
  designations: readonly Designation[],
  resolved: ReadonlyMap<string, Resolution>,
  tables: NameTables,
): Map<string, NamedResolution> {
  const actors = new ActorKeys(tables)
  for (const { key } of designations) actors.put(key, resolved.get(key)?.actor)
  return new Map([...resolved].map(([key, each]) => [key, told(each, actors, tables)]))
}

/** A resolution with the id that the record knows the actor by, and what the cast knows of it. */
function told(resolution: Resolution, actors: ActorKeys, tables: NameTables): NamedResolution {
  const usualName = castName(resolution.actor, 'en', tables)
  if (usualName === undefined) return { ...resolution, actor: actors.idOf(resolution.actor) }
  const isState = tables.members.byId.get(resolution.actor)?.kind === 'state'
  const standsFor = isState ? undefined : stateOfMember(resolution.actor, tables)
  return { ...resolution, usualName, ...(standsFor !== undefined && { standsFor }) }
}

function openBlock(block: string, beginning: Beginning, tables: NameTables): TellerBlock {
  const actors = new ActorKeys(tables)
  const onRead = (key: string, actor: string) => void actors.put(key, actor)
  const names = new NameBlock(block, tables, { ...beginning, onRead })
  return {
    get size() {
      return names.size
    },
    familyNames: names.familyNames,
    put: (designation) => names.put(designation),
    recall: (known) => names.recall(known),
    drop: (key) => names.drop(key),
    changes: () => {
      const changed = names.changes()
      for (const key of [...changed]) for (const other of actors.put(key, names.get(key)?.actor)) changed.add(other)
      const found = new Map<string, NamedResolution>()
      for (const key of changed) {
        const resolution = names.get(key)
        if (resolution) found.set(key, told(resolution, actors, tables))
      }
      return found
    },
  }
}
