import { z } from 'zod'
import { called, filterOf } from '../queries/index.ts'
import type { StatementFilter } from '../record/index.ts'
import {
  AnswerSchema,
  ChannelSchema,
  DisputeSchema,
  type ExchangeEntry,
  PendingStateSchema,
  type StatementQuery,
  StatementQuerySchema,
} from '../schema/index.ts'
import {
  type Answer,
  answers,
  answersOf,
  type Dispute,
  type DisputeSide,
  disputes,
  exchanges,
  type Link,
  type LinkOptions,
  type MergedExchange,
  type PendingItem,
  pending,
} from '../views/index.ts'
import { type ReadingDesk, understandingOf, viewedOf } from './desk.ts'
import { statementsOf } from './find-statements.ts'
import { quoted, word } from './outside.ts'
import { pageLines, pageOf, pageShape, pagingInput, pagingOf } from './paging.ts'
import {
  nameOf,
  of,
  percent,
  ReviewShape,
  reviewLine,
  reviewOf,
  rounded,
  SpanShape,
  SpansShape,
  StatementShape,
  someSpans,
  spansLine,
  statementLines,
  statementOf,
} from './statement.ts'
import { tool } from './tool.ts'

const rejected = z.boolean().optional().describe('Also those that people rejected')

const linkInput = {
  ...StatementQuerySchema.shape,
  minProbability: StatementQuerySchema.shape.minProbability.describe('Links at least so probable; 0.5 where absent'),
  rejected,
  ...pagingInput(10),
}

/** How a page of links ends. */
const PAGES =
  'A page may hold fewer than asked for, even none, and have a `next`: it ends when a bounded amount was looked up.'

interface Asked extends StatementQuery {
  readonly rejected?: boolean | undefined
}

/** `minProbability` is of the links here, not of the statements. */
function optionsOf({ minProbability, rejected: isShown }: Asked): LinkOptions {
  return {
    ...(minProbability !== undefined && { minProbability }),
    ...(isShown && { isRejectedShown: true as const }),
  }
}

function linkFilterOf({ minProbability: _, ...ofStatements }: Asked, desk: ReadingDesk): Promise<StatementFilter> {
  return filterOf(ofStatements, understandingOf(desk))
}

const link = {
  id: z.string(),
  rule: z.string().describe('The named rule that found it'),
  probability: z.number().describe('How likely it is to be right; 1 where a person confirmed it'),
  review: ReviewShape.optional(),
}

type LinkAnswer = z.input<z.ZodObject<typeof link>>

function linkOf({ id, rule, probability, review }: Link): LinkAnswer {
  return { id, rule: nameOf(rule), probability: rounded(probability), ...(review && { review: reviewOf(review) }) }
}

function linkWords({ id, rule, probability, review }: LinkAnswer): string {
  const decided = review === undefined ? '' : `, ${reviewLine(review)}`
  return `${word(id)} (${word(rule)} ${percent(probability)}${decided})`
}

