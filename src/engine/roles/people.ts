import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import type { NameRun } from './name-runs.ts'
import { type Gender, isUnspaced, type Name, type NameOf } from './names.ts'
import type { Naming } from './naming.ts'
import { wordFrom } from './site.ts'

/** Someone whom a text calls by name somewhere, under all names that can only be theirs. */
export interface Person {
  /** As it is first called by name. */
  readonly name: Name
  readonly family: string
  /** The most given names it is called by. */
  given: readonly string[]
  gender: Gender | undefined
  /** Whether a title or a given name says that this is a person. */
  isSure: boolean
  /** Whether that stands beside its given name. */
  isVouched: boolean
  /** Whether a title other than that of any member of a party goes with it. */
  isTitled: boolean
  /** What the text says it is, each a noun; and which of those. */
  readonly heads: Set<string>
  readonly traits: Set<string>
}

/** Where a text names someone, in order of the text. */
export interface NameMention extends NameRun {
  readonly sentence: number
  readonly start: number
  readonly end: number
  readonly name: Name
}

/** The people of a text, by all its names, read once before its sources. */
export interface People {
  readonly mentions: readonly NameMention[]
  /** Whom a name means; undefined where the text has nobody's given name, title or office with it. */
  readonly personOf: (name: Name) => Person | undefined
  /** Everyone, in order of the first mention. */
  readonly everyone: readonly Person[]
}

/** What reading the people of a text looks at; `isPerson` rules out names that a pack knows as a body's or a place's. */
export interface PeopleSearch {
  readonly text: string
  readonly sentences: readonly ParsedSentence[]
  /** For each sentence where it has names. */
  readonly runs: readonly (readonly NameRun[])[]
  readonly naming: Naming
  readonly nameOf: NameOf
  readonly isOther: (words: string) => boolean
}

/** Who is named in a text, and what it says of them: by titles, appositions and marks beside their names. */
export function findPeople(search: PeopleSearch): People {
  const names: Names = { byFamily: new Map(), byGiven: new Map() }
  const everyone: Person[] = []
  const mentions = search.sentences.flatMap((sentence, at) => mentionsIn(search, sentence, at))
  const add = (name: Name): Person => {
    const known = fullest(name, names.byFamily)
    const person = known ?? newPerson(name)
    if (!known) {
      everyone.push(person)
      for (const key of keysOf(name.key)) put(names.byFamily, key, person)
      if (name.given.length > 0) put(names.byGiven, name.given[0], person)
    }
    return person
  }
  for (const { name } of mentions) if (name.given.length > 0 || isWholeHan(name)) learn(add(name), name)
  for (const mention of mentions) {
    const { name } = mention
    const isTitled = name.titles.length > 0
    const person = personNamed(name, names) ?? (isTitled && /\p{L}/u.test(name.key) ? add(name) : undefined)
    if (!person) continue
    person.gender ??= name.gender
    person.isTitled ||= name.titles.some((title) => !search.naming.noTitle.test(`${name.core} ${title}`))
    person.isSure ||= isTitled || name.gender !== undefined || name.given.length === 0
    describe(search, mention, person)
  }
  return { mentions, everyone, personOf: (name) => personNamed(name, names) }
}

/** The people of a text by their last names and by their first. */
interface Names {
  readonly byFamily: Map<string, Person[]>
  readonly byGiven: Map<string, Person[]>
}

function put(people: Map<string, Person[]>, key: string, person: Person): void {
  const namesakes = people.get(key)
  if (namesakes) namesakes.push(person)
  else people.set(key, [person])
}

function newPerson(name: Name): Person {
  const { key, given, gender } = name
  return {
    name,
    family: key,
    given,
    gender,
    isSure: false,
    isVouched: false,
    isTitled: false,
    heads: new Set(),
    traits: new Set(),
  }
}

function learn(person: Person, { given, gender, titles }: Name): void {
  person.isVouched ||= gender !== undefined || titles.length > 0
  if (given.length > person.given.length) person.given = given
  person.gender ??= gender
}

/** A Chinese, Korean or Japanese name with a title: more than a family name. */
function isWholeHan({ core, titles }: Name): boolean {
  return titles.length > 0 && /^\p{sc=Han}{3,6}$/u.test(core)
}

/** By what a name is found: itself, and for one in Han letters the family names that it may begin with. */
function keysOf(key: string): string[] {
  return /^\p{sc=Han}{3,}$/u.test(key)
    ? [key, key.slice(0, 1), key.slice(0, 2), key.slice(0, 3), ...(key.length > 4 ? [key.slice(0, 4)] : [])]
    : [key]
}

/**
 * Whom a name means: with a given name the one who has it; else of all with that last name the first, as later ones are
 * told apart by their given names, those first whom more than the looks of a name shows to be a person.
 */
function personNamed(name: Name, { byFamily, byGiven }: Names): Person | undefined {
  if (name.given.length > 0) return fullest(name, byFamily)
  const fits = (byFamily.get(name.key) ?? [])
    .slice(0, MOST)
    .filter(({ gender }) => !gender || !name.gender || gender === name.gender)
  return fits.find(({ isVouched }) => isVouched) ?? fits[0] ?? onlyOne(byGiven.get(name.key))
}

/** Who alone has a name as the first: people of some languages go by it (Ban of Ban Ki-moon), and some in any. */
function onlyOne(people: readonly Person[] = []): Person | undefined {
  return people.length === 1 && people[0].isVouched ? people[0] : undefined
}

