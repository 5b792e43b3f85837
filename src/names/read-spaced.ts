import { type CommonWords, commonOf } from './common.ts'
import type { Described } from './described.ts'
import { level } from './level.ts'
import { adjectiveState, beginsName } from './lookup.ts'
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
    hasArticle: named?.isArticle === true,
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
  /** Whether a common noun or office follows the name, which is then somebody else's: "Clinton supporters". */
  isFollowed: boolean
  /** Whether an office follows it: another name behind that is the one looked for. */
  isOfficed: boolean
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
    ...{ isBehind: false, isOver: false, isClosed: false, isFollowed: false, isOfficed: false },
  }
  for (let at = 0; at < Math.min(tokens.length, LONGEST) && !state.isOver; ) at += step(tokens, at, state, given)
  return state.isFollowed ? { ...state, name: [], isIndefinite: true } : state
}

/** Reads on from one word; gives how many words it has read. */
function step(tokens: readonly string[], at: number, state: State, given: ScanTables): number {
  const token = tokens[at]
  const small = token.toLowerCase()
  const isEnd = OVER.test(token) || (state.name.length > 0 && /^(?:and|or|&)$/.test(token))
  if (BEHIND.test(token) || isEnd) return stepOver(isEnd, state)
  const known = knownAt(tokens, at, state, given)
  if (known > 0) return known
  const office = officeAt(tokens, at, state, given)
  if (office > 0) return office
  const member = memberAt(tokens, at, state, given)
  if (member > 0) return member
  if (/^(?:the|a|an)$/i.test(token)) return article(small, at, state)
  if (isCommon(tokens, at, state, given.common)) return noun(tokens, at, state, given.common)
  return nameWord(tokens, at, state)
}

