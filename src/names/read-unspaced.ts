import { commonOf } from './common.ts'
import type { Described } from './described.ts'
import { type Start, startsIn } from './lookup.ts'
import { nameKey } from './people.ts'
import { cutName, nameWords } from './person-name.ts'
import { isUnspaced, scriptOf } from './scripts.ts'
import type { NameTables } from './tables.ts'

interface Peeled {
  rest: string
  readonly offices: string[]
  readonly affiliations: string[]
  isTitled: boolean
}

/** 2人の, 数人: so many of them, and none by name. */
const COUNTED = /^[\d一二三四五六七八九十数]+人/
/** How many layers of state, body and office are taken off. */
const DEEPEST = 8

/** Reads Japanese words: 国務省のスポークスマンNed Price, ブリンケン米国務長官, 田中均・元外務審議官. */
export function readUnspaced(words: string, tables: NameTables): Described {
  const common = commonOf(tables.common, 'ja')
  const whole = words.replace(/[(（][^()（）]*[)）]/g, '').replace(/\s+/g, ' ')
  const peeled: Peeled = {
    rest: withoutAside(whole, common.of('aside')),
    offices: [],
    affiliations: [],
    isTitled: false,
  }
  const starts = common.of('starts')
  const isIndefinite = [...starts].some((start) => whole.startsWith(start)) || COUNTED.test(whole)
  const isNobody = [...starts].some((start) => start.length > 1 && whole.startsWith(start)) || COUNTED.test(whole)
  for (let turn = 0; turn < DEEPEST && peel(peeled, tables, common.of('former')); turn++);
  const isPerson = peeled.isTitled || peeled.offices.length > 0
  const name = isNobody ? '' : nameIn(peeled.rest, isPerson)
  return {
    ...(name !== '' && { name }),
    offices: peeled.offices,
    affiliations: peeled.affiliations,
    isPerson,
    hasArticle: false,
    isDefinite: !isIndefinite,
  }
}

/** Words without a date before them and without など, 側 behind. */
export function withoutAside(words: string, asides: ReadonlySet<string>): string {
  const undated = words.replace(/^(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:付け?)?の(?=.)/, '')
  const aside = [...asides].find((each) => undated.endsWith(each) && undated.length > each.length + 1)
  return aside === undefined ? undated : undated.slice(0, -aside.length)
}

/** What is left of a name: without dots at its ends, behind what describes it, before what the office is of. */
function nameIn(rest: string, isTitled: boolean): string {
  const bare = rest.replace(/^[\s・、,]+|[\s・、,]+$/g, '')
  const behind = bare.slice(bare.lastIndexOf('の') + 1)
  const isName = behind !== '' && scriptOf(behind) !== 'other' && bare.includes('の') && !/^[ぁ-ゖ]/.test(behind)
  const name = isName ? behind : bare
  return isTitled ? titledName(name) : name
}

/** The name in words before an office: ルイーズ・アルブール of ルイーズ・アルブール国連人権, 馬英九 behind a clause. */
function titledName(words: string): string {
  const [kana] = /^[ァ-ヶー・=]{3,}(?=[\p{sc=Han}]{2})/u.exec(words) ?? []
  if (kana !== undefined) return kana
  const clause = /^.*[ぁ-ゖ]{2}(?=[\p{sc=Han}ァ-ヶ]{2,}$)/u.exec(words)
  const name = clause ? words.slice(clause[0].length) : words
  const dotted = /^[^・]*\p{sc=Han}・(?=\p{sc=Han}{2,6}$)/u.exec(name)
  return dotted ? name.slice(dotted[0].length) : name
}

/** Takes one layer off; false where there is none. */
function peel(peeled: Peeled, tables: NameTables, former: ReadonlySet<string>): boolean {
  if (peeled.rest === '' || isKnownName(peeled.rest, tables)) return false
  return peelStart(peeled, tables) || peelEnd(peeled, tables, former) || peelHonorific(peeled)
}