/** Lines that stand below another. */
function below(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

const AnswerShape = z.object({
  ...link,
  asked: StatementShape.describe(AnswerSchema.shape.asked.description ?? ''),
  answer: StatementShape.describe(AnswerSchema.shape.answer.description ?? ''),
})

function answerOf(answer: Answer): z.input<typeof AnswerShape> {
  return { ...linkOf(answer), asked: statementOf(answer.asked), answer: statementOf(answer.answer) }
}

function answerLines(answer: z.input<typeof AnswerShape>): string[] {
  return [
    `- answer ${linkWords(answer)}: this`,
    ...below(statementLines(answer.asked)),
    '  is taken up by',
    ...below(statementLines(answer.answer)),
  ]
}

/** Tool: statements that take up others. */
export const findAnswers = tool({
  name: 'find_answers',
  title: 'Find answers',
  description: `Statements that take up others (demand and rejection, claim and denial, proposal and agreement), each with the other. What is asked is of the answering statement. ${PAGES}`,
  input: linkInput,
  output: pageShape(AnswerShape),
  async ask(desk, asked) {
    const filter = await linkFilterOf(queryIn(asked), desk)
    return pageOf(await answers(viewedOf(desk), filter, pagingOf(asked), optionsOf(asked)), answerOf)
  },
  lines: (page) => pageLines(page, 'answers', answerLines),
})

function queryIn<T extends Asked & { limit: number; after?: string | undefined; oldestFirst?: boolean | undefined }>(
  asked: T,
) {
  const { limit: _, after: __, oldestFirst: ___, ...query } = asked
  return query
}

/** Most answers of one statement. */
const MOST_ANSWERS = 20

/** Tool: what one statement answers, and what answers it. */
export const answersOfStatement = tool({
  name: 'answers_of_statement',
  title: 'Answers of a statement',
  description: 'What one statement takes up, and what takes it up.',
  input: { statement: z.string().min(1).describe('Id of the statement') },
  output: z.object({ items: z.array(AnswerShape), nAnswers: z.int().describe('How many there are; some are shown') }),
  async ask(desk, { statement }) {
    const found = await answersOf(viewedOf(desk), await statementsOf(desk, statement))
    return { items: found.slice(0, MOST_ANSWERS).map(answerOf), nAnswers: found.length }
  },
  lines: ({ items, nAnswers }) => [`${nAnswers} answers`, ...items.flatMap(answerLines)],
})

const ExchangeToldShape = z.object({
  story: z.string(),
  version: z.string(),
  outside: z.object({ evidence: SpansShape.describe('The words that speak of it') }),
})

function toldOf({ story, version, evidence }: ExchangeEntry): z.input<typeof ExchangeToldShape> {
  return { story, version, outside: { evidence: someSpans(evidence, MOST_OF_EVIDENCE).spans } }
}

/** Most units of the words that speak of an occasion. */
const MOST_OF_EVIDENCE = 240

const ParticipantShape = z.object({ actor: z.string(), outside: z.object({ name: z.string() }) })

function participantOf({ actor, name }: { actor: string; name: string }): z.input<typeof ParticipantShape> {
  return { actor, outside: { name: nameOf(name) } }
}

function participantsLine(participants: readonly z.input<typeof ParticipantShape>[]): string {
  return participants.map(({ actor, outside }) => `${quoted(outside.name)} ${word(actor)}`).join(', ') || 'nobody named'
}

/** Most stories that tell of an occasion whose words are shown. */
const MOST_TOLD = 4

/** Most participants and statements of an occasion that are listed. */
const MOST_LISTED = 12

const SideShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statement'), statement: StatementShape }),
  z.object({
    kind: z.literal('claim').describe('Told of within a statement'),
    within: StatementShape,
    outside: z.object({ by: SpanShape, claim: SpanShape }),
  }),
  z.object({
    kind: z.literal('exchange'),
    id: z.string(),
    channel: ChannelSchema,
    day: z.string().optional(),
    participants: z.array(ParticipantShape),
    told: ExchangeToldShape,
  }),
])

type SideAnswer = z.input<typeof SideShape>

function sideOf(side: DisputeSide): SideAnswer {
  if (side.kind === 'statement') return { kind: 'statement', statement: statementOf(side.statement) }
  if (side.kind === 'claim') {
    const [by, claim] = [side.by, side.claim].map((each) => someSpans([each], MOST_OF_CLAIM).spans[0])
    return { kind: 'claim', within: statementOf(side.within), outside: { by, claim } }
  }
  const { exchange } = side
  return {
    ...{ kind: 'exchange', id: exchange.id, channel: exchange.kind },
    ...of(exchange, ['day']),
    participants: exchange.participants.slice(0, MOST_LISTED).map(participantOf),
    told: toldOf(exchange),
  }
}

/** Most units of a claim that is told of within a statement. */
const MOST_OF_CLAIM = 500

function sideLines(side: SideAnswer): string[] {
  if (side.kind === 'statement') return statementLines(side.statement)
  if (side.kind === 'claim') {
    const { by, claim } = side.outside
    return [`- a claim ${spansLine([claim])} by ${spansLine([by])}, within`, ...below(statementLines(side.within))]
  }
  const { id, channel, day, participants, told } = side
  const when = day === undefined ? '' : ` ${word(day)}`
  return [`- ${channel} ${word(id)}${when} of ${participantsLine(participants)}: ${toldLine(told)}`]
}

function toldLine({ story, version, outside }: z.input<typeof ExchangeToldShape>): string {
  return `${spansLine(outside.evidence)} in story ${word(story)}, version ${word(version)}`
}

