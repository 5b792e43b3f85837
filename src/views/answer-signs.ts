import type { Act, ExchangeEntry, StatementEntry } from '../schema/index.ts'
import { overlaps } from '../text/index.ts'
import { daysBetween } from './days.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import { sharedOf } from './telling.ts'

/** What speaks for one statement’s taking up another. */
export interface AnswerSigns {
  /** What the answered did and what the answer does. */
  readonly asked: Act
  readonly answered: Act
  readonly isSameStory: boolean
  /** How many statements of the story lie between them; absent across stories. */
  readonly between?: number
  /** Days from the answered to the answer; absent where a day is not known. */
  readonly days?: number
  /** The cue is one of answering. */
  readonly isReply: boolean
  /** What the answered was said to is who answers. */
  readonly isAddressedBack: boolean
  /** The answer is said to who asked. */
  readonly isAddressedToAsker: boolean
  readonly sharesExchange: boolean
  /** Words of the answer point at the answered’s act: “these demands”. */
  readonly pointsAt: boolean
  /** They name such an act, somebody’s: “Russia’s demands”. */
  readonly namesAct: boolean
  readonly namesAsker: boolean
  readonly namesAnswerer: boolean
  /** The answered is an outlet’s or a document’s: told by all, said to nobody. */
  readonly isPublished: boolean
  /** The one says that it is so, the other that it is not. */
  readonly isOpposed: boolean
  /** Matters that both are about, across languages. */
  readonly nMatters: number
  /** Weight and share of the telling words in common. */
  readonly weight: number
  readonly share: number
}

/** Where an answer stands. */
export interface Place {
  /** Sides that the answer names or speaks to. */
  readonly named: ReadonlySet<string>
  readonly statements: readonly StatementEntry[]
  readonly exchanges: readonly ExchangeEntry[]
}

/** Whether two statements are of different sides: nobody answers themselves. Both must be laid to somebody. */
export function areOfOtherSides(one: StatementEntry, other: StatementEntry, lookup: Lookup): boolean {
  const [sides, others] = [lookup.sidesIn(one, 'source'), lookup.sidesIn(other, 'source')]
  return sides.size > 0 && others.size > 0 && [...sides].every((side) => !others.has(side))
}

/** What speaks for `answer` taking up `asked`, whose actors the lookup knows. `place` is the answer’s story. */
export function answerSigns(asked: StatementEntry, answer: StatementEntry, place: Place, lookup: Lookup): AnswerSigns {
  const isSameStory = asked.story === answer.story
  const askerNames = sourceNames(asked, lookup)
  const answererNames = sourceNames(answer, lookup)
  const between = isSameStory ? distance(asked, answer, place.statements) : undefined
  const [askedContent, answerContent] = [asked, answer].map((entry) => lookup.wording(entry).content)
  return {
    ...signsOfWords(asked, answer, lookup),
    isSameStory,
    ...(between !== undefined && { between }),
    isAddressedBack: meet(lookup.sidesIn(asked, 'addressee'), lookup.sidesIn(answer, 'source')),
    isAddressedToAsker: meet(lookup.sidesIn(answer, 'addressee'), lookup.sidesIn(asked, 'source')),
    sharesExchange: isSameStory && place.exchanges.some((each) => holdsBoth(each, asked.id, answer.id)),
    namesAsker: meet(place.named, lookup.sidesIn(asked, 'source')) || isNamedIn(askerNames, answerContent),
    namesAnswerer: isNamedIn(answererNames, askedContent),
    ...sharedWords(asked, answer, [...askerNames, ...answererNames], lookup),
  }
}

/** The most that may speak for it, before anybody is looked up: whatever actors and stories could tell does. */
export function hopefulSigns(asked: StatementEntry, answer: StatementEntry, lookup: Lookup): AnswerSigns {
  const isSameStory = asked.story === answer.story
  const { weight } = sharedWords(asked, answer, [], lookup)
  return {
    ...signsOfWords(asked, answer, lookup),
    isSameStory,
    ...(isSameStory && { between: 0 }),
    isAddressedBack: actorsIn(asked, 'addressee').length > 0,
    isAddressedToAsker: actorsIn(answer, 'addressee').length > 0,
    sharesExchange: isSameStory,
    namesAsker: true,
    namesAnswerer: true,
    weight,
    share: 1,
  }
}

/** What the words and days of two statements tell by themselves. */
function signsOfWords(asked: StatementEntry, answer: StatementEntry, lookup: Lookup) {
  const [own, theirs] = [lookup.wording(answer), lookup.wording(asked)]
  const { act, sourcing } = asked.statement
  const days = asked.said && answer.said ? daysBetween(asked.said, answer.said) : undefined
  return {
    asked: act.value,
    answered: own.act,
    ...(days !== undefined && { days }),
    isReply: own.isReply,
    pointsAt: own.keys('takes-up').includes(act.value),
    namesAct: own.keys('takes-up-of').includes(act.value),
    isPublished: ['outlet', 'document'].includes(sourcing?.value ?? ''),
    isOpposed: theirs.isNegative !== own.isNegative,
    nMatters: theirs.keys('matter').filter((matter) => own.keys('matter').includes(matter)).length,
  }
}

/** Weight and share of the telling words in common, names left out: none in different languages. */
function sharedWords(asked: StatementEntry, answer: StatementEntry, names: readonly string[], lookup: Lookup) {
  if (asked.language !== answer.language) return { weight: 0, share: 0 }
  const { weight, share } = sharedOf(lookup.wording(asked).telling(names), lookup.wording(answer).telling(names))
  return { weight, share }
}

function sourceNames(entry: StatementEntry, lookup: Lookup): string[] {
  return actorsIn(entry, 'source').flatMap((actor) => lookup.namesOfSide(actor))
}

function distance(asked: StatementEntry, answer: StatementEntry, statements: readonly StatementEntry[]): number {
  const places = [asked, answer].map((entry) => statements.findIndex(({ id }) => id === entry.id))
  const [from, to] = places
  const sources = new Set(actorsIn(asked, 'source'))
  // What the asker goes on to say, and what is said within, does not stand between.
  const others = statements
    .slice(from + 1, to)
    .filter((entry) => !actorsIn(entry, 'source').some((each) => sources.has(each)))
  return others.filter((entry) => !isWithin(entry, asked) && !isWithin(entry, answer)).length
}

/** Whether a statement stands in the words of another. */
export function isWithin({ statement: inner, version }: StatementEntry, outer: StatementEntry): boolean {
  if (version !== outer.version) return false
  if (inner.within === outer.id) return true
  const own = [...inner.cue, ...inner.content]
  return own.length > 0 && own.every((span) => outer.statement.content.some((whole) => overlaps(span, whole)))
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each))
}

function holdsBoth({ statements }: ExchangeEntry, one: string, other: string): boolean {
  return statements.includes(one) && statements.includes(other)
}

/** Whether one of some names stands in a text: a whole word of spaced writing, or the start of one (Russia, Russian). */
export function isNamedIn(names: readonly string[], text: string): boolean {
  return names.some((name) => {
    const at = text.indexOf(name)
    if (at < 0) return false
    return !/[\p{sc=Latin}\p{N}]/u.test(name[0]) || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
  })
}
