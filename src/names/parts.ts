import { distance, distanceBetween, type Measured, measured } from './distance.ts'
import { oneSpelling, plain, plainForms } from './latin.ts'
import { Memo } from './memo.ts'
import { koreanSpellings, type Readings } from './readings.ts'
import { katakana, type Script, scriptOf } from './scripts.ts'
import { soundsOf } from './sounds.ts'

/** One word of a person's name: the family name, or one of the given ones. */
export interface NamePart {
  /** From content: the same word in the same role has the same. */
  readonly id: string
  /** A number of its own. */
  readonly n: number
  readonly script: Script
  /** The word as it is compared with others of its script; several where it may be spelt so. */
  readonly forms: readonly string[]
  /** The one spelling of all that a name of another script has in Latin letters; empty for other scripts. */
  readonly spelling: string
  /** How it is read in Latin letters, where tables say: Han letters alone. */
  readonly readings: readonly string[]
  /** Its forms in Latin letters, of Han letters its readings, with their long vowels short. */
  readonly short: readonly string[]
  /** The Korean syllables that each of its letters may be read as; none for other scripts than Han and hangul. */
  readonly syllables: readonly string[]
  /** What it may sound like. */
  readonly sounds: readonly Measured[]
  /** Whether its readings are all there are: a Japanese name is read so or not at all. */
  readonly isExact: boolean
  /** The rows of Chinese, Korean and Vietnamese family names that it may be; none for given names. */
  readonly rows: readonly number[]
}

/** How many readings of one word are looked at: bounds the time. */
const MOST = 48

/** What a word is in a name. */
export type Role = 'family' | 'given'

/** Whose name one in Han letters is: that tells how it is read. */
export type Origin = 'japanese' | 'abroad'

/** A word of a name, ready to be compared; without an origin, one in Han letters is read in every way. */
export function partOf(word: string, role: Role, readings: Readings, origin?: Origin): NamePart {
  const id = `${role} ${origin ?? ''} ${word}`
  return readings.parts.get(id, () => ({
    ...{ id, n: readings.parts.nMade },
    ...(scriptOf(word) === 'han' ? hanPart(word, role, readings, origin) : spelledPart(word, role, readings)),
  }))
}

/** A family name and how it is read, as one text. */
export function familyName({ id }: NamePart): string {
  return id.slice('family '.length)
}

/** The family name that `familyName` says so. */
export function partNamed(name: string, readings: Readings): NamePart {
  const at = name.indexOf(' ')
  const origin = name.slice(0, at)
  return partOf(
    name.slice(at + 1),
    'family',
    readings,
    origin === 'japanese' || origin === 'abroad' ? origin : undefined,
  )
}

function spelledPart(word: string, role: Role, readings: Readings): Omit<NamePart, 'id' | 'n'> {
  const script = scriptOf(word)
  const forms = formsOf(word, script)
  return {
    script,
    forms,
    spelling: script === 'latin' ? oneSpelling(forms[0]) : '',
    readings: [],
    short: script === 'latin' ? unique(forms.map(shortVowels)) : [],
    isExact: false,
    syllables: script === 'hangul' ? [...word] : [],
    sounds: unique((script === 'latin' ? forms : [word]).map(soundsOf)).map(measured),
    rows: role === 'family' ? rowsOfFamily(script === 'kana' ? word : forms[0], readings) : [],
  }
}

/** More than there are words of names: two numbers of parts make one of a pair. */
const PAIR = 2 ** 26

/** How many comparisons of given names are kept: bounds the memory. */
const MOST_COMPARED = 200_000

function unique(words: readonly string[]): readonly string[] {
  return words.length < 2 ? words : [...new Set(words)]
}

function rowsOfFamily(form: string, { eastAsian }: Readings): number[] {
  return (eastAsian.get(form) ?? []).map(({ row }) => row)
}

function formsOf(word: string, script: Script): string[] {
  if (script === 'latin') return plainForms(word)
  if (script === 'kana') return [katakana(word).replace(/[ー・=]/g, '')]
  return [word.toLowerCase()]
}

