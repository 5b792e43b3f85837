import type { ExchangeEntry } from '../schema/index.ts'
import type { Answer, Dispute, DisputeSide, MergedExchange, PendingItem } from '../views/index.ts'
import type { Item, Sentence } from './brief.ts'
import { saidSentence, saidWords, whoOf } from './said.ts'
import type { Disputing, Sureness } from './words.ts'
import { BriefWriter } from './writer.ts'

/** Who answered whom, with what both said. */
export async function answerItem(link: Answer, writer: BriefWriter): Promise<Item> {
  const asked = await saidSentence(link.asked, writer)
  const answer = await saidSentence(link.answer, writer)
  return {
    pieces: writer.words.answer(whoOf(link.answer, writer), whoOf(link.asked, writer), link),
    notes: [...asked.notes, ...answer.notes],
    below: [asked, answer],
  }
}

/** What cannot both hold, in the words of both sides. */
export async function disputeItem(link: Dispute, writer: BriefWriter): Promise<Item> {
  const below = [await sideSentence(link.sides[0], writer), await sideSentence(link.sides[1], writer)]
  const [other, own] = link.sides.map((side) => disputing(side, writer))
  const pieces = writer.words.dispute(link.kind, other, own, link)
  return { pieces, notes: BriefWriter.distinct(below.flatMap(({ notes }) => notes)), below }
}

function disputing(side: DisputeSide, writer: BriefWriter): Disputing {
  if (side.kind === 'exchange') return { kind: 'exchange', channel: side.exchange.kind }
  if (side.kind === 'statement') return { kind: 'party', who: whoOf(side.statement, writer) }
  return { kind: 'party', who: [writer.naming.called(side.by.exact, side.within.language)] }
}

async function sideSentence(side: DisputeSide, writer: BriefWriter): Promise<Sentence> {
  if (side.kind === 'statement') return saidSentence(side.statement, writer)
  if (side.kind === 'exchange') return toldOf([side.exchange], side.exchange, side.exchange, writer)
  const { by, claim, within } = side
  const { naming, notes, words } = writer
  const [said] = saidWords([claim], within.language)
  const note = await notes.ofStatement(within)
  return { pieces: words.claim(naming.called(by.exact, within.language), said, whoOf(within, writer)), notes: [note] }
}

/** An occasion, with the stories that tell of it. */
export async function exchangeItem(link: MergedExchange, writer: BriefWriter): Promise<Item> {
  return { ...(await toldOf(link.told, { ...link, kind: link.channel }, link, writer)), below: [] }
}

/** What is told of an occasion. */
type Told = Pick<ExchangeEntry, 'kind' | 'date' | 'day' | 'minutes' | 'participants'>

async function toldOf(
  told: readonly ExchangeEntry[],
  { kind, date, day, minutes, participants }: Told,
  { probability, review }: Sureness,
  { words, naming, notes }: BriefWriter,
): Promise<Sentence> {
  const numbers: number[] = []
  for (const exchange of told) numbers.push(await notes.ofExchange(exchange))
  const { language } = notes.all()[numbers[0] - 1]
  const pieces = words.occasion({
    channel: kind,
    participants: participants.map(({ actor, name }) => naming.party(actor, name, language)),
    nReports: told.length,
    ...(date !== undefined && { date }),
    ...(date === undefined && day !== undefined && { reported: day }),
    ...(minutes !== undefined && { minutes }),
    ...{ probability, ...(review && { review }) },
  })
  return { pieces, notes: BriefWriter.distinct(numbers) }
}

/** What is awaited, from whom, until when; what it hangs on, who awaits it, and what became of it. */
export async function pendingItem(item: PendingItem, writer: BriefWriter): Promise<Item> {
  const awaiting: Sentence[] = []
  for (const entry of item.statements) awaiting.push(await saidSentence(entry, writer))
  const notes = awaiting.flatMap((sentence) => sentence.notes)
  const below = [...conditionOf(item, notes, writer), ...awaiting, ...(await outcomeOf(item, writer))]
  const { state, awaits, deadline, probability, review } = item
  const pieces = writer.words.awaited({
    state,
    ...(awaits !== undefined && { awaits }),
    ...fromOf(item, writer),
    ...(deadline !== undefined && { deadline }),
    ...{ probability, ...(review && { review }) },
  })
  return { pieces, notes: BriefWriter.distinct(notes), below }
}

function fromOf({ from, statements }: PendingItem, { naming }: BriefWriter) {
  const [name] = from.names
  const [actor] = from.actors
  const { language } = statements[0]
  if (name === undefined) return {}
  return { from: actor === undefined ? naming.called(name, language) : naming.party(actor, name, language) }
}

function conditionOf(
  { condition, statements }: PendingItem,
  notes: readonly number[],
  { words }: BriefWriter,
): Sentence[] {
  const at = statements.findIndex(({ statement }) => statement.pending?.condition === condition)
  if (condition.length === 0 || at < 0) return []
  return [{ pieces: words.condition(saidWords(condition, statements[at].language)), notes: [notes[at]] }]
}

async function outcomeOf({ state, outcome }: PendingItem, { notes, words }: BriefWriter): Promise<Sentence[]> {
  if (outcome === undefined) return []
  const { evidence, probability, day } = outcome
  const note = await notes.ofEvidence(evidence)
  if (note === undefined) return []
  const said = saidWords(evidence.spans, notes.all()[note - 1].language)
  return [
    { pieces: words.outcome({ state, probability, words: said, ...(day !== undefined && { day }) }), notes: [note] },
  ]
}
