import { z } from 'zod'
import { linkFilterOf, linkOptionsOf, pagingOf, statementsCalled, understandingOf, viewedOf } from '../queries/index.ts'
import { AnswerSchema } from '../schema/index.ts'
import { type Answer, answers, answersOf } from '../views/index.ts'
import { below, link, linkInput, linkOf, linkWords, PAGES } from './link.ts'
import { pageLines, pageOf, pageShape } from './paging.ts'
import { MOST_STORIES, StatementShape, statementLines, statementOf } from './statement.ts'
import { tool } from './tool.ts'

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
    const filter = await linkFilterOf(asked, understandingOf(desk))
    return pageOf(await answers(viewedOf(desk), filter, pagingOf(asked), linkOptionsOf(asked)), answerOf)
  },
  lines: (page) => pageLines(page, 'answers', answerLines),
})

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
    const found = await answersOf(viewedOf(desk), await statementsCalled(statement, desk.reader, MOST_STORIES))
    return { items: found.slice(0, MOST_ANSWERS).map(answerOf), nAnswers: found.length }
  },
  lines: ({ items, nAnswers }) => [`${nAnswers} answers`, ...items.flatMap(answerLines)],
})