function hanPart(word: string, role: Role, tables: Readings, origin: Origin | undefined): Omit<NamePart, 'id' | 'n'> {
  const japanese = origin === 'abroad' ? [] : japaneseReadings(word, role, tables)
  const isJapanese = origin === 'japanese'
  const chinese = isJapanese ? [] : combined([...word].map((letter) => tables.pinyin.get(letter) ?? []))
  const korean = isJapanese ? [] : [...word].map((letter) => tables.korean.get(letter) ?? '')
  const readings = [...new Set([...japanese, ...chinese])].slice(0, MOST)
  const hangul = korean.every((options) => options !== '') ? combined(korean.map((options) => [...options])) : []
  return {
    ...{ script: 'han', forms: [word], spelling: '', readings, syllables: korean, isExact: japanese.length > 0 },
    short: unique(readings.map(shortVowels)),
    sounds: unique([...readings, ...hangul.slice(0, 4)].map(soundsOf)).map(measured),
    rows: role === 'family' && !isJapanese ? rowsOfFamily(word, tables) : [],
  }
}

function japaneseReadings(word: string, role: Role, tables: Readings): readonly string[] {
  return role === 'family' ? (tables.families.get(word) ?? []) : japaneseGiven(word, tables)
}

/** How a Japanese given name may be read: as the table has it, and letter by letter. */
export function japaneseGiven(word: string, { given, letters }: Readings): string[] {
  const spelt = combined([...word].map((letter) => letters.get(letter) ?? [])).map(shortVowels)
  return [...new Set([...(given.get(word) ?? []), ...spelt])].slice(0, MOST)
}

/** Every choice of one option for each place, in order; none where a place has no option, at most `MOST`. */
function combined(options: readonly (readonly string[])[]): string[] {
  let all = ['']
  for (const next of options) {
    all = all.flatMap((start) => next.map((end) => start + end)).slice(0, MOST)
  }
  return all[0] === '' ? [] : all
}

/** Japanese in Latin letters with its long vowels short: Kouno, Koono and Kohno are Kono. */
export function shortVowels(word: string): string {
  return word
    .replace(/o[uh](?=[^aeiouy]|$)/g, 'o')
    .replace(/oo/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/m(?=[bp])/g, 'n')
}

/**
 * How far two words of names are apart, from 0 (one name) to 1; of what is more than `most`, perhaps only that it is more.
 * Words of one script are one name or none.
 */
export function apart(one: NamePart, other: NamePart, most = 1): number {
  if (one.script === other.script) return withinScript(one, other)
  if (one.rows.length > 0 && other.rows.length > 0) return one.rows.some((row) => other.rows.includes(row)) ? 0.01 : 1
  if (one.script === 'han') return fromHan(one, other, most)
  if (other.script === 'han') return fromHan(other, one, most)
  if (one.script === 'hangul' && isSpelt(other, one)) return 0.02
  if (other.script === 'hangul' && isSpelt(one, other)) return 0.02
  return soundsApart(one, other, most)
}

/** How far the sounds of one name may be apart in two spellings of one script. */
export const ONE_SCRIPT = 0.03

function withinScript(one: NamePart, other: NamePart): number {
  if (one.forms.some((form) => other.forms.includes(form))) return 0
  if (one.script === 'latin' && one.rows.some((row) => other.rows.includes(row))) return 0.02
  if (one.script === 'latin') return one.spelling === other.spelling ? 0.02 : 1
  if (one.script === 'han') return 1
  return soundsApart(one, other, ONE_SCRIPT) <= ONE_SCRIPT ? 0.03 : 1
}

function fromHan(han: NamePart, other: NamePart, most: number): number {
  if (other.script === 'latin' && isReading(other, han)) return 0
  if (other.script === 'latin' && isSpelt(other, han)) return 0.02
  if (other.script === 'hangul') return isHangulOf(other, han) ? 0 : 1
  if (other.script === 'latin' && han.isExact) return isPartlyRead(other, han) ? 0.15 : 1
  return soundsApart(han, other, most)
}

function isReading(latin: NamePart, han: NamePart): boolean {
  return latin.short.some((form) => han.short.includes(form))
}

/** Whether the last letters of a name are read so: 仁彦 and Yoshihiko, where the table knows 彦 alone to be hiko. */
function isPartlyRead(latin: NamePart, han: NamePart): boolean {
  const [end] = partialReadings(latin)
  return end !== undefined && han.readings.some((reading) => reading.endsWith(end))
}

const ENDS = 'nosuke,hiko,suke,taro,ichiro,yuki,nori,hiro,masa,kazu,toshi,yoshi'.split(',')

/** Ends by which a name may be told to be read so: of Latin letters one at most, the longest. */
export function partialReadings({ script, forms, isExact, readings }: NamePart): string[] {
  if (script === 'latin') return ENDS.filter((end) => forms[0].endsWith(end)).slice(0, 1)
  return isExact ? ENDS.filter((end) => readings.some((reading) => reading.endsWith(end))) : []
}

