import { distance } from './distance.ts'
import { tidy } from './level.ts'
import {
  cutName,
  familyForm,
  type NameParts,
  type NameSense,
  nameWords,
  type PersonName,
  partsOf,
  wordKey,
} from './person-name.ts'
import type { Readings } from './readings.ts'
import { firstWords, listOf, rowsOf, under } from './rows.ts'
import { scriptOf } from './scripts.ts'
import { skeletonOf } from './skeleton.ts'
import { soundsOf } from './sounds.ts'

/** An office somebody held. */
export interface Tenure {
  readonly office: string
  /** The state or body whose office it is; absent where it is of none. */
  readonly of?: string
  readonly from: number
  /** The last year; absent while it lasts. */
  readonly to?: number
}

/** Somebody whom the cast knows. */
export interface KnownPerson {
  readonly id: string
  readonly names: Readonly<Record<'en' | 'ja' | 'other', readonly string[]>>
  readonly parts: readonly NameParts[]
  readonly tenures: readonly Tenure[]
  readonly block: string
}

/** A known person's name, cut, with its block. */
export interface KnownCut extends PersonName {
  readonly block: string
}

/** The people of the cast, and how their names are cut and blocked. */
export interface People {
  readonly byId: ReadonlyMap<string, KnownPerson>
  readonly byBlock: ReadonlyMap<string, readonly KnownPerson[]>
  /** How a known person's name is cut, by its key. */
  readonly cuts: ReadonlyMap<string, KnownCut>
  /** The first words of the names that are several. */
  readonly firsts: ReadonlySet<string>
  /** The block of a known person's family name, by its key. */
  readonly blocks: ReadonlyMap<string, string>
  /** The Latin family names that a family name in another script is known to be, by its key. */
  readonly families: ReadonlyMap<string, ReadonlySet<string>>
  /** Who held an office: `office of` → people. */
  readonly holders: ReadonlyMap<string, readonly KnownPerson[]>
}

/** The key under which a name of a known person is looked up. */
export function nameKey(name: string): string {
  return nameWords(tidy(name)).map(wordKey).join(' ')
}

/** The people of the cast's table. */
export function readPeople(tables: Readonly<Record<string, string>>, sense: NameSense): People {
  const people: KnownPerson[] = []
  const cuts = new Map<string, KnownCut>()
  const blocks = new Map<string, string>()
  const families = new Map<string, Set<string>>()
  for (const [id, family, en, ja, other, offices] of rowsOf(tables['people.tsv'])) {
    const names = { en: listOf(en), ja: listOf(ja), other: listOf(other) }
    const block = wordBlock(family, sense.readings)
    const all = [...names.en, ...names.ja, ...names.other]
    const cut = all.flatMap((name) => cutKnown(name, family, sense) ?? [])
    for (const [at, each] of cut.entries()) under(cuts, nameKey(all[at]), () => ({ ...each, block }))
    for (const each of cut) addFamily(each.family, family, block, { blocks, families, readings: sense.readings })
    const parts = cut.map((each) => partsOf(each, sense.readings))
    people.push({ id, names, parts, tenures: listOf(offices).flatMap(tenureOf), block })
  }
  return { ...indexed(people), cuts, firsts: firstWords(cuts.keys()), blocks, families }
}

interface FamilyMaps {
  readonly blocks: Map<string, string>
  readonly families: Map<string, Set<string>>
  readonly readings: Readings
}

function addFamily(family: string, latin: string, block: string, { blocks, families, readings }: FamilyMaps): void {
  const key = wordKey(family)
  const form = familyForm(family)
  if (!readings.eastAsian.has(form) || readings.alsoJapanese.has(form)) under(blocks, key, () => block)
  under(families, key, () => new Set()).add(wordKey(latin.replace(/\s/g, '')))
}

function indexed(people: readonly KnownPerson[]): Pick<People, 'byId' | 'byBlock' | 'holders'> {
  const byBlock = new Map<string, KnownPerson[]>()
  const holders = new Map<string, KnownPerson[]>()
  for (const person of people) {
    under(byBlock, person.block, () => []).push(person)
    const held = new Set(person.tenures.map(({ office, of }) => `${office} ${of}`))
    for (const each of held) under(holders, each, () => []).push(person)
  }
  return { byId: new Map(people.map((person) => [person.id, person])), byBlock, holders }
}

function tenureOf(words: string): Tenure[] {
  const found = /^(\S+) (\S+) (\d{4})-(\d{4})?$/.exec(words)
  if (!found) return []
  const [, office, of, from, to] = found
  return [{ office, ...(of !== '-' && { of }), from: Number(from), ...(to && { to: Number(to) }) }]
}

/** A known person's name with the words that sound like the family name as such; else as any name is cut. */
function cutKnown(name: string, family: string, sense: NameSense): PersonName | undefined {
  const words = nameWords(name)
  const script = scriptOf(words[0])
  if (script === 'han' || (script === 'hangul' && words.length === 1)) return cutName(name, sense)
  if (words.length === 1) return { family: words[0], given: [] }
  const plainCut = cutName(name, sense)
  const best = bestRun(words, family.replace(/\s/g, ''))
  if (!plainCut || best.distance > 0.3) return plainCut
  const run = words.slice(best.start, best.end)
  if (run.join('') === plainCut.family) return plainCut
  const given = [...words.slice(0, best.start), ...words.slice(best.end)].filter(
    (word) => !/^(?:jr|sr|ii|iii)\.?$/i.test(word),
  )
  return { family: run.join(''), given, ...(plainCut.suffix !== undefined && { suffix: plainCut.suffix }) }
}

function bestRun(words: readonly string[], family: string): { start: number; end: number; distance: number } {
  let best = { start: 0, end: 1, distance: 1 }
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      const away = distance(soundsOf(words.slice(start, end).join('')), soundsOf(family))
      if (away < best.distance - 0.01) best = { start, end, distance: away }
    }
  }
  return best
}

/** The block of a family name: what its spellings in all scripts share. */
export function wordBlock(family: string, { eastAsian, alsoJapanese, families }: Readings, isAbroad = false): string {
  const joined = family.replace(/\s/g, '')
  const isJapanese = !isAbroad && alsoJapanese.has(joined)
  if (eastAsian.has(familyForm(joined)) && !isJapanese) return 'east-asian'
  if (scriptOf(joined) !== 'han') return skeletonOf(joined)
  const reading = families.get(joined)?.[0]
  return reading === undefined ? `han-${joined}` : skeletonOf(reading)
}
