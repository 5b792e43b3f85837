import { digest } from '../text/index.ts'
import { type Bearer, bearerOf, knownBearer } from './bearers.ts'
import type { Designation } from './designation.ts'
import { type Entry, entriesOf } from './entries.ts'
import { agreement, conflicts, evidenceOf, isNamesake, supportOf } from './evidence.ts'
import { grouped, type Relation } from './groups.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import { familyApart, likeness } from './same-name.ts'
import type { NameTables } from './tables.ts'

/**
 * Which people designations of one block mean. In order: full names of known people; full names alike; surnames with an
 * office or a state, to whom these fit; surnames alone, to their only bearer. What could be either of two stays apart.
 */
export function resolvePeople(designations: readonly Designation[], tables: NameTables): Map<string, Resolution> {
  const entries = entriesOf(designations, tables)
  const known = tables.people.byBlock.get(designations[0]?.block ?? '') ?? []
  const scene: Scene = { tables, known, bearers: [], resolved: new Map() }
  resolveHolders(entries, scene)
  const named = entries.filter(({ holder }) => holder === undefined)
  resolveFull(
    named.filter(({ isFull }) => isFull),
    scene,
  )
  const bare = named.filter(({ isFull }) => !isFull)
  resolveTold(
    bare.filter(({ hasEvidence }) => hasEvidence),
    scene,
  )
  resolveBare(
    bare.filter(({ hasEvidence }) => !hasEvidence),
    scene,
  )
  return scene.resolved
}

/** What resolving has come to so far. */
interface Scene {
  readonly tables: NameTables
  /** The people of the cast whose names are of the block. */
  readonly known: readonly KnownPerson[]
  /** Those who bear a name of the block in these designations. */
  readonly bearers: Bearer[]
  readonly resolved: Map<string, Resolution>
}

function settle(scene: Scene, entry: Entry, bearer: Bearer, rule: string, probability: number): void {
  bearer.entries.push(entry)
  scene.resolved.set(entry.key, { actor: bearer.actor, rule, probability })
}

function leave(scene: Scene, entries: readonly Entry[]): void {
  for (const { key } of entries) {
    scene.resolved.set(key, { actor: digest(key), rule: 'ambiguous', probability: 0.5, perStory: true })
  }
}

/** The bearer that a known person is here, made where there is none yet. */
function bearing(scene: Scene, person: KnownPerson): Bearer {
  const found = scene.bearers.find((bearer) => bearer.person === person)
  if (found) return found
  const bearer = knownBearer(person)
  scene.bearers.push(bearer)
  return bearer
}

function resolveHolders(entries: readonly Entry[], scene: Scene): void {
  for (const entry of entries) {
    const person = entry.holder === undefined ? undefined : scene.tables.people.byId.get(entry.holder)
    if (person) settle(scene, entry, bearing(scene, person), 'office-holder', 0.85)
  }
}

/** By how much a known person must be nearer than another to be the only one meant. */
const NEARER = 0.06

function resolveFull(entries: readonly Entry[], scene: Scene): void {
  const unknown: Entry[] = []
  for (const entry of entries) {
    const people = knownBy(entry, scene)
    if (people.length === 0) unknown.push(entry)
    else resolveKnown(entry, people, scene)
  }
  const { groups, ambiguous } = grouped(unknown, (one, other) => relation(one, other, scene.tables))
  leave(scene, ambiguous)
  for (const group of groups) {
    const bearer = bearerOf(group)
    scene.bearers.push(bearer)
    for (const { key } of group) scene.resolved.set(key, { actor: bearer.actor, rule: 'full-name', probability: 0.95 })
  }
}

function relation(one: Entry, other: Entry, tables: NameTables): Relation {
  return isNamesake(one, other, tables) ? 'different' : likeness(one.parts, other.parts, tables)
}

/** The known people whose full name an entry is. */
function knownBy(entry: Entry, { known, tables }: Scene): KnownPerson[] {
  const found = known.flatMap((person) => {
    const distance = nearness(entry, person, tables)
    return distance === undefined || isNamesake(entry, evidenceOf(person), tables) ? [] : [{ person, distance }]
  })
  const nearest = Math.min(...found.map(({ distance }) => distance))
  return found.filter(({ distance }) => distance <= nearest + NEARER).map(({ person }) => person)
}

/** How near a name must be to one in another script, where the person's names in its own script are other ones. */
const NEAR = 0.12

