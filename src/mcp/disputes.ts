import { z } from 'zod'
import { linkFilterOf, linkOptionsOf, pagingOf, understandingOf, viewedOf } from '../queries/index.ts'
import { ChannelSchema, DisputeSchema } from '../schema/index.ts'
import { type Dispute, type DisputeSide, disputes } from '../views/index.ts'
import { below, link, linkInput, linkOf, linkWords, PAGES } from './link.ts'
import { word } from './outside.ts'
import { pageLines, pageOf, pageShape } from './paging.ts'
import { of, SpanShape, StatementShape, someSpans, spansLine, statementLines, statementOf } from './statement.ts'
import {
  ExchangeToldShape,
  MOST_LISTED,
  ParticipantShape,
  participantOf,
  participantsLine,
  toldLine,
  toldOf,
} from './told.ts'
import { tool } from './tool.ts'

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
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return pageOf(await disputes(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked)), disputeOf)
  },
  lines: (page) => pageLines(page, 'disputes', disputeLines),
})
