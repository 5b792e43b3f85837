import { z } from 'zod'
import { filterOf, pagingOf, statementsCalled, understandingOf } from '../queries/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import { StatementQuerySchema } from '../schema/index.ts'
import { word } from './outside.ts'
import { pageLines, pageOf, pageShape, pagingInput } from './paging.ts'
import {
  MOST_STORIES,
  nameOf,
  of,
  percent,
  ReviewShape,
  reviewLine,
  reviewOf,
  rounded,
  SpansShape,
  StatementShape,
  someSpans,
  spansLine,
  statementLines,
  statementOf,
} from './statement.ts'
import { tool } from './tool.ts'

/** Tool: statements that a question asks for. */
export const findStatements = tool({
  name: 'find_statements',
  title: 'Find statements',
  description:
    'Who said what: statements that the record has, the newest first, each with its source, cue and content as spans of the report. ' +
    'All that is given must hold; of a list, one of its values. Actors are given by name, in any script.',
  input: { ...StatementQuerySchema.shape, ...pagingInput(20) },
  output: pageShape(StatementShape),
  async ask(desk, { limit, after, oldestFirst, ...query }) {
    const filter = await filterOf(query, understandingOf(desk))
    return pageOf(await desk.reader.statements(filter, pagingOf({ limit, after, oldestFirst })), statementOf)
  },
  lines: (page) => pageLines(page, 'statements', statementLines),
})

const inferred = { rule: z.string(), probability: z.number() }

const WholeShape = StatementShape.extend({
  figures: z.array(
    z.object({ value: z.number(), unit: z.string(), ...inferred, outside: z.object({ at: SpansShape }) }),
  ),
  dates: z.array(
    z.object({
      value: z.string().optional().describe('EDTF (ISO 8601-2); absent where it cannot be told'),
      ...inferred,
      outside: z.object({ at: SpansShape }),
    }),
  ),
  pending: z
    .object({
      deadline: z.string().optional(),
      ...inferred,
      outside: z.object({ awaited: SpansShape, from: SpansShape, condition: SpansShape }),
    })
    .optional()
    .describe('What it leaves to come'),
  reviews: z.array(ReviewShape).describe('All decisions and comments on it, oldest first'),
})

type Whole = z.input<typeof WholeShape>

/** Tool: one statement with all that was read in it. */
export const getStatement = tool({
  name: 'get_statement',
  title: 'Get a statement',
  description:
    'One statement by its id, whatever became of it, in each story that has it: also its figures, dates, what it leaves pending, and what people decided and commented.',
  input: { statement: z.string().min(1).describe('Id of the statement') },
  output: z.object({ items: z.array(WholeShape) }),
  async ask(desk, { statement }) {
    const entries = await statementsCalled(statement, desk.reader, MOST_STORIES)
    const reviews = (await desk.reader.reviews(statement)).slice(-MOST_LISTED).map(reviewOf)
    return { items: entries.map((entry) => ({ ...wholeOf(entry), reviews })) }
  },
  lines: ({ items }) => [`${items.length} stories have it`, ...items.flatMap(wholeLines)],
})

/** Most figures, dates and reviews of one statement. */
const MOST_LISTED = 20
/** Most units of the words of one of them. */
const MOST_OF_PART = 240

function wholeOf(entry: StatementEntry): Omit<Whole, 'reviews'> {
  const { figures, dates, pending } = entry.statement
  const at = (spans: Parameters<typeof someSpans>[0]) => someSpans(spans, MOST_OF_PART).spans
  return {
    ...statementOf(entry),
    figures: figures.slice(0, MOST_LISTED).map((each) => ({
      ...{ value: each.value, unit: nameOf(each.unit), rule: nameOf(each.rule) },
      ...{ probability: rounded(each.probability), outside: { at: at([each]) } },
    })),
    dates: dates.slice(0, MOST_LISTED).map((each) => ({
      ...of(each, ['value']),
      ...{ rule: nameOf(each.rule), probability: rounded(each.probability), outside: { at: at([each]) } },
    })),
    ...(pending && {
      pending: {
        ...of(pending, ['deadline']),
        ...{ rule: nameOf(pending.rule), probability: rounded(pending.probability) },
        outside: { awaited: at(pending.value), from: at(pending.from), condition: at(pending.condition) },
      },
    }),
  }
}

function wholeLines(whole: Whole): string[] {
  const { figures, dates, pending, reviews } = whole
  const by = (each: { rule: string; probability: number }) => `(${word(each.rule)} ${percent(each.probability)})`
  return [
    ...statementLines(whole),
    ...figures.map((each) => `  figure ${each.value} ${word(each.unit)} ${by(each)}: ${spansLine(each.outside.at)}`),
    ...dates.map((each) => `  date ${word(each.value ?? 'unknown')} ${by(each)}: ${spansLine(each.outside.at)}`),
    ...(pending
      ? [
          `  pending ${by(pending)}: ${spansLine(pending.outside.awaited)}${pending.deadline ? `, until ${word(pending.deadline)}` : ''}`,
        ]
      : []),
    ...reviews.map((each) => `  review: ${reviewLine(each)}`),
  ]
}