function isHangulOf(hangul: NamePart, han: NamePart): boolean {
  const letters = [...hangul.forms[0]]
  return letters.length === han.syllables.length && letters.every((letter, at) => han.syllables[at].includes(letter))
}

/** Whether a word in Latin letters spells Korean syllables, one after the other, whichever way it does. */
function isSpelt({ script, forms }: NamePart, { syllables }: NamePart): boolean {
  if (script !== 'latin' || syllables.length === 0) return false
  const word = forms[0]
  let ends = new Set([0])
  for (const options of syllables) {
    const spellings = [...options].flatMap(koreanSpellings)
    ends = new Set(
      [...ends].flatMap((at) => spellings.filter((each) => word.startsWith(each, at)).map((each) => at + each.length)),
    )
  }
  return ends.has(word.length)
}

function soundsApart(one: NamePart, other: NamePart, most: number): number {
  let least = 1
  for (const sound of one.sounds) {
    for (const another of other.sounds) least = Math.min(least, distanceBetween(sound, another, Math.min(most, least)))
  }
  return least
}

/** Whether a word is an initial: J., W. */
export function isInitial({ script, forms }: NamePart): boolean {
  return (script === 'latin' || script === 'cyrillic') && forms[0].length === 1
}

/** Initials and short forms stand for the names they are short for. */
function givenApart(one: NamePart, other: NamePart, nicknames: Nicknames): number {
  if (isInitial(one) || isInitial(other)) return initialApart(one, other, nicknames)
  const plainly = apart(one, other)
  if (plainly < 0.12) return plainly
  if (one.script === 'latin' && other.script === 'latin') return nicknames.share(one, other) ? 0.05 : plainly
  return Math.min(plainly, ...alternatives(one, other, nicknames), ...alternatives(other, one, nicknames))
}

function alternatives(latin: NamePart, other: NamePart, nicknames: Nicknames): number[] {
  if (latin.script !== 'latin') return []
  return nicknames.of(latin).map((part) => apart(part, other) + 0.04)
}

function initialApart(one: NamePart, other: NamePart, nicknames: Nicknames): number {
  const [initial, name] = isInitial(one) ? [one, other] : [other, one]
  const letter = initial.forms[0][0]
  if (name.script === 'latin' && initial.script === 'latin') {
    if (name.forms[0][0] === letter) return 0.1
    return nicknames.of(name).some(({ forms }) => forms[0][0] === letter) ? 0.14 : 1
  }
  const first = name.sounds.map(({ sounds }) => sounds.replace(/^y(?=[aeiou])/, '')[0] ?? '')
  return first.some((sound) => distance(sound, initial.sounds[0]?.sounds ?? '') <= 0.35) ? 0.14 : 1
}

/** The given names that may be one name. */
export interface Nicknames {
  readonly share: (one: NamePart, other: NamePart) => boolean
  /** How far two given names are apart, from 0 to 1. */
  readonly apart: (one: NamePart, other: NamePart) => number
  /** The other names that a name in Latin letters may be. */
  readonly of: (latin: NamePart) => readonly NamePart[]
  /** Whether a word in Latin letters is a given name that the table knows. */
  readonly has: (word: string) => boolean
}

/** The given names of a table's rows. */
export function readNicknames(rows: readonly (readonly string[])[], readings: Readings): Nicknames {
  const classes = new Map<string, number[]>()
  for (const [at, row] of rows.entries()) {
    for (const name of row) classes.set(plain(name), [...(classes.get(plain(name)) ?? []), at])
  }
  const parts = rows.map((row) => row.map((name) => partOf(name, 'given', readings)))
  const places = new Memo<string, readonly number[]>(MOST_COMPARED)
  const placesOf = ({ id, forms }: NamePart) => places.get(id, () => forms.flatMap((form) => classes.get(form) ?? []))
  const known = new Memo<string, readonly NamePart[]>(MOST_COMPARED)
  const compared = new Memo<number, number>(MOST_COMPARED)
  const nicknames: Nicknames = {
    share: (one, other) => placesOf(one).some((at) => placesOf(other).includes(at)),
    of: (latin) => known.get(latin.id, () => placesOf(latin).flatMap((at) => parts[at])),
    has: (word) => classes.has(plain(word)),
    apart: (one, other) => compared.get(one.n * PAIR + other.n, () => givenApart(one, other, nicknames)),
  }
  return nicknames
}
