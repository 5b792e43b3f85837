import { type CommonWords, commonOf } from './common.ts'
import type { Described } from './described.ts'
import { level } from './level.ts'
import { adjectiveState } from './lookup.ts'
import { nameKey } from './people.ts'
import type { NameTables } from './tables.ts'

/** Reads words written with spaces: "Russian Foreign Minister Sergey Lavrov", "Jonas Reve, the president of Orrin". */
export function readSpaced(words: string, language: string, tables: NameTables): Described {
  const common = commonOf(tables.common, language === 'en' || language === 'ja' ? 'en' : language)
  const parts = words
    .replace(/\s?\([^()]*\)/g, '')
    .split(/\s*[,;]\s*| [-–—]{1,2} /)
    .filter((part) => part !== '' && !/^[RDI]-/.test(part) && !/^(?:Jr|Sr)\.?$/.test(part))
    .slice(0, 6)
  const suffix = /,\s*((?:Jr|Sr)\.?)(?=$|[\s,])/.exec(words)?.[1]
  const scans = parts.map((part) => scan(part.split(' '), { common, tables }))
  return joined(scans, suffix)
}

function joined(scans: readonly Scan[], suffix: string | undefined): Described {
  const named = scans.find((scan, at) => scan.name.length > 0 && scans.slice(0, at).every(isDescription))
  const name = named && [...named.name, ...(suffix === undefined ? [] : [suffix])].join(' ')
  return {
    ...(name !== undefined && { name }),
    offices: scans.flatMap(({ offices }) => offices),
    affiliations: scans.flatMap(({ affiliations }) => affiliations),
    isPerson: scans.some(({ isTitled, offices }) => isTitled || offices.length > 0) && !(named?.isArticle === true),
    isDefinite: scans.every(({ isIndefinite }) => !isIndefinite),
  }
}

function isDescription({ name }: Scan): boolean {
  return name.length === 0
}

interface Scan {
  name: string[]
  readonly offices: string[]
  readonly affiliations: string[]
  isTitled: boolean
  isArticle: boolean
  isIndefinite: boolean
}

interface ScanTables {
  readonly common: CommonWords
  readonly tables: NameTables
}

interface State extends Scan {
  /** Behind "of", "from": names there are of what somebody is of. */
  isBehind: boolean
  /** Behind "to", "who": nothing there says who somebody is. */
  isOver: boolean
  isClosed: boolean
}

/** How many words of a part are looked at. */
const LONGEST = 24
const PARTICLE =
  /^(?:de|del|della|di|da|das|dos|du|van|von|der|den|la|le|bin|ibn|ben|al|el|ter|zu|af|фон|дер|де|ван|бен|ибн)$/
const BEHIND = /^(?:of|from|for|at|in|on|with|by|под|из|в)$/
const OVER = /^(?:to|who|whose|which|that|about|against|under|during|after|before|since|as)$/

function scan(tokens: readonly string[], given: ScanTables): Scan {
  const state: State = {
    ...{ name: [], offices: [], affiliations: [] },
    ...{ isTitled: false, isArticle: false, isIndefinite: false },
    ...{ isBehind: false, isOver: false, isClosed: false },
  }
  for (let at = 0; at < Math.min(tokens.length, LONGEST) && !state.isOver; ) at += step(tokens, at, state, given)
  return state
}

/** Reads on from one word; gives how many words it has read. */
function step(tokens: readonly string[], at: number, state: State, given: ScanTables): number {
  const token = tokens[at]
  const small = token.toLowerCase()
  if (BEHIND.test(token) || OVER.test(token)) return stepOver(token, state)
  const known = knownAt(tokens, at, state, given)
  if (known > 0) return known
  const office = officeAt(tokens, at, state, given)
  if (office > 0) return office
  const member = memberAt(tokens, at, state, given)
  if (member > 0) return member
  if (/^(?:the|a|an)$/i.test(token)) return article(small, at, state)
  if (isCommon(tokens, at, state, given.common)) return noun(small, at, state, given.common)
  return nameWord(tokens, at, state)
}

