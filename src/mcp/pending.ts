import { z } from 'zod'
import { linkFilterOf, linkOptionsOf, pagingOf, understandingOf, viewedOf } from '../queries/index.ts'
import { PendingStateSchema } from '../schema/index.ts'
import { type PendingItem, pending } from '../views/index.ts'
import { below, link, linkInput, linkOf, linkWords, PAGES } from './link.ts'
import { quoted, word } from './outside.ts'
import { pageLines, pageOf, pageShape } from './paging.ts'
import {
  nameOf,
  of,
  percent,
  rounded,
  SpansShape,
  StatementShape,
  someSpans,
  spansLine,
  statementLines,
  statementOf,
} from './statement.ts'
import { MOST_LISTED, MOST_OF_EVIDENCE } from './told.ts'
import { tool } from './tool.ts'

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
    const options = { ...linkOptionsOf(asked), today, ...(state && { states: state }) }
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return pageOf(await pending(viewedOf(desk), filter, pagingOf(asked), options), pendingOf)
  },
  lines: (page) => pageLines(page, 'things pending', pendingLines),
})
