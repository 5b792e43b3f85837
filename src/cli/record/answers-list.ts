import { pagingOf } from '../../queries/index.ts'
import type { Page } from '../../record/index.ts'
import type { StatementEntry } from '../../schema/index.ts'
import { type Answer, answersOf, type Viewed } from '../../views/index.ts'
import { tableLines } from '../table.ts'
import { linkTail, saidLine } from './link-lines.ts'
import { endLines, STATEMENT_COLUMNS, type StatementsOptions, statementCells } from './list-commands.ts'
import { filterOf } from './statement-filter.ts'
import { withViewed } from './viewed.ts'

/** `readout statements --answers`: below each statement which it answers, and which answered it. */
export async function statementsWithAnswers(options: StatementsOptions): Promise<void> {
  await withViewed(options, async (viewed) => {
    const page = await viewed.reader.statements(await filterOf(options, viewed.reader), pagingOf(options))
    if (!options.json) return printWithAnswers(page, viewed)
    const shown = { ...page, answers: await answersOf(viewed, page.items) }
    process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`)
  })
}

/** Of so many statements answers are looked for at once: the first are printed soon. */
const AT_ONCE = 10

async function printWithAnswers({ items, next }: Page<StatementEntry>, viewed: Viewed): Promise<void> {
  const width = process.stdout.columns ?? 120
  const [heading, ...rows] = tableLines(STATEMENT_COLUMNS, items.map(statementCells), width)
  if (items.length > 0) process.stdout.write(`${heading}\n`)
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE)
    const answers = await answersOf(viewed, some)
    const lines = some.flatMap((entry, n) => [rows[at + n], ...answerLines(entry, answers, width)])
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  for (const line of endLines(items.length, next, 'statements')) process.stdout.write(`${line}\n`)
}

function answerLines(entry: StatementEntry, answers: readonly Answer[], width: number): string[] {
  const isEntry = (other: StatementEntry) => other.id === entry.id && other.story === entry.story
  return answers.flatMap((link) => {
    if (isEntry(link.answer)) return told('answers', link.asked, link, width)
    return isEntry(link.asked) ? told('answered by', link.answer, link, width) : []
  })
}

function told(lead: string, entry: StatementEntry, link: Answer, width: number): string[] {
  return [saidLine(`  ${lead} `, entry, width), `    ${linkTail(link)}`]
}
