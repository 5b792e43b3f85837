import type { Channel, ExchangeEntry } from '../schema/index.ts'
import type { Answer, Dispute, DisputeKind, DisputeSide, Link, MergedExchange, PendingItem } from '../views/index.ts'
import type { Item, Piece, Sentence } from './brief.ts'
import { ended, reviewWords, saidSentence, whoOf } from './said.ts'
import {
  capitalised,
  channelWords,
  counted,
  dayWords,
  deadlineWords,
  listed,
  nameOf,
  sure,
  whenWords,
} from './words.ts'
import { BriefWriter } from './writer.ts'

/** Who answered whom, with what both said. */
export async function answerItem(link: Answer, writer: BriefWriter): Promise<Item> {
  const asked = await saidSentence(link.asked, writer)
  const answer = await saidSentence(link.answer, writer)
  const both = [' by ', ...whoOf(link.answer, writer), ' to ', ...whoOf(link.asked, writer)]
  return {
    pieces: [...readAs('an answer', link), ...both, ...howSure(link), '.'],
    notes: [...asked.notes, ...answer.notes],
    below: [asked, answer],
  }
}

const DISPUTES: Readonly<Record<DisputeKind, string>> = {
  'claim-denied': 'a claim and its denial',
  'demand-rejected': 'a demand and its rejection',
  'figures-differ': 'figures that differ',
  'exchange-denied': 'an exchange and the denial that it was one',
}

/** What cannot both hold, in the words of both sides. */
export async function disputeItem(link: Dispute, writer: BriefWriter): Promise<Item> {
  const below = [await sideSentence(link.sides[0], writer), await sideSentence(link.sides[1], writer)]
  const [other, own] = link.sides.map((side) => holderOf(side, writer))
  const lead = [...readAs('a dispute', link), link.sides[0].kind === 'exchange' ? ' over ' : ' of ']
  const pieces = [...lead, ...other, ' with ', ...own, `: ${DISPUTES[link.kind]}`, ...howSure(link), '.']
  return { pieces, notes: BriefWriter.distinct(below.flatMap(({ notes }) => notes)), below }
}

/** What a link is: read as such, or as a person confirmed it. */
function readAs(what: string, link: Link): Piece[] {
  return isConfirmed(link) ? capitalised([what]) : [`Read as ${what}`]
}

function holderOf(side: DisputeSide, writer: BriefWriter): Piece[] {
  if (side.kind === 'statement') return whoOf(side.statement, writer)
  if (side.kind === 'claim') return [nameOf(side.by.exact, side.within.language)]
  return [channelWords(side.exchange.kind)]
}

async function sideSentence(side: DisputeSide, writer: BriefWriter): Promise<Sentence> {
  if (side.kind === 'statement') return saidSentence(side.statement, writer)
  if (side.kind === 'exchange') return toldOf([side.exchange], side.exchange, writer)
  const { by, claim, within } = side
  const { language } = within
  const told = [
    ' claims, as ',
    ...whoOf(within, writer),
    ' tells it: ',
    { kind: 'said', text: claim.exact, language } as const,
  ]
  return {
    pieces: ended([nameOf(by.exact, language), ...told]),
    notes: [await writer.notes.ofStatement(within)],
  }
}

/** An occasion, with the stories that tell of it. */
export async function exchangeItem(link: MergedExchange, writer: BriefWriter): Promise<Item> {
  const { pieces, notes } = await toldOf(link.told, { ...link, kind: link.channel }, writer, link)
  return { pieces, notes, below: [] }
}

/** What is told of an occasion. */
type Occasion = Pick<ExchangeEntry, 'kind' | 'date' | 'day' | 'minutes' | 'participants' | 'probability'>

async function toldOf(
  told: readonly ExchangeEntry[],
  occasion: Occasion,
  writer: BriefWriter,
  link?: Link,
): Promise<Sentence> {
  const numbers: number[] = []
  for (const exchange of told) numbers.push(await writer.notes.ofExchange(exchange))
  const language = writer.notes.all()[numbers[0] - 1].language
  const pieces = [
    ...(told.length > 1
      ? [`${counted(told.length, 'report', 'reports')} tell of `]
      : ['a report', ...ofDay(occasion), ' tells of ']),
    channelWords(occasion.kind),
    ...between(occasion, language),
    ...(occasion.date === undefined ? [] : [` ${whenWords(occasion.date)}`]),
    ...(occasion.minutes === undefined ? [] : [`, ${counted(occasion.minutes, 'minute', 'minutes')} long`]),
    ...howSure(link ?? occasion),
    '.',
  ]
  return { pieces: capitalised(pieces), notes: BriefWriter.distinct(numbers) }
}