const DisputeShape = z.object({
  ...link,
  kind: DisputeSchema.shape.kind,
  before: SideShape.describe('What was there before'),
  contradiction: SideShape.describe('What contradicts it'),
})

function disputeOf(dispute: Dispute): z.input<typeof DisputeShape> {
  const [before, contradiction] = dispute.sides.map(sideOf)
  return { ...linkOf(dispute), kind: dispute.kind, before, contradiction }
}

function disputeLines(dispute: z.input<typeof DisputeShape>): string[] {
  return [
    `- dispute ${dispute.kind} ${linkWords(dispute)}: this`,
    ...below(sideLines(dispute.before)),
    '  is contradicted by',
    ...below(sideLines(dispute.contradiction)),
  ]
}

/** Tool: what cannot both hold. */
export const findDisputes = tool({
  name: 'find_disputes',
  title: 'Find disputes',
  description: `What cannot both hold, the newest contradiction first: a claim and its denial, a demand and its rejection, figures that differ, an exchange and the denial that there was one. What is asked is of the contradicting statement. ${PAGES}`,
  input: linkInput,
  output: pageShape(DisputeShape),
  async ask(desk, asked) {
    const filter = await linkFilterOf(queryIn(asked), desk)
    return pageOf(await disputes(viewedOf(desk), filter, pagingOf(asked), optionsOf(asked)), disputeOf)
  },
  lines: (page) => pageLines(page, 'disputes', disputeLines),
})

const PendingShape = z.object({
  ...link,
  state: PendingStateSchema,
  awaits: z.string().optional().describe('What kind of thing is awaited'),
  deadline: z.string().optional().describe('Until when, as EDTF'),
  nStatements: z.int().describe('How many statements await it; some are shown'),
  statements: z.array(StatementShape),
  outcome: z
    .object({
      rule: z.string(),
      probability: z.number(),
      story: z.string(),
      statement: z.string().optional(),
      exchange: z.string().optional(),
      day: z.string().optional(),
    })
    .optional()
    .describe('What fulfilled or rejected it'),
  outside: z.object({
    from: z.array(z.string()).describe('Whom it is expected from; empty where nothing tells'),
    condition: SpansShape.describe('On what it hangs, in the first statement’s version; empty where on nothing'),
  }),
})

type PendingAnswer = z.input<typeof PendingShape>

/** Most statements that await one thing of which the words are shown. */
const MOST_AWAITING = 3

function pendingOf(item: PendingItem): PendingAnswer {
  const { outcome, statements, from, condition } = item
  return {
    ...linkOf(item),
    ...of(item, ['state', 'awaits', 'deadline']),
    nStatements: statements.length,
    statements: statements.slice(0, MOST_AWAITING).map(statementOf),
    ...(outcome && {
      outcome: {
        ...{ rule: nameOf(outcome.rule), probability: rounded(outcome.probability) },
        ...of(outcome.evidence, ['story', 'statement', 'exchange']),
        ...of(outcome, ['day']),
      },
    }),
    outside: {
      from: from.names.slice(0, MOST_LISTED).map(nameOf),
      condition: someSpans(condition, MOST_OF_EVIDENCE).spans,
    },
  }
}

function pendingLines(item: PendingAnswer): string[] {
  const { state, awaits, deadline, nStatements, statements, outcome, outside } = item
  const facts = [
    state,
    ...(awaits === undefined ? [] : [word(awaits)]),
    ...(outside.from.length > 0 ? [`from ${outside.from.map(quoted).join(', ')}`] : []),
    ...(deadline === undefined ? [] : [`until ${word(deadline)}`]),
    ...(outside.condition.length > 0 ? [`if ${spansLine(outside.condition)}`] : []),
    `awaited by ${nStatements} statements`,
  ]
  return [
    `- pending ${linkWords(item)}: ${facts.join(', ')}`,
    ...below(statements.flatMap(statementLines)),
    ...(outcome ? [`  settled by ${outcomeWords(outcome)}`] : []),
  ]
}

function outcomeWords({ rule, probability, story, statement, exchange, day }: NonNullable<PendingAnswer['outcome']>) {
  const what = statement === undefined ? `exchange ${word(exchange ?? 'unknown')}` : `statement ${word(statement)}`
  const when = day === undefined ? '' : ` ${word(day)}`
  return `${what}${when} of story ${word(story)} (${word(rule)} ${percent(probability)})`
}

