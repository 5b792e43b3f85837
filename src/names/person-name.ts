import { plain } from './latin.ts'
import { japaneseGiven, type NamePart, type Origin, partOf, shortVowels } from './parts.ts'
import type { Readings } from './readings.ts'
import { isUnspaced, katakana, scriptOf } from './scripts.ts'

/** A person's name taken apart. */
export interface PersonName {
  readonly family: string
  readonly given: readonly string[]
  /** jr, sr, ii, iii; absent where the name has none. */
  readonly suffix?: string
  /** How Han letters are read: as Japanese, or as Chinese and Korean; absent for other scripts. */
  readonly origin?: Origin
}

/** A person's name, ready to be compared. */
export interface NameParts {
  readonly family: NamePart
  readonly given: readonly NamePart[]
  readonly suffix?: string
}

/** What tells how a name is cut: readings, and the states that the person belongs to. */
export interface NameSense {
  readonly readings: Readings
  readonly isGivenName: (word: string) => boolean
  readonly states: readonly string[]
}

/** The words of a name: parted by spaces, and by the dots and strokes of katakana. */
export function nameWords(name: string): string[] {
  return name.split(/[\s・･=＝]+/).filter((word) => word !== '')
}

/** Family and given names of a name in any script; undefined where there is no letter. */
export function cutName(name: string, sense: NameSense): PersonName | undefined {
  const words = nameWords(name.replace(/["“”()（）]/g, ' ')).filter((word) => /\p{L}/u.test(word))
  if (words.length === 0) return undefined
  if (words.length === 1 && scriptOf(words[0]) === 'han') return cutHan(words[0], sense)
  if (words.length === 1 && scriptOf(words[0]) === 'hangul') return cutHangul(words[0], sense.readings)
  return isUnspaced(name) ? cutKana(words, sense) : cutSpaced(words, sense)
}

/** The parts of a cut name. */
export function partsOf(cut: PersonName, readings: Readings): NameParts {
  return new CutParts(cut, readings)
}

/** Most names are never compared with another: their given names are looked up when that is asked first. */
class CutParts implements NameParts {
  readonly family: NamePart
  readonly suffix?: string
  private readonly cut: PersonName
  private readonly readings: Readings
  private known: readonly NamePart[] | undefined

  constructor(cut: PersonName, readings: Readings) {
    this.family = partOf(cut.family, 'family', readings, cut.origin)
    if (cut.suffix !== undefined) this.suffix = cut.suffix
    this.cut = cut
    this.readings = readings
  }

  get given(): readonly NamePart[] {
    const { given, origin } = this.cut
    this.known ??= given.map((word) => partOf(word, 'given', this.readings, origin))
    return this.known
  }
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i
const PARTICLE =
  /^(?:de|del|della|di|da|das|dos|du|van|von|der|den|la|le|bin|ibn|ben|ter|zu|af|st\.?|фон|дер|де|ван|бен|ибн)$/i
const ARTICLE = /^(?:al|el|as|ad|ar|at|an|ul|аль|эль|ас|ад|ар)[-‐](?=\p{L})/iu

function cutSpaced(words: readonly string[], sense: NameSense): PersonName {
  const bare = words.map((word) => word.replace(/^['.,]+|[',]+$/g, '').replace(/(?<=\p{L}{2})\.$/u, ''))
  const suffix = bare.findLast((word, at) => at > 0 && SUFFIX.test(word))?.toLowerCase()
  const names = bare
    .filter((word, at) => word !== '' && !(at > 0 && SUFFIX.test(word)))
    .filter((word) => !/^(?:al|el)$/i.test(word))
  const initials = names.flatMap((word) =>
    /^(?:\p{Lu}\.){2,}$/u.test(word) ? word.split('.').filter(Boolean) : [word],
  )
  const cut = familyFirst(initials, sense) ?? familyLast(initials)
  return suffix === undefined ? cut : { ...cut, suffix }
}

function familyLast(words: readonly string[]): PersonName {
  let start = words.length - 1
  while (start > 0 && PARTICLE.test(words[start - 1])) start--
  const family = words.slice(start).join('').replace(ARTICLE, '')
  return { family, given: words.slice(0, start).map((word) => word.replace(/\.$/, '')) }
}

/** "KISHIDA Fumio", "Kishida Fumio", "Xi Jinping", "Kim Yo-jong". */
function familyFirst(words: readonly string[], sense: NameSense): PersonName | undefined {
  const [first, ...rest] = words
  if (rest.length === 0 || rest.length > 3) return undefined
  const isCapital = /^\p{Lu}{2,}$/u.test(first) && rest.every((word) => /\p{Ll}/u.test(word))
  if (isCapital && !/^[^AEIOUY]{2}$/.test(first)) return { family: first, given: given(first, rest, sense.readings) }
  if (isEastAsianName(words, sense)) return { family: first, given: [rest.join('')] }
  return isJapaneseOrder(words, sense) ? { family: first, given: rest } : undefined
}

function given(first: string, rest: readonly string[], { eastAsian }: Readings): string[] {
  return eastAsian.has(first.toLowerCase()) ? [rest.join('')] : [...rest]
}

function isEastAsianName([first, ...rest]: readonly string[], { readings, isGivenName }: NameSense): boolean {
  if (!readings.eastAsian.has(plain(first)) || rest.some((word) => plain(word) === '')) return false
  const joined = rest.join(' ')
  if (/^\p{L}+-\p{Ll}+$/u.test(joined)) return isSyllabic(rest.join(''), readings)
  if (rest.length === 1 && isGivenName(rest[0])) return false
  return rest.every((word) => isSyllabic(word, readings))
}

/** Whether a word can be cut into syllables of Chinese or Korean given names. */
function isSyllabic(word: string, { syllables }: Readings): boolean {
  const letters = plain(word)
  if (letters.length > 12) return false
  let ends = new Set([0])
  for (let turn = 0; turn < 3 && ends.size > 0; turn++) {
    ends = new Set([...ends].flatMap((at) => syllableEnds(letters, at, syllables)))
    if (ends.has(letters.length)) return true
  }
  return false
}

function syllableEnds(letters: string, at: number, syllables: ReadonlySet<string>): number[] {
  const ends: number[] = []
  for (let size = 1; size <= 6 && at + size <= letters.length; size++) {
    if (syllables.has(letters.slice(at, at + size))) ends.push(at + size)
  }
  return ends
}

/** Whether the first of two words is by far the more usual family name, and the second can be a given one. */
function isJapaneseOrder(words: readonly string[], { readings: { romanFamilies, romanGiven } }: NameSense): boolean {
  if (words.length !== 2) return false
  const [first, second] = words.map((word) => shortVowels(plain(word)))
  const [ofFirst, ofSecond] = [romanFamilies.get(first) ?? 0, romanFamilies.get(second) ?? 0]
  return ofFirst > 2 * ofSecond && isComposed(second, romanGiven)
}

function isComposed(word: string, readings: ReadonlySet<string>): boolean {
  if (readings.has(word)) return true
  for (let at = 1; at < word.length && at < 16; at++) {
    if (readings.has(word.slice(0, at)) && readings.has(word.slice(at))) return true
  }
  return false
}

const KANA_PARTICLE = /^(?:フォン|デア|デル|ファン|デ|ダ|ディ|ドゥ|ル|ラ|ビン|イブン|ベン|サン)$/

function cutKana(words: readonly string[], sense: NameSense): PersonName {
  if (isKanaEastAsian(words, sense)) return { family: words[0], given: [words.slice(1).join('')] }
  const names = words.filter((word, at) => !(/^(?:アル|エル)$/.test(word) && at < words.length - 1))
  const isJapanese = scriptOf(names[0]) === 'han' && names.length > 1
  if (isJapanese) return { family: names[0], given: names.slice(1) }
  let start = names.length - 1
  while (start > 0 && KANA_PARTICLE.test(names[start - 1])) start--
  return { family: names.slice(start).join(''), given: names.slice(0, start) }
}

/** リー・シェンロン, キム・ヨジョン: a short name that is a family name there, and a given one that sounds like one. */
function isKanaEastAsian([first, ...rest]: readonly string[], { readings, isGivenName }: NameSense): boolean {
  if (rest.length !== 1 || !readings.eastAsian.has(first) || isGivenName(rest[0])) return false
  return rest[0].length <= 6 && /[ャュョェィァンォ]/.test(rest[0]) && !/ー.*[スドトルク]|[スズトドグフ]$/.test(rest[0])
}

function cutHangul(word: string, { eastAsian }: Readings): PersonName {
  const first = word[0]
  const isKorean = eastAsian.get(first)?.some(({ origin }) => origin === 'ko') === true
  if (isKorean && (word.length === 3 || (word.length === 2 && /^[김박최정윤]/.test(word)))) {
    return { family: first, given: [word.slice(1)] }
  }
  return { family: word, given: [] }
}

/** States whose people's names in Han letters are Chinese or Korean. */
const EAST_ASIAN: ReadonlySet<string> = new Set(['cn', 'tw', 'hk', 'mo', 'sg', 'kr', 'kp'])

/** Whether a name of somebody of these states is Chinese or Korean where it may be Japanese. */
export function isEastAsian(states: readonly string[]): boolean {
  return states.some((state) => EAST_ASIAN.has(state))
}

function cutHan(word: string, sense: NameSense): PersonName | undefined {
  const isAbroad = isEastAsian(sense.states)
  const japanese = cutJapanese(word, sense.readings)
  const abroad = cutAbroad(word, sense.readings)
  if (isAbroad) return abroad ?? japanese
  if (!abroad) return japanese
  const isLikelyJapanese = japanese && (japanese.family.length > 1 || sense.readings.alsoJapanese.has(word[0]))
  return isLikelyJapanese ? japanese : abroad
}

/** A Japanese name: a family name that the table knows, and a given one that can be read. */
function cutJapanese(word: string, readings: Readings): PersonName | undefined {
  const letters = [...word]
  for (const size of letters.length === 3 ? [2, 3, 1] : [3, 2, 4, 1]) {
    const family = letters.slice(0, size).join('')
    const rest = letters.slice(size).join('')
    if (size > letters.length || !readings.families.has(family)) continue
    if (rest === '') return { family, given: [], origin: 'japanese' }
    if (rest.length <= 3 && isGiven(rest, readings)) return { family, given: [rest], origin: 'japanese' }
  }
  return undefined
}

function isGiven(word: string, readings: Readings): boolean {
  return /^[ぁ-ゖァ-ヶー]+$/.test(word) || japaneseGiven(word, readings).length > 0
}

function cutAbroad(word: string, { eastAsian }: Readings): PersonName | undefined {
  const letters = [...word]
  if (letters.length > 3 || !eastAsian.has(letters[0])) return undefined
  return { family: letters[0], given: letters.length > 1 ? [letters.slice(1).join('')] : [], origin: 'abroad' }
}

/** The word as the table of Chinese, Korean and Vietnamese family names has it. */
export function familyForm(word: string): string {
  return scriptOf(word) === 'latin' ? plain(word) : word
}

/** The word as a key for exact look-up: plain where Latin, else katakana without length marks. */
export function wordKey(word: string): string {
  return scriptOf(word) === 'latin' ? plain(word) : katakana(word).replace(/ー/g, '').toLowerCase()
}
