import type { Channel } from '../schema/index.ts'
import type { DisputeKind } from '../views/index.ts'
import type { Piece, Words } from './brief.ts'
import { lastDayOf } from './deadline.ts'
import {
  actInEnglish,
  channelInEnglish,
  counted,
  dayInEnglish,
  listedInEnglish,
  reviewedInEnglish,
  sureInEnglish,
  withArticle,
} from './english-words.ts'
import { isDecided, UNSURE } from './sure-enough.ts'
import { isToldAsSaid } from './told-as-said.ts'
import { WITH_OTHERS } from './with-others.ts'
import type { BriefWords, Disputing, Occasion, Party, Said, Sureness } from './words.ts'

/** How a brief in English makes its sentences. */
export const englishSentences: Pick<
  BriefWords,
  'said' | 'occasion' | 'answer' | 'dispute' | 'claim' | 'awaited' | 'condition' | 'outcome' | 'trend'
> = {
  said: (told) => {
    const leads = [
      ...whenSaid(told),
      ...overWhat(told),
      ...told.onWordOf.map((who) => ['according to ', ...names(who)]),
    ]
    const lead = leads.flatMap((each) => [...each, ', '])
    return ended(capitalised([...lead, ...subject(told.who), ...verb(told), ...contentOf(told), ...inferred(told)]))
  },
  occasion: (told) =>
    capitalised([
      ...(told.nReports > 1
        ? [`${counted(told.nReports, 'report', 'reports')} tell of `]
        : [`a report${told.reported === undefined ? '' : ` of ${dayInEnglish(told.reported)}`} tells of `]),
      channelInEnglish(told.channel),
      ...between(told),
      ...(told.date === undefined ? [] : [` ${whenInEnglish(told.date)}`]),
      ...(told.minutes === undefined ? [] : [`, ${counted(told.minutes, 'minute', 'minutes')} long`]),
      ...howSure(told),
      '.',
    ]),
  answer: (who, toWhom, sureness) => [
    ...readAs('an answer', sureness),
    ...[' by ', ...subject(who), ' to ', ...subject(toWhom)],
    ...howSure(sureness),
    '.',
  ],
  dispute: (kind, other, own, sureness) => [
    ...readAs('a dispute', sureness),
    other.kind === 'exchange' ? ' over ' : ' of ',
    ...disputing(other),
    ' with ',
    ...disputing(own),
    `: ${DISPUTES[kind]}`,
    ...howSure(sureness),
    '.',
  ],
  claim: (by, claim, toldBy) => ended([by.name, ' claims, as ', ...subject(toldBy), ' tells it: ', claim]),
  awaited: (item) => [
    { kind: 'mark', state: item.state, text: item.state },
    `: ${item.awaits === undefined ? 'something' : withArticle(item.awaits.replaceAll('-', ' '))}`,
    ` ${item.state === 'open' || item.state === 'overdue' ? 'is' : 'was'} awaited`,
    ...(item.from === undefined ? [] : [' from', ' ', item.from.name]),
    ...(item.deadline === undefined ? [] : [`, until ${dayInEnglish(lastDayOf(item.deadline))}`]),
    ...howSure(item),
    '.',
  ],
  condition: (words) => ended(['It hangs on this: ', ...passages(words)]),
  outcome: ({ state, day, probability, words }) => {
    const when = day === undefined ? '' : ` ${whenInEnglish(day)}`
    return ended([`Read as ${state}${when}, ${sureInEnglish(probability)}, by this: `, ...passages(words)])
  },
  trend: ({ from, to, direction }) => {
    const [first, latest] = [from, to].map(({ act, day }) => `${actInEnglish(act)} on ${dayInEnglish(day)}`)
    return [`As the acts are read, from ${first} to ${latest}: ${WENT[direction]}.`]
  },
}

const WENT = { towards: 'towards the other side', away: 'away from the other side', steady: 'no change' } as const

const DISPUTES: Readonly<Record<DisputeKind, string>> = {
  'claim-denied': 'a claim and its denial',
  'demand-rejected': 'a demand and its rejection',
  'figures-differ': 'figures that differ',
  'exchange-denied': 'an exchange and the denial that it was one',
}

function names(who: readonly Party[]): Piece[] {
  return listedInEnglish(who.map(({ name }) => [name]))
}

