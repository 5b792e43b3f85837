import { z } from 'zod'
import { statementsCalled, viewedOf } from '../queries/index.ts'
import { type FirstSaid, firstSaid } from '../views/index.ts'
import { quoted, word } from './outside.ts'
import {
  MOST_STORIES,
  nameOf,
  percent,
  rounded,
  SpansShape,
  StatementShape,
  someSpans,
  spansLine,
  statementLines,
  statementOf,
} from './statement.ts'
import { tool } from './tool.ts'

const FirstShape = z.object({
  first: StatementShape.describe('The earliest with the same or nearly the same content by the same actor'),
  sayings: z
    .array(
      z.object({
        statement: z.string(),
        story: z.string(),
        said: z.string().optional(),
        rule: z.string().describe('Why it counts as the same'),
        probability: z.number(),
        outside: z.object({ outlet: z.string().optional() }),
      }),
    )
    .describe('All of them, the earliest first, the statement itself included; some are shown'),
  nSayings: z.int(),
  chain: z
    .array(
      z.object({
        kind: z.enum(['via', 'within', 'source']),
        statement: z.string(),
        actors: z.array(z.string()).describe('Ids of the actors that the words mean'),
        outside: z.object({ words: SpansShape, names: z.array(z.string()) }),
      }),
    )
    .describe('From the outlet inwards: on whose word it is had, the source last'),
})

/** Most sayings that are shown. */
const MOST_SAYINGS = 20
/** Most units of the words for one on whose word a thing is had, and most of them. */
const MOST_OF_WORDS = 240
const MOST_NAMES = 12

/** Tool: who said a thing first, and on whose word the report has it. */
export const whoSaidItFirst = tool({
  name: 'who_said_it_first',
  title: 'Who said it first',
  description:
    'Who said first what a statement says, in the same or nearly the same words, across all stories; and on whose word the report has it.',
  input: { statement: z.string().min(1).describe('Id of the statement') },
  output: FirstShape,
  async ask(desk, { statement }) {
    const [entry] = await statementsCalled(statement, desk.reader, MOST_STORIES)
    return firstOf(await firstSaid(viewedOf(desk), entry))
  },
  lines: ({ first, sayings, nSayings, chain }) => [
    'First said in',
    ...statementLines(first),
    `${nSayings} sayings, the earliest first`,
    ...sayings.map(sayingLine),
    'On whose word it is had, from the outlet inwards',
    ...chain.map(voiceLine),
  ],
})

type FirstAnswer = z.input<typeof FirstShape>

function firstOf({ first, sayings, chain }: FirstSaid): FirstAnswer {
  return {
    first: statementOf(first),
    sayings: sayings.slice(0, MOST_SAYINGS).map(({ entry, rule, probability }) => ({
      ...{ statement: entry.id, story: entry.story, rule: nameOf(rule), probability: rounded(probability) },
      ...(entry.said !== undefined && { said: entry.said }),
      outside: { ...(entry.outlet !== undefined && { outlet: nameOf(entry.outlet) }) },
    })),
    nSayings: sayings.length,
    chain: chain.map(({ kind, statement, spans, actors }) => ({
      ...{ kind, statement, actors: actors.slice(0, MOST_NAMES).map(({ actor }) => actor) },
      outside: {
        words: someSpans(spans, MOST_OF_WORDS).spans,
        names: actors.slice(0, MOST_NAMES).map(({ name }) => nameOf(name)),
      },
    })),
  }
}

function sayingLine({ statement, story, said, rule, probability, outside }: FirstAnswer['sayings'][number]): string {
  const when = said === undefined ? 'day unknown' : word(said)
  const outlet = outside.outlet === undefined ? '' : `, ${quoted(outside.outlet)}`
  return `- ${when} statement ${word(statement)} of story ${word(story)}${outlet} (${word(rule)} ${percent(probability)})`
}

function voiceLine({ kind, statement, outside }: FirstAnswer['chain'][number]): string {
  const meant = outside.names.length > 0 ? ` = ${outside.names.map(quoted).join(', ')}` : ''
  return `- ${kind}, statement ${word(statement)}: ${spansLine(outside.words) || 'no words'}${meant}`
}
