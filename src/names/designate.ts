import { commonOf } from './common.ts'
import type { Described } from './described.ts'
import { type Designation, keyed, type Unkeyed } from './designation.ts'
import { statesOf } from './evidence.ts'
import { holderOf } from './holders.ts'
import { LONGEST, level, tidy } from './level.ts'
import { adjectiveState, type Found, memberOf, withoutLegalForm } from './lookup.ts'
import { tellingOffices } from './offices.ts'
import { nameKey, wordBlock } from './people.ts'
import { cutName, isEastAsian, nameWords, wordKey } from './person-name.ts'
import { bodyName, readSpaced } from './read-spaced.ts'
import { isLikelyName, readUnspaced, withoutAside } from './read-unspaced.ts'
import { isUnspaced } from './scripts.ts'
import { splitNames } from './split-names.ts'
import type { NameTables } from './tables.ts'

/**
 * Who is meant by words in which a report calls a source or an addressee: one designation, or several where the words
 * name several ("米国とNATO", "Blinken and Lavrov"). Takes any words; somebody whom they do not tell is `unnamed`.
 *
 * @param language ISO 639-1 code of the report's language.
 * @param year The year of the report, which tells who held an office then; without it nobody is told by an office alone.
 */
export function designate(words: string, language: string, tables: NameTables, year?: number): Designation[] {
  const asked = words.length > LONGEST ? words.slice(0, LONGEST) : words
  const known = tables.designated.get(`${language} ${year ?? ''} ${asked}`, () => read(asked, language, tables, year))
  return [...known]
}

function read(words: string, language: string, tables: NameTables, year: number | undefined): readonly Designation[] {
  const bare = tidy(words)
  const whole = designateOne(bare, language, tables, year)
  if (whole.kind === 'state' || (whole.kind === 'body' && whole.member !== undefined)) return [whole]
  const parts = splitNames(bare, (part) => designateOne(part, language, tables, year))
  return parts ?? [whole]
}

function designateOne(words: string, language: string, tables: NameTables, year: number | undefined): Designation {
  const bare = tidy(words)
  const government = governmentWords(tables)
  const found = isPronoun(bare, language, tables)
    ? undefined
    : memberOf(memberWords(bare, tables), tables.members, government)
  if (found) return keyed(memberDesignation(bare, found))
  const administration = administrationOf(bare, language, tables)
  if (administration) return keyed(administration)
  const described = isUnspaced(bare) ? readUnspaced(bare, tables) : readSpaced(bare, language, tables)
  return keyed(designationOf(bare, described, { language, tables, year }))
}

interface Setting {
  readonly language: string
  readonly tables: NameTables
  readonly year: number | undefined
}

function governmentWords({ common }: NameTables) {
  return { en: commonOf(common, 'en').of('government'), ja: commonOf(common, 'ja').of('government') }
}

function isPronoun(words: string, language: string, { common }: NameTables): boolean {
  const isLetters = /^\p{Lu}{2,}$/u.test(words)
  return !isLetters && commonOf(common, language).of('pronoun').has(words.toLowerCase())
}

/** Words for a member without what stands around its name: 3日の, など. */
function memberWords(words: string, tables: NameTables): string {
  return withoutDescription(
    isUnspaced(words) ? withoutAside(words, commonOf(tables.common, 'ja').of('aside')) : words,
    tables,
  )
}

/** イスラム組織ハマス, 米紙ワシントン・ポスト: words before a body's name that say what it is. */
function withoutDescription(words: string, { common }: NameTables): string {
  const word = [...commonOf(common, 'ja').of('describes')].find(
    (each) => words.startsWith(each) && words.length > each.length,
  )
  return word === undefined ? words : words.slice(word.length)
}

function memberDesignation(name: string, { id, kind, standsFor }: Found): Unkeyed {
  return {
    ...{ kind, name, offices: [], affiliations: [], member: id, block: id },
    ...(standsFor !== undefined && { standsFor }),
  }
}

/** The Biden administration, バイデン政権: a body, told by whose it is. */
function administrationOf(words: string, language: string, tables: NameTables): Unkeyed | undefined {
  const [, of] =
    /^(?:[Tt]he )?(\p{Lu}[^\s,]*(?: \p{Lu}[^\s,]*){0,2}) [Aa]dministration$/u.exec(words) ??
    /^[米英仏独露韓]?(.+)政権$/.exec(words) ??
    []
  if (of === undefined || memberOf(of, tables.members, governmentWords(tables))) return undefined
  const described = isUnspaced(of) ? readUnspaced(of, tables) : readSpaced(of, language, tables)
  if (described.name === undefined || !isLikelyName(described.name, tables)) return undefined
  const block = `administration-${blockOf(described.name, described.affiliations, tables)}`
  return { kind: 'body', name: described.name, offices: [], affiliations: sorted(described.affiliations), block }
}

function designationOf(words: string, described: Described, setting: Setting): Unkeyed {
  const kind = kindOf(words, described, setting)
  if (kind === 'person') return personDesignation(described, setting)
  if (kind === 'body') return bodyDesignation(words, described, setting)
  return holderDesignation(words, described, setting) ?? unnamed(words, described)
}

function kindOf(words: string, described: Described, { language, tables }: Setting): 'person' | 'body' | 'unnamed' {
  const { name, isPerson } = described
  if (name !== undefined && tables.people.cuts.has(nameKey(name)) && name.length > 1) return 'person'
  if (name === undefined || isPronoun(words, language, tables)) return 'unnamed'
  if (isUnspaced(words)) return unspacedKind(words, described, tables)
  if (isPerson) return 'person'
  if (described.hasArticle || isOrganisation(name, tables)) return 'body'
  return / (?:and|&) /.test(words) && isOrganisation(bodyName(words, tables), tables) ? 'body' : 'person'
}

