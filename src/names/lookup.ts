import { level, tidy } from './level.ts'
import type { Meaning, Member, Members } from './members.ts'
import { isUnspaced } from './scripts.ts'

/** A state or body that words name. */
export interface Found {
  readonly id: string
  readonly kind: 'state' | 'body'
  readonly standsFor?: string
}

/** Words that make a state's name its government. */
export interface GovernmentWords {
  readonly en: ReadonlySet<string>
  readonly ja: ReadonlySet<string>
}

/** The state or body that words name as a whole; undefined where they name none, or more than that. */
export function memberOf(words: string, members: Members, government: GovernmentWords): Found | undefined {
  const bare = tidy(words)
  const inside = withoutBrackets(bare)
  if (inside !== bare && inside !== '') return memberOf(inside, members, government)
  const named = members.byName.get(level(bare)) ?? withoutForm(bare, members)
  if (named) return foundOf(named.member)
  return isUnspaced(bare) ? unspacedMember(bare, members, government) : spacedMember(bare, members, government)
}

function withoutForm(words: string, { byName }: Members): Meaning | undefined {
  const name = withoutLegalForm(words)
  return name === words ? undefined : byName.get(level(name))
}

/** The state that a body is of; undefined for bodies of no state. */
export function stateOf(id: string, { byId }: Members): string | undefined {
  const known = byId.get(id)
  if (known) return known.state
  const state = id.slice(0, 2)
  return id[2] === '-' && byId.get(state)?.kind === 'state' ? state : undefined
}

/** The ministry of a state, whether the table has it or not. */
export function ministryId(state: string, ministry: string): string {
  return `${state}-${ministry}`
}

const LEGAL_FORM = /(?:,? (?:inc|corp|co|ltd|llc|plc|gmbh|ag|sa)\.?){1,3}$|^株式会社|株式会社$|ホールディングス$/i

/** A company's name without the form it has in law: Toyota Motor Corp., 株式会社…. */
export function withoutLegalForm(name: string): string {
  return name.replace(LEGAL_FORM, '')
}

function withoutBrackets(words: string): string {
  return words.replace(/\s?[(（][^()（）]*[)）]/g, '').trim()
}

/** Whether a name of several words may begin with a word; the article is no word of a name. */
export function beginsName(word: string, { firsts }: Members): boolean {
  const [first] = level(`${word} x`).toLowerCase().split(' ')
  return firsts.has(first) || /^the$/i.test(word)
}

function foundOf({ id, kind, standsFor }: Member): Found {
  return { id, kind, ...(standsFor !== undefined && { standsFor }) }
}

/** How many words a state's name has at most. */
const LONGEST_STATE = 5

function spacedMember(words: string, members: Members, government: GovernmentWords): Found | undefined {
  const tokens = words.replace(/^the /i, '').split(' ')
  if (tokens.length > 12) return undefined
  if (tokens.length === 1) return peopleOf(tokens[0], members)
  const longest = beginsName(tokens[0], members) ? LONGEST_STATE : 1
  for (let size = Math.min(longest, tokens.length - 1); size > 0; size--) {
    const state = adjectiveState(tokens.slice(0, size).join(' '), members)
    const found =
      state === undefined ? undefined : bodyOfState(state, tokens.slice(size).join(' '), members, government.en)
    if (found) return found
  }
  return ofState(words, members, government)
}

/** "The Russians", "the Americans". */
function peopleOf(token: string, { adjectives }: Members): Found | undefined {
  if (!/^\p{Lu}/u.test(token)) return undefined
  const state = adjectives.get(level(token)) ?? adjectives.get(level(token.replace(/s$/, '')))
  return state === undefined ? undefined : { id: state, kind: 'state' }
}

/** The state of "Russia's", "Russian", "U.S."; a capital letter tells Turkey from a turkey. */
export function adjectiveState(words: string, { adjectives, byName }: Members): string | undefined {
  if (!/^[\p{Lu}\p{Lo}]/u.test(words)) return undefined
  const bare = level(words.replace(/'s?$/, ''))
  const adjective = adjectives.get(bare)
  if (adjective !== undefined) return adjective
  const meaning = byName.get(bare)
  return meaning?.member.kind === 'state' ? meaning.member.id : undefined
}

function bodyOfState(
  state: string,
  rest: string,
  members: Members,
  government: ReadonlySet<string>,
): Found | undefined {
  const words = level(rest)
  if (government.has(words)) return { id: state, kind: 'state' }
  const ministry = members.ministryOf.get(words)
  if (ministry !== undefined) return ministryFound(state, ministry, members)
  const body = members.byName.get(words)?.member ?? members.byName.get(words.toUpperCase())?.member
  return body?.kind === 'body' && body.state === state ? foundOf(body) : undefined
}

function ministryFound(state: string, ministry: string, { byId }: Members): Found {
  const known = byId.get(ministryId(state, ministry))
  return known ? foundOf(known) : { id: ministryId(state, ministry), kind: 'body' }
}

/** "The government of Russia", "the Ministry of Foreign Affairs of China", "the state of Georgia" by its table. */
function ofState(words: string, members: Members, government: GovernmentWords): Found | undefined {
  const at = words.lastIndexOf(' of ')
  if (at < 0) return undefined
  const state = adjectiveState(words.slice(at + 4).replace(/^the /i, ''), members)
  if (state === undefined) return undefined
  return bodyOfState(state, words.slice(0, at), members, government.en)
}

function unspacedMember(words: string, members: Members, government: GovernmentWords): Found | undefined {
  for (const { name, meaning } of startsIn(words, members)) {
    const rest = words.slice(name.length).replace(/^の/, '')
    const state = meaning.member.kind === 'state' ? meaning.member.id : undefined
    if (state === undefined) {
      if (government.ja.has(rest)) return foundOf(meaning.member)
      continue
    }
    const found = bodyOfState(state, rest, members, government.ja) ?? governmentBody(state, rest, members, government)
    if (found) return found
  }
  return undefined
}

/** ロシア外務省側, ウクライナ軍など: a body with a word for its side behind it. */
function governmentBody(state: string, rest: string, members: Members, { ja }: GovernmentWords): Found | undefined {
  const end = [...ja].find((word) => rest.endsWith(word) && rest.length > word.length)
  return end === undefined ? undefined : bodyOfState(state, rest.slice(0, -end.length), members, ja)
}

/** A name of the cast at the start of words. */
export interface Start {
  readonly name: string
  readonly meaning: Meaning
}

/** How many names that words may begin with are looked at. */
const MOST_STARTS = 4

/** The names of the cast that unspaced words begin with, longest first, and states' short forms last. */
export function startsIn(words: string, members: Members): Start[] {
  const starts: Start[] = []
  for (const name of members.starts.get(words[0]) ?? []) {
    const meaning = words.startsWith(name) ? members.byName.get(name) : undefined
    if (meaning && starts.length < MOST_STARTS) starts.push({ name, meaning })
  }
  const state = members.prefixes.get(words[0])
  const member = state === undefined ? undefined : members.byId.get(state)
  if (member && !starts.some(({ name }) => name === words[0])) {
    starts.push({ name: words[0], meaning: { member, isCity: false } })
  }
  return starts
}
