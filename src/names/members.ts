import { level } from './level.ts'
import { firstWords, listOf, rowsOf, under } from './rows.ts'

/** A state or body of the cast. */
export interface Member {
  readonly id: string
  readonly kind: 'state' | 'body'
  /** The state that it is, or that it is a body of; absent for bodies of no state. */
  readonly state?: string
  /** The state that it stands for as its seat: Russia, of the Kremlin. */
  readonly standsFor?: string
  /** What it is called, by language; the first is the usual one. */
  readonly names: Readonly<Record<'en' | 'ja' | 'other', readonly string[]>>
}

/** What a name of a state or body means. */
export interface Meaning {
  readonly member: Member
  /** Whether the name is that of a city which stands for the state. */
  readonly isCity: boolean
}

/** A kind of ministry that every state may have, with the words for it. */
export interface Ministry {
  /** The end of its id: `mfa` of `ru-mfa`. */
  readonly id: string
  readonly en: readonly string[]
  readonly ja: readonly string[]
  readonly other: readonly string[]
}

/** States, bodies and ministries, and what their names mean. */
export interface Members {
  readonly byId: ReadonlyMap<string, Member>
  /** By levelled name. */
  readonly byName: ReadonlyMap<string, Meaning>
  /** The first words of the names and adjectives that are several words. */
  readonly firsts: ReadonlySet<string>
  /** The state of an adjective or a people, by levelled word: russian, russians. */
  readonly adjectives: ReadonlyMap<string, string>
  /** The state of a short form that stands before another word: 米, 露. */
  readonly prefixes: ReadonlyMap<string, string>
  readonly ministries: readonly Ministry[]
  /** The ministry of words for it, by levelled words. */
  readonly ministryOf: ReadonlyMap<string, string>
  /** Names without spaces by their first letter, longest first: to be found at the start of other words. */
  readonly starts: ReadonlyMap<string, readonly string[]>
}

/** The states, bodies and ministries of the cast's tables. */
export function readMembers(tables: Readonly<Record<string, string>>): Members {
  const byId = new Map<string, Member>()
  const byName = new Map<string, Meaning>()
  const adjectives = new Map<string, string>()
  const prefixes = new Map<string, string>()
  for (const row of rowsOf(tables['states.tsv'])) addState(row, { byId, byName, adjectives, prefixes })
  for (const row of rowsOf(tables['bodies.tsv'])) addBody(row, byId, byName)
  const ministries = rowsOf(tables['ministries.tsv']).map(ministryOfRow)
  const ministryOf = new Map(
    ministries.flatMap(({ id, en, ja, other }) => [...en, ...ja, ...other].map((words) => [level(words), id] as const)),
  )
  const firsts = firstWords([...byName.keys(), ...adjectives.keys()])
  return { byId, byName, firsts, adjectives, prefixes, ministries, ministryOf, starts: startsOf(byName.keys()) }
}

interface StateMaps {
  readonly byId: Map<string, Member>
  readonly byName: Map<string, Meaning>
  readonly adjectives: Map<string, string>
  readonly prefixes: Map<string, string>
}

function addState(row: readonly string[], { byId, byName, adjectives, prefixes }: StateMaps): void {
  const [id, en, adjective, ja, prefix, other, cities, citiesJa] = row
  const names = { en: listOf(en), ja: listOf(ja), other: listOf(other) }
  const member: Member = { id, kind: 'state', state: id, names }
  byId.set(id, member)
  addNames(byName, member, [...names.en, ...names.ja, ...names.other], false)
  addNames(byName, member, [...listOf(cities), ...listOf(citiesJa)], true)
  for (const word of [...listOf(adjective), ...names.en]) adjectives.set(level(word), id)
  for (const word of listOf(prefix)) {
    prefixes.set(word, id)
    addNames(byName, member, [word], false)
  }
}

function addBody(row: readonly string[], byId: Map<string, Member>, byName: Map<string, Meaning>): void {
  const [id, , state, standsFor, en, ja, other] = row
  const names = { en: listOf(en), ja: listOf(ja), other: listOf(other) }
  const member: Member = { id, kind: 'body', names, ...(state && { state }), ...(standsFor && { standsFor }) }
  byId.set(id, member)
  addNames(byName, member, [...names.en, ...names.ja, ...names.other], false)
}

/** Whoever has a name first keeps it: states before bodies, and in the order of the table. */
function addNames(byName: Map<string, Meaning>, member: Member, names: readonly string[], isCity: boolean): void {
  for (const name of names) under(byName, level(name), () => ({ member, isCity }))
}

function ministryOfRow([id, en, ja, other]: readonly string[]): Ministry {
  return { id, en: listOf(en), ja: listOf(ja), other: listOf(other) }
}

function startsOf(names: Iterable<string>): Map<string, string[]> {
  const starts = new Map<string, string[]>()
  for (const name of names) {
    if (/[^\x00-\u024f]/.test(name)) under(starts, name[0], () => []).push(name)
    else if (/^[A-Z0-9]{2,9}$/.test(name)) under(starts, name[0], () => []).push(name)
  }
  for (const list of starts.values()) list.sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
  return starts
}