function isOrganisation(name: string, { common }: NameTables): boolean {
  const organisation = commonOf(common, 'en').of('organisation')
  const parts = name.split(' ')
  if (parts.some((part) => organisation.has(part.toLowerCase()))) return true
  return /^\p{Lu}[\p{Lu}\d&.-]+$|\.(?:com|org|net)$/u.test(name)
}

function unspacedKind(words: string, { name, isPerson }: Described, tables: NameTables): 'person' | 'body' | 'unnamed' {
  const common = commonOf(tables.common, 'ja')
  if (name === undefined || isCommonNoun(name, tables) || common.of('modifies').has(name)) return 'unnamed'
  if (isPerson) return isLikelyName(name, tables) || isUnreadName(name, tables) ? 'person' : 'unnamed'
  if (/\d/.test(name)) return /^[ァ-ヶーA-Za-z]+\d+$/.test(name) ? 'body' : 'unnamed'
  if (endsIn(name, common.of('organisation')) && (name.length > 3 || SURE_BODY.test(name))) return 'body'
  if (/^[A-Z][A-Z\d&-]+$/.test(name)) return 'body'
  if (!isUnspaced(name)) return isOrganisation(name, tables) ? 'body' : 'person'
  return isLikelyName(name, tables) && name.length * 2 > words.length ? 'person' : 'unnamed'
}

/** Letters that a short name of a body ends in, and no person's. */
const SURE_BODY = /[省庁局党社軍県都州署]$/

/** A name in Han letters that no table can read, with an office: neither a common noun nor what makes one of the office. */
function isUnreadName(name: string, { common }: NameTables): boolean {
  const modifies = commonOf(common, 'ja').of('modifies')
  if (!/^[\p{sc=Han}々]{2,5}$/u.test(name) || modifies.has(name)) return false
  for (let size = name.length - 1; size > 1; size--) {
    if (modifies.has(name.slice(0, size)) || modifies.has(name.slice(-size))) return false
  }
  return !/[的系上下内外間者員長家人民]$/.test(name)
}

function isCommonNoun(name: string, { common }: NameTables): boolean {
  const words = commonOf(common, 'ja')
  if (words.of('pronoun').has(name) || words.of('ends').has(name)) return true
  const ends = words.ends.get(name.at(-1) ?? '') ?? []
  return (
    ends.some((end) => end.length > 1 && name.endsWith(end)) ||
    [...words.of('starts')].some((start) => name.startsWith(start) && name.length < 6)
  )
}

function endsIn(name: string, ends: ReadonlySet<string>): boolean {
  for (let size = Math.min(8, name.length - 1); size > 0; size--) if (ends.has(name.slice(-size))) return true
  return false
}

function personDesignation({ name = '', offices, affiliations }: Described, { tables, year }: Setting): Unkeyed {
  const shown = tidy(name)
  return {
    ...{ kind: 'person', name: shown, offices: tellingOffices(offices), affiliations: sorted(affiliations) },
    block: blockOf(shown, affiliations, tables),
    ...(year !== undefined && { year }),
  }
}

/** The block of a person's name: that of its family name. */
function blockOf(
  name: string,
  affiliations: readonly string[],
  { people, readings, nicknames, members }: NameTables,
): string {
  const states = statesOf(affiliations, members)
  const known = people.cuts.get(nameKey(name))
  if (known && (known.given.length > 0 || nameWords(name).length > 1)) return known.block
  const cut = known ?? cutName(name, { readings, isGivenName: nicknames.has, states })
  if (!cut) return `name-${level(name)}`
  const isAbroad = isEastAsian(states) && readings.eastAsian.has(cut.family)
  return (isAbroad ? undefined : people.blocks.get(wordKey(cut.family))) ?? wordBlock(cut.family, readings, isAbroad)
}

function bodyDesignation(words: string, { name = '', affiliations }: Described, { tables }: Setting): Unkeyed {
  const shown = (isUnspaced(words) ? '' : bodyName(words, tables)) || tidy(name)
  const [state] = statesOf(affiliations, tables.members).sort()
  const block = `body-${state ?? ''}-${level(withoutState(withoutLegalForm(shown), tables)).toLowerCase()}`
  return { kind: 'body', name: shown, offices: [], affiliations: sorted(affiliations), block }
}

/** "Tourism Ministry" of "Egyptian Tourism Ministry". */
function withoutState(name: string, { members }: NameTables): string {
  const [first, ...rest] = name.split(' ')
  return rest.length > 0 && adjectiveState(first, members) !== undefined ? rest.join(' ') : name
}

/** "The president of Russia" in a year that had but one. */
function holderDesignation(words: string, described: Described, { tables, year }: Setting): Unkeyed | undefined {
  const holder = described.isDefinite && described.name === undefined ? holderOf(described, tables, year) : undefined
  if (!holder || year === undefined) return undefined
  const { offices, affiliations } = described
  return {
    ...{ kind: 'person', name: words, offices: tellingOffices(offices), affiliations: sorted(affiliations) },
    ...{ member: holder.id, block: holder.block, year },
  }
}

function unnamed(words: string, { offices, affiliations }: Described): Unkeyed {
  return {
    ...{ kind: 'unnamed', name: words, offices: tellingOffices(offices), affiliations: sorted(affiliations) },
    block: 'unnamed',
  }
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort()
}
