import type { Sourcing } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { Bodies } from './bodies.ts'
import type { Forms } from './forms.ts'
import { type Description, type Gender, isUnspaced, levelled, type Name } from './names.ts'
import type { Naming } from './naming.ts'
import type { People, Person } from './people.ts'
import { soundAlike } from './scripts.ts'

/** Someone a report lays statements to. */
export interface FoundActor {
  /** The fullest name it goes by. */
  name: string
  readonly isNamed: boolean
  readonly isPlural: boolean
  readonly titles: Set<string>
  /** What it is called by, as names are compared. */
  readonly keys: Set<string>
  /** Its names as written, each with where it first stands. */
  readonly spellings: Map<string, Span>
  /** How the text calls it by name. */
  readonly forms: Forms
  /** Whether the text names it so surely that it is someone though nothing is laid to it. */
  isSure: boolean
  /** Whom the names of the text make it. */
  readonly person: Person | undefined
  /** Who speak together as it; none for one alone. */
  readonly members: readonly FoundActor[]
  /** What it is called that is no name. */
  readonly descriptions: Description[]
  sourcing: Sourcing | undefined
  gender: Gender | undefined
  /** Where it was last mentioned, counted in mentions. */
  last: number
  nMentions: number
}

/** To whom a statement is laid, by which rule, and how often that rule is right. */
export interface ActorLink {
  readonly actor: FoundActor
  readonly rule: string
  readonly probability: number
  /** How far the words themselves show the source to be known; absent where they do not. */
  readonly sourcing?: Sourcing
}

/** Who has come up so far in a text. */
export interface Cast {
  readonly naming: Naming
  readonly people: People
  readonly bodies: Bodies
  /** In order of the first mention. */
  readonly actors: FoundActor[]
  readonly byKey: Map<string, FoundActor>
  readonly byPerson: Map<Person, FoundActor>
}

/** How many actors back someone is looked for by more than a name: bounds the time. */
const RECENT = 128

/** Words for someone, taken apart. */
export interface Words {
  readonly name: Name
  readonly sourcing: Sourcing | undefined
  readonly description: Description | undefined
}

/** Whom words mean: someone known, else someone new. */
export function actorFor(cast: Cast, words: Words): ActorLink {
  return knownActor(cast, words) ?? newActor(cast, words)
}

/** Someone new by these words. */
export function newActor(
  cast: Cast,
  { name, sourcing, description }: Words,
  members: readonly FoundActor[] = [],
): ActorLink {
  const isNamed = name.reference === 'name'
  const person = isNamed && name.called === 'person' ? cast.people.personOf(name) : undefined
  const actor: FoundActor = {
    name: name.shown,
    isNamed,
    isPlural: name.isPlural || members.length > 1,
    titles: new Set(name.titles),
    keys: new Set([name.key]),
    spellings: new Map(),
    forms: new Map(),
    isSure: false,
    person,
    members,
    descriptions: description ? [description] : [],
    sourcing,
    gender: name.gender ?? person?.gender,
    last: 0,
    nMentions: 0,
  }
  cast.actors.push(actor)
  if (person) cast.byPerson.set(person, actor)
  else if (isNamed || !cast.byKey.has(name.key)) cast.byKey.set(name.key, actor)
  const fullName = person || !isNamed ? name.key : fullKey(name, cast)
  if (!cast.byKey.has(fullName)) cast.byKey.set(fullName, actor)
  return { actor, rule: isNamed ? 'name' : 'description', probability: 0.85 }
}

/** Someone the text has named or described before, by these words. */
export function knownActor(cast: Cast, words: Words): ActorLink | undefined {
  const { name } = words
  if (name.isNew) return undefined
  return name.reference === 'name' ? byName(cast, words) : byDescription(cast, words)
}

function byName(cast: Cast, { name, sourcing }: Words): ActorLink | undefined {
  const person = name.called === 'person' ? cast.people.personOf(name) : undefined
  const same = person ? cast.byPerson.get(person) : sameNamed(cast, name)
  if (same?.isNamed) return again(cast, same, name, 'same-name', 0.9)
  const actors = cast.actors.slice(-RECENT).filter((each) => each.isNamed && each.members.length === 0)
  const part = actors.findLast((each) => isOneKind(name, each) && isPartOf(name, each, sourcing))
  const isFamilyName = part && isUnspaced(name.core) && name.given.length === 0 && !part.person
  if (part && (!person || isFamilyName)) return again(cast, part, name, 'part-of-name', 0.8)
  const alike = actors.findLast((each) =>
    [...each.keys].some((key) => isUnspaced(key) !== isUnspaced(name.key) && soundAlike(key, name.key)),
  )
  return alike && again(cast, alike, name, 'name-in-another-script', 0.75)
}

