import { z } from 'zod'
import { exchangeFilterOf, linkOptionsOf, pagingOf, understandingOf, viewedOf } from '../queries/index.ts'
import { ChannelSchema, ExchangeQuerySchema } from '../schema/index.ts'
import { exchanges, type MergedExchange } from '../views/index.ts'
import { link, linkOf, linkWords, PAGES } from './link.ts'
import { word } from './outside.ts'
import { pageLines, pageOf, pageShape, pagingInput } from './paging.ts'
import { of } from './statement.ts'
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

/** Most stories that tell of an occasion whose words are shown. */
const MOST_TOLD = 4

/** Tool: occasions on which parties spoke. */
export const findExchanges = tool({
  name: 'find_exchanges',
  title: 'Find exchanges',
  description: `Occasions on which parties spoke (calls, meetings, letters, briefings …), each once however many stories tell of it. ${PAGES}`,
  input: { ...ExchangeQuerySchema.shape, ...pagingInput(10) },
  output: pageShape(ExchangeShape),
  async ask(desk, asked) {
    const filter = await exchangeFilterOf(asked, understandingOf(desk))
    return pageOf(await exchanges(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked)), exchangeOf)
  },
  lines: (page) => pageLines(page, 'exchanges', exchangeLines),
})