function stepOver(isEnd: boolean, state: State): number {
  if (isEnd) state.isOver = true
  if (state.isFollowed) state.name = []
  if (state.isFollowed) state.isIndefinite = true
  state.isFollowed = false
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
  if (at + 1 === tokens.length || !people.firsts.has(nameKey(`${tokens[at]} x`).split(' ')[0])) return 0
  for (let size = Math.min(LONGEST_NAME, tokens.length - at); size > 1; size--) {
    const words = tokens.slice(at, at + size)
    if ((/'s?$/.test(words[size - 1]) && at + size < tokens.length) || !people.cuts.has(nameKey(words.join(' '))))
      continue
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
  const longest = offices.firsts.has(tokens[at].toLowerCase()) ? LONGEST_OFFICE : 1
  for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
    const words = tokens
      .slice(at, at + size)
      .join(' ')
      .toLowerCase()
    const id = offices.byWords.get(words) ?? offices.byWords.get(words.replace(/s$/, ''))
    if (id === undefined || (size === 1 && isNameOf(tokens, at, state))) continue
    if (offices.honorifics.has(words)) state.isTitled = true
    if (!state.isBehind || state.offices.length === 0) state.offices.push(isDeputy(tokens[at - 1]) ? 'official' : id)
    if (state.name.length > 0) {
      follow(tokens[at], state)
      state.isOfficed = true
    }
    state.isArticle = false
    if (/s$/.test(words) && !offices.byWords.has(words)) state.isIndefinite = true
    return size
  }
  return 0
}

/** "Assistant Foreign Minister": not the minister. */
function isDeputy(before: string | undefined): boolean {
  return before !== undefined && /^(?:deputy|assistant|vice|associate|under|shadow)$/i.test(before)
}

/** Notes that the name is over, and whether a small word follows it. */
function follow(token: string, state: State): void {
  state.isClosed = true
  if (!state.isBehind) state.isFollowed ||= /^\p{Ll}/u.test(token)
}

/** An office's word that is a name here: "Stephen King", "John Major"; not "Prime Minister". */
function isNameOf(tokens: readonly string[], at: number, { name, isClosed }: State): boolean {
  return name.length > 0 && !isClosed && at === tokens.length - 1 && /^\p{Lu}\p{Ll}/u.test(tokens[at])
}

/** How many words the name of a state or body has at most. */
const LONGEST_MEMBER = 7

function memberAt(tokens: readonly string[], at: number, state: State, { tables }: ScanTables): number {
  const { members } = tables
  if (!BEGINS.test(tokens[at])) return 0
  const longest = beginsName(tokens[at], members) ? LONGEST_MEMBER : 1
  for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
    const words = tokens.slice(at, at + size).join(' ')
    const id = memberWords(words, tables)
    if (id === undefined || (size === 1 && isPartOfName(tokens, at, state, tables))) continue
    const ministry = members.byId.get(id)?.kind === 'state' ? ministryAt(id, tokens, at + size, tables) : undefined
    state.affiliations.push(ministry?.id ?? id)
    if (at === 0 && /^the /i.test(words)) state.isArticle = true
    if (state.name.length > 0) state.isClosed = true
    if (/'s?$/.test(words) && at + size < tokens.length) possessive(state)
    return size + (ministry?.size ?? 0)
  }
  return 0
}

/** What names of states and bodies begin with. */
const BEGINS = /^[\p{Lu}\p{Lo}\d]/u

function memberWords(words: string, { members }: NameTables): string | undefined {
  if (!BEGINS.test(words)) return undefined
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
  const isAddressed = state.isTitled || (state.offices.length > 0 && isOfficeWord(tokens[at - 1], tables))
  if (isNoun && isAddressed && state.name.length === 0 && at === tokens.length - 1) return true
  if (state.name.length > 0 && !state.isClosed) return !state.isBehind
  const next = tokens[at + 1]
  if (!isNoun || next === undefined || !/^\p{Lu}[\p{Ll}'-]+$/u.test(next) || state.isBehind) return false
  return !isKnownWord(tokens, at + 1, tables)
}

function isOfficeWord(token: string | undefined, { offices }: NameTables): boolean {
  return token !== undefined && offices.byWords.has(token.toLowerCase())
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

const COUNTS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|two|three|four|one)-\p{Ll}+$/u

/** Whether a word is no name here: a common word, unless a capital and what follows make it one ("Bill Clinton"). */
function isCommon(tokens: readonly string[], at: number, state: State, common: CommonWords): boolean {
  const small = tokens[at].toLowerCase()
  if (at === 0 && tokens.length > 1 && (common.of('opens').has(small) || COUNTS.test(small))) return true
  const isQualifier = common.of('qualifies').has(small) || common.of('starts').has(small)
  if (common.of('nouns').has(small) && !isQualifier) return isNoun(tokens, at, state, common)
  if (isQualifier) return isSmall(tokens[at]) || state.name.length === 0
  const isLetters = tokens[at].length > 1 && tokens[at] === tokens[at].toUpperCase()
  return common.of('pronoun').has(small) && !isLetters
}

function isNoun(tokens: readonly string[], at: number, { name }: State, common: CommonWords): boolean {
  if (isSmall(tokens[at])) return true
  if (name.length === 0 && common.of('nouns').has((tokens[at + 1] ?? '').toLowerCase())) return true
  return name.length === 0 && at === 0 && !/^\p{Lu}\p{Ll}/u.test(tokens[at + 1] ?? '')
}

function isSmall(token: string): boolean {
  return /^\p{Ll}/u.test(token)
}

function noun(tokens: readonly string[], at: number, state: State, common: CommonWords): number {
  const small = tokens[at].toLowerCase()
  if (at === 0 && common.of('starts').has(small) && !/^(?:this|that)$/.test(small)) state.isIndefinite = true
  if (common.of('nouns').has(small) && small.endsWith('s')) state.isIndefinite = true
  if (state.name.length > 0 && common.of('nouns').has(small)) follow(tokens[at], state)
  else if (state.name.length > 0) state.isClosed = true
  return 1
}

function nameWord(tokens: readonly string[], at: number, state: State): number {
  const token = tokens[at].replace(/^['"]+|['",]+$/g, '')
  const isName = /^(?:\p{Lu}|[dlO]['’]\p{Lu}|(?:al|el|as|ad|ar|аль|ас|эль)-\p{Lu}|\p{Lo})/u.test(token)
  const isParticle = PARTICLE.test(token) && isBeforeFamily(tokens, at + 1)
  if (/'s$|s'$/.test(tokens[at]) && isName && at + 1 < tokens.length) return possessive(state)
  if (isName && (state.isFollowed || state.isOfficed) && !state.isBehind) restart(state)
  if (!isName && !isParticle) {
    if (state.name.length > 0) state.isClosed = true
    state.isArticle = false
    return 1
  }
  if (!state.isBehind && !state.isClosed) state.name.push(token.replace(/'s$/, ''))
  return 1
}

/** Whether a capital follows, behind no more than other particles: "von der Leyen". */
function isBeforeFamily(tokens: readonly string[], from: number): boolean {
  const next = tokens.slice(from, from + 3).find((token) => !PARTICLE.test(token))
  return next !== undefined && /^\p{Lu}/u.test(next)
}

/** "Orrin's president": a name that is not the one looked for. */
function possessive(state: State): number {
  state.name = []
  state.isClosed = false
  state.isFollowed = false
  state.isOfficed = false
  state.isArticle = false
  return 1
}

/** "Clinton spokesman Josh Schwerin": the name before the office is not the one looked for. */
function restart(state: State): void {
  state.name = []
  state.isClosed = false
  state.isFollowed = false
  state.isOfficed = false
  state.isTitled = true
}

/** The words of a body's name: all that have capitals, and the small ones between them: "Institute of World Affairs". */
export function bodyName(words: string, { members }: NameTables): string {
  const [part] = words.replace(/^(?:the|an?) /i, '').split(/, | \(/)
  const tokens = part.split(' ').slice(0, LONGEST)
  const from =
    tokens.findLastIndex((token, at) => at < 4 && isOfState(tokens.slice(0, at + 1).join(' '), token, members)) + 1
  let end = from
  for (let at = from; at < tokens.length; at++) {
    if (/^[\p{Lu}\p{N}]/u.test(tokens[at])) end = at + 1
    else if (end === from || !/^(?:of|for|and|the|&|on|de|la|du)$/.test(tokens[at])) break
  }
  return tokens.slice(from, end).join(' ')
}

function isOfState(words: string, token: string, members: NameTables['members']): boolean {
  return /'s?$/.test(token) && adjectiveState(words, members) !== undefined
}