/** Who is called by all of a name, or by what it is short for. */
export function sameNamed(cast: Cast, name: Name): FoundActor | undefined {
  return cast.byKey.get(name.key) ?? cast.byKey.get(fullKey(name, cast))
}

/** The key of the name that letters stand for, or of the letters that the text gives a name. */
function fullKey({ core }: Name, { bodies, naming }: Cast): string {
  const full = bodies.ofLetters.get(core.replace(/\./g, ''))
  if (full !== undefined) return levelled(full)
  const same = naming.sameNames.get(levelled(core))
  if (same !== undefined) return same
  return levelled(core.replace(/[（(]\p{Lu}+[）)]$/u, ''))
}

function isOneKind({ called }: Name, { person, sourcing }: FoundActor): boolean {
  return called === 'person' ? sourcing === 'named' : person === undefined
}

/** Words of a name that may be the fullest. */
const LONGEST = 6

function again(cast: Cast, actor: FoundActor, name: Name, rule: string, probability: number): ActorLink {
  if (name.shown.length > actor.name.length && name.shown.split(' ').length <= LONGEST) actor.name = name.shown
  for (const title of name.titles) actor.titles.add(title)
  actor.keys.add(name.key)
  actor.gender ??= name.gender
  if (!actor.person && !cast.byKey.has(name.key)) cast.byKey.set(name.key, actor)
  return { actor, rule, probability }
}

/** Whether one of two names is a part of the other: 共同 of 共同通信, an acronym of what it stands for. */
function isPartOf(name: Name, actor: FoundActor, sourcing: Sourcing | undefined): boolean {
  const [short, long] = name.core.length < actor.name.length ? [name.core, actor.name] : [actor.name, name.core]
  if (name.called === 'body' && isUnspaced(long)) {
    if (isEndOrLetters(short, long)) return true
    const letters = lettersIn(name.core)
    if (sourcing === 'outlet' && letters.length === 1 && lettersIn(actor.name)[0] === letters[0]) return true
  }
  if (/^[\p{Lu}.]{2,6}$/u.test(short)) {
    if (!/\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}/u.test(long)) return false
    const initials = (long.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('')
    return initials === short.replace(/\./g, '')
  }
  if (/^\S+ \S+/.test(short) && name.called === 'body' && long.endsWith(` ${short}`)) return true
  if (/^\p{Lu}\S+$/u.test(short) && sourcing === 'outlet' && long.endsWith(` ${short}`))
    return actor.sourcing === sourcing
  if (name.called === 'body' && /^\p{Lu}\S+$/u.test(short) && long.startsWith(`${short} `))
    return actor.sourcing === sourcing
  const isTitled = name.titles.some((title) => actor.titles.has(title))
  if ((short.length < 2 && !isTitled) || !isUnspaced(short) || !long.startsWith(short)) return false
  const isGivenName = /^[・＝=]/.test(long.slice(short.length))
  const isFamilyName = name.called === 'person' && actor.sourcing === 'named' && /^\p{sc=Han}+$/u.test(long)
  return isGivenName || isFamilyName || (actor.sourcing === 'outlet' && sourcing === 'outlet')
}

/** Whether a body's name ends in another behind "of", or has it as its letters: ヨーデン政府 of ハルムのヨーデン政府, NHK of 日本のNHK. */
function isEndOrLetters(short: string, long: string): boolean {
  if (/^\p{Lu}{3,8}$/u.test(short)) return lettersIn(long).includes(short)
  return short.length > 2 && long.endsWith(short) && /[の県都道府州社]$/.test(long.slice(0, -short.length))
}

/** The names in capital letters within one in another script. */
function lettersIn(name: string): readonly string[] {
  return name.match(/\p{Lu}{3,8}/gu) ?? []
}

/** Someone by what they are: who holds the office or is called so, else a body whose name ends so, else who was so described. */
function byDescription(cast: Cast, words: Words): ActorLink | undefined {
  const { name, sourcing, description } = words
  if (!description) return undefined
  const actors = cast.actors.slice(-RECENT)
  if (sourcing !== 'document' && !name.isPlural && (name.isDefinite || sourcing === 'named')) {
    const holder = holderOf(cast, description)
    if (holder) return { actor: holder, rule: 'office', probability: 0.7 }
  }
  if (name.isDefinite && name.isPlural) {
    const group = actors.findLast(
      (each) => each.members.length > 1 && each.members.some((one) => isCalled(one, description.head)),
    )
    if (group) return { actor: group, rule: 'office', probability: 0.7 }
  }
  if (name.isDefinite) {
    const body = actors.findLast((each) => isBodyCalled(each, description, cast.naming))
    if (body) return { actor: body, rule: 'body-by-kind', probability: 0.7 }
  }
  if (sourcing === 'organisation' && !name.isDefinite && isUnspaced(name.core) && name.core.length <= BARE) {
    const bodies = actors.filter((each) => each.sourcing === sourcing && isBodyCalled(each, description, cast.naming))
    const most = Math.max(...bodies.map(({ nMentions }) => nMentions))
    const body = bodies.findLast(({ nMentions }) => nMentions === most)
    if (body) return { actor: body, rule: 'body-by-kind', probability: 0.65 }
  }
  const described = actors.findLast(
    (each) => !each.isNamed && each.sourcing === sourcing && isDescribed(each, words, cast.naming),
  )
  if (described && described.descriptions.length < 8) described.descriptions.push(description)
  return described && { actor: described, rule: 'described-before', probability: 0.7 }
}