function isKnownName(rest: string, { people }: NameTables): boolean {
  return people.cuts.has(nameKey(rest)) && scriptOf(rest) !== 'other' && rest.length > 1
}

function peelStart(peeled: Peeled, tables: NameTables): boolean {
  const { rest, affiliations } = peeled
  for (const start of startsIn(rest, tables.members)) {
    if (!isAffiliation(start, rest, tables)) continue
    const behind = rest.slice(start.name.length)
    const ministry = start.meaning.member.kind === 'state' ? ministryStart(behind, tables) : undefined
    const id = start.meaning.member.id
    affiliations.push(ministry === undefined ? id : `${id}-${ministry.id}`)
    peeled.rest = behind.slice(ministry?.size ?? 0).replace(/^[のs・、]/, '')
    return true
  }
  return officeStart(peeled, tables)
}

/** Whether a name of the cast at the start says whose somebody is, and is no part of a person's name. */
function isAffiliation({ name }: Start, rest: string, tables: NameTables): boolean {
  const next = rest[name.length]
  if (next === undefined) return false
  if (next === 'の') return true
  const isKana = scriptOf(name.at(-1) ?? '') === 'kana'
  if (isKana) return !/[ァ-ヶー・=＝]/.test(next)
  if (name.length === 1) return isBeforeName(rest.slice(1), tables)
  return !(/[A-Za-z]/.test(next) && /[A-Za-z]/.test(name.at(-1) ?? ''))
}

/** 米 before ブリンケン, 国務長官 or 国防総省, not before 山. */
function isBeforeName(behind: string, tables: NameTables): boolean {
  if (/^[ァ-ヶA-Za-z]/.test(behind)) return true
  return officeAtStart(behind, tables) !== undefined || ministryStart(behind, tables) !== undefined
}

function ministryStart(behind: string, { members }: NameTables): { id: string; size: number } | undefined {
  const of = behind.startsWith('の') ? 1 : 0
  for (let size = Math.min(12, behind.length - of); size > 0; size--) {
    const id = members.ministryOf.get(behind.slice(of, of + size))
    if (id !== undefined && (size > 1 || /^[のA-Z]/.test(behind[of + size] ?? 'の'))) return { id, size: of + size }
  }
  return undefined
}

function officeAtStart(words: string, { offices }: NameTables): { id: string; size: number } | undefined {
  for (let size = Math.min(14, words.length); size > 1; size--) {
    const id = offices.byWords.get(words.slice(0, size).toLowerCase())
    if (id !== undefined) return { id, size }
  }
  return undefined
}

/** スポークスマンNed Price, 大統領ウラジーミル・プーチン: an office before a name in other letters. */
function officeStart(peeled: Peeled, tables: NameTables): boolean {
  const office = officeAtStart(peeled.rest, tables)
  if (!office) return false
  const behind = peeled.rest.slice(office.size).replace(/^[のであるた、]+/, '')
  const isCut = /[ァ-ヶー]$/.test(peeled.rest.slice(0, office.size)) && /^[ァ-ヶー]/.test(behind)
  if (behind === '' || isCut || !/^[ァ-ヶA-Za-z\p{sc=Hangul}・ ]/u.test(behind)) return false
  peeled.offices.push(office.id)
  peeled.rest = behind.replace(/^[・ ]+/, '')
  return true
}

function peelEnd(peeled: Peeled, tables: NameTables, former: ReadonlySet<string>): boolean {
  const { rest, offices, affiliations } = peeled
  const office = officeEnd(rest, tables)
  if (!office) return offices.length > 0 && memberEnd(peeled, tables)
  offices.push(office.id)
  peeled.rest = withoutFormer(rest.slice(0, -office.size), former, tables)
  const head = /(?:[・兼、 ])$/.test(peeled.rest)
  if (head) peeled.rest = peeled.rest.slice(0, -1)
  else shortStateEnd(peeled, tables, affiliations)
  return true
}