/** Tool: what is awaited. */
export const findPending = tool({
  name: 'find_pending',
  title: 'Find what is pending',
  description: `What statements promise, ask for or expect, each thing once, the newest first, and what became of it. ${PAGES}`,
  input: {
    ...linkInput,
    state: z.array(PendingStateSchema).min(1).optional(),
    today: z.iso.date().optional().describe('The day that deadlines are held against; today where absent'),
  },
  output: pageShape(PendingShape),
  async ask(desk, { state, today = desk.now().slice(0, 10), ...asked }) {
    const options = { ...optionsOf(asked), today, ...(state && { states: state }) }
    const filter = await linkFilterOf(queryIn(asked), desk)
    return pageOf(await pending(viewedOf(desk), filter, pagingOf(asked), options), pendingOf)
  },
  lines: (page) => pageLines(page, 'things pending', pendingLines),
})

const ExchangeShape = z.object({
  ...link,
  channel: ChannelSchema,
  date: z.string().optional().describe('When it was, as EDTF, as exactly as a story says'),
  day: z.string().optional(),
  minutes: z.number().optional(),
  participants: z.array(ParticipantShape),
  statements: z.array(z.string()).describe('Ids of statements that were made in it; some are shown'),
  nStatements: z.int(),
  told: z.array(ExchangeToldShape).describe('What stories say of it, the earliest filed first; some are shown'),
  nTold: z.int(),
})

type ExchangeAnswer = z.input<typeof ExchangeShape>

function exchangeOf(exchange: MergedExchange): ExchangeAnswer {
  const { participants, statements, told } = exchange
  return {
    ...linkOf(exchange),
    ...of(exchange, ['channel', 'date', 'day', 'minutes']),
    participants: participants.slice(0, MOST_LISTED).map(participantOf),
    statements: statements.slice(0, MOST_LISTED),
    nStatements: statements.length,
    told: told.slice(0, MOST_TOLD).map(toldOf),
    nTold: told.length,
  }
}

function exchangeLines(exchange: ExchangeAnswer): string[] {
  const { channel, date, day, minutes, participants, statements, nStatements, told, nTold } = exchange
  const when = date ?? day
  const facts = [
    ...(when === undefined ? [] : [word(when)]),
    ...(minutes === undefined ? [] : [`${minutes} minutes`]),
    `of ${participantsLine(participants)}`,
    `${nStatements} statements${statements.length > 0 ? `: ${statements.map(word).join(' ')}` : ''}`,
    `told by ${nTold} stories`,
  ]
  return [`- ${channel} ${linkWords(exchange)}: ${facts.join(', ')}`, ...told.map((each) => `  ${toldLine(each)}`)]
}

/** Tool: occasions on which parties spoke. */
export const findExchanges = tool({
  name: 'find_exchanges',
  title: 'Find exchanges',
  description: `Occasions on which parties spoke (calls, meetings, letters, briefings …), each once however many stories tell of it. ${PAGES}`,
  input: {
    kind: z.array(ChannelSchema).min(1).optional(),
    with: z.array(z.string().min(1)).min(1).optional().describe('In which these took part, all of them: names or ids'),
    since: z.iso.date().optional(),
    until: z.iso.date().optional(),
    story: z.string().min(1).optional().describe('Of this story, by its id'),
    minProbability: linkInput.minProbability,
    rejected,
    ...pagingInput(10),
  },
  output: pageShape(ExchangeShape),
  async ask(desk, { kind, with: who, since, until, story, minProbability, rejected: isShown, ...paging }) {
    const participants = (await called(who, 'with', desk.reader, desk.languageOf)).map(({ id }) => id)
    const filter = {
      ...(kind && { kinds: kind }),
      ...(participants.length > 0 && { participants }),
      ...(since && { since }),
      ...(until && { until }),
      ...(story && { story }),
    }
    const options = optionsOf({ minProbability, rejected: isShown })
    return pageOf(await exchanges(viewedOf(desk), filter, pagingOf(paging), options), exchangeOf)
  },
  lines: (page) => pageLines(page, 'exchanges', exchangeLines),
})
