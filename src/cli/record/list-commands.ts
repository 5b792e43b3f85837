import { actorFilterOf, pagingOf, storyFilterOf } from '../../queries/index.ts'
import type { Page, RecordReader } from '../../record/index.ts'
import type { ActorEntry, ActorQuery, StatementEntry, StoryEntry, StoryQuery } from '../../schema/index.ts'
import { type Column, tableLines } from '../table.ts'
import { openRecord, type RecordOptions } from './open-record.ts'
import { type FilterOptions, filterOf, told, understanding } from './statement-filter.ts'

/** What every command that lists entries may be told. */
export interface ListOptions extends RecordOptions {
  readonly limit: number
  readonly after?: string
  readonly oldestFirst?: boolean
  readonly json?: boolean
}

/** What `readout statements` and `readout search` may be told. */
export type StatementsOptions = ListOptions & FilterOptions & { readonly answers?: boolean }

/** `readout statements`: the statements that a filter asks for, newest first; with `--answers`, who answers whom. */
export async function statementsCommand(options: StatementsOptions): Promise<void> {
  if (options.answers) return (await import('./answers-list.ts')).statementsWithAnswers(options)
  await withReader(options, async (reader) => {
    const page = await reader.statements(await filterOf(options, reader), pagingOf(options))
    printPage(options, page, STATEMENT_COLUMNS, statementCells, 'statements')
  })
}

/** `readout search WORDS`: the statements with words in them. */
export async function searchCommand(words: readonly string[], options: StatementsOptions): Promise<void> {
  await statementsCommand({ ...options, text: [...(options.text ?? []), ...words] })
}

/** `readout actors`: those with the most statements first. */
export async function actorsCommand(options: ListOptions & ActorQuery): Promise<void> {
  await withReader(options, async (reader) => {
    const filter = await told(actorFilterOf(options, understanding(reader)))
    printPage(options, await reader.actors(filter, pagingOf(options)), ACTOR_COLUMNS, actorCells, 'actors')
  })
}

/** `readout stories`: newest first. */
export async function storiesCommand(options: ListOptions & StoryQuery): Promise<void> {
  await withReader(options, async (reader) => {
    const filter = await told(storyFilterOf(options, understanding(reader)))
    printPage(options, await reader.stories(filter, pagingOf(options)), STORY_COLUMNS, storyCells, 'stories')
  })
}

/** `readout mark`: how far the record has come. */
export async function markCommand(options: RecordOptions): Promise<void> {
  await withReader(options, async (reader) => {
    process.stdout.write(`${await reader.mark()}\n`)
  })
}

/** Runs `work` on an open record, and closes it. */
export async function withReader(
  { record }: RecordOptions,
  work: (reader: RecordReader) => Promise<void>,
): Promise<void> {
  const store = await openRecord(record, 'read')
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

/** Prints a page: as a table, with the cursor to go on with; or as JSON. */
export function printPage<T>(
  options: { readonly json?: boolean },
  page: Page<T>,
  columns: readonly Column[],
  cells: (item: T) => readonly string[],
  noun: string,
): void {
  printLines(options, page, (items, width) => tableLines(columns, items.map(cells), width), noun)
}

/** Prints a page as lines, with the cursor to go on with; or as JSON. Where there is nothing, it says so. */
export function printLines<T>(
  { json }: { readonly json?: boolean },
  page: Page<T>,
  linesOf: (items: readonly T[], width: number) => readonly string[],
  noun: string,
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(page, undefined, 2)}\n`)
    return
  }
  const { items, next } = page
  const lines = items.length === 0 ? [] : linesOf(items, process.stdout.columns ?? 120)
  process.stdout.write([...lines, ...endLines(items.length, next, noun)].map((line) => `${line}\n`).join(''))
}

/** What stands below so many entries: that there are none, and how to go on. */
export function endLines(n: number, next: string | undefined, noun: string): string[] {
  const nothing = n > 0 ? [] : [next === undefined ? `no ${noun}` : `no ${noun} so far`]
  return next === undefined ? nothing : [...nothing, `more ${noun}: --after ${next}`]
}

/** The columns of a table of statements. */
export const STATEMENT_COLUMNS: readonly Column[] = [
  { heading: 'said', width: 10 },
  { heading: 'source', width: 20 },
  { heading: 'act', width: 11 },
  { heading: 'to', width: 14, isOptional: true },
  { heading: 'content' },
  { heading: 'outlet', width: 14, isOptional: true },
  { heading: 'sure', width: 5 },
  { heading: '', width: 9 },
  { heading: 'id', width: 21 },
]

/** A statement’s cells in a table. */
export function statementCells(entry: StatementEntry): string[] {
  const { said = '', statement, outlet = '', state, repeats, review, id } = entry
  const flags = [review?.decision, state === 'dropped' ? 'dropped' : repeats ? 'repeated' : undefined]
  return [
    said,
    namesIn(entry, 'source') || statement.source.map(({ exact }) => exact).join(', '),
    statement.negated ? `not ${statement.act.value}` : statement.act.value,
    namesIn(entry, 'addressee'),
    statement.content.map(({ exact }) => exact).join(' … '),
    outlet,
    `${Math.round(statement.probability * 100)} %`,
    flags.find((flag) => flag !== undefined) ?? '',
    id,
  ]
}

/** The names of those who have a role in a statement. */
export function namesIn({ actors }: StatementEntry, role: 'source' | 'addressee'): string {
  return actors
    .filter((actor) => actor.role === role)
    .map(({ name }) => name)
    .join(', ')
}

const ACTOR_COLUMNS: readonly Column[] = [
  { heading: 'actor', width: 34 },
  { heading: 'kind', width: 8 },
  { heading: 'statements', width: 10 },
  { heading: 'also called', isOptional: true },
  { heading: 'id', width: 32 },
]

function actorCells({ id, name, kind, nStatements, aliases }: ActorEntry): string[] {
  return [name, kind, String(nStatements), aliases.filter((alias) => alias !== name).join(', '), id]
}

const STORY_COLUMNS: readonly Column[] = [
  { heading: 'published', width: 10 },
  { heading: 'outlet', width: 18 },
  { heading: 'title' },
  { heading: 'versions', width: 8, isOptional: true },
  { heading: 'statements', width: 10, isOptional: true },
  { heading: 'copies', width: 6, isOptional: true },
  { heading: 'id', width: 34 },
]

function storyCells({
  id,
  published = '',
  outlet = '',
  title,
  url,
  versions,
  nStatements,
  nCopies,
}: StoryEntry): string[] {
  const copies = nCopies === 0 ? '' : String(nCopies)
  return [published, outlet, title ?? url ?? '', String(versions.length), String(nStatements), copies, id]
}