function subject(who: readonly Party[]): Piece[] {
  return who.length === 0 ? ['somebody the report does not name'] : names(who)
}

/** When something was, with its preposition: `on 1 February 2022`, `between 24 January 2022 and 30 January 2022`. */
function whenInEnglish(edtf: string): string {
  const [from, to] = edtf.split('/')
  if (to === undefined) return `${from.length > 7 ? 'on' : 'in'} ${dayInEnglish(from)}`
  if (from === '..' || from === '') return `by ${dayInEnglish(to)}`
  if (to === '..' || to === '') return `since ${dayInEnglish(from)}`
  return `between ${dayInEnglish(from)} and ${dayInEnglish(to)}`
}

function whenSaid({ when }: Said): Piece[][] {
  if (when === undefined) return []
  return [[when.of === 'report' ? `in a report of ${dayInEnglish(when.day)}` : whenInEnglish(when.day)]]
}

const OVER: Readonly<Record<Channel, string>> = {
  call: 'on a call',
  meeting: 'in a meeting',
  letter: 'in a letter',
  'written-answer': 'in a written answer',
  briefing: 'at a briefing',
  'press-conference': 'at a press conference',
  interview: 'in an interview',
  speech: 'in a speech',
  post: 'in a post',
  statement: 'in a written statement',
  broadcast: 'in a broadcast',
  conversation: 'in a conversation',
  hearing: 'at a hearing',
}

function overWhat({ channel }: Said): Piece[][] {
  return channel === undefined ? [] : [[OVER[channel]]]
}

/** That it was said: in the report’s own words where these tell more than that. */
function verb(told: Said): Piece[] {
  const { cue, act, toWhom } = told
  const isPlain = cue.length === 0 || (act.value === 'assert' && isToldAsSaid(told))
  const said: Piece[] = isPlain ? ['said'] : cue.flatMap((words, at) => [...(at > 0 ? [' … '] : []), words])
  return [' ', ...said, ...(toWhom.length === 0 ? [] : [', to ', ...names(toWhom)]), ': ']
}

function contentOf({ content, isCut }: Said): Piece[] {
  if (content.length === 0) return ['what the report does not give']
  return isCut ? [...passages(content), '…'] : passages(content)
}

/** Words that the report has apart. */
function passages(words: readonly Words[]): Piece[] {
  return words.flatMap((each, at) => [...(at > 0 ? [' […] '] : []), each])
}

/** What was inferred, worded as such; what a person decided, with who. */
function inferred({ act, isConditional, isHedged, probability, review }: Said): Piece[] {
  const noun = actInEnglish(act.value)
  const read = isDecided(review) ? noun : `read as ${noun}, ${sureInEnglish(act.probability)}`
  const parts = [
    act.value !== 'assert' && read,
    isConditional && 'on a condition',
    isHedged && 'as possible only',
    !isDecided(review) && probability < UNSURE && `the reading is ${sureInEnglish(probability)}`,
    review && reviewedInEnglish(review),
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? [] : [` (${parts.join('; ')})`]
}

function between({ participants, channel }: Occasion): Piece[] {
  if (participants.length === 0) return []
  if (participants.length > 1) return [' between ', ...names(participants)]
  return [WITH_OTHERS.includes(channel) ? ' with ' : ' by ', ...names(participants)]
}

/** What a link is: read as such, or as a person confirmed it. */
function readAs(what: string, { review }: Sureness): Piece[] {
  return isDecided(review) ? capitalised([what]) : [`Read as ${what}`]
}

function disputing(side: Disputing): Piece[] {
  return side.kind === 'party' ? subject(side.who) : [channelInEnglish(side.channel)]
}

/** How sure it is, or what a person decided. */
function howSure({ probability, review }: Sureness): Piece[] {
  if (review === undefined) return [` (${sureInEnglish(probability)})`]
  const words = reviewedInEnglish(review)
  return [review.decision === 'unsure' ? ` (${sureInEnglish(probability)}; ${words})` : ` (${words})`]
}

/** A sentence’s first piece with a capital, where it is ours. */
function capitalised(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = pieces
  if (typeof first !== 'string') return [...pieces]
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
}

/** A sentence with its full stop, where its last words have none. */
function ended(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1)
  const text = typeof last === 'string' ? last : (last?.text ?? '')
  return /[.!?…。！？][”’"'」』）)]*$/u.test(text) ? [...pieces] : [...pieces, '.']
}
