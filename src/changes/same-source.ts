import { agreementOf } from './names.ts'
import type { Said } from './said.ts'
import { type Description, describe, isWide, OFFICES, wordList } from './source-description.ts'

/**
 * How the sources of two statements stand to each other: called the same, the same called otherwise, nothing that tells, or
 * another; by which rule, and how likely that is right.
 */
export interface SourceRelation {
  readonly kind: 'same' | 'renamed' | 'unclear' | 'other'
  readonly rule: string
  readonly probability: number
}

const DUTIES = new Set(
  `prime foreign defence defense interior health finance economy trade justice transport energy education press deputy vice
  former acting federal state presidential military police rebel`.split(/\s+/),
)

/** How the source of `before` and that of `after` stand to each other; texts are looked in for who holds which office. */
export function relationOf(before: Said, after: Said): SourceRelation {
  const one = describe(before)
  const other = describe(after)
  if (one.words === other.words || before.source.plain === after.source.plain) return sameWords(one, other)
  for (const rule of RULES) {
    const answer = rule(one, other)
    if (answer) return { ...answer, rule: rule.name }
  }
  return { kind: 'unclear', rule: 'nothing-against', probability: 0.6 }
}

/** The same pronoun, or no source at all, may be anybody's. */
function sameWords(one: Description, other: Description): SourceRelation {
  if (one.pronoun === undefined && one.words !== '') return { kind: 'same', rule: 'same-words', probability: 0.98 }
  if (agreementOf(one.names, other.names) === 'apart') {
    return { kind: 'other', rule: 'other-actor', probability: 0.7 }
  }
  return { kind: 'same', rule: 'same-pronoun', probability: 0.8 }
}

type Answer = Omit<SourceRelation, 'rule'>
type Rule = (one: Description, other: Description) => Answer | undefined

/** How likely it is that a source is another where no more tells so than that nothing links the two. */
export const UNSURE = 0.55

const renamed = (probability: number): Answer => ({ kind: 'renamed', probability })
const elsewhere = (probability: number): Answer => ({ kind: 'other', probability })

const RULES: readonly Rule[] = [
  nobodyNamed,
  bothPronouns,
  onePronoun,
  belonging,
  sameName,
  mendedName,
  contained,
  heldOffice,
  initials,
  sameBody,
  otherNames,
  sameDocument,
  otherOffices,
  sameOffice,
]

function nobodyNamed(one: Description, other: Description): Answer | undefined {
  return one.words === '' || other.words === '' ? renamed(0.7) : undefined
}

function bothPronouns(one: Description, other: Description): Answer | undefined {
  return one.pronoun !== undefined && other.pronoun !== undefined ? elsewhere(0.6) : undefined
}

function onePronoun(one: Description, other: Description): Answer | undefined {
  if (one.pronoun === undefined && other.pronoun === undefined) return undefined
  return one.names.length > 0 && other.names.length > 0 ? undefined : renamed(0.75)
}

/** The minister’s lawyer for the minister: who belongs to somebody is another, unless he speaks for him. */
function belonging(one: Description, other: Description): Answer | undefined {
  const [short, long] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  const rest = long.startsWith(short) ? long.slice(short.length) : ''
  return BELONGING.test(rest) ? elsewhere(0.8) : undefined
}