function stepOver(token: string, state: State): number {
  if (OVER.test(token)) state.isOver = true
  state.isBehind = true
  state.isClosed = state.name.length > 0
  return 1
}

function article(small: string, at: number, state: State): number {
  if (small !== 'the') state.isIndefinite = true
  if (state.name.length > 0) state.isClosed = true
  else if (at === 0) state.isArticle = true
  return 1
}

/** How many words a known person's name has at most. */
const LONGEST_NAME = 5

/** A known person's name as a whole, whatever its words are by themselves: Sheikh Hasina, Pope Francis, Hun Sen. */
function knownAt(tokens: readonly string[], at: number, state: State, { tables: { people } }: ScanTables): number {
  if (state.name.length > 0 || state.isBehind || !/^\p{Lu}/u.test(tokens[at])) return 0
  for (let size = Math.min(LONGEST_NAME, tokens.length - at); size > 1; size--) {
    const words = tokens.slice(at, at + size)
    if (/'s?$/.test(words[size - 1]) || !people.cuts.has(nameKey(words.join(' ')))) continue
    state.name.push(...words)
    state.isArticle = false
    state.isTitled = true
    return size
  }
  return 0
}

/** How many words an office has at most. */
const LONGEST_OFFICE = 7

function officeAt(tokens: readonly string[], at: number, state: State, { tables: { offices } }: ScanTables): number {
  for (let size = Math.min(LONGEST_OFFICE, tokens.length - at); size > 0; size--) {
    const words = tokens
      .slice(at, at + size)
      .join(' ')
      .toLowerCase()
    const id = offices.byWords.get(words) ?? offices.byWords.get(words.replace(/s$/, ''))
    if (id === undefined || (size === 1 && isNameOf(tokens, at, state))) continue
    if (offices.honorifics.has(words)) state.isTitled = true
    if (!state.isBehind || state.offices.length === 0) state.offices.push(id)
    if (state.name.length > 0) state.isClosed = true
    state.isArticle = false
    if (/s$/.test(words) && !offices.byWords.has(words)) state.isIndefinite = true
    return size
  }
  return 0
}

/** An office's word that is a name here: "Stephen King", "John Major"; not "Prime Minister". */
function isNameOf(tokens: readonly string[], at: number, { name, isClosed }: State): boolean {
  return name.length > 0 && !isClosed && at === tokens.length - 1 && /^\p{Lu}\p{Ll}/u.test(tokens[at])
}

/** How many words the name of a state or body has at most. */
const LONGEST_MEMBER = 7

function memberAt(tokens: readonly string[], at: number, state: State, { tables }: ScanTables): number {
  const { members } = tables
  for (let size = Math.min(LONGEST_MEMBER, tokens.length - at); size > 0; size--) {
    const words = tokens.slice(at, at + size).join(' ')
    const id = memberWords(words, tables)
    if (id === undefined || (size === 1 && isPartOfName(tokens, at, state, tables))) continue
    const ministry = members.byId.get(id)?.kind === 'state' ? ministryAt(id, tokens, at + size, tables) : undefined
    state.affiliations.push(ministry?.id ?? id)
    if (state.name.length > 0) state.isClosed = true
    return size + (ministry?.size ?? 0)
  }
  return 0
}

function memberWords(words: string, { members }: NameTables): string | undefined {
  if (!/^[\p{Lu}\p{Lo}\d]/u.test(words)) return undefined
  const bare = level(words.replace(/'s?$/, ''))
  return members.byName.get(bare)?.member.id ?? adjectiveState(words, members)
}

/** "Foreign Ministry" behind "Russian". */
function ministryAt(state: string, tokens: readonly string[], at: number, { members, offices }: NameTables) {
  for (let size = Math.min(6, tokens.length - at); size > 0; size--) {
    const words = tokens.slice(at, at + size).join(' ')
    if (offices.byWords.has(words.toLowerCase())) return undefined
    const ministry = members.ministryOf.get(level(words.replace(/'s?$/, '')))
    if (ministry !== undefined) return { id: `${state}-${ministry}`, size }
  }
  return undefined
}

/** A place's name that is somebody's: "Jim Jordan", "Israel Katz", "Chad Wolf"; not "Ukraine President". */
function isPartOfName(tokens: readonly string[], at: number, state: State, tables: NameTables): boolean {
  const token = tokens[at]
  if (!/^\p{Lu}\p{Ll}+$/u.test(token)) return false
  const isNoun = tables.members.byName.has(level(token))
  if (state.isTitled && state.name.length === 0 && at === tokens.length - 1) return true
  if (state.name.length > 0 && !state.isClosed) return !state.isBehind
  const next = tokens[at + 1]
  if (!isNoun || next === undefined || !/^\p{Lu}[\p{Ll}'-]+$/u.test(next) || state.isBehind) return false
  return !isKnownWord(tokens, at + 1, tables)
}

/** Whether an office, a state or a body begins at a word. */
function isKnownWord(tokens: readonly string[], at: number, tables: NameTables): boolean {
  const common = commonOf(tables.common, 'en')
  const first = tokens[at].toLowerCase()
  if (common.of('qualifies').has(first) || common.of('organisation').has(first) || common.of('nouns').has(first))
    return true
  for (let size = Math.min(4, tokens.length - at); size > 0; size--) {
    const words = tokens.slice(at, at + size).join(' ')
    if (tables.offices.byWords.has(words.toLowerCase()) || memberWords(words, tables) !== undefined) return true
    if (tables.members.ministryOf.has(level(words))) return true
  }
  return false
}

function isCommon(tokens: readonly string[], at: number, state: State, common: CommonWords): boolean {
  const small = tokens[at].toLowerCase()
  const isKnown = common.of('qualifies').has(small) || common.of('nouns').has(small) || common.of('starts').has(small)
  if (!isKnown) return common.of('pronoun').has(small) && tokens[at] !== tokens[at].toUpperCase()
  return state.name.length === 0 || /^\p{Ll}/u.test(tokens[at])
}

function noun(small: string, at: number, state: State, common: CommonWords): number {
  if (at === 0 && common.of('starts').has(small) && !/^(?:this|that)$/.test(small)) state.isIndefinite = true
  if (common.of('nouns').has(small) && small.endsWith('s')) state.isIndefinite = true
  if (state.name.length > 0) state.isClosed = true
  return 1
}

function nameWord(tokens: readonly string[], at: number, state: State): number {
  const token = tokens[at].replace(/^['"]+|['",]+$/g, '')
  const isName = /^(?:\p{Lu}|[dlO]['’]\p{Lu}|(?:al|el|as|ad|ar|аль|ас|эль)-\p{Lu}|\p{Lo})/u.test(token)
  const isParticle = PARTICLE.test(token) && isBeforeFamily(tokens, at + 1)
  if (/'s?$/.test(token) && isName) return possessive(state)
  if (!isName && !isParticle) {
    if (state.name.length > 0) state.isClosed = true
    state.isArticle = false
    return 1
  }
  if (!state.isBehind && !state.isClosed) state.name.push(token)
  return 1
}

/** Whether a capital follows, behind no more than other particles: "von der Leyen". */
function isBeforeFamily(tokens: readonly string[], from: number): boolean {
  const next = tokens.slice(from, from + 3).find((token) => !PARTICLE.test(token))
  return next !== undefined && /^\p{Lu}/u.test(next)
}

/** "Orrin's president": a name that is not the one looked for. */
function possessive(state: State): number {
  if (!state.isClosed) state.name = []
  return 1
}
