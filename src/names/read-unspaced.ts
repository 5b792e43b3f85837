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
  const isIndefinite =
    [...starts].some((start) => whole.startsWith(start)) || /^[\d一二三四五六七八九十数]+人/.test(whole)
  for (let turn = 0; turn < DEEPEST && peel(peeled, tables, common.of('former')); turn++);
  const name = nameIn(peeled.rest)
  return {
    ...(name !== '' && { name }),
    offices: peeled.offices,
    affiliations: peeled.affiliations,
    isPerson: peeled.isTitled || peeled.offices.length > 0,
    isDefinite: !isIndefinite,
  }
}

function withoutAside(words: string, asides: ReadonlySet<string>): string {
  const aside = [...asides].find((each) => words.endsWith(each) && words.length > each.length + 2 && each.length > 1)
  return aside === undefined ? words : words.slice(0, -aside.length)
}

/** What is left, without dots at its ends; the part behind の where something stands before it. */
function nameIn(rest: string): string {
  const bare = rest.replace(/^[\s・、,]+|[\s・、,]+$/g, '')
  const behind = bare.slice(bare.lastIndexOf('の') + 1)
  return behind !== '' && scriptOf(behind) !== 'other' && bare.includes('の') && !/^[ぁ-ゖ]/.test(behind)
    ? behind
    : bare
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
  return !/[a-z]/.test(next) || !/[A-Za-z]/.test(name.at(-1) ?? '')
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
    const id = offices.byWords.get(words.slice(0, size))
    if (id !== undefined) return { id, size }
  }
  return undefined
}

/** スポークスマンNed Price, 大統領ウラジーミル・プーチン: an office before a name in other letters. */
function officeStart(peeled: Peeled, tables: NameTables): boolean {
  const office = officeAtStart(peeled.rest, tables)
  if (!office) return false
  const behind = peeled.rest.slice(office.size).replace(/^[のであるた、]+/, '')
  if (behind === '' || !/^[ァ-ヶA-Za-z\p{sc=Hangul}・ ]/u.test(behind)) return false
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

function officeEnd(rest: string, { offices }: NameTables): { id: string; size: number } | undefined {
  for (const words of offices.ends.get(rest.at(-1) ?? '') ?? []) {
    if (!rest.endsWith(words) || words.length < 2) continue
    return { id: offices.byWords.get(words) ?? words, size: words.length }
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
  const found = /(?<=.)(?:氏|さん|様|女史|容疑者|被告|ら|夫人)$/.exec(peeled.rest)
  if (!found || (found[0] === 'ら' && !peeled.isTitled)) return false
  peeled.rest = peeled.rest.slice(0, -found[0].length)
  peeled.isTitled = true
  return true
}

/** Whether words in Han letters can be a person's name: one that the tables of names can cut. */
export function isLikelyName(words: string, tables: NameTables): boolean {
  if (!isUnspaced(words)) return /^\p{Lu}/u.test(words)
  const parts = nameWords(words)
  if (parts.length > 0 && parts.every((part) => /^(?:[ァ-ヶー]+|[A-Z]\.?)$/.test(part))) return true
  const sense = { readings: tables.readings, isGivenName: tables.nicknames.has, states: [] }
  return (
    parts.length > 0 &&
    parts.length < 4 &&
    parts[0].length < 7 &&
    cutName(words, sense) !== undefined &&
    !/[ぁ-ゖ]{3}/.test(words)
  )
}