/** Whom the text says that of which a description says: who fits best, of those the one who came up last. */
function holderOf(cast: Cast, description: Description): FoundActor | undefined {
  const fits = cast.people.everyone
    .slice(0, RECENT)
    .map((person) => ({ person, fit: fitOf(description, person, cast.naming) }))
    .filter(({ fit }) => fit >= 0)
  const best = Math.max(...fits.map(({ fit }) => fit))
  const holders = new Set(fits.filter(({ fit }) => fit === best).map(({ person }) => person))
  if (holders.size === 0) return undefined
  const known = [...holders].flatMap((person) => cast.byPerson.get(person) ?? [])
  const [first] = holders
  if (known.length === 0)
    return first && newActor(cast, { name: first.name, sourcing: 'named', description: undefined }).actor
  return known.reduce((best, each) => (each.last > best.last ? each : best))
}

/** How well a description fits someone: the words that are said of them too; -1 where it does not. */
function fitOf({ head, modifiers }: Description, { heads, traits }: Person, naming: Naming): number {
  const office = head.replace(naming.former, '')
  const says = heads.has(office) || (isUnspaced(head) && [...heads].some((each) => each.endsWith(office)))
  if (!says) return -1
  for (const word of modifiers) {
    const rivals = naming.unlike.find((words) => words.has(word))
    if (rivals && !traits.has(word) && [...rivals].some((rival) => traits.has(rival))) return -1
  }
  return [...modifiers].filter((word) => traits.has(word)).length
}

function isCalled({ person }: FoundActor, head: string): boolean {
  return person?.heads.has(head) ?? false
}

/** Whether a description is the end of a body's name: "the fund" of "International Monetary Fund". */
function isBodyCalled(
  { isNamed, person, keys, name }: FoundActor,
  { head, modifiers }: Description,
  { alike }: Naming,
): boolean {
  if (!isNamed || person) return false
  if (isUnspaced(head)) {
    const ends = [head, ...[...alike].flatMap(([word, first]) => (first === head ? [word] : []))]
    const isEnd = (key: string) => ends.some((end) => key.length > end.length && key.endsWith(end))
    return modifiers.size === 0 && [...keys].some(isEnd)
  }
  const words = name
    .toLowerCase()
    .split(/[\s.]+/)
    .map((word) => alike.get(word) ?? word)
  const noun = words.findIndex((word) => /^(?:of|for|on)$/.test(word)) - 1
  return words.at(noun < 0 ? -1 : noun) === head && [...modifiers].every((word) => words.includes(word))
}

/** Letters of a description, in a script without spaces, that says no more than what someone is: 外交官. */
const BARE = 6

/** Whether someone was described by the same noun, and the words with it do not tell them apart. */
function isDescribed(
  { descriptions, isPlural, keys }: FoundActor,
  { name, description }: Words,
  { unlike }: Naming,
): boolean {
  if (!description || isPlural !== name.isPlural) return false
  return descriptions.some(({ head, modifiers }) => {
    const isHead =
      head === description.head ||
      (isUnspaced(head) && (head.endsWith(description.head) || description.head.endsWith(head)))
    if (!isHead || (!name.isDefinite && !name.isPlural && !isUnspaced(head))) return false
    if (isUnspaced(head) && !name.isDefinite && !keys.has(name.key) && name.core.length > BARE) return false
    if (unlike.some((words) => [...modifiers, ...description.modifiers].filter((word) => words.has(word)).length > 1))
      return false
    const shared = [...modifiers].filter((word) => description.modifiers.has(word)).length
    return shared === Math.min(modifiers.size, description.modifiers.size)
  })
}

/** Keeps how a person's name is written, and where it first is: the last word of it, in any script. */
export function spell(actor: FoundActor, { called, core }: Name, { start, end }: Span, text: string): void {
  if (called !== 'person') return
  const written = /\p{Lu}[\p{L}’'-]*$/u.exec(core)?.[0] ?? core.split(/[・＝=]/).at(-1) ?? core
  const at = text.slice(start, end).indexOf(written)
  if (at >= 0 && !actor.spellings.has(written)) {
    actor.spellings.set(written, { start: start + at, end: start + at + written.length })
  }
}