function officeEnd(rest: string, tables: NameTables): { id: string; size: number } | undefined {
  const acting = /(?:代行|代理|臨時代理)$/.exec(rest)?.[0].length ?? 0
  const office = plainOfficeEnd(acting > 0 ? rest.slice(0, -acting) : rest, tables)
  return office && { id: office.id, size: office.size + acting }
}

function plainOfficeEnd(rest: string, { offices }: NameTables): { id: string; size: number } | undefined {
  for (const words of offices.ends.get(rest.at(-1) ?? '') ?? []) {
    if (!rest.endsWith(words) || words.length < 2) continue
    return { id: offices.byWords.get(words.toLowerCase()) ?? words, size: words.length }
  }
  const minister = /(?<=.{2})(?:[\p{sc=Han}]{2,6}(?:担当)?相|[\p{sc=Han}]{2,8}大臣)$/u.exec(rest)
  return minister ? { id: 'minister', size: minister[0].length } : undefined
}

function withoutFormer(rest: string, former: ReadonlySet<string>, tables: NameTables): string {
  if (isKnownName(rest, tables)) return rest
  const word = [...former].find((each) => rest.endsWith(each) && rest.length > each.length)
  return word === undefined ? rest : rest.slice(0, -word.length)
}

/** ブリンケン米, ジョンソン英: a state's short form between a name and an office. */
function shortStateEnd(peeled: Peeled, { members }: NameTables, affiliations: string[]): void {
  const { rest } = peeled
  const state = members.prefixes.get(rest.at(-1) ?? '')
  if (state === undefined || rest.length < 3 || !/[ァ-ヶーA-Za-z]/.test(rest.at(-2) ?? '')) return
  affiliations.push(state)
  peeled.rest = rest.slice(0, -1)
}

/** 金正恩朝鮮労働党, 田中明彦・国際協力機構: a body between a name and an office. */
function memberEnd(peeled: Peeled, { members }: NameTables): boolean {
  const { rest } = peeled
  for (let size = Math.min(16, rest.length - 1); size > 1; size--) {
    const meaning = members.byName.get(rest.slice(-size))
    const before = rest.at(-size - 1) ?? ''
    if (!meaning || (scriptOf(rest.at(-size) ?? '') === 'kana' && /[ァ-ヶー・]/.test(before))) continue
    peeled.affiliations.push(meaning.member.id)
    peeled.rest = rest.slice(0, -size).replace(/[・ ]$/, '')
    return true
  }
  return false
}

function peelHonorific(peeled: Peeled): boolean {
  const found = /(?<=.)(?:氏|さん|様|女史|容疑者|被告|師|ら|夫人)$/.exec(peeled.rest)
  if (!found || (found[0] === 'ら' && !peeled.isTitled)) return false
  peeled.rest = peeled.rest.slice(0, -found[0].length)
  peeled.isTitled = true
  return true
}

/** Whether words can be a person's name: kana, or Han letters that the tables of names can cut. */
export function isLikelyName(words: string, tables: NameTables): boolean {
  if (!isUnspaced(words)) return /^\p{Lu}/u.test(words)
  const parts = nameWords(words)
  if (parts.length === 0 || parts.length > 5) return false
  if (parts.every((part) => /^(?:[ァ-ヶー]+|[A-Z]\.?)$/.test(part))) return !parts.some((part) => ofBody(part, tables))
  if (parts.length > 2 || parts.some((part) => part.length > 6 || /[A-Za-z\d]/.test(part))) return false
  const sense = { readings: tables.readings, isGivenName: tables.nicknames.has, states: [] }
  const cut = cutName(parts[0], sense)
  return cut !== undefined && (parts.length === 1 || cut.given.length === 0) && !/[ぁ-ゖ]{3}/.test(words)
}

/** ラジオ, ニュース: a word of names of bodies, not of people. */
function ofBody(part: string, { common }: NameTables): boolean {
  return commonOf(common, 'ja').of('organisation').has(part)
}