function fullest(name: Name, byFamily: ReadonlyMap<string, readonly Person[]>): Person | undefined {
  const same = (byFamily.get(name.key) ?? []).slice(0, MOST).filter((each) => isCompatible(each.given, name.given))
  return same.find(({ given }) => given[0] === name.given[0]) ?? same[0]
}

/** How many people of one last name are told apart. */
const MOST = 32

/** Whether two lists of given names can be one person's: none, the same first, or its initial. */
function isCompatible([one]: readonly string[], [other]: readonly string[]): boolean {
  if (one === undefined || other === undefined || one === other) return true
  return (one.length === 1 || other.length === 1) && one[0] === other[0]
}

function mentionsIn(
  { text, runs, naming, nameOf, isOther }: PeopleSearch,
  sentence: ParsedSentence,
  at: number,
): NameMention[] {
  const { words } = sentence
  return runs[at].flatMap((run) => {
    const [start, end] = [words[run.first].start, words[run.last].end]
    const whole = text.slice(start - titleOfLength(text, start, naming), end)
    const last = isUnspaced(whole) ? whole : (whole.replace(naming.titles, '\t').split('\t').at(-1)?.trim() ?? '')
    if (last === '' || isOther(whole) || (last !== whole && isOther(last))) return []
    const name = nameOf(whole, 'person')
    if (name.reference !== 'name' || name.given.length > LONGEST || name.core === '') return []
    // アメリカ大統領 names the state alone.
    if (isUnspaced(name.core) && name.core !== whole && isOther(name.core)) return []
    return [{ ...run, sentence: at, start: end - whole.length, end, name }]
  })
}

/** Characters before the words of a name that belong to a title begun there: "Secretary of " of "Secretary of State Ada Orr". */
function titleOfLength(text: string, start: number, { titleOf }: Naming): number {
  return titleOf.exec(text.slice(Math.max(0, start - LONGEST_TITLE), start))?.[0].length ?? 0
}

/** Characters that a title's opening can have. */
const LONGEST_TITLE = 24

/** Given names that a name can have; what is longer is a headline. */
const LONGEST = 3

/** How many words before or behind a name may say what its bearer is. */
const WINDOW = 7

/** Takes down what stands beside a name and says who that is. */
function describe({ text, sentences, naming }: PeopleSearch, mention: NameMention, person: Person): void {
  const { words } = sentences[mention.sentence]
  for (const words of mention.name.titles) addWords(person, words.split(' '), naming)
  const before = wordsBefore(words, mention, naming)
  if (before.length > 0) addDescription(person, before, naming)
  const behind = text.slice(mention.end, mention.end + 40)
  const opening = naming.apposition.exec(behind)?.[0].length
  if (opening !== undefined) addDescription(person, wordsFrom(words, mention.end + opening), naming)
  for (const [mark, says] of naming.marks) {
    if (!mark.test(behind)) continue
    person.isSure = true
    for (const word of says) person.traits.add(word)
  }
}

/** "Republican presidential nominee" of a name behind it, "an aide to Orr" before a comma and a name. */
function wordsBefore(words: readonly ParsedWord[], { first, last, name }: NameMention, naming: Naming): ParsedWord[] {
  const start = nameStart(words, first, last, name)
  let from = start
  while (from > 0 && start - from < WINDOW && /^(?:NOUN|PROPN|ADJ)$/.test(words[from - 1].class)) from--
  if (from < start) return words.slice(from, start)
  if (words[start - 1]?.form !== ',' || isUnspaced(words[start].form)) return []
  let opening = start - 1
  while (opening > 0 && start - opening < WINDOW && !/^(?:PUNCT|VERB|AUX|SCONJ)$/.test(words[opening - 1].class))
    opening--
  const isPhrase = /^(?:DET|PRON)$/.test(words[opening]?.class ?? '') || naming.article.test(`${words[opening]?.form} `)
  return isPhrase ? wordsFrom(words, words[opening].start) : []
}

/** Index of the first word of a name without its titles. */
function nameStart(words: readonly ParsedWord[], first: number, last: number, { core }: Name): number {
  let start = last
  while (start > first && core.includes(words[start - 1].form)) start--
  return start
}

/** The words of a description from an offset on: up to its noun. */
function wordsFrom(words: readonly ParsedWord[], offset: number): ParsedWord[] {
  const first = wordFrom(words, offset)
  let last = first
  while (
    last < words.length &&
    last - first < WINDOW &&
    !/^(?:ADP|PUNCT|VERB|AUX|SCONJ|PRON|CCONJ)$/.test(words[last].class)
  )
    last++
  return words.slice(first, last)
}

function addDescription(person: Person, words: readonly ParsedWord[], naming: Naming): void {
  addWords(
    person,
    words.filter(({ class: tagged }) => /^(?:NOUN|PROPN|ADJ)$/.test(tagged)).map(({ lemma }) => lemma.toLowerCase()),
    naming,
  )
}

function addWords(person: Person, words: readonly string[], { alike }: Naming): void {
  const same = words.map((word) => word.replace(/\./g, '')).map((word) => alike.get(word) ?? word)
  const head = same.at(-1)
  if (head !== undefined) person.heads.add(head)
  for (const word of same) person.traits.add(word)
}
