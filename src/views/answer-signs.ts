import type { Act, ExchangeEntry, StatementEntry } from '../schema/index.ts'
import { overlaps } from '../text/index.ts'
import { answeringAct, contentOf, cueOf, isNegative } from './contents.ts'
import { daysBetween } from './days.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import { sharedOf, tellingWords } from './telling.ts'

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
  const { words } = lookup
  const isSameStory = asked.story === answer.story
  const askerNames = sourceNames(asked, lookup)
  const answererNames = sourceNames(answer, lookup)
  const names = [...askerNames, ...answererNames]
  const telling = (entry: StatementEntry) => tellingWords(contentOf(entry), entry.language, words, names)
  const between = isSameStory ? distance(asked, answer, place.statements) : undefined
  const days = asked.said && answer.said ? daysBetween(asked.said, answer.said) : undefined
  return {
    asked: asked.statement.act.value,
    answered: answeringAct(answer, words),
    isSameStory,
    ...(between !== undefined && { between }),
    ...(days !== undefined && { days }),
    isReply: words.has(answer.language, 'reply', cueOf(answer)),
    isAddressedBack: meet(lookup.sidesIn(asked, 'addressee'), lookup.sidesIn(answer, 'source')),
    isAddressedToAsker: meet(lookup.sidesIn(answer, 'addressee'), lookup.sidesIn(asked, 'source')),
    sharesExchange: isSameStory && place.exchanges.some((each) => holdsBoth(each, asked.id, answer.id)),
    pointsAt: takesUp('takes-up', asked, answer, lookup),
    namesAct: takesUp('takes-up-of', asked, answer, lookup),
    namesAsker: meet(place.named, lookup.sidesIn(asked, 'source')) || isNamedIn(askerNames, contentOf(answer)),
    namesAnswerer: isNamedIn(answererNames, contentOf(asked)),
    isPublished: ['outlet', 'document'].includes(asked.statement.sourcing?.value ?? ''),
    isOpposed: isNegative(asked, words) !== isNegative(answer, words),
    nMatters: mattersOf(asked, lookup).filter((matter) => mattersOf(answer, lookup).includes(matter)).length,
    ...(asked.language === answer.language ? sharedOf(telling(asked), telling(answer)) : { n: 0, weight: 0, share: 0 }),
  }
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

function takesUp(
  use: 'takes-up' | 'takes-up-of',
  asked: StatementEntry,
  answer: StatementEntry,
  { words }: Lookup,
): boolean {
  return words.keys(answer.language, use, contentOf(answer)).includes(asked.statement.act.value)
}

/** The matters a statement is about. */
export function mattersOf(entry: StatementEntry, { words }: Lookup): string[] {
  return words.keys(entry.language, 'matter', contentOf(entry))
}

/** Whether one of some names stands in a text: a whole word of spaced writing, or the start of one (Russia, Russian). */
export function isNamedIn(names: readonly string[], text: string): boolean {
  return names.some((name) => {
    const at = text.indexOf(name)
    if (at < 0) return false
    return !/[\p{sc=Latin}\p{N}]/u.test(name[0]) || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
  })
}