function nearness({ parts }: Entry, { parts: names }: KnownPerson, tables: NameTables): number | undefined {
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

function resolveKnown(entry: Entry, people: readonly KnownPerson[], scene: Scene): void {
  const person = bestOf(people, (each) => supportOf(entry, each, scene.tables))
  if (person) settle(scene, entry, bearing(scene, person), 'known-name', people.length > 1 ? 0.88 : 0.97)
  else leave(scene, [entry])
}

/** The only one of the highest score, where there is one; the only one there is, whatever its score. */
function bestOf<T>(options: readonly T[], score: (option: T) => number): T | undefined {
  if (options.length < 2) return options[0]
  const best = Math.max(...options.map(score))
  const top = options.filter((option) => score(option) === best)
  return best > 0 && top.length === 1 ? top[0] : undefined
}

/** From how much support on a surname with an office is a known person's. */
const OFFICE = 3

function resolveTold(entries: readonly Entry[], scene: Scene): void {
  for (const entry of entries) for (const person of fitting(entry, scene)) bearing(scene, person)
  const bearers = [...scene.bearers]
  const rest: Entry[] = []
  const weak = new Map<Bearer, Entry[]>()
  for (const entry of entries) {
    const open = bearers.filter((bearer) => isBorneBy(entry, bearer, scene) && !bearer.conflicts(entry, scene.tables))
    const bearer = bestOf(open, (each) => each.support(entry, scene.tables))
    if (bearer === undefined && open.length > 0) leave(scene, [entry])
    else if (bearer === undefined) rest.push(entry)
    else if (bearer.support(entry, scene.tables) > 0) settle(scene, entry, bearer, 'office', 0.93)
    else weak.set(bearer, [...(weak.get(bearer) ?? []), entry])
  }
  for (const [bearer, joining] of weak) rest.push(...joinUnlessTorn(bearer, joining, scene))
  resolveRest(rest, scene)
}

/** Known people of the surname whom office and state fit best. */
function fitting(entry: Entry, { known, tables }: Scene): KnownPerson[] {
  const bearers = known.filter(
    (person) =>
      person.parts.some(({ family }) => familyApart(entry.parts.family, family, tables) < 1) &&
      !conflicts(entry, evidenceOf(person), tables),
  )
  const best = Math.max(...bearers.map((person) => supportOf(entry, person, tables)))
  const isEnough = best >= OFFICE || (best > 0 && bearers.length === 1)
  return isEnough ? bearers.filter((person) => supportOf(entry, person, tables) === best) : []
}

function isBorneBy(entry: Entry, bearer: Bearer, { tables }: Scene): boolean {
  return bearer.names.some(({ family }) => familyApart(entry.parts.family, family, tables) < 1)
}

/** Joins entries to the only bearer of their surname, but none that speak against each other; gives those left out. */
function joinUnlessTorn(bearer: Bearer, entries: readonly Entry[], scene: Scene): Entry[] {
  const all = [...bearer.entries, ...entries]
  const torn = entries.filter((entry) => all.some((other) => other !== entry && conflicts(entry, other, scene.tables)))
  for (const entry of entries) if (!torn.includes(entry)) settle(scene, entry, bearer, 'only-bearer', 0.85)
  return torn
}

/** Surnames with an office or a state that fit nobody else. */
function resolveRest(entries: readonly Entry[], scene: Scene): void {
  const sorted = [...entries].sort((one, other) => (one.key < other.key ? -1 : 1))
  const { groups, ambiguous } = grouped(sorted, (one, other) => toldRelation(one, other, scene.tables))
  leave(scene, ambiguous)
  for (const group of groups) addBearer(group, 'surname', 0.8, scene)
}

function toldRelation(one: Entry, other: Entry, tables: NameTables): Relation {
  const distance = familyApart(one.parts.family, other.parts.family, tables)
  if (distance === 1 || conflicts(one, other, tables)) return 'different'
  return distance + (3 - agreement(one, other, tables)) * 0.05
}

function addBearer(group: readonly Entry[], rule: string, probability: number, scene: Scene): void {
  const bearer = bearerOf(group)
  scene.bearers.push(bearer)
  for (const { key } of group) scene.resolved.set(key, { actor: bearer.actor, rule, probability })
}

/** Surnames alone: their only bearer's, nobody's where there are two, one where there is none. */
function resolveBare(entries: readonly Entry[], scene: Scene): void {
  const bearers = [...scene.bearers]
  const rest = entries.filter((entry) => {
    const open = nearestBearers(entry, bearers, scene.tables)
    if (open.length === 1) settle(scene, entry, open[0], 'only-bearer', 0.88)
    if (open.length > 1) leave(scene, [entry])
    return open.length === 0
  })
  const { groups, ambiguous } = grouped(rest, (one, other) => {
    const distance = familyApart(one.parts.family, other.parts.family, scene.tables)
    return distance < 1 ? distance : 'different'
  })
  leave(scene, ambiguous)
  for (const group of groups) addBearer(group, 'surname', 0.75, scene)
}

function nearestBearers(entry: Entry, bearers: readonly Bearer[], tables: NameTables): Bearer[] {
  const near = bearers.map((bearer) => ({
    bearer,
    distance: Math.min(...bearer.names.map(({ family }) => familyApart(entry.parts.family, family, tables))),
  }))
  const nearest = Math.min(...near.map(({ distance }) => distance))
  return near.filter(({ distance }) => distance < 1 && distance <= nearest + NEARER).map(({ bearer }) => bearer)
}
