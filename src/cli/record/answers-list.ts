import type { Page } from '../../record/index.ts'
import type { StatementEntry } from '../../schema/index.ts'
import { type Answer, answersOf } from '../../views/index.ts'
import { tableLines } from '../table.ts'
import { linkTail, saidLine } from './link-lines.ts'
import { pagingOf, printLines, STATEMENT_COLUMNS, type StatementsOptions, statementCells } from './list-commands.ts'
import { filterOf } from './statement-filter.ts'
import { withViewed } from './viewed.ts'

/** `readout statements --answers`: below each statement which it answers, and which answered it. */
export async function statementsWithAnswers(options: StatementsOptions): Promise<void> {
  await withViewed(options, async (viewed) => {
    const page = await viewed.reader.statements(await filterOf(options, viewed.reader), pagingOf(options))
    const answers = await answersOf(viewed, page.items)
    const linesOf = (items: readonly StatementEntry[], width: number) => linesWith(items, answers, width)
    const shown: Page<StatementEntry> & { readonly answers: readonly Answer[] } = { ...page, answers }
    printLines(options, shown, linesOf, 'statements')
  })
}

function linesWith(items: readonly StatementEntry[], answers: readonly Answer[], width: number): string[] {
  const [heading, ...rows] = tableLines(STATEMENT_COLUMNS, items.map(statementCells), width)
  return [heading, ...rows.flatMap((row, at) => [row, ...answerLines(items[at], answers, width)])]
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