const BELONGING =
  /^['’]s? (?:\p{L}+ )?(?:lawyers?|attorneys?|agent|mother|father|parents|wife|husband|widow|brother|sister|son|daughter|family|doctor|driver|friend|neighbou?r|colleague|rival|successor|predecessor)$|^側?の(?:\p{sc=Han}+の)?(?:弁護士|弁護人|代理人|父|母|両親|妻|夫|兄|弟|姉|妹|息子|娘|家族|医師|秘書|友人|同僚)/u

function sameName(one: Description, other: Description): Answer | undefined {
  if (agreementOf(one.names, other.names) !== 'same') return undefined
  // Customs in Arva, customs in Belt: one word with a capital may be no name.
  const isOneWord = one.names.length === 1 && other.names.length === 1
  return isOneWord && areApart(one.qualifiers, other.qualifiers) ? elsewhere(0.8) : renamed(0.95)
}

/** A slip that was mended: the names look alike, and no text has both, as it has where they are two persons’. */
function mendedName(one: Description, other: Description): Answer | undefined {
  if (agreementOf(one.names, other.names) !== 'alike') return undefined
  const isInBoth = (names: readonly string[]) =>
    [one.text, other.text].every((text) => names.every((name) => text.toLowerCase().includes(name)))
  return isInBoth(one.names) && isInBoth(other.names) ? elsewhere(0.7) : renamed(0.75)
}

const OTHER_RANK = /\b(?:vice|deputy|former|acting|ex|second|third|another|other)\b|[副元前]|別の|もう一/u

/** All words of the one are words of the other, and none of the rest makes it another's office. */
function contained(one: Description, other: Description): Answer | undefined {
  const [short, long] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  const isWithin = isWide(short)
    ? 2 <= short.length && long.includes(short)
    : wordList(short).every((word) => wordList(long).includes(word))
  return isWithin && OTHER_RANK.test(short) === OTHER_RANK.test(long) ? renamed(0.8) : undefined
}

/** A name on one side, an office on the other: one of the texts lays the office to the name, or another office. */
function heldOffice(one: Description, other: Description): Answer | undefined {
  return officeOf(one, other) ?? officeOf(other, one)
}

function officeOf(named: Description, titled: Description): Answer | undefined {
  const office = titled.offices.at(-1)
  if (office === undefined || named.names.length === 0) return undefined
  if (isWide(titled.words)) return titleOf(named, titled)
  if (titled.names.length > 0) return undefined
  if ([named.text, titled.text].some((text) => standTogether(text, named.names, office, titled.qualifiers))) {
    return renamed(0.85)
  }
  const plain = office.replace(/^(?:ex|vice|co)-/u, '')
  if (named.offices.length > 0) return named.offices.includes(plain) ? undefined : elsewhere(0.7)
  const known = [named.text, titled.text].flatMap((text) => officesBefore(text, named.names))
  return known.length > 0 && !known.map(stem).includes(stem(office)) ? elsewhere(UNSURE) : undefined
}

/** The offices that a text puts right before a name: mine manager Petr Salko. */
function officesBefore(text: string, names: readonly string[]): string[] {
  const small = text.toLowerCase()
  return names.flatMap((name) => {
    const found: string[] = []
    for (let at = small.indexOf(name); 0 <= at; at = small.indexOf(name, at + 1)) {
      const before = small.slice(Math.max(0, at - 30), at).match(/(\p{L}+) (?:[\p{L}.-]+ )?$/u)
      found.push(...(before?.[0].trim().split(' ') ?? []).filter((word) => OFFICES.has(word)).slice(-1))
    }
    return found
  })
}

function titleOf(named: Description, titled: Description): Answer | undefined {
  if (isTitled(named, titled)) return renamed(0.85)
  const isLinked = titled.qualifiers.some((word) => word !== '' && named.words.includes(word))
  const isElsewhere =
    !isLinked && titled.names.length === 0 && named.offices.length === 0 && !ANYBODY_JA.test(office(titled))
  return isElsewhere && PERSON_JA.test(named.words) ? elsewhere(UNSURE) : undefined
}

function office({ offices }: Description): string {
  return offices.at(-1) ?? ''
}

const ANYBODY_JA = /^(?:男性|女性)$/u
const PERSON_JA = /(?:氏|さん|君|ちゃん)$/u

/** ロシア外相 for ラブロフ氏: a text has ロシアのラブロフ外相. */
function isTitled(named: Description, titled: Description): boolean {
  const office = titled.offices.at(-1) ?? ''
  const [whose] = titled.names
  const titles = named.names.flatMap((name) => {
    const title = `${name}${office}`
    return whose === undefined ? [title] : [`${whose}${title}`, `${whose}の${title}`]
  })
  const texts = [named.text, titled.text].map((text) => text.normalize('NFKC'))
  return titles.some((title) => texts.some((text) => text.includes(title)))
}

function initials(one: Description, other: Description): Answer | undefined {
  return shortens(one, other) || shortens(other, one) ? renamed(0.8) : undefined
}

/** UN for United Nations, 日銀 for 日本銀行. */
function shortens(short: Description, long: Description): boolean {
  const firsts = wordList(long.words).map(([first]) => first)
  if (short.names.some((name) => 2 <= name.length && firsts.join('').includes(name))) return true
  return /^\p{sc=Han}{2,4}$/u.test(short.words) && isInOrder(short.words, long.words)
}

/** Whether the characters of `short` stand in `long` in their order, the first at its start. */
function isInOrder(short: string, long: string): boolean {
  let at = 0
  for (const character of short) {
    const found = long.indexOf(character, at)
    if (found < 0 || (at === 0 && 0 < found)) return false
    at = found + character.length
  }
  return true
}

/** 鉄道の報道部 and 鉄道の広報部: parts of one body that are called nearly alike. */
function sameBody(one: Description, other: Description): Answer | undefined {
  const [[body, part = ''], [otherBody, otherPart = '']] = [one.words.split('の'), other.words.split('の')]
  const nShared = [...part].filter((character) => otherPart.includes(character)).length
  const arePartsOfOne = body === otherBody && BODY_JA.test(part) && BODY_JA.test(otherPart)
  return arePartsOfOne && 2 <= nShared ? renamed(0.7) : undefined
}

const BODY_JA = /[部課局室係班]$/u

function otherNames(one: Description, other: Description): Answer | undefined {
  return one.names.length > 0 && other.names.length > 0 ? elsewhere(0.85) : undefined
}

const DOCUMENTS =
  /^(?:draft|report|statement|communique|communiqué|readout|document|paper|letter|memo|filing|study|survey|review|notice|bulletin)s?$/u

/** A report for a draft, a statement for a communiqué: a paper is called otherwise more often than another is meant. */
function sameDocument(one: Description, other: Description): Answer | undefined {
  const heads = [one.offices.at(-1), other.offices.at(-1)]
  const isNamed = one.names.length > 0 || other.names.length > 0
  return !isNamed &&
    heads.every((head) => head !== undefined && DOCUMENTS.test(head)) &&
    !areApart(one.qualifiers, other.qualifiers)
    ? renamed(0.7)
    : undefined
}

function otherOffices(one: Description, other: Description): Answer | undefined {
  const heads = [one.offices.at(-1), other.offices.at(-1)]
  if (heads[0] === undefined || heads[1] === undefined || stem(heads[0]) === stem(heads[1])) return undefined
  if (one.words.includes(heads[1]) || other.words.includes(heads[0])) return renamed(0.7)
  return one.names.length > 0 || other.names.length > 0 ? undefined : elsewhere(0.65)
}

function sameOffice(one: Description, other: Description): Answer | undefined {
  if (one.names.length > 0 || other.names.length > 0 || one.offices.length === 0) return undefined
  const duties = [one, other].map(({ words }) => wordList(words).filter((word) => DUTIES.has(word)))
  const isOther =
    OTHER_RANK.test(one.words) !== OTHER_RANK.test(other.words) ||
    areApart(duties[0], duties[1]) ||
    areApart(one.qualifiers, other.qualifiers)
  return isOther ? elsewhere(0.8) : renamed(0.8)
}

function areApart(one: readonly string[], other: readonly string[]): boolean {
  const isShared = (word: string) =>
    other.some((also) => word === also || (isWide(word) && (word.includes(also) || also.includes(word))))
  return one.length > 0 && other.length > 0 && !one.some(isShared)
}

function stem(office: string): string {
  return office.replace(/(?:s|men|man|woman|women|person|people)$/u, '')
}

/** Whether the text lays the office to the name: close together in one sentence, and whatever qualifies it too. */
function standTogether(text: string, names: readonly string[], office: string, qualifiers: readonly string[]): boolean {
  const small = text.toLowerCase()
  return names.some((name) => {
    for (let at = small.indexOf(name); 0 <= at; at = small.indexOf(name, at + 1)) {
      const near = nearby(small, at, name.length)
      if (near.includes(office) && (qualifiers.length === 0 || qualifiers.some((word) => near.includes(word))))
        return true
    }
    return false
  })
}

/** What stands within some words of `at` and in its sentence. */
function nearby(text: string, at: number, length: number): string {
  const head =
    text
      .slice(Math.max(0, at - 50), at)
      .split(/[.!?。！？\n“”「」]\s?/u)
      .at(-1) ?? ''
  const tail = text.slice(at + length, at + length + 50).split(/[.!?。！？\n“”「」]/u)[0]
  return head + text.slice(at, at + length) + tail
}
