import { Memo } from './memo.ts'
import type { NamePart } from './parts.ts'
import { listOf, rowsOf, under } from './rows.ts'

/** A family name of China, Korea or Vietnam in the ways it is written. */
export interface EastAsianFamily {
  /** Its place in the table: two names are one where they share a row. */
  readonly row: number
  readonly origin: string
  /** All its forms: Latin in small letters, hangul, Han, kana. */
  readonly forms: readonly string[]
}

/** How names in Han letters are read. */
export interface Readings {
  /** Japanese family names, as read in Latin letters. */
  readonly families: ReadonlyMap<string, readonly string[]>
  /** Japanese given names whose reading is not that of their letters. */
  readonly given: ReadonlyMap<string, readonly string[]>
  /** How single letters are read in Japanese given names. */
  readonly letters: ReadonlyMap<string, readonly string[]>
  /** How many Japanese family names are read so, by the reading in Latin letters. */
  readonly romanFamilies: ReadonlyMap<string, number>
  /** Readings of letters and of irregular given names in Latin letters. */
  readonly romanGiven: ReadonlySet<string>
  readonly pinyin: ReadonlyMap<string, readonly string[]>
  /** As read in Korean, in hangul. */
  readonly korean: ReadonlyMap<string, string>
  /** The rows of the Chinese, Korean and Vietnamese family names that a form belongs to. */
  readonly eastAsian: ReadonlyMap<string, readonly EastAsianFamily[]>
  /** Han letters that are Chinese or Korean family names, but Japanese ones where nothing says otherwise. */
  readonly alsoJapanese: ReadonlySet<string>
  /** The syllables of Chinese and Korean given names in Latin letters. */
  readonly syllables: ReadonlySet<string>
  /** Words of names that were read with these tables, by their ids. */
  readonly parts: Memo<string, NamePart>
}

/** How many words of names are kept read: bounds the memory. */
const MOST_PARTS = 50_000

/** The readings of the cast's tables. */
export function readReadings(tables: Readonly<Record<string, string>>): Readings {
  const { family, given, letter, roman } = readJapanese(tables['japanese-names.tsv'])
  const pinyin = new Map<string, readonly string[]>()
  const korean = new Map<string, string>()
  for (const [han, chinese, hangul] of rowsOf(tables['han.tsv'])) {
    pinyin.set(han, listOf(chinese))
    if (hangul) korean.set(han, hangul)
  }
  return {
    families: family,
    given,
    letters: letter,
    romanFamilies: roman.family,
    romanGiven: new Set(roman.given),
    pinyin,
    korean,
    ...readEastAsian(tables['surnames.tsv']),
    syllables: syllablesOf(pinyin, korean),
    parts: new Memo(MOST_PARTS),
  }
}

function readJapanese(table: string | undefined) {
  const maps = { family: new Map(), given: new Map(), letter: new Map() } as Record<string, Map<string, string[]>>
  const roman = { family: new Map<string, number>(), given: [] as string[] }
  for (const [which, reading, written] of rowsOf(table)) {
    if (which === 'family') roman.family.set(reading, listOf(written).length)
    else roman.given.push(reading)
    for (const han of listOf(written)) under(maps[which], han, () => []).push(reading)
  }
  return { family: maps.family, given: maps.given, letter: maps.letter, roman }
}

function readEastAsian(table: string | undefined): Pick<Readings, 'eastAsian' | 'alsoJapanese'> {
  const eastAsian = new Map<string, EastAsianFamily[]>()
  const alsoJapanese = new Set<string>()
  for (const [row, [origin, latin, hangul, han, kana]] of rowsOf(table).entries()) {
    const letters = listOf(han).map((letter) => letter.replace('~', ''))
    for (const letter of listOf(han)) if (letter.startsWith('~')) alsoJapanese.add(letter.slice(1))
    const small = listOf(latin).map((form) => form.toLowerCase())
    const forms = [...small, ...listOf(hangul), ...letters, ...listOf(kana)]
    for (const form of forms) under(eastAsian, form, () => []).push({ row, origin, forms })
  }
  return { eastAsian, alsoJapanese }
}

function syllablesOf(pinyin: ReadonlyMap<string, readonly string[]>, korean: ReadonlyMap<string, string>): Set<string> {
  const syllables = new Set([...pinyin.values()].flat())
  for (const hangul of new Set([...korean.values()].join(''))) {
    for (const spelling of koreanSpellings(hangul)) syllables.add(spelling)
  }
  return syllables
}

const INITIALS = 'g|k,kk,n,d|t,tt,r|l|n|,m,b|p,pp,s|sh,ss,,j|ch|z,jj,ch,k,t,p,h'.split(',')
const MEDIALS =
  'a|ah,ae|ai|e,ya,yae,eo|u|o|uh,e,yeo|yu|yo|you|yuh,ye|yeh,o|oh,wa,wae|wai,oe|oi|we,yo,u|oo|woo,wo|weo|won,we,wi|ui|wee,yu|yoo,eu|u,ui|eui|i|ee,i|ee'.split(
    ',',
  )
const FINALS = ',k|g,k,k,n,n,n,t,l|r,l,l,l,l,l,l,l,m,p|b,p,t,t,ng,t,t,k,t,p,'.split(',')

/** By syllable, of which there are 11,172. */
const SPELLINGS = new Memo<string, readonly string[]>(12_000)

/** The ways in which a Korean syllable is written in Latin letters; none for what is no such syllable. */
export function koreanSpellings(syllable: string): readonly string[] {
  return SPELLINGS.get(syllable, () => spellingsOf(syllable))
}

function spellingsOf(syllable: string): string[] {
  const code = (syllable.codePointAt(0) ?? 0) - 0xac00
  if (code < 0 || 11172 <= code) return []
  const initials = INITIALS[Math.floor(code / 588)].split('|')
  const medials = MEDIALS[Math.floor((code % 588) / 28)].split('|')
  const finals = FINALS[code % 28].split('|')
  const spellings = initials.flatMap((start) => medials.flatMap((vowel) => finals.map((end) => start + vowel + end)))
  return spellings.flatMap((each) => (each.startsWith('hwa') ? [each, each.replace('hwa', 'wha')] : [each]))
}