function ofDay({ date, day }: Occasion): Piece[] {
  return date === undefined && day !== undefined ? [` of ${dayWords(day)}`] : []
}

/** Occasions that a party has with others. */
const WITH_OTHERS: readonly Channel[] = ['call', 'meeting', 'conversation', 'interview', 'hearing']

function between({ participants, kind }: Occasion, language: string): Piece[] {
  const names = listed(participants.map(({ name }) => nameOf(name, language)))
  if (names.length === 0) return []
  if (participants.length > 1) return [' between ', ...names]
  return [WITH_OTHERS.includes(kind) ? ' with ' : ' by ', ...names]
}

/** What is awaited, from whom, until when; what it hangs on, who awaits it, and what became of it. */
export async function pendingItem(item: PendingItem, writer: BriefWriter): Promise<Item> {
  const awaiting: Sentence[] = []
  for (const entry of item.statements) awaiting.push(await saidSentence(entry, writer))
  const notes = awaiting.flatMap((sentence) => sentence.notes)
  const below = [...conditionOf(item, notes), ...awaiting, ...(await outcomeOf(item, writer))]
  return { pieces: awaitedOf(item), notes: BriefWriter.distinct(notes), below }
}

function awaitedOf(item: PendingItem): Piece[] {
  const { state, awaits, from, deadline, statements } = item
  const [name] = from.names
  const thing =
    awaits === undefined ? 'something' : `${/^[aeiou]/.test(awaits) ? 'an' : 'a'} ${awaits.replaceAll('-', ' ')}`
  return [
    { kind: 'mark', text: state },
    `: ${thing} ${state === 'open' || state === 'overdue' ? 'is' : 'was'} awaited`,
    ...(name === undefined ? [] : [' from', ' ', nameOf(name, statements[0].language)]),
    ...(deadline === undefined ? [] : [`, until ${deadlineWords(deadline)}`]),
    ...howSure(item),
    '.',
  ]
}

function conditionOf({ condition, statements }: PendingItem, notes: readonly number[]): Sentence[] {
  const at = statements.findIndex(({ statement }) => statement.pending?.condition === condition)
  if (condition.length === 0 || at < 0) return []
  const { language } = statements[at]
  const words = condition.flatMap(({ exact }, i): Piece[] => [
    ...(i > 0 ? [' […] '] : []),
    { kind: 'said', text: exact, language },
  ])
  return [{ pieces: ended(['It hangs on this: ', ...words]), notes: [notes[at]] }]
}

async function outcomeOf({ state, outcome }: PendingItem, writer: BriefWriter): Promise<Sentence[]> {
  if (outcome === undefined) return []
  const note = await writer.notes.ofEvidence(outcome.evidence)
  if (note === undefined) return []
  const { language } = writer.notes.all()[note - 1]
  const when = outcome.day === undefined ? '' : ` ${whenWords(outcome.day)}`
  const words = outcome.evidence.spans.flatMap(({ exact }, i): Piece[] => [
    ...(i > 0 ? [' […] '] : []),
    { kind: 'said', text: exact, language },
  ])
  return [
    { pieces: ended([`Read as ${state}${when}, ${sure(outcome.probability)}, by this: `, ...words]), notes: [note] },
  ]
}

function isConfirmed({ review }: Link): boolean {
  return review?.decision === 'confirmed' || review?.decision === 'amended'
}

/** How sure it is, or what a person decided. */
function howSure({ probability, review }: { readonly probability: number; readonly review?: Link['review'] }): Piece[] {
  if (review === undefined) return [` (${sure(probability)})`]
  const words = reviewWords(review)
  return [review.decision === 'unsure' ? ` (${sure(probability)}; ${words})` : ` (${words})`]
}
